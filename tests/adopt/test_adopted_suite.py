"""The tests hold in an adopted clone as well: those that read what it publishes pass, whatever that is."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from adopt.folders import Adopted
from commands.init import HERE
from site_support import ROOT, build, copy_project

NAME = ("--name", "LPSE Kabupaten Contoh", "--city", "Kabupaten Contoh")
ADDRESS = ("--site-url", "https://faq.contoh.go.id/bantuan/")
# What reads the published content; the other tests have content of their own, and test_folders.py builds and
# opens sites of these folders.
READING = ("tests/source/test_source.py", "tests/check/test_editors.py")


@pytest.mark.parametrize("answers", [0, 1, 40])
def test_what_reads_the_published_content_passes(answers: int, tmp_path: Path) -> None:
    clone = copy_project(tmp_path / "clone")
    for name in ("tests", ".github"):
        shutil.copytree(ROOT / name, clone / name, ignore=shutil.ignore_patterns("__pycache__"))
    assert build("init", "--here", *NAME, *ADDRESS, root=clone).returncode == 0
    shutil.rmtree(clone / HERE)
    Adopted(answers).write(clone / HERE)
    assert build("editors", root=clone).returncode == 0
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *READING),
            *("-k", "(source and published) or editors"),
        ],
        cwd=clone, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
