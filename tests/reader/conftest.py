"""A host that can go away, and readers who use a keyboard or a finger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize, expect

from bench.serve import serving
from clock import TODAY
from faq.check import check
from faq.model import Content
from faq.source import load
from reader.operating import Finger, Hand, Keys
from site_support import CONTENT

PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=900)


@dataclass(frozen=True)
class Host:
    """A folder served over HTTP; `asked` lists the paths asked for, `stop` takes it from the network.

    `moved_to` may get the address of another host, to which every request is then redirected.
    """

    folder: Path
    url: str
    asked: list[str]
    stop: Callable[[], None]
    moved_to: list[str]


@pytest.fixture(scope="session")
def content() -> Content:
    """The content, checked."""
    content, problems = check(load(CONTENT), TODAY)
    assert content, problems
    return content


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Host]]:
    """Serves a folder until the test ends."""
    with ExitStack() as hosts:

        def start(folder: Path) -> Host:
            asked: list[str] = []
            moved_to: list[str] = []
            running = ExitStack()
            url = running.enter_context(serving(folder, asked, moved_to))
            host = Host(folder, url, asked, running.close, moved_to)
            hosts.push(running)
            return host

        yield start


@pytest.fixture
def host(site_dir: Path, serve: Callable[[Path], Host]) -> Host:
    return serve(site_dir)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh reader on a desktop, who lets pages use the clipboard."""
    context = browser.new_context(viewport=DESK, permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(20_000)
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
    context.set_default_timeout(20_000)
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
