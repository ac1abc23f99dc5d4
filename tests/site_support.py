"""Runs build.py as a user would and fingerprints what it made."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from commands.content import content_folder, with_content_folder

ROOT = Path(__file__).resolve().parents[1]
# The five answers as the tests know them, so that no test depends on what an LPSE publishes today.
CONTENT = ROOT / "tests" / "content"
# What this clone publishes.
LIVE = ROOT / content_folder(ROOT)


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
    """A copy of what the project consists of, with the tests' content and without anything that was built."""
    for name in ("overrides", "scripts"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    copy_content(target / "docs")
    for name in (".gitattributes", "mkdocs.yml", "requirements.txt"):
        shutil.copy(ROOT / name, target)
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (target / "pyproject.toml").write_text(with_content_folder(settings, "docs"), encoding="utf-8")
    return target


def copy_content(target: Path) -> Path:
    """A copy of the tests' content, with the words that the search knows, which belong to no LPSE."""
    shutil.copytree(CONTENT, target)
    shutil.copy(ROOT / "docs" / "_data" / "words.yml", target / "_data")
    return target
