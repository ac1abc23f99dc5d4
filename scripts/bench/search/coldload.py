"""From opening a site on a slow phone, nothing cached, to the first result of a typed word."""

from __future__ import annotations

import gzip
import mimetypes
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

_CHROMIUM = "/usr/bin/chromium"
_SLOWER = 4
_NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
_BOX = "[data-md-component=search-query]"
_RESULT = ".md-search-result__item"
_LONGEST = 120_000


def seconds_to_result(site: Path, word: str, rounds: int = 3) -> float:
    """The median over some visits, each with an empty cache. The server compresses, as static hosts do."""
    with _served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        times = [_visit(browser, address, word) for _ in range(rounds)]
        browser.close()
    return round(statistics.median(times), 2)


def _visit(browser: Browser, address: str, word: str) -> float:
    context = browser.new_context(viewport={"width": 412, "height": 823}, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.set_default_timeout(_LONGEST)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(address, wait_until="commit")
    _type(page, word)
    page.wait_for_selector(_RESULT)
    seconds = page.evaluate("performance.now()") / 1000
    context.close()
    return float(seconds)


def _type(page: Page, word: str) -> None:
    """Turn to the search box as soon as the page is there, and type into it."""
    page.wait_for_selector(_BOX, state="attached")
    page.wait_for_load_state("domcontentloaded")
    page.eval_on_selector(_BOX, "box => { box.focus(); box.value = '' }")
    page.keyboard.type(word, delay=30)


class _Compressed(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder: Path

    def do_GET(self) -> None:
        path = self.folder / urlsplit(self.path).path.lstrip("/")
        file = path / "index.html" if path.is_dir() else path
        data = gzip.compress(file.read_bytes(), 6) if file.is_file() else b""
        self.send_response(200 if file.is_file() else 404)
        self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = type("Handler", (_Compressed,), {"folder": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
