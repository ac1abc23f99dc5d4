"""Every page is valid HTML by html-validate, where npm is present to install it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bench.node import tools

ROOT = Path(__file__).parents[2]
CONFIG = Path(__file__).with_name("html-validate.json")


def test_pages_are_valid(site_dir: Path) -> None:
    try:
        node = tools(ROOT)
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        pytest.skip(f"html-validate cannot be installed: {error}")
    script = node / "html-validate" / "bin" / "html-validate.mjs"
    command: list[str | Path] = ["node", script, "--config", CONFIG, *sorted(site_dir.rglob("*.html"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
