"""Builds that are killed at any moment, run out of room, may not write, or run beside each other.

What is published is always one whole site, the old or the new. `make kills` makes it a long run; KILL_SEED
gives other moments.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from faq.site.verify import verify
from site_support import ROOT, build, fingerprint
from trust.payloads import Draft, base

KILLS = int(os.environ.get("KILLS", "8"))
CHANCE = random.Random(int(os.environ.get("KILL_SEED", "1")))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    found = base(tmp_path / "docs")
    Draft.new(1).write(found)
    return found


def command(content: Path, out: Path) -> list[str]:
    return [
        *(sys.executable, str(ROOT / "scripts/build.py"), "site", "--no-pdf", "--compress", "none"),
        *("--content", str(content), "--out", str(out)),
    ]


def holds(out: Path) -> None:
    assert list(verify(out)) == []
    assert (out / "sw.js").is_file()


def test_a_build_killed_at_any_moment_leaves_a_whole_site(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    began = time.monotonic()
    subprocess.run(command(content, out), check=True, capture_output=True)
    whole = time.monotonic() - began
    for number in range(2, KILLS + 2):
        Draft.new(number).write(content)
        process = subprocess.Popen(
            command(content, out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(CHANCE.uniform(0, whole * 0.9))
        os.killpg(process.pid, signal.SIGKILL) if CHANCE.random() < 0.5 else process.kill()
        process.wait()
        holds(out)
    deadline = time.monotonic() + 60
    while build(*command(content, out)[2:]).returncode:
        assert time.monotonic() < deadline, "killed builds still hold the site"
    holds(out)
    assert f"jawaban-{KILLS + 1}" in (out / "sitemap.xml").read_text(encoding="utf-8")
    assert not list(tmp_path.glob(".site*"))


def test_two_builds_at_once_publish_one_whole_site(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    running = [
        subprocess.Popen(command(content, out), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [process.communicate()[1] for process in running]
    codes = sorted(process.returncode for process in running)
    assert codes[0] == 0
    assert codes[1] in {0, 2}, said
    assert not [text for text in said if "Traceback" in text]
    holds(out)


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """An empty file system of its own; skips where this machine does not allow that."""
    folder.mkdir()
    if not shutil.which("mount"):
        pytest.skip("mount is not installed")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("this machine does not allow mounting a file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("size", ["64k", "400k", "900k"])
def test_a_disk_that_is_full_leaves_the_last_site(content: Path, tmp_path: Path, size: str) -> None:
    with mounted(tmp_path / "full", f"size={size}") as disk:
        done = build(*command(content, disk / "site")[2:])
        assert done.returncode == 3, done.stderr
        assert "Traceback" not in done.stderr
        assert not (disk / "site").exists()


def test_a_disk_that_fills_up_later_keeps_the_last_site(content: Path, tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "size=6m") as disk:
        out = disk / "site"
        assert build(*command(content, out)[2:]).returncode == 0
        before = fingerprint(out)
        used = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
        (disk / "other").write_bytes(b"\0" * max(0, 6 * 1024**2 - used * 2))
        for number in range(2, 8):
            Draft.new(number).write(content)
        done = build(*command(content, out)[2:])
        assert "Traceback" not in done.stderr
        if done.returncode:
            assert done.returncode == 3, done.stderr
            assert fingerprint(out) == before
        holds(out)


def test_a_disk_that_may_not_be_written_is_named(content: Path, tmp_path: Path) -> None:
    with mounted(tmp_path / "fixed", "size=1m,ro") as disk:
        done = build(*command(content, disk / "site")[2:])
        assert done.returncode == 3
        assert "Traceback" not in done.stderr
        assert str(disk) in done.stderr
