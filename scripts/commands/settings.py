"""What a clone of the project has decided for itself: the table `[tool.lpse-faq]` of pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_TABLE = "[tool.lpse-faq]"


def content_folder(root: Path) -> str:
    """The folder with the content that the project `root` publishes, relative to it; `docs` by default.

    Raises ValueError where pyproject.toml cannot be read or names something that is no text.
    """
    file = root / "pyproject.toml"
    if not file.is_file():
        return "docs"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8")).get("tool", {}).get("lpse-faq", {})
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{file.name}: {error}") from None
    folder = table.get("content", "docs")
    if not isinstance(folder, str) or not folder:
        raise ValueError(f"{file.name}: {_TABLE} content must name a folder")
    return folder


def with_content_folder(pyproject: str, folder: str) -> str:
    """The text of pyproject.toml with `folder` as the content to publish; every other line stays."""
    line = f'content = "{folder}"'
    head, table, rest = pyproject.partition(f"{_TABLE}\n")
    if not table:
        return f"{pyproject.rstrip()}\n\n{_TABLE}\n{line}\n"
    own, mark, others = rest.partition("\n[")
    own, changed = re.subn(r"(?m)^content\s*=.*$", lambda _: line, own)
    return f"{head}{table}{own if changed else f'{line}{chr(10)}{own}'}{mark}{others}"
