"""Reads what people wrote, keeps every line number, and judges nothing but readability.

The only place that opens content. Problems it finds carry codes FAQ1xx.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from faq.model import Located, Problem, RawFile, Sources
from faq.source.located import read_yaml

MAX_BYTES = 256 * 1024
FENCE = "---"


def load(content: Path) -> Sources:
    """Read the folder `content`. Raises NotADirectoryError where it is none."""
    if not content.is_dir():
        raise NotADirectoryError(content)
    problems: list[Problem] = []
    entries: list[RawFile] = []
    translations: list[RawFile] = []
    pages: list[RawFile] = []
    data: dict[str, RawFile] = {}
    register = None
    paths = sorted(_walk(content))
    for path in paths:
        relative = PurePosixPath(path)
        top = relative.parts[0]
        if relative.suffix not in {".md", ".yml"} or top == "adr":
            continue
        raw = _read(content, path, problems)
        if raw is None:
            continue
        if path == "faq/published.yml":
            register = raw
        elif top == "_data":
            data[relative.stem] = raw
        elif relative.suffix == ".md":
            target = pages if top != "faq" else translations if path.endswith(".en.md") else entries
            target.append(raw)
    return Sources(
        tuple(entries), tuple(translations), data, tuple(pages), register, frozenset(paths), tuple(problems)
    )


def _walk(content: Path) -> Iterator[str]:
    """Every file below `content` but hidden ones, as a relative POSIX path."""
    for path in content.rglob("*"):
        relative = path.relative_to(content)
        if path.is_file() and not any(part.startswith(".") for part in relative.parts):
            yield relative.as_posix()


def _read(content: Path, path: str, problems: list[Problem]) -> RawFile | None:
    text = _decode(content / path, path, problems)
    if text is None:
        return None
    if path.endswith(".yml"):
        fields, found = read_yaml(text, path)
        problems.extend(found)
        return RawFile(path, fields)
    return _split(text, path, problems)


def _decode(file: Path, path: str, problems: list[Problem]) -> str | None:
    """The file as text with plain line ends, or None and a problem."""

    def refuse(line: int, code: str, message: str, hint: str) -> str | None:
        problems.append(Problem(path, line, code, message, hint))
        return None

    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            return refuse(1, "FAQ102", f"too large: {size:,} bytes", f"at most {MAX_BYTES:,}; split it")
        raw = file.read_bytes()
    except OSError as error:
        return refuse(1, "FAQ101", f"the file cannot be read: {error.strerror}", "check its rights and links")
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        return refuse(line, "FAQ103", "the file holds binary data", "save it as plain text in UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return refuse(line, "FAQ104", "the file is not UTF-8", "save it again with the encoding UTF-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _split(text: str, path: str, problems: list[Problem]) -> RawFile:
    """Frontmatter between two lines of three dashes, then the body."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        hint = f"begin the file with a line '{FENCE}' and close the block with another"
        problems.append(Problem(path, 1, "FAQ109", "the frontmatter is missing", hint))
        return RawFile(path, Located({}, 1), text, 1)
    closing = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if closing is None:
        hint = f"close it with a line '{FENCE}'"
        problems.append(Problem(path, 1, "FAQ109", "the frontmatter is never closed", hint))
        return RawFile(path, Located({}, 1))
    fields, found = read_yaml("\n".join(lines[1:closing]), path, 2)
    problems.extend(found)
    start = next((at for at in range(closing + 1, len(lines)) if lines[at].strip()), len(lines))
    return RawFile(path, fields, "\n".join(lines[start:]).rstrip(), start + 1)
