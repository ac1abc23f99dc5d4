"""The site without a network, new editions, and the end of a site. The host is really stopped."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from clock import install_clock
from reader.conftest import Host
from site_support import CONTENT, build, copy_content

pytestmark = pytest.mark.browser

ENTRY = "faq/lupa-password-email-tidak-masuk/"
OTHER = "faq/internal-server-error/"
NEW_WORDS = "Kalimat dari edisi yang baru"

MEMORY = """async site => {
  const cache = await caches.open(`faq:${site}:memory`)
  const kept = await cache.match(new URL(`${site}memory`, location.origin).href)
  return kept ? await kept.json() : {}
}"""


def memory(page: Page, site: str = "/") -> dict[str, Any]:
    """What the worker remembers."""
    value = page.evaluate(MEMORY, site)
    assert isinstance(value, dict)
    return value


def until(page: Page, it_holds: Callable[[], object], seconds: float = 20) -> None:
    """Wait until `it_holds` holds. (The browser's own waiting takes any promise for true.)"""
    deadline = time.monotonic() + seconds
    while not it_holds():
        assert time.monotonic() < deadline, "it never came about"
        page.wait_for_timeout(50)


def keeps(page: Page, site: str = "/", language: str = "id") -> None:
    """Wait until the worker has kept the pages of `language`."""
    until(page, lambda: language in memory(page, site).get("languages", []))


def hold_still(page: Page) -> None:
    """The reader does nothing for longer than the page waits before it keeps the site."""
    page.clock.fast_forward("05")


def visit(context: BrowserContext, host: Host, path: str = "") -> Page:
    """Open a page and wait until the site is kept."""
    install_clock(context)
    page = context.new_page()
    page.goto(host.url + path)
    hold_still(page)
    keeps(page, language="en" if path.startswith("en/") else "id")
    return page


def edition(folder: Path) -> dict[str, Any]:
    first_line = (folder / "sw.js").read_text(encoding="utf-8").split("\n", 1)[0]
    value = json.loads(first_line.removeprefix("const edition = "))
    assert isinstance(value, dict)
    return value


def shrink(folder: Path) -> None:
    """Make the site one whose pages are too many to be kept before they are read."""
    known = edition(folder)
    for kept in known["kept"].values():
        pack = folder / kept["packs"][0]
        pages = json.loads(pack.read_text(encoding="utf-8"))
        few = {path: html for path, html in pages.items() if "faq/" not in path and "f/" not in path}
        pack.write_text(json.dumps(few), encoding="utf-8")
        kept["whole"] = False
    source = (folder / "sw.js").read_text(encoding="utf-8").split("\n", 1)[1]
    (folder / "sw.js").write_text(f"const edition = {json.dumps(known)}\n{source}", encoding="utf-8")


def deploy_new_words(folder: Path, tmp_path: Path) -> None:
    """Publish the site again with another text in one step."""
    content = tmp_path / "docs"
    copy_content(content)
    file = next(content.rglob("lupa-password-email-tidak-masuk.md"))
    text = file.read_text(encoding="utf-8")
    step = text.index("  - id: kirim-ulang")
    begin = text.index("    text: ", step)
    file.write_text(
        f"{text[:begin]}    text: {NEW_WORDS}.\n{text[text.index(chr(10), begin) + 1 :]}", encoding="utf-8"
    )
    build("site", "--no-pdf", "--content", content, "--out", folder).check_returncode()


@pytest.fixture
def own_host(site_dir: Path, tmp_path: Path, serve: Callable[[Path], Host]) -> Host:
    """A host with a copy of the site that a test may change."""
    folder = tmp_path / "site"
    shutil.copytree(site_dir, folder)
    return serve(folder)


# --- Without a network ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_page_never_read_opens_without_a_network(
    context: BrowserContext, host: Host, language: str
) -> None:
    page = visit(context, host, language)
    host.stop()
    context.set_offline(True)
    page.goto(f"{host.url}{language}{ENTRY}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-offline]")).not_to_be_empty()
    page.reload()
    expect(page.locator(".step").first).to_be_visible()
    page.goto(f"{host.url}{language}f/F002/")
    expect(page).to_have_url(f"{host.url}{language}{ENTRY}")


