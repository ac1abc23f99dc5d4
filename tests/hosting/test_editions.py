"""New editions, half of one, and the end of a site, at the real nginx as `deploy` configures it."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hosting.conftest import Server, start
from reader.conftest import Host
from reader.test_offline import (
    ENTRY,
    KEPT,
    NEW_WORDS,
    OTHER,
    REGISTERED,
    SILENT,
    deploy_new_words,
    memory,
    until,
    visit,
)
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


# What has its digest in its name, and is put online first (docs/adr/060).
NAMED = ("assets", "search", "en/search", "offline")


def add(edition: Path, host: Host, *folders: str) -> None:
    """Publish what is in these folders of `edition` beside what `host` serves."""
    for folder in folders:
        shutil.copytree(edition / folder, host.folder / folder, dirs_exist_ok=True)


def add_pages(edition: Path, host: Host) -> None:
    """Publish everything of `edition` but the service worker, without taking anything away."""
    kept = {path: path.read_bytes() for path in host.folder.glob("sw.js*")}
    add(edition, host, ".")
    for path, data in kept.items():
        path.write_bytes(data)


@pytest.mark.parametrize(("context", "steps"), [("block", 1), ("allow", 2)], indirect=["context"])
def test_a_deployment_that_stops_halfway_serves_one_edition(
    context: BrowserContext, nginx: Host, newer: Path, steps: int
) -> None:
    """In the order that is described: what is named by its content, the rest, then the worker."""
    page = context.new_page()
    page.goto(nginx.url + ENTRY, wait_until="networkidle")
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    add(newer, nginx, *NAMED)
    if steps > 1:
        add_pages(newer, nginx)
    page.goto(nginx.url + ENTRY, wait_until="networkidle")
    step = page.locator("#kirim-ulang .step__text")
    expect(step).to_contain_text(NEW_WORDS if steps > 1 else "menu utility SMTP")
    page.locator("#search-query").fill("email reset password tidak masuk")
    expect(page.locator("#search-result a[data-answer]").first).to_be_visible()
    assert failed == []


def is_read_but_kept_only_whole(page: Page, host: Host, newer: Path, before: str) -> None:
    """The edition `newer`, of which `host` has a part: the device keeps `before` until all of it is there."""
    page.goto(host.url + ENTRY)
    expect(page.locator("#kirim-ulang .step__text")).to_contain_text(NEW_WORDS)
    page.wait_for_timeout(2000)
    assert memory(page)["edition"] == before
    put(newer, host)
    page.goto(host.url)
    until(page, lambda: memory(page)["edition"] != before)


def test_pages_that_came_before_their_scripts_can_be_read(
    keeper: BrowserContext, nginx: Host, newer: Path
) -> None:
    """The wrong order: the device keeps the edition it has as a whole, and gets the new one with the rest."""
    page = visit(keeper, nginx, ENTRY)
    before = memory(page)["edition"]
    put(newer, nginx)
    for folder in NAMED:
        shutil.rmtree(nginx.folder / folder)
    is_read_but_kept_only_whole(page, nginx, newer, before)


def test_half_an_edition_is_not_kept_and_the_rest_completes_it(
    keeper: BrowserContext, nginx: Host, newer: Path
) -> None:
    page = visit(keeper, nginx, ENTRY)
    before = memory(page)["edition"]
    put(newer, nginx, without="offline")
    is_read_but_kept_only_whole(page, nginx, newer, before)


@pytest.mark.parametrize("end", ["gone", "retired"])
def test_a_site_that_ends_leaves_nothing_on_a_device(keeper: BrowserContext, nginx: Host, end: str) -> None:
    page = visit(keeper, nginx)
    for copy in nginx.folder.glob("sw.js*"):
        copy.unlink()
    if end == "retired":
        shutil.copy(ROOT / "scripts/faq/site/retire.js", nginx.folder / "sw.js")
    page.goto(nginx.url)
    until(page, lambda: page.evaluate(REGISTERED) == page.evaluate(KEPT) == 0)


def work_of(host: Host) -> Path:
    """The folder in which the nginx of `host` was started, with its configuration."""
    return host.folder.parent


def reconfigure(host: Host, config: str, status: int) -> None:
    """Give the nginx of `host` another configuration, under which its home page has this status."""
    work = work_of(host)
    (work / "nginx.conf").write_text(config, encoding="utf-8")
    command = ["nginx", "-c", str(work / "nginx.conf"), "-p", str(work), "-s", "reload"]
    before = workers(work)
    subprocess.run(command, check=True, capture_output=True)
    deadline = time.monotonic() + 10
    # Those of before answer as before until they have heard that they are to end.
    while before & workers(work) or status_of(host) != status:
        assert time.monotonic() < deadline, "nginx still answers as it did before"
        time.sleep(0.05)


def workers(work: Path) -> set[str]:
    """The processes of the nginx in `work` that answer."""
    master = (work / "pid").read_text(encoding="utf-8").strip()
    return {*Path(f"/proc/{master}/task/{master}/children").read_text(encoding="utf-8").split()}


def status_of(host: Host) -> int:
    connection = http.client.HTTPConnection(urlsplit(host.url).netloc)
    connection.request("HEAD", "/")
    return connection.getresponse().status


@pytest.fixture
def elsewhere(site_dir: Path) -> Iterator[Server]:
    """Where the site is going to be: another origin, and another path."""
    yield from start("nginx", site_dir, "/faq/")


def test_readers_follow_a_site_to_its_new_host(
    keeper: BrowserContext, nginx: Host, elsewhere: Server
) -> None:
    page = visit(keeper, nginx)
    config = (work_of(nginx) / "nginx.conf").read_text(encoding="utf-8")
    begin, end = config.index("server {"), config.rindex("}")
    port = nginx.url.rstrip("/").rpartition(":")[2]
    moved = f"server {{ listen 127.0.0.1:{port}; return 301 {elsewhere.url.rstrip('/')}$request_uri; }}"
    reconfigure(nginx, f"{config[:begin]}{moved}{config[end:]}", 301)
    for old, new in ((ENTRY, ENTRY), ("f/F002/", ENTRY), ("en/", "en/"), ("", "")):
        page.goto(nginx.url + old)
        expect(page).to_have_url(elsewhere.url + new)
        expect(page.locator("h1").first).to_be_visible()
    # Nothing of the old host is left on the device, should its domain ever be another's.
    reconfigure(nginx, config, 200)
    page.goto(f"{nginx.url}404.html")
    until(page, lambda: page.evaluate(REGISTERED) == 0)
    assert page.evaluate(KEPT) == 0


def test_an_edition_of_a_host_that_fell_silent_is_dated(keeper: BrowserContext, nginx: Host) -> None:
    page = visit(keeper, nginx, ENTRY)
    page.goto(nginx.url + ENTRY)
    until(page, lambda: memory(page)["reached"])
    running = work_of(nginx) / "pid"
    os.kill(int(running.read_text(encoding="utf-8")), signal.SIGTERM)
    # Until it has ended, it still answers on connections that are open.
    until(page, lambda: not running.exists())
    page.evaluate(SILENT, 15)
    page.goto(nginx.url + OTHER)
    expect(page.locator(".step").first).to_be_visible()
    expect(page.locator("[data-offline]")).to_contain_text("tidak dapat dihubungi sejak")
