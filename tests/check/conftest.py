"""Fixtures of the checks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from check_support import BASE, DOCS


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the small valid content."""
    return Path(shutil.copytree(BASE, tmp_path / "docs"))


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the project's own content."""
    return Path(shutil.copytree(DOCS, tmp_path / "real"))
