"""The search as a reader meets it: typed into the box of the built site."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from bench.search.corpus import Query, queries
from bench.serve import serving
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


@pytest.mark.parametrize("path", ["#q=internal server error", "?q=internal server error"])
def test_a_page_that_is_opened_with_a_question_asks_for_the_search_first(
    page: Page, site_url: str, path: str
) -> None:
    """Before its styles, and each file once."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site_url)))
    page.goto(site_url + path)
    expect(page.locator(_ANSWER).first).to_be_visible()
    of_search = [address for address in asked if address.startswith("search/")]
    assert sorted(set(of_search)) == sorted(of_search)
    first, styles = min(map(asked.index, of_search)), asked.index(next(a for a in asked if ".css" in a))
    assert {address.partition(".")[0] for address in of_search} == {
        "search/worker", "search/files", "search/core", "search/rest", "search/shown-0", "search/shown-1",
    }  # fmt: skip
    assert first < styles


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


def test_both_sites_answer_alike(page: Page, site_url: str) -> None:
    """Whichever language the site is in and whichever the words are."""
    for query in ("ga bisa login nih min", "password email tidak masuk", "data not synchronised"):
        found = []
        for root in ("", "en/"):
            _open(page, site_url + root)
            assert _first(page, query)
            links = page.locator(_ANSWER).evaluate_all("links => links.map(({ href }) => href)")
            found.append([link.removeprefix(site_url + root) for link in links])
        assert found[0] == found[1]


def test_a_result_shows_question_marks_and_turn(page: Page, site_url: str) -> None:
    _open(page, site_url)
    _first(page, "rekanan tidak bisa login")
    first = page.locator("#search-result li").first
    assert "rekanan" in first.locator(_ANSWER).inner_text()
    assert first.locator("mark").count() >= 2
    assert first.locator(".hit__turn strong").inner_text()
    assert page.locator("#search-result [role=status]").inner_text()[0].isdigit()


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("how", ["key", "button", "address"])
def test_the_number_of_an_answer_leads_to_it(page: Page, site_url: str, root: str, how: str) -> None:
    for number in ("F002", "f2", "f-02", " F2 "):
        page.goto(site_url + root)
        if how == "address":
            page.goto(f"{site_url}{root}?q={number}")
        else:
            page.fill(_BOX, number)
        if how == "key":
            page.press(_BOX, "Enter")
        elif how == "button":
            page.click("[data-search-all]")
        page.wait_for_url(f"{site_url}{root}faq/*/", wait_until="commit")
        expect(page.locator("article[data-entry]")).to_have_attribute("data-entry", "F002")
        page.go_back()
        expect(page.locator("article[data-entry]")).to_have_count(0)


def test_a_number_that_no_answer_has_is_searched(page: Page, site_url: str) -> None:
    _open(page, site_url)
    page.fill(_BOX, "F999")
    page.press(_BOX, "Enter")
    expect(page.locator("#search-title")).to_be_visible()
    expect(page).to_have_url(f"{site_url}#q=F999")


_HOSTILE = [
    "gagal masuk " * 1667,
    "x" * 20_000,
    "a1" * 10_000,
    "__proto__",
    "constructor prototype toString hasOwnProperty",
    '+login -masuk *sandi^3 ~2 title:login \\ "',
    "\u202eיש לי בעיה عندي مشكلة login",
    "🙈🙉🙊 login 👩‍👩‍👧‍👦" * 50,
    "<script>alert(1)</script>",
    "\ud800 \u0000 \ufffd",
]
_MOST_MS = 200


def test_no_query_breaks_the_box_or_makes_it_wait(page: Page, site_url: str) -> None:
    """From typing to what is shown; of several tries, the quickest: the machine may be busy."""
    _open(page, site_url)
    assert _first(page, "login")
    times = {}
    for query in _HOSTILE:
        tries = [page.evaluate(_TIMED, query) for _ in range(3)]
        times[query[:30]] = min(tries)
    assert {query: time for query, time in times.items() if time > _MOST_MS} == {}
    assert page.locator("[data-search-again]").count() == 0
    assert _first(page, "login")


