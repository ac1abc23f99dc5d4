"""A host that behaves like a static one, and readers who use a keyboard or a finger."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize, expect

from faq.check import check
from faq.model import Content
from faq.source import load
from reader.hands import Finger, Hand, Keys
from site_support import ROOT

TODAY = dt.date(2026, 11, 22)
PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=900)


@dataclass
class Host:
    """A folder served over HTTP with its 404.html, as static hosts do; `asked` lists the paths asked for."""

    folder: Path
    url: str = ""
    asked: list[str] = field(default_factory=list)
    stop: Callable[[], None] = lambda: None


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, host: Host) -> None:
        self.host = host
        super().__init__(*args, directory=str(host.folder))  # type: ignore[arg-type] # passed on

    def log_message(self, format: str, *args: object) -> None:
        self.host.asked.append(self.path)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (self.host.folder / "404.html").read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)


@pytest.fixture(scope="session")
def content() -> Content:
    """The real content, checked."""
    content, problems = check(load(ROOT / "docs"), TODAY)
    assert content, problems
    return content


def _stop(server: ThreadingHTTPServer) -> None:
    server.shutdown()
    server.server_close()


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Host]]:
    """Serves a folder until the test ends."""
    hosts: list[Host] = []

    def start(folder: Path) -> Host:
        host = Host(folder)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host=host))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host.url = f"http://127.0.0.1:{server.server_port}/"
        host.stop = partial(_stop, server)
        hosts.append(host)
        return host

    yield start
    for host in hosts:
        host.stop()


@pytest.fixture
def host(site_dir: Path, serve: Callable[[Path], Host]) -> Host:
    return serve(site_dir)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh reader on a desktop, who lets pages use the clipboard."""
    context = browser.new_context(viewport=DESK, permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(5000)
    yield context
    context.close()


@pytest.fixture(params=["keyboard", "touch"])
def hand(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Hand]:
    """A fresh reader who uses nothing but the keyboard, or nothing but a finger on a small phone."""
    touch = request.param == "touch"
    context = browser.new_context(
        viewport=PHONE if touch else DESK,
        has_touch=touch,
        is_mobile=touch,
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(5000)
    page = context.new_page()
    yield Finger(page) if touch else Keys(page)
    context.close()


@pytest.fixture
def outside() -> Callable[[Page, str], list[Request]]:
    """Watches a page; the list fills with requests that leave the host."""

    def watch(page: Page, url: str) -> list[Request]:
        found: list[Request] = []
        page.on("request", lambda sent: None if sent.url.startswith((url, "blob:")) else found.append(sent))
        return found

    return watch


def clipboard(page: Page) -> str:
    """What was copied last."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def said(page: Page, text: str) -> None:
    """The live region says `text`."""
    expect(page.locator("[data-say]")).to_have_text(text)
