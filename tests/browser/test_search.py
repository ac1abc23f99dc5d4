"""The search as a reader meets it: typed into the box of the built site."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.search.corpus import Query, queries
from faq.model import Language
from search_support import CORPUS, bench_content, five_answers

pytestmark = pytest.mark.browser
_BOX = "#search-query"
_ANSWER = "a[data-answer]"
_ANSWERED = "() => !document.getElementById('search-result').hasAttribute('aria-busy')"


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.focus(_BOX)


def _first(page: Page, query: str) -> str:
    """The address of the first answer after typing `query`, as the page writes it below its own."""
    page.fill(_BOX, query)
    page.wait_for_function(_ANSWERED)
    first = page.locator(_ANSWER)
    home = page.evaluate("new URL(document.querySelector('[data-search]').dataset.home, location).href")
    return str(first.first.evaluate("link => link.href")).removeprefix(home) if first.count() else ""


def _real() -> list[Query]:
    return [query for query in queries(bench_content(), CORPUS) if query.group == "real"]


@pytest.mark.parametrize(("language", "root"), [("id", ""), ("en", "en/")])
def test_every_real_query_finds_its_entry_first(
    page: Page, site_url: str, language: Language, root: str
) -> None:
    _open(page, site_url + root)
    asked = [query for query in _real() if query.site == language]
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
    for entry in five_answers().entries.values():
        assert sum(entry.slug in query.relevant for query in asked) >= 20, entry.slug


def test_a_result_shows_question_marks_and_turn(page: Page, site_url: str) -> None:
    _open(page, site_url)
    _first(page, "rekanan tidak bisa login")
    first = page.locator("#search-result li").first
    assert "rekanan" in first.locator(_ANSWER).inner_text()
    assert first.locator("mark").count() >= 2
    assert first.locator(".hit__turn strong").inner_text()
    assert page.locator("#search-result [role=status]").inner_text()[0].isdigit()


def test_nothing_fits(page: Page, site_url: str) -> None:
    _open(page, site_url)
    assert _first(page, "resep rendang padang") == ""
    expect(page.locator("#search-result [data-query]")).to_have_text("resep rendang padang")
    assert _first(page, "internal server error")
    expect(page.locator("#search-result [data-query]")).to_have_count(0)


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
    page.keyboard.press("Enter")
    page.reload()
    expect(page.locator(_ANSWER).first).to_be_visible()
    page.locator(_ANSWER).first.click()
    page.wait_for_url("**/faq/kode-galat-7xxxx/index.html")
    page.go_back()
    expect(page.locator(_ANSWER).first).to_be_visible()


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_browser_is_told_of_the_search(page: Page, site_url: str, root: str) -> None:
    page.goto(site_url + root)
    link = page.locator("link[rel=search]")
    description = page.request.get(site_url + root + str(link.get_attribute("href")))
    assert description.ok
    assert f"/{root}#q={{searchTerms}}" in description.text()


def test_a_broken_file_is_no_missing_answer(page: Page, site_url: str) -> None:
    page.route("**/search/core*.js*", lambda route: route.fulfill(status=200, body="broken"))
    _open(page, site_url)
    assert _first(page, "internal server error") == ""
    expect(page.locator("[data-search-again]")).to_be_visible()
    page.unroute_all()
    page.locator("[data-search-again]").click()
    expect(page.locator(_ANSWER).first).to_be_visible()
