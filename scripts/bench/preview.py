"""How long an author waits: from saving an edited answer to its text on the page that a browser has open."""

from __future__ import annotations

import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.chromium import launch

# Seconds between two edits: an author looks at each.
_LOOK = 3.0
_STEP = re.compile(r"(?m)^(    text: '?)(?=\w)")


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds until an edit was shown: those of each of the `edits`."""

    edits: tuple[float, ...]

    @property
    def table(self) -> str:
        """The median and the longest of the seconds as a Markdown table."""
        figures = f"{len(self.edits)} | {statistics.median(self.edits):.2f} | {max(self.edits):.2f}"
        return f"| edits | median seconds | longest |\n| ---: | ---: | ---: |\n| {figures} |"


def measure(root: Path, docs: Path, slug: str, edits: int = 7) -> Wait:
    """Edit the first step of the answer `slug` of the folder `docs` several times while a preview runs.

    Raises TimeoutError of the browser where a text does not appear.
    """
    (entry,) = docs.rglob(f"{slug}.md")
    before = entry.read_text(encoding="utf-8")
    waited = []
    with _preview(root, docs) as url, sync_playwright() as playwright:
        page = launch(playwright).new_page()
        page.goto(f"{url}faq/{slug}/")
        for number in range(edits):
            time.sleep(_LOOK)
            marked = f"Suntingan{number}"
            began = time.monotonic()
            entry.write_text(_STEP.sub(rf"\g<1>{marked} ", before, count=1), encoding="utf-8")
            page.get_by_text(marked).first.wait_for(state="attached", timeout=30_000)
            waited.append(time.monotonic() - began)
    entry.write_text(before, encoding="utf-8")
    return Wait(tuple(waited))


@contextmanager
def _preview(root: Path, docs: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, root / "scripts/build.py", "serve", "--content", docs, "--port", port]
    running = subprocess.Popen([*map(str, command)], cwd=root, stdout=subprocess.DEVNULL)
    try:
        while not _answers(port):
            if running.poll() is not None:
                raise RuntimeError("the preview ended")
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}/"
    finally:
        running.terminate()
        running.wait()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True