_TIMED = """async query => {
  const box = document.getElementById("search-query")
  const type = text => { box.value = text; box.dispatchEvent(new Event("input", { bubbles: true })) }
  const done = () => document.getElementById("search-result").hasAttribute("aria-busy")
    ? new Promise(resolve => setTimeout(() => resolve(done()))) : 0
  type("")
  const began = performance.now()
  type(query)
  await done()
  return performance.now() - began
}"""


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


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("touch", [False, True], ids=["desktop", "phone"])
def test_the_box_works_from_disk(browser: Browser, site_dir: Path, root: str, touch: bool) -> None:
    """By keyboard on a desktop, by touch on a phone: open, choose, come back to the list."""
    size = ViewportSize(width=360, height=740) if touch else ViewportSize(width=1366, height=768)
    context = browser.new_context(viewport=size, has_touch=touch, is_mobile=touch)
    page = context.new_page()
    page.goto((site_dir / root / "index.html").as_uri())
    box, answer = page.locator(_BOX), page.locator(_ANSWER).first
    if touch:
        box.tap()
    else:
        page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.insert_text("internal server error")
    expect(answer).to_be_visible()
    if touch:
        answer.tap()
    else:
        page.keyboard.press("ArrowDown")
        expect(answer).to_be_focused()
        page.keyboard.press("Enter")
    page.wait_for_url("**/faq/internal-server-error/index.html")
    page.go_back()
    expect(page.locator(_ANSWER).first).to_be_visible()
    context.close()


def test_all_results_work_from_disk(page: Page, site_dir: Path) -> None:
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


@pytest.mark.parametrize("address", ["index.html", "en/404.html", "faq/internal-server-error/index.html"])
def test_the_script_of_the_box_is_asked_for_beside_the_styles(site_dir: Path, address: str) -> None:
    """A browser that waits for the styles before it reads on would ask for it a round trip later."""
    text = (site_dir / address).read_text(encoding="utf-8")
    assert re.search(r'<script defer src="[^"]+/search\.\w+\.js">', text.partition("<body>")[0])


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_browser_is_told_of_the_search(page: Page, site_url: str, root: str) -> None:
    page.goto(site_url + root)
    link = page.locator("link[rel=search]")
    description = page.request.get(site_url + root + str(link.get_attribute("href")))
    assert description.ok
    assert f"/{root}#q={{searchTerms}}" in description.text()


def test_a_page_that_is_open_finds_a_newer_edition(page: Page, site_dir: Path, tmp_path: Path) -> None:
    """The files that it knew are gone from the host: it asks for the names anew."""
    folder = tmp_path / "site"
    shutil.copytree(site_dir, folder, ignore=shutil.ignore_patterns("pdf", "cards", "api", "panduan"))
    names = folder / "search" / "files.js"
    with serving(folder) as url:
        _open(page, url)
        assert _first(page, "internal server error")
        for file in [
            file for file in names.parent.glob("shown-*.js") if not file.name.startswith("shown-0.")
        ]:
            name, digest, ending = file.name.split(".")
            names.write_text(
                names.read_text(encoding="utf-8").replace(digest, "0123456789"), encoding="utf-8"
            )
            file.rename(file.with_name(f"{name}.0123456789.{ending}"))
        page.fill(_BOX, "tentang situs ini")
        expect(page.locator("a[data-reference]").first).to_be_visible()


def test_a_broken_file_is_no_missing_answer(page: Page, site_url: str) -> None:
    page.route("**/search/core*.js*", lambda route: route.fulfill(status=200, body="broken"))
    _open(page, site_url)
    assert _first(page, "internal server error") == ""
    expect(page.locator("[data-search-again]")).to_be_visible()
    page.unroute_all()
    page.locator("[data-search-again]").click()
    expect(page.locator(_ANSWER).first).to_be_visible()
