"""Runs build.py as a user would and fingerprints what it made."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def build(
    *arguments: str | Path, root: Path = ROOT, folder: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """`python scripts/build.py ARGUMENTS` of the project `root`, called in it or in `folder`."""
    command = [sys.executable, str(root / "scripts" / "build.py"), *map(str, arguments)]
    environment = {**os.environ, **variables}
    return subprocess.run(
        command,
        cwd=folder or root,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def fingerprint(folder: Path) -> dict[str, str]:
    """The digest of every file below `folder` by its path."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def copy_project(target: Path) -> Path:
    """A copy of what the project consists of, without anything that was built."""
    for name in ("docs", "overrides", "scripts", "mkdocs.yml", "pyproject.toml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    return target