def test_the_search_answers_without_a_network(context: BrowserContext, host: Host) -> None:
    page = visit(context, host)
    host.stop()
    context.set_offline(True)
    page.reload()
    page.locator("#search-query").fill("email reset password tidak masuk")
    expect(page.locator("#search-result a").first).to_be_visible(timeout=10000)


@pytest.mark.parametrize("number", ["F002", "f2/", "f/F002", "en/F2"])
def test_an_answers_number_leads_to_it_without_a_network(
    context: BrowserContext, host: Host, number: str
) -> None:
    page = visit(context, host, "en/" if number.startswith("en/") else "")
    host.stop()
    context.set_offline(True)
    page.goto(host.url + number)
    page.wait_for_url(f"{host.url}{'en/' if number.startswith('en/') else ''}{ENTRY}")


def test_the_report_works_without_a_network(context: BrowserContext, host: Host) -> None:
    page = visit(context, host)
    host.stop()
    context.set_offline(True)
    page.goto(host.url + ENTRY)
    page.locator(".report summary").click()
    page.locator("#laporan-uraian").fill("Tanpa jaringan")
    page.locator("[data-report] [type=submit]").click()
    expect(page.locator("[data-report-output]")).to_contain_text("Tanpa jaringan")


def test_a_banner_that_was_dismissed_does_not_come_back_on_the_next_page(
    context: BrowserContext, host: Host
) -> None:
    page = visit(context, host)
    host.stop()
    context.set_offline(True)
    page.locator("[data-dismiss=gone]").click()
    page.goto(host.url + ENTRY)
    expect(page.locator(".step").first).to_be_visible()
    expect(page.locator("[data-offline]")).to_be_empty()


