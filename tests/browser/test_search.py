"""The search as a reader meets it: typed into the box of the built site."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.search.corpus import Query, queries
from faq.model import Language
from search_support import CORPUS, bench_content, real_content

pytestmark = pytest.mark.browser
_BOX = "[data-md-component=search-query]"
_RESULTS = ".md-search-result__item"
_HREF = ".md-search-result__item:first-child a"
# Remembers the last query that was answered, with the first address, as Material's stream tells it.
_WATCH = """() => new Promise(resolve => {
  const watch = () => {
    if (!window.component$) return setTimeout(watch, 20)
    component$.subscribe(({ query, items }) => {
      if (query !== undefined) window.answered = { query, first: items[0]?.[0].location ?? '' }
    })
    resolve()
  }
  watch()
})"""


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.focus(_BOX)
    page.evaluate(_WATCH)


def _first(page: Page, query: str) -> str:
    """The address of the first result after typing `query`."""
    page.fill(_BOX, query)
    typed = page.input_value(_BOX)
    page.wait_for_function("typed => window.answered?.query === typed", arg=typed)
    return str(page.evaluate("window.answered.first"))


def _real() -> list[Query]:
    return [query for query in queries(bench_content(), CORPUS) if query.group == "real"]


@pytest.mark.parametrize(("language", "root"), [("id", ""), ("en", "en/")])
def test_every_real_query_finds_its_entry_first(
    page: Page, site_url: str, language: Language, root: str
) -> None:
    _open(page, site_url + root)
    asked = [query for query in _real() if query.site() == language]
    assert len(asked) >= 50
    found = {query.text: _first(page, query.text) for query in asked}
    wrong = {
        query.text: found[query.text]
        for query in asked
        if found[query.text].removeprefix("faq/").strip("/") not in query.relevant
    }
    assert wrong == {}


def test_every_real_entry_has_twenty_queries() -> None:
    asked = _real()
    for entry in real_content().entries.values():
        assert sum(entry.slug in query.relevant for query in asked) >= 20, entry.slug


def test_a_result_shows_question_marks_and_roles(page: Page, site_url: str) -> None:
    _open(page, site_url)
    _first(page, "rekanan tidak bisa login")
    first = page.locator(_RESULTS).first
    assert "rekanan" in first.locator("h1").inner_text()
    assert first.locator("mark").count() >= 2
    assert "Admin LPSE" in first.locator(".md-tag").all_inner_texts()
    status = page.locator("[role=status]").first
    assert status.inner_text().strip()[0].isdigit()


def test_nothing_fits(page: Page, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _open(page, site_url)
    assert _first(page, "resep rendang padang") == ""
    help_ = page.locator(".search-nothing")
    assert help_.locator("[data-subjects] a").count() >= 1
    assert help_.locator("[data-query]").inner_text() == "resep rendang padang"
    help_.locator("[data-copy]").click()
    expect(page.locator("[data-say]")).to_have_text("Tersalin")
    assert page.evaluate("navigator.clipboard.readText()") == "resep rendang padang"
    _first(page, "internal server error")
    assert page.locator(".search-nothing").count() == 0


def test_an_address_can_hold_a_query(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}?q=internal+server+error")
    page.wait_for_selector(_RESULTS)
    assert "internal-server-error" in str(page.get_attribute(_HREF, "href"))
    assert page.input_value(_BOX) == "internal server error"


def test_keyboard_leads_to_the_answer(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.keyboard.press("/")
    page.keyboard.type("tabel rekanan")
    page.wait_for_selector(_RESULTS)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/faq/login-galat-rekanan/")


def test_a_visit_costs_nothing_before_the_search_is_touched(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url)
    page.wait_for_load_state("networkidle")
    assert [address for address in asked if "/search/" in address] == []


def test_the_search_works_from_disk(page: Page, site_dir: Path) -> None:
    _open(page, (site_dir / "index.html").as_uri())
    assert _first(page, "gbs log in eror tabel rekanan") == "faq/login-galat-rekanan/index.html"
    assert _first(page, "71023") == "faq/kode-galat-7xxxx/index.html"
    _first(page, "resep rendang padang")
    page.locator(".search-nothing [data-subjects] a").first.click()
    page.wait_for_url("**/kategori/*/index.html")


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_browser_is_told_of_the_search(page: Page, site_url: str, root: str) -> None:
    page.goto(site_url + root)
    link = page.locator("link[rel=search]")
    description = page.request.get(site_url + root + str(link.get_attribute("href")))
    assert description.ok
    assert f"/{root}?q={{searchTerms}}" in description.text()


def test_a_missing_file_ends_in_an_honest_nothing(page: Page, site_url: str) -> None:
    page.route("**/search/rest.js*", lambda route: route.fulfill(status=200, body="broken"))
    _open(page, site_url)
    assert _first(page, "internal server error") == "faq/internal-server-error/"
