"""Drafts hold up no others: left out of the site, shown in the preview, as are problems."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from faq.check import check
from faq.source import load
from site_support import ROOT, build

BASE = ROOT / "tests" / "check" / "base"
PORT = 8931


def draft(folder: Path, text: str = "Periksa.") -> Path:
    file = folder / "faq" / "konsep.md"
    file.write_text(
        "---\nid: F002\nquestion: Masih ditulis\ncategory: akun\nsteps:\n  - id: cek\n    role: helpdesk\n"
        f"    text: {text}\nreviewed: 2026-11-02\ndraft: true\n---\n",
        encoding="utf-8",
    )
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "docs"))


def test_a_draft_is_not_published_and_one_line_says_so(folder: Path, tmp_path: Path) -> None:
    draft(folder, "'TODO: apa'")
    done = build("site", "--no-pdf", "--content", folder, "--out", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("konsep.md") == 1
    assert "FAQ229" in done.stderr
    assert not (tmp_path / "site" / "faq" / "konsep").exists()
    assert "F002" not in (tmp_path / "site" / "api" / "v1" / "faq.json").read_text(encoding="utf-8")


def test_a_preview_has_the_drafts_that_can_be_shown(folder: Path) -> None:
    file = draft(folder, "'TODO: apa'")
    day = dt.date(2027, 1, 1)
    content, _ = check(load(folder), day, drafts=True)
    assert content is not None
    assert "F002" not in content.entries, "what is still to be written cannot be shown"
    file.write_text(file.read_text(encoding="utf-8").replace("'TODO: apa'", "Periksa."), encoding="utf-8")
    content, _ = check(load(folder), day, drafts=True)
    assert content is not None
    assert content.entries["F002"].draft
    assert "F002" not in content.published.entries


@pytest.fixture
def preview(folder: Path) -> Iterator[Path]:
    """A server that was started while the content had an error."""
    file = draft(folder)
    file.write_text(file.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
    entry = folder / "faq" / "lupa-sandi.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("role: penyedia", "role: x"), encoding="utf-8")
    program = str(ROOT / "scripts" / "build.py")
    command = [sys.executable, program, "serve", "--content", str(folder), "--port", str(PORT)]
    running = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "LPSE_FAQ_LANGUAGE": "id"})
    yield entry
    running.terminate()
    running.wait()


def fetched(wanted: str) -> str:
    """The home page of the preview, as soon as it holds `wanted`."""
    page, until = "", time.monotonic() + 60
    while wanted not in page and time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/") as answer:
                page = answer.read().decode()
        except urllib.error.HTTPError as error:
            page = error.read().decode()
        except OSError:
            time.sleep(0.3)
    return page


def test_a_preview_starts_with_problems_and_shows_them_until_they_are_gone(preview: Path) -> None:
    assert "FAQ203 peran tidak dikenal: &#x27;x&#x27;" in fetched("FAQ203")
    text = preview.read_text(encoding="utf-8")
    preview.write_text(text.replace("role: x", "role: penyedia"), encoding="utf-8")
    assert "FAQ203" not in fetched('class="main"')
