"""What git keeps of a content folder.

The folder may come from a stranger, as an archive with a `.git` in it whose settings name programs to run.
So git is asked only by commands that look at what it has, with everything that starts a program switched off.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

_MOST_REVISIONS = 100
# A monitor of files would be started to read the index, a helper to fetch what a partial clone lacks.
_QUIET = ("-c", "core.fsmonitor=false")
_OFFLINE = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}


def is_tracked(file: Path) -> bool:
    """Whether git has `file`, which may be gone, in the version that is checked out."""
    return bool(_git(file.parent, "ls-files", "--error-unmatch", file.name))


def versions(folder: Path, path: str) -> Iterator[str]:
    """The file `path` below `folder` as it once was, the newest first; nothing without git or history."""
    found = _git(folder, "rev-list", f"--max-count={_MOST_REVISIONS}", "HEAD", "--", path)
    for revision in found.split():
        yield _git(folder, "cat-file", "blob", f"{revision}:./{path}")


def _git(folder: Path, *arguments: str) -> str:
    """What git says; empty where it refuses, or is not there."""
    try:
        done = subprocess.run(
            ["git", *_QUIET, *arguments],
            cwd=folder,
            env={**os.environ, **_OFFLINE},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
