"""The scripts of the search as the browser gets them: the engine in one file, without comments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

# Later parts use earlier ones.
PARTS = (
    "folding", "affixes", "packing", "vocabulary", "guesses", "readings", "reading",
    "symptoms", "ranking", "showing", "engine",
)  # fmt: skip
_COMMENT = re.compile(r"^\s*//.*\n?", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def browser_files(folder: Path) -> Mapping[str, bytes]:
    """Bytes by file name below `<language root>/search/`, read from the folder `worker`."""
    engine = ";\n".join(_squeezed(folder / f"{part}.js") for part in PARTS)
    alone = {f"{name}.js": _squeezed(folder / f"{name}.js").encode() for name in ("worker", "page", "disk")}
    return {"engine.js": engine.encode(), **alone}


def _squeezed(path: Path) -> str:
    """The script without whole-line comments and indentation, which none of ours has inside a string."""
    return _INDENT.sub("", _COMMENT.sub("", path.read_text(encoding="utf-8")))
