"""The pages hold at 320 px, at 200 % zoom, with wide text spacing, on paper, and under a thumb."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from site_support import CONTENT

pytestmark = pytest.mark.browser

PATHS = [
    "",
    "en/faq/login-galat-rekanan/",
    "faq/kode-galat-7xxxx/",
    "eskalasi/",
    "kategori/akun/",
    "404.html",
    "data/",
]
SLUGS = [path.stem for path in (CONTENT / "faq").glob("*.md") if not path.name.endswith(".en.md")]
# WCAG 1.4.12: nothing may be lost when readers widen the text like this.
SPACING = """* {
  line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;
} p { margin-bottom: 2em !important; }"""
# Links inside a sentence are exempt from the minimum size of targets (WCAG 2.5.8).
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, summary, input, select, textarea")]
  .filter(element => element.checkVisibility() && !element.closest("p, dd, dt") && !element.matches(".skip"))
  .map(element => element.closest("label") ?? element)
  .map(element => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 24 || height < 24)
  .map(([name, { width, height }]) => `${name}: ${width} x ${height}`)"""


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("path", PATHS)
def test_nothing_overflows(browser: Browser, site_url: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    page.goto(site_url + path)
    assert overflow(page) == 0, "at 320 px, which is 1,280 px at 400 %"
    page.locator("summary").first.click()
    assert overflow(page) == 0, "with the menu open"
    page.add_style_tag(content=SPACING)
    assert overflow(page) == 0, "with wide text spacing"
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_targets_are_large_enough_for_a_thumb(browser: Browser, site_url: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(site_url + path)
    assert page.evaluate(SMALL_TARGETS) == []
    context.close()


@pytest.mark.parametrize("language", ["", "en/"], ids=["id", "en"])
@pytest.mark.parametrize("slug", SLUGS)
def test_what_the_reader_does_is_in_the_first_screen(
    browser: Browser, site_url: str, slug: str, language: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site_url}{language}faq/{slug}/")
    action = page.locator("[data-opening]:not([hidden])").locator(".opening__step, .opening__list").last
    box = action.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 600, "the asker's own action"
    context.set_default_timeout(5000)
    page.set_viewport_size({"width": 360, "height": 740})
    for role in page.locator("[data-reader] option").evaluate_all("all => all.map(one => one.value)"):
        page.locator("[data-reader]").select_option(role)
        box = page.locator("[data-opening]:not([hidden]) .opening__step").first.bounding_box()
        assert box is not None and box["y"] + box["height"] < 740, role
        for path in page.locator("[data-opening]:not([hidden]) .path").all():
            box = path.bounding_box()
            assert box is not None and box["y"] + 28 <= 740, f"{role}: who handles it"
        choice = page.locator("[data-reader]").bounding_box()
        assert choice is not None and choice["y"] + choice["height"] < 480, "whose steps these are"
    context.close()


def test_without_scripts_the_action_is_in_the_first_screen_as_well(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}faq/kode-galat-7xxxx/")
    box = page.locator(".opening__list").first.bounding_box()
    assert box is not None and box["y"] + box["height"] < 740
    context.close()


def test_paper_shows_the_answer_and_no_controls(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}faq/login-galat-rekanan/")
    page.emulate_media(media="print")
    assert page.locator(".steps").first.is_visible()
    for hidden in (".search", ".header__bar", ".actions"):
        assert not page.locator(hidden).is_visible(), hidden


# The heading right above what the address names, and the header that stays: what of it can be read.
HEADING_ABOVE = """id => {
  const above = document.getElementById(id).parentElement.previousElementSibling.getBoundingClientRect()
  return above.top - document.querySelector(".header").getBoundingClientRect().bottom
}"""


@pytest.mark.parametrize("width", [360, 1366])
@pytest.mark.parametrize("anchor", ["minta-keterangan", "terima-konfirmasi", "lampiran-deskripsi"])
def test_a_link_to_the_first_of_a_list_shows_its_heading(
    browser: Browser, site_url: str, anchor: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site_url}faq/kode-galat-7xxxx/#{anchor}")
    assert page.evaluate("scrollY") > 0
    assert page.evaluate(HEADING_ABOVE, anchor) >= 0
    context.close()


# Terms whose full stop or comma has come to lie on another line than the term.
TORN = """() => [...document.querySelectorAll(".term")].filter(term => {
  const text = document.createTreeWalker(term.closest("p"), NodeFilter.SHOW_TEXT)
  text.currentNode = term.lastChild
  const after = text.nextNode()
  if (!/^[.,;:)]/.test(after?.data ?? "")) return false
  const mark = document.createRange()
  mark.setStart(after, 0)
  mark.setEnd(after, 1)
  return mark.getBoundingClientRect().top > term.getBoundingClientRect().bottom
}).map(term => term.textContent)"""


def test_no_line_begins_with_the_full_stop_after_a_term(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/faq/login-galat-rekanan/")
    page.locator(".term").first.wait_for()
    for width in range(320, 460, 4):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate(TORN) == [], width


@pytest.mark.parametrize(
    "path", ["", "daftar/", "sop/", "eskalasi/", "glosarium/", "tentang/", "data/", "peran/admin-lpse/"]
)
def test_a_wide_page_uses_its_right_third(page: Page, site_url: str, path: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 900})
    page.goto(site_url + path)
    ends = page.locator(".content :is(a, p, li, dd)").evaluate_all(
        "all => Math.max(...all.map(one => one.getBoundingClientRect().right))"
    )
    assert ends > 1000


def test_the_mark_of_an_item_is_beside_its_first_line(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site_url}faq/kode-galat-7xxxx/")
    links = page.locator(".opening__list a:visible")
    assert any(len(box) > 1 for box in links.evaluate_all("all => all.map(one => [...one.getClientRects()])"))
    # A block of several lines within a line has its last line beside the mark.
    assert set(links.evaluate_all("all => all.map(one => getComputedStyle(one).display)")) == {"inline"}


def test_a_link_among_the_buttons_of_an_answer_is_in_line_with_them(page: Page, site_url: str) -> None:
    # As the PDF is, of which this site has none.
    page.goto(f"{site_url}faq/kode-galat-7xxxx/")
    page.locator(".actions").evaluate(
        """list => list.insertAdjacentHTML("beforeend", '<li><a class="action" href="#isi">PDF</a></li>')"""
    )
    tops = page.locator(".action:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().top)"
    )
    assert len(tops) > 2
    assert len(set(tops)) == 1


def test_links_and_buttons_in_a_row_have_their_words_on_one_line(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 900})
    page.goto(f"{site_url}faq/kode-galat-7xxxx/")
    middles = page.locator(".replies .row .button:visible").evaluate_all(
        """all => all.map((one) => {
          const words = document.createRange()
          words.selectNodeContents(one)
          const [box, inside] = [one.getBoundingClientRect(), words.getBoundingClientRect()]
          return Math.round(inside.top + inside.bottom - box.top - box.bottom)
        })"""
    )
    assert len(middles) > 1
    assert {abs(middle) <= 2 for middle in middles} == {True}, middles


def test_the_sections_of_a_long_page_are_listed(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site_url}data/")
    links = page.locator(".contents a")
    titles = page.locator(".part h2").all_inner_texts()
    assert len(titles) > 3
    assert links.all_inner_texts() == titles
    last = links.last
    last.click()
    title = page.locator(".part h2").last
    assert title.get_attribute("id") == str(last.get_attribute("href")).removeprefix("#")
    expect(title).to_be_in_viewport()
