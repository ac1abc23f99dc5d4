"""The frame around every page: what it may load, light and dark, menu, language, search, keys."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from bench.serve import serving

pytestmark = pytest.mark.browser

ENTRY = "faq/login-galat-rekanan/"
# Over the wire, compressed, before the search is touched: page, styles, scripts, icon.
LIMIT = 30_000


@pytest.mark.parametrize("path", ["", ENTRY, "en/", f"en/{ENTRY}"])
def test_first_visit_is_light_and_asks_nobody_else(
    page: Page, site_url: str, site_dir: Path, path: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + path, wait_until="networkidle")
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(site_url).netloc}
    files = {urlsplit(url).path.lstrip("/") for url in asked}
    assert not [name for name in files if "bundle" in name or "search/" in name]
    sizes = {name: len(gzip.compress(_file(site_dir, name).read_bytes(), mtime=0)) for name in files}
    assert sum(sizes.values()) <= LIMIT, sizes


def _file(site: Path, name: str) -> Path:
    file = site / name
    return file / "index.html" if file.is_dir() else file


def test_scheme_follows_the_device_until_the_reader_chooses(browser: Browser, site_url: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(site_url)
    switch = page.locator("[data-scheme-switch]")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    assert switch.get_attribute("aria-pressed") == "true"
    switch.click()
    light = page.evaluate(ground)
    assert (switch.get_attribute("aria-pressed"), light == dark) == ("false", False)
    page.goto(f"{site_url}en/{ENTRY}")
    assert page.evaluate(ground) == light
    context.close()


@pytest.mark.parametrize("path", ["", f"en/{ENTRY}", "en/peran/admin-lpse/"])
def test_the_site_may_stand_below_any_address(page: Page, site_dir: Path, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with serving(site_dir.parent) as url:
        page.goto(f"{url}{site_dir.name}/{path}", wait_until="load")
        page.keyboard.press("/")
        page.keyboard.type("inaproc")
        page.locator("a[data-answer]").first.wait_for()
        assert [address for address in asked if not address.startswith(f"{url}{site_dir.name}/")] == []


@pytest.mark.parametrize(
    ("path", "other"), [("", "en/"), (ENTRY, f"en/{ENTRY}"), (f"en/{ENTRY}", ENTRY), ("en/", "")]
)
def test_language_switch_keeps_the_page(page: Page, site_url: str, path: str, other: str) -> None:
    page.goto(site_url + path)
    link = page.locator("[data-language-switch]")
    assert link.get_attribute("hreflang") == ("en" if other.startswith("en/") else "id")
    link.click()
    page.wait_for_url(site_url + other)


def test_keys_reach_content_menu_and_search_in_this_order(page: Page, site_url: str) -> None:
    page.goto(site_url + ENTRY)
    focused = "document.activeElement"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{focused}.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate(f"{focused}.id") == "isi"
    page.reload()
    order = [_next(page) for _ in range(6)]
    assert order == ["A", "A", "A", "BUTTON", "SUMMARY", "INPUT"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.locator(".menu__panel").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.evaluate(f"{focused}.tagName") == "SUMMARY"
    assert not page.locator(".menu__panel").is_visible()


def _next(page: Page) -> str:
    page.keyboard.press("Tab")
    return str(page.evaluate("document.activeElement.tagName"))


def test_the_search_stays_in_sight_and_so_does_the_focus(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site_url}faq/kode-galat-7xxxx/")
    page.mouse.wheel(0, 1500)
    page.wait_for_function("scrollY > 1000")
    box = page.locator("#search-query").bounding_box()
    assert box is not None and 0 <= box["y"] < 20, "at the upper edge, whole"
    page.locator("[data-scheme-switch]").focus()
    page.keyboard.press("Shift+Tab")
    focused = page.locator(":focus-visible").bounding_box()
    assert focused is not None and focused["y"] >= 0
    context.close()


def test_pages_say_what_search_engines_need(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/{ENTRY}")
    links = {
        link.get_attribute("hreflang"): link.get_attribute("href")
        for link in page.locator("link[rel=alternate][hreflang]").all()
    }
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical is not None
    root = canonical.removesuffix(f"en/{ENTRY}")
    assert links == {"id": root + ENTRY, "en": canonical, "x-default": root + ENTRY}
    assert page.locator("meta[name=description]").get_attribute("content")
    assert page.title().startswith(page.locator("meta[property='og:title']").get_attribute("content") or "-")
