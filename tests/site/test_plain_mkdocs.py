"""What people who know MkDocs type: `mkdocs serve` shows pages, `mkdocs build` names the right command."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from site_support import copy_project

MKDOCS = [sys.executable, "-m", "mkdocs"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("plain"))


def test_build_is_refused_with_the_right_command(project: Path) -> None:
    done = subprocess.run([*MKDOCS, "build"], cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "scripts/build.py site" in done.stderr + done.stdout
    assert not (project / "site").exists()


def test_serve_shows_the_pages(project: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*MKDOCS, "serve", "--no-livereload", "-a", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        page = _asked(f"http://127.0.0.1:{port}/faq/internal-server-error/", server)
    finally:
        server.terminate()
        server.wait()
    assert '<html lang="id">' in page
    assert 'id="langkah"' in page


def _asked(url: str, server: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:
            time.sleep(0.1)
    pytest.fail("the server never answered")
