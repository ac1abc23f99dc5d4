"""Output folders: one that a build made is marked, so that no build ever deletes another's files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

# Marks a folder as one that a build made and may replace.
MARKER = ".lpse-faq"
MARK = b"made by build.py; the next build replaces what is in this folder\n"


class OccupiedError(Exception):
    """The output folder is another build's just now, or holds something that no build put there."""


def refuse_foreign(folder: Path) -> None:
    """Raise OccupiedError where `folder` holds files that no build made."""
    if folder.exists() and not (folder.is_dir() and (_is_empty(folder) or (folder / MARKER).exists())):
        raise OccupiedError(f"'{folder}' holds files that no build made; empty it or choose another folder")


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put `files` into `folder` by their paths, beside what is there."""
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _is_empty(folder: Path) -> bool:
    return not any(folder.iterdir())
