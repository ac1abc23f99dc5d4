"""Fixtures of the checks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from check_support import BASE
from site_support import CONTENT


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the small valid content."""
    return Path(shutil.copytree(BASE, tmp_path / "docs"))


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the five answers."""
    return Path(shutil.copytree(CONTENT, tmp_path / "real"))
