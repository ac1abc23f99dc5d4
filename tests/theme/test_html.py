"""Every page is valid HTML by html-validate."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bench.node import NODE, tools

ROOT = Path(__file__).parents[2]
CONFIG = Path(__file__).with_name("html-validate.json")


def test_pages_are_valid(site_dir: Path) -> None:
    try:
        node = tools(ROOT)
    except subprocess.CalledProcessError as error:
        pytest.skip(f"npm cannot fetch html-validate: {error}")
    script = node / "html-validate" / "bin" / "html-validate.mjs"
    command: list[str | Path] = [NODE, script, "--config", CONFIG, *sorted(site_dir.rglob("*.html"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
