"""The scripts of the search as the browser gets them: lunr and our engine in one file, without comments."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from rjsmin import jsmin  # type: ignore[import-untyped] # it has no types

# Later parts use earlier ones.
PARTS = (
    "folding", "affixes", "packing", "vocabulary", "guesses", "readings", "reading", "gist",
    "texts", "messages", "scores", "showing", "engine",
)  # fmt: skip
_NOTICE = "/*! lunr 2.3.9, (c) Oliver Nightingale, MIT licence, https://lunrjs.com */"


def browser_files(folder: Path) -> Mapping[str, bytes]:
    """Bytes by file name below `<language root>/search/`, read from the folder `worker`."""
    ours = [(folder / f"{part}.js").read_text(encoding="utf-8") for part in PARTS]
    engine = ";\n".join(str(jsmin(script)) for script in (lunr_script(), *ours))
    worker = str(jsmin((folder / "worker.js").read_text(encoding="utf-8")))
    return {"engine.js": f"{_NOTICE}\n{engine}".encode(), "worker.js": worker.encode()}


def lunr_script() -> str:
    """lunr.js as the installed MkDocs carries it: the version that lunr.py is held against."""
    return files("mkdocs").joinpath("contrib/search/templates/search/lunr.js").read_text(encoding="utf-8")
