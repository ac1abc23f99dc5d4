"""New editions, half of one, and the end of a site, at the real nginx as `deploy` configures it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from hosting.conftest import start
from reader.conftest import Host
from reader.test_offline import ENTRY, KEPT, NEW_WORDS, REGISTERED, deploy_new_words, memory, until, visit
from site_support import ROOT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next edition of the site."""
    folder = tmp_path_factory.mktemp("newer")
    deploy_new_words(folder / "site", folder)
    return folder / "site"


@pytest.fixture
def nginx(site_dir: Path) -> Iterator[Host]:
    """nginx with a copy of the site that a test may change."""
    for server in start("nginx", site_dir, "/"):
        yield Host(server.folder, server.url, [], lambda: None, [])


@pytest.fixture(params=["allow", "block"], ids=["with its worker", "without a worker"])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(service_workers=request.param)
    yield context
    context.close()


@pytest.fixture
def keeper(browser: Browser) -> Iterator[BrowserContext]:
    """A reader whose device keeps the site."""
    context = browser.new_context()
    yield context
    context.close()


def put(edition: Path, host: Host, without: str = "") -> None:
    """Publish `edition` in place of what `host` serves, without the files below the folder `without`."""
    for old in host.folder.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    shutil.copytree(edition, host.folder, dirs_exist_ok=True)
    if without:
        shutil.rmtree(host.folder / without)


def test_a_reader_who_comes_back_gets_the_new_edition_whole(
    context: BrowserContext, nginx: Host, newer: Path
) -> None:
    page = context.new_page()
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    for _ in range(2):
        page.goto(nginx.url + ENTRY, wait_until="networkidle")
    put(newer, nginx)
    page.goto(nginx.url + ENTRY)
    expect(page.locator("#kirim-ulang .step__text")).to_contain_text(NEW_WORDS)
    loaded = page.evaluate(
        "[...document.scripts].filter(one => one.src).map(one => new URL(one.src).pathname)"
    )
    assert loaded
    assert all((newer / path.lstrip("/")).is_file() for path in loaded)
    assert failed == []


def test_half_an_edition_is_not_kept_and_the_rest_completes_it(
    keeper: BrowserContext, nginx: Host, newer: Path
) -> None:
    page = visit(keeper, nginx, ENTRY)
    before = memory(page)["edition"]
    put(newer, nginx, without="offline")
    page.goto(nginx.url + ENTRY)
    expect(page.locator("#kirim-ulang .step__text")).to_contain_text(NEW_WORDS)
    page.wait_for_timeout(2000)
    assert memory(page)["edition"] == before
    put(newer, nginx)
    page.goto(nginx.url)
    until(page, lambda: memory(page)["edition"] != before)


@pytest.mark.parametrize("end", ["gone", "retired"])
def test_a_site_that_ends_leaves_nothing_on_a_device(keeper: BrowserContext, nginx: Host, end: str) -> None:
    page = visit(keeper, nginx)
    for copy in nginx.folder.glob("sw.js*"):
        copy.unlink()
    if end == "retired":
        shutil.copy(ROOT / "scripts/faq/site/retire.js", nginx.folder / "sw.js")
    page.goto(nginx.url)
    until(page, lambda: page.evaluate(REGISTERED) == page.evaluate(KEPT) == 0)
