"""The site without a network, and the arrival of a new edition. The host is really stopped."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from reader.conftest import Host
from site_support import ROOT, build

pytestmark = pytest.mark.browser

ENTRY = "faq/lupa-password-email-tidak-masuk/"
READY = "navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')"
NEW_WORDS = "Kalimat dari edisi yang baru"


def visit(context: BrowserContext, host: Host, path: str = "") -> Page:
    """Open a page and wait until the site is kept."""
    page = context.new_page()
    page.goto(host.url + path)
    page.wait_for_function(READY)
    return page


def edition(folder: Path) -> dict[str, Any]:
    first_line = (folder / "sw.js").read_text(encoding="utf-8").split("\n", 1)[0]
    value = json.loads(first_line.removeprefix("const edition = "))
    assert isinstance(value, dict)
    return value


def shrink(folder: Path) -> None:
    """Make the site one whose pages are too many to be kept before they are read."""
    known = edition(folder)
    known["first"] = [
        path for path in known["files"] if not path.removeprefix("en/").startswith(("faq/", "f/"))
    ]
    source = (folder / "sw.js").read_text(encoding="utf-8").split("\n", 1)[1]
    (folder / "sw.js").write_text(f"const edition = {json.dumps(known)}\n{source}", encoding="utf-8")


@pytest.fixture
def own_host(site_dir: Path, tmp_path: Path, serve: Callable[[Path], Host]) -> Host:
    """A host with a copy of the site that a test may change."""
    folder = tmp_path / "site"
    shutil.copytree(site_dir, folder)
    return serve(folder)


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_page_never_read_opens_without_a_network(
    context: BrowserContext, host: Host, language: str
) -> None:
    page = visit(context, host)
    host.stop()
    context.set_offline(True)
    page.goto(f"{host.url}{language}{ENTRY}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-offline]")).not_to_be_empty()
    page.reload()
    expect(page.locator(".step").first).to_be_visible()


def test_the_search_answers_without_a_network(context: BrowserContext, host: Host) -> None:
    page = visit(context, host)
    host.stop()
    context.set_offline(True)
    page.reload()
    page.locator("#search-query").fill("email reset password tidak masuk")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Penyedia", timeout=10000)


def test_the_report_works_without_a_network(context: BrowserContext, host: Host) -> None:
    page = visit(context, host)
    host.stop()
    context.set_offline(True)
    page.goto(host.url + ENTRY)
    page.locator(".report summary").click()
    page.locator("#laporan-uraian").fill("Tanpa jaringan")
    page.locator("[data-report] [type=submit]").click()
    expect(page.locator("[data-report-output]")).to_contain_text("Tanpa jaringan")


def test_the_banner_comes_and_goes_with_the_network(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(host.url)
    banner = page.locator("[data-offline]")
    expect(banner).to_be_empty()
    context.set_offline(True)
    expect(banner).to_contain_text("luring")
    context.set_offline(False)
    expect(banner).to_be_empty()


def test_a_large_site_keeps_the_pages_that_were_read(context: BrowserContext, own_host: Host) -> None:
    shrink(own_host.folder)
    page = visit(context, own_host, ENTRY)
    page.goto(f"{own_host.url}faq/internal-server-error/")
    # The first page was opened before there was a worker; it tells the worker of itself.
    page.wait_for_function(
        "async path => Boolean(await caches.match(new URL(path, location.origin).href))", arg=f"/{ENTRY}"
    )
    own_host.stop()
    context.set_offline(True)
    for path in (ENTRY, "faq/internal-server-error/", "en/"):
        page.goto(own_host.url + path)
        expect(page.locator("h1, .hero").first).to_be_visible()
        expect(page.locator("[data-not-found]")).to_have_count(0)
    page.goto(f"{own_host.url}faq/kode-galat-7xxxx/")
    expect(page.locator("[data-not-found]")).to_contain_text("belum tersimpan")


def test_a_new_edition_takes_over_as_a_whole(context: BrowserContext, own_host: Host, tmp_path: Path) -> None:
    page = visit(context, own_host, ENTRY)
    page.reload()
    deploy_new_words(own_host.folder, tmp_path)
    page.evaluate("navigator.serviceWorker.ready.then(registration => registration.update())")
    offer = page.locator("[data-offline] button")
    expect(offer).to_be_visible(timeout=10000)
    page.reload()
    expect(page.locator("body")).not_to_contain_text(NEW_WORDS)
    page.locator("[data-offline] button").click()
    expect(page.locator("#kirim-ulang .step__text")).to_contain_text(NEW_WORDS)
    page.wait_for_function("async () => (await caches.keys()).length === 1")


SCOPES = """navigator.serviceWorker.getRegistrations()
  .then(all => all.map(one => new URL(one.scope).pathname).join())"""


@pytest.fixture
def two_sites(own_host: Host, tmp_path: Path, serve: Callable[[Path], Host]) -> Host:
    """A host with two sites, /a/ and /b/."""
    shutil.copytree(own_host.folder, tmp_path / "both" / "a")
    own_host.folder.rename(tmp_path / "both" / "b")
    return serve(tmp_path / "both")


def test_two_sites_on_one_origin_keep_their_own_pages(context: BrowserContext, two_sites: Host) -> None:
    worker = two_sites.folder / "b" / "sw.js"
    name = edition(worker.parent)["name"]
    worker.write_text(worker.read_text(encoding="utf-8").replace(name, "other"), encoding="utf-8")
    visit(context, two_sites, "a/")
    visit(context, two_sites, "b/")
    two_sites.stop()
    context.set_offline(True)
    page = context.new_page()
    for path in ("a/", "b/", f"a/{ENTRY}"):
        page.goto(two_sites.url + path)
        expect(page.locator("[data-not-found]")).to_have_count(0)


def test_a_preview_forgets_its_own_worker_only(context: BrowserContext, two_sites: Host) -> None:
    folder = two_sites.folder / "b"
    (folder / "sw.js").write_text("// an edition of before\n", encoding="utf-8")
    home = (folder / "index.html").read_text(encoding="utf-8")
    preview = home.replace("data-root=", 'data-preview="1" data-root=')
    (folder / "index.html").write_text(preview, encoding="utf-8")
    page = visit(context, two_sites, "a/")
    page.evaluate("navigator.serviceWorker.register('/b/sw.js')")
    assert page.evaluate(SCOPES) == "/a/,/b/"
    page.goto(f"{two_sites.url}b/")
    page.wait_for_function(f"{SCOPES}.then(scopes => !scopes.includes('/b/'))")
    assert page.evaluate(SCOPES) == "/a/"


def test_a_half_written_report_survives_a_new_edition(
    context: BrowserContext, own_host: Host, tmp_path: Path
) -> None:
    writing = visit(context, own_host, ENTRY)
    writing.reload()
    writing.locator(".report summary").click()
    writing.locator("#laporan-uraian").fill("Belum selesai")
    deploy_new_words(own_host.folder, tmp_path)
    other = context.new_page()
    other.goto(own_host.url)
    other.evaluate("navigator.serviceWorker.ready.then(registration => registration.update())")
    other.locator("[data-offline] button").click(timeout=10000)
    expect(other.locator("[data-offline]")).to_be_empty()
    expect(writing.locator("#laporan-uraian")).to_have_value("Belum selesai")
    expect(writing.locator("[data-offline] button")).to_be_visible()


def test_an_edition_that_does_not_fit_its_digests_is_never_used(
    context: BrowserContext, own_host: Host
) -> None:
    known = own_host.folder / ENTRY / "index.html"
    known.write_text(known.read_text(encoding="utf-8") + "<!-- of another edition -->", encoding="utf-8")
    page = context.new_page()
    page.goto(own_host.url)
    state = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.register("/sw.js")
          const worker = registration.installing ?? registration.waiting ?? registration.active
          if (worker.state !== "installing") return worker.state
          return new Promise(resolve => worker.addEventListener("statechange", () => resolve(worker.state)))
        }"""
    )
    assert state == "redundant"


def deploy_new_words(folder: Path, tmp_path: Path) -> None:
    """Publish the site again with another text in one step."""
    content = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", content)
    file = next(content.rglob("lupa-password-email-tidak-masuk.md"))
    text = file.read_text(encoding="utf-8")
    step = text.index("  - id: kirim-ulang")
    begin = text.index("    text: ", step)
    file.write_text(
        f"{text[:begin]}    text: {NEW_WORDS}.\n{text[text.index(chr(10), begin) + 1 :]}", encoding="utf-8"
    )
    build("site", "--no-pdf", "--content", content, "--out", folder).check_returncode()