def test_the_banner_comes_goes_and_can_be_dismissed(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(host.url)
    banner = page.locator("[data-offline]")
    expect(banner).to_be_empty()
    context.set_offline(True)
    expect(banner).to_contain_text("tidak terhubung ke internet")
    page.locator("[data-dismiss]").click()
    expect(banner).to_be_empty()
    # The page hears that the network is back before it goes again.
    page.evaluate("void (window.back = new Promise(heard => addEventListener('online', heard)))")
    context.set_offline(False)
    page.evaluate("window.back.then(() => true)")
    context.set_offline(True)
    expect(banner).to_contain_text("tidak terhubung ke internet")
    context.set_offline(False)
    expect(banner).to_be_empty()


def test_a_page_that_is_not_kept_says_so(context: BrowserContext, own_host: Host) -> None:
    shrink(own_host.folder)
    page = visit(context, own_host, ENTRY)
    page.goto(own_host.url + OTHER)
    own_host.stop()
    context.set_offline(True)
    for path in (ENTRY, OTHER):
        page.goto(own_host.url + path)
        expect(page.locator(".step").first).to_be_visible()
    for path in ("faq/kode-galat-7xxxx/", "en/", "faq/tidak-pernah-ada/"):
        response = page.goto(own_host.url + path)
        assert response and response.status == 503
        expect(page.locator("h1")).to_have_text("Halaman ini belum tersimpan")
        expect(page.locator("body")).not_to_contain_text("Halaman tidak ditemukan")


def test_who_has_every_page_is_told_that_there_is_no_such_page(context: BrowserContext, host: Host) -> None:
    page = visit(context, host)
    host.stop()
    context.set_offline(True)
    response = page.goto(f"{host.url}faq/tidak-pernah-ada/")
    assert response and response.status == 404
    expect(page.locator("h1")).to_have_text("Halaman tidak ditemukan")
    # What no reader needs is kept by nobody.
    for path in ("data/", "en/data/", "panduan/isian/", "pdf/id/handbook.pdf"):
        page.goto(host.url + path)
        expect(page.locator("h1")).to_have_text("Halaman ini belum tersimpan")


# --- Politely -------------------------------------------------------------------------------------


def test_the_first_visit_is_over_before_anything_is_kept(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(host.url, wait_until="networkidle")
    before = [path for path in host.asked if path.startswith(("/sw.js", "/offline/", "/search/", "/en/"))]
    assert before == []
    # Half a minute of scrolling would hold it back as long.
    page.mouse.wheel(0, 100)
    keeps(page)
    english = [path for path in host.asked if path.startswith("/en/") or "offline/en" in path]
    assert english == [], "a reader of Indonesian got English"
    assert not [path for path in host.asked if "panduan" in path or "disk" in path]


# What a first visit brings before the page has been still: bytes on the wire, compressed, with headers.
FIRST_VISIT = 40_000
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 20_000}


@pytest.mark.parametrize("path", ["", "en/faq/login-galat-rekanan/"])
def test_a_first_visit_over_a_slow_line_is_light(context: BrowserContext, host: Host, path: str) -> None:
    page = context.new_page()
    line = context.new_cdp_session(page)
    came: list[int] = []
    line.on("Network.loadingFinished", lambda loaded: came.append(int(loaded["encodedDataLength"])))
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    page.goto(host.url + path, wait_until="networkidle")
    page.wait_for_timeout(2000)
    assert len(came) >= 3, "the page, its styles and its script were counted"
    assert sum(came) <= FIRST_VISIT
    assert not [asked for asked in host.asked if asked.startswith(("/sw.js", "/offline/", "/search/"))]


FRUGAL = "Object.defineProperty(Navigator.prototype, 'connection', {get: () => (CONNECTION)})"


@pytest.mark.parametrize("connection", ["{saveData: true}", "{effectiveType: '2g'}"])
def test_who_saves_data_gets_nothing_beyond_the_page_but_may_ask(
    context: BrowserContext, host: Host, connection: str
) -> None:
    context.add_init_script(FRUGAL.replace("CONNECTION", connection))
    install_clock(context)
    page = context.new_page()
    parts: list[str] = []
    page.on("request", lambda sent: parts.append(urlsplit(sent.url).path))
    page.goto(host.url, wait_until="networkidle")
    light = {*parts}
    hold_still(page)
    page.wait_for_timeout(1000)
    assert set(host.asked) == light, "nothing but the page and what it is made of"
    expect(page.locator("link[rel=manifest]")).to_have_count(0)
    page.locator("[data-keep] button").click()
    expect(page.locator("[data-keep]")).to_contain_text("sudah tersimpan", timeout=15000)
    host.stop()
    context.set_offline(True)
    page.goto(host.url + ENTRY)
    expect(page.locator(".step").first).to_be_visible()


def test_a_metered_line_keeps_what_was_read_and_no_more(context: BrowserContext, host: Host) -> None:
    context.add_init_script(FRUGAL.replace("CONNECTION", "{type: 'cellular'}"))
    install_clock(context)
    page = context.new_page()
    page.goto(host.url + ENTRY)
    hold_still(page)
    until(page, lambda: page.evaluate("async path => Boolean(await caches.match(path))", host.url + ENTRY))
    assert not [path for path in host.asked if path.startswith("/offline/")]


# --- A new edition --------------------------------------------------------------------------------


def test_a_new_edition_is_read_at_the_next_navigation(
    context: BrowserContext, own_host: Host, tmp_path: Path
) -> None:
    page = visit(context, own_host, ENTRY)
    name = memory(page)["edition"]
    deploy_new_words(own_host.folder, tmp_path)
    page.goto(own_host.url + ENTRY)
    expect(page.locator("#kirim-ulang .step__text")).to_contain_text(NEW_WORDS)
    hold_still(page)
    # And it takes over: what is kept is of the new edition too.
    until(page, lambda: memory(page)["edition"] != name)
    own_host.stop()
    context.set_offline(True)
    page.goto(own_host.url + ENTRY)
    expect(page.locator("#kirim-ulang .step__text")).to_contain_text(NEW_WORDS)
    page.goto(own_host.url + OTHER)
    expect(page.locator(".step").first).to_be_visible()


def test_a_tab_with_typed_text_is_told_and_never_reloaded(
    context: BrowserContext, own_host: Host, tmp_path: Path
) -> None:
    writing = visit(context, own_host, ENTRY)
    writing.locator(".report summary").click()
    writing.locator("#laporan-uraian").fill("Belum selesai")
    deploy_new_words(own_host.folder, tmp_path)
    other = context.new_page()
    other.goto(own_host.url)
    hold_still(other)
    notice = writing.locator("[data-offline]")
    expect(notice).to_contain_text("telah diperbarui", timeout=20000)
    expect(writing.locator("#laporan-uraian")).to_have_value("Belum selesai")
    writing.locator("[data-dismiss=newer]").click()
    expect(notice).to_be_empty()
    expect(writing.locator("#laporan-uraian")).to_have_value("Belum selesai")


def test_a_page_runs_the_scripts_of_its_own_edition(context: BrowserContext, own_host: Host) -> None:
    page = visit(context, own_host, ENTRY)
    folder = own_host.folder
    # The next edition's page names another script; the old one is kept, and gone from the host.
    old = next((folder / "assets/javascripts").glob("site-id.*.js"))
    new = old.with_name("copy.0123456789.js")
    new.write_text("document.documentElement.dataset.ran = 'new'", encoding="utf-8")
    html = folder / ENTRY / "index.html"
    html.write_text(html.read_text(encoding="utf-8").replace(old.name, new.name), encoding="utf-8")
    old.unlink()
    page.goto(own_host.url + ENTRY)
    expect(page.locator("html")).to_have_attribute("data-ran", "new")


# No worker is on its way to take over.
AT_REST = """async () => {
  const { installing, waiting, active } = await navigator.serviceWorker.getRegistration()
  return !installing && !waiting && active.state === "activated"
}"""


def test_half_a_deployment_is_not_kept(context: BrowserContext, own_host: Host, tmp_path: Path) -> None:
    page = visit(context, own_host, ENTRY)
    name = memory(page)["edition"]
    old = (own_host.folder / edition(own_host.folder)["kept"]["id"]["packs"][0]).name
    deploy_new_words(own_host.folder, tmp_path)
    new = edition(own_host.folder)["kept"]["id"]["packs"][0]
    for pack in (own_host.folder / "offline").iterdir():
        assert pack.name != old
        pack.unlink()
    page.goto(own_host.url)
    hold_still(page)
    until(page, lambda: f"/{new}" in own_host.asked)
    until(page, lambda: page.evaluate(AT_REST))
    assert memory(page)["edition"] == name
    own_host.stop()
    context.set_offline(True)
    page.goto(own_host.url + ENTRY)
    expect(page.locator(".step").first).to_be_visible()


# --- The age of what is read, and the end of a site -----------------------------------------------


def test_every_page_shows_its_edition(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    for path, word in (("", "Edisi"), ("en/", "Edition"), (ENTRY, "Edisi")):
        page.goto(host.url + path)
        expect(page.locator("[data-edition]")).to_contain_text(word)
        assert page.locator("[data-edition] time").get_attribute("datetime")


# The worker believes that it reached its host so many days ago.
SILENT = """async (days) => {
  const cache = await caches.open("faq:/:memory")
  const key = new URL("/memory", location.origin).href
  const memory = await (await cache.match(key)).json()
  const reached = Date.now() - days * 24 * 3600 * 1000
  await cache.put(key, new Response(JSON.stringify({ ...memory, reached })))
}"""


@pytest.mark.parametrize(("days", "said"), [(13, False), (15, True)])
def test_a_page_says_when_its_host_was_silent_for_long(
    context: BrowserContext, host: Host, days: int, said: bool
) -> None:
    page = visit(context, host)
    page.goto(host.url + ENTRY)
    until(page, lambda: memory(page)["reached"])
    host.stop()
    page.evaluate(SILENT, days)
    page.goto(host.url + OTHER)
    expect(page.locator(".step").first).to_be_visible()
    page.wait_for_timeout(500)
    assert ("tidak dapat dihubungi sejak" in page.locator("[data-offline]").inner_text()) is said


REGISTERED = "async () => (await navigator.serviceWorker.getRegistrations()).length"
KEPT = "async () => (await caches.keys()).length"


@pytest.mark.parametrize("end", ["gone", "page", "switch"])
def test_a_site_that_ends_leaves_nothing_behind(
    context: BrowserContext, own_host: Host, tmp_path: Path, end: str
) -> None:
    page = visit(context, own_host)
    worker = own_host.folder / "sw.js"
    if end == "gone":
        worker.unlink()
    elif end == "page":
        # Another site answers every address with a page of its own.
        worker.unlink()
        (own_host.folder / "sw.js").mkdir()
        (own_host.folder / "sw.js" / "index.html").write_text(
            "<!DOCTYPE html><title>x</title>", encoding="utf-8"
        )
    else:
        build(
            "site", "--no-pdf", "--no-offline", "--content", CONTENT, "--out", own_host.folder
        ).check_returncode()
    home = own_host.folder / "index.html"
    home.write_text(home.read_text(encoding="utf-8").replace("<h1", "<h1 data-next", 1), encoding="utf-8")
    page.goto(own_host.url)
    until(page, lambda: page.evaluate(REGISTERED) == page.evaluate(KEPT) == 0)
    page.goto(own_host.url)
    expect(page.locator("[data-next]")).to_have_count(1)
    if end == "switch":
        hold_still(page)
        page.wait_for_timeout(1000)
        assert page.evaluate(REGISTERED) == 0


def test_readers_follow_a_site_that_has_moved(context: BrowserContext, own_host: Host, host: Host) -> None:
    page = visit(context, own_host)
    own_host.moved_to.append(host.url)
    page.goto(own_host.url + ENTRY)
    expect(page).to_have_url(host.url + ENTRY)
    page.goto(own_host.url)
    expect(page).to_have_url(host.url)
    own_host.moved_to.clear()
    page.goto(f"{own_host.url}404.html")
    until(page, lambda: page.evaluate(REGISTERED) == 0)


# --- Two sites on one host ------------------------------------------------------------------------


@pytest.fixture
def two_sites(own_host: Host, tmp_path: Path, serve: Callable[[Path], Host]) -> Host:
    """A host with two sites, /a/ and /b/."""
    shutil.copytree(own_host.folder, tmp_path / "both" / "a")
    own_host.folder.rename(tmp_path / "both" / "b")
    return serve(tmp_path / "both")


def test_two_sites_on_one_origin_keep_their_own_pages(context: BrowserContext, two_sites: Host) -> None:
    install_clock(context)
    for name in ("a", "b"):
        page = context.new_page()
        page.goto(f"{two_sites.url}{name}/")
        hold_still(page)
        keeps(page, f"/{name}/")
    two_sites.stop()
    context.set_offline(True)
    page = context.new_page()
    for path in ("a/", "b/", f"a/{ENTRY}"):
        page.goto(two_sites.url + path)
        expect(page.locator("[data-not-found]")).to_have_count(0)
        expect(page.locator("h1").first).to_be_visible()


def test_two_sites_on_one_origin_remember_their_own_choices(context: BrowserContext, two_sites: Host) -> None:
    page = context.new_page()
    page.goto(f"{two_sites.url}a/{ENTRY}")
    page.locator("[data-scheme-switch]").click()
    page.evaluate("localStorage.setItem(`faq:${document.documentElement.dataset.site}:role`, 'admin-lpse')")
    scheme = page.locator("html").get_attribute("data-md-color-scheme")
    page.goto(f"{two_sites.url}b/{ENTRY}")
    assert page.locator("html").get_attribute("data-md-color-scheme") != scheme
    expect(page.locator(".step--folded")).to_have_count(0)
    page.goto(f"{two_sites.url}a/en/{ENTRY}")
    assert page.locator("html").get_attribute("data-md-color-scheme") == scheme


SCOPES = """navigator.serviceWorker.getRegistrations()
  .then(all => all.map(one => new URL(one.scope).pathname).join())"""


def test_a_preview_forgets_its_own_worker_only(context: BrowserContext, two_sites: Host) -> None:
    folder = two_sites.folder / "b"
    (folder / "sw.js").write_text("// an edition of before\n", encoding="utf-8")
    home = (folder / "index.html").read_text(encoding="utf-8")
    preview = home.replace(" data-offline", ' data-offline data-forget="1"')
    (folder / "index.html").write_text(preview, encoding="utf-8")
    install_clock(context)
    page = context.new_page()
    page.goto(f"{two_sites.url}a/")
    hold_still(page)
    keeps(page, "/a/")
    page.evaluate("navigator.serviceWorker.register('/b/sw.js')")
    assert page.evaluate(SCOPES) == "/a/,/b/"
    page.goto(f"{two_sites.url}b/")
    until(page, lambda: page.evaluate(SCOPES) == "/a/")
    assert page.evaluate(SCOPES) == "/a/"


def test_a_page_that_was_set_aside_shows_the_role_chosen_since(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(host.url + ENTRY)
    page.evaluate(
        """() => {
          localStorage.setItem(`faq:${document.documentElement.dataset.site}:role`, "admin-lpse")
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))
        }"""
    )
    expect(page.locator("[data-reader]")).to_have_value("admin-lpse")
    expect(page.locator(".step--mine").first).to_be_visible()
