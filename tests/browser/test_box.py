"""The search box by keyboard, mouse and touch, in both languages, on a phone and a desktop.

What the worker finds is not judged here: a stand-in of a few lines speaks its protocol, so that every state
can be reached, whatever the content is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, expect

from bench.chromium import FLAGS, find_chromium
from bench.serve import serving
from faq.catalogue import Catalogue
from faq.model import Language, contrast
from theme.test_axe import AXE, findings

pytestmark = pytest.mark.browser

DESK = ViewportSize(width=1366, height=768)
PHONE = ViewportSize(width=360, height=740)
HOME: dict[Language, str] = {"id": "", "en": "en/"}
LANGUAGES = pytest.mark.parametrize("language", ["id", "en"])
ANSWER = "a[data-answer]"
# The first word of a query decides: "near", "none", "broken", "slow" (half a second), "late" (one more).
WORKER = """
const entries = ENTRIES
const one = (at, query) => ({
  url: entries[at].url, entry: "", question: entries[at].title, questionMarks: [[0, 4]],
  message: "Pesan " + query, messageMarks: [[0, 6 + query.length]], role: "Helpdesk",
  step: { id: entries[at].step, text: "Langkah" }, snippet: "", snippetMarks: [], terms: [entries[at].word],
})
const term = {
  url: "glosarium/", title: "Istilah", titleMarks: [], kind: "term", snippet: "", snippetMarks: [],
}
const all = query => ({
  tier: "sure", answers: [one(0, query), one(1, query), one(2, query)], references: [term],
  categories: [], late: false,
})
const categories = [{ url: CATEGORY, title: "Kategori" }]
addEventListener("message", ({ data: { id, query } }) => {
  if (query === undefined) return // it is being told of its files
  const say = (answer, pause = 0) => setTimeout(() => postMessage({ id, ...answer }), pause)
  const kind = query.split(" ")[0]
  if (kind === "near") say({ ...all(query), tier: "near", references: [], categories })
  else if (kind === "none")
    say({ ...all(query), tier: "none", answers: [], references: [], categories })
  else if (kind === "broken") say({ error: true })
  else if (kind === "slow") say(all(query), 500)
  else if (kind === "late") {
    say({ ...all(query), answers: [one(0, query)], late: true })
    say({ ...all(query), answers: [one(0, query), one(2, query)] }, 900)
  } else say(all(query))
})
"""


@dataclass(frozen=True)
class Entry:
    """A page of an answer: its address below the root, its question, a step's id and a word of its text."""

    url: str
    title: str
    step: str
    word: str


@dataclass(frozen=True)
class Reader:
    """A page in front of a reader: `touch` on a phone, keyboard and mouse on a desktop."""

    page: Page
    url: str
    touch: bool
    asked: list[str]

    def press(self, target: str) -> None:
        place = self.page.locator(target).first
        if self.touch:
            place.tap()
        else:
            place.click()

    def ask(self, words: str) -> None:
        """Type into the box and wait for the answers."""
        self.press("#search-query")
        self.page.keyboard.insert_text(words)
        expect(self.page.locator(ANSWER).first).to_be_visible()

    def address(self) -> str:
        """Where the page is now; Playwright hears of a new fragment a moment later."""
        return str(self.page.evaluate("location.href"))

    def fragment(self) -> str:
        return unquote(urlsplit(self.address()).fragment)


@pytest.fixture(scope="session")
def entries(site_dir: Path) -> list[Entry]:
    """Three answers of the site that is tested."""
    found = []
    for file in sorted(site_dir.glob("faq/*/index.html")):
        text = file.read_text(encoding="utf-8")
        step = re.search(r'<li class="step[^"]*" id="([^"]+)"', text)
        title = re.search(r"<h1[^>]*>([^<]+)", text.partition("<article")[2])
        if step and title:
            word = max(re.findall(r"\w+", title[1]), key=len)
            found.append(Entry(f"faq/{file.parent.name}/", title[1].strip(), step[1], word))
    assert len(found) >= 3
    return found[:3]


@pytest.fixture(scope="session")
def stand_in(entries: list[Entry], site_dir: Path) -> str:
    category = next(site_dir.glob("kategori/*/index.html")).parent.name
    listed = json.dumps([vars(entry) for entry in entries])
    return WORKER.replace("ENTRIES", listed).replace("CATEGORY", json.dumps(f"kategori/{category}/"))


@pytest.fixture
def open_reader(browser: Browser, site_dir: Path, stand_in: str) -> Iterator[Callable[..., Reader]]:
    """Makes readers; errors of their pages fail the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []
    asked: list[str] = []
    with serving(site_dir, asked) as url:

        def make(touch: bool = False, other: Browser | None = None, **options: object) -> Reader:
            context = (other or browser).new_context(
                viewport=PHONE if touch else DESK,
                has_touch=touch,
                is_mobile=touch,
                service_workers="block",
                permissions=["clipboard-read", "clipboard-write"],
                **options,  # type: ignore[arg-type] # Playwright's own
            )
            context.set_default_timeout(20_000)
            context.route(
                re.compile(r"/search/worker[^/]*\.js"),
                lambda route: route.fulfill(body=stand_in, content_type="text/javascript"),
            )
            page = context.new_page()
            page.on("pageerror", lambda error: errors.append(str(error)))
            contexts.append(context)
            return Reader(page, url, touch, asked)

        yield make
        for context in contexts:
            context.close()
    assert errors == []


@pytest.fixture(params=["desktop", "phone"])
def reader(request: pytest.FixtureRequest, open_reader: Callable[..., Reader]) -> Reader:
    return open_reader(touch=request.param == "phone")


@pytest.fixture
def desk(open_reader: Callable[..., Reader]) -> Reader:
    return open_reader()


@pytest.fixture
def phone(open_reader: Callable[..., Reader]) -> Reader:
    return open_reader(touch=True)


def is_open(reader: Reader) -> bool:
    return reader.page.locator("#search-query").get_attribute("aria-expanded") == "true"


def leave(reader: Reader) -> None:
    """Follow the first answer."""
    reader.page.evaluate("window.left = false")
    reader.press(ANSWER)
    reader.page.wait_for_function("() => window.left === undefined && document.readyState === 'complete'")


# ---- Opening and closing


@LANGUAGES
@pytest.mark.parametrize("where", ["home", "answer", "step"])
def test_it_opens_at_once(reader: Reader, entries: list[Entry], language: Language, where: str) -> None:
    path = {"home": "", "answer": entries[0].url, "step": f"{entries[0].url}#{entries[0].step}"}[where]
    reader.page.goto(reader.url + HOME[language] + path)
    reader.press("#search-query")
    reader.page.keyboard.type("slow a")
    assert is_open(reader)
    expect(reader.page.locator("#search-result")).to_be_visible()
    expect(reader.page.locator(ANSWER).first).to_be_visible()
    assert reader.page.input_value("#search-query") == "slow a"


@pytest.mark.parametrize("outside", ["heading", "margin"])
def test_a_press_outside_closes_it_and_typing_goes_elsewhere(desk: Reader, outside: str) -> None:
    desk.page.goto(desk.url)
    desk.ask("abc")
    if outside == "heading":
        desk.press("h1")
    else:
        desk.page.mouse.click(8, DESK["height"] - 8)
    assert not is_open(desk)
    expect(desk.page.locator("#search-result")).to_be_hidden()
    desk.page.keyboard.type("xyz")
    assert desk.page.input_value("#search-query") == "abc"


def test_a_tap_outside_closes_it(open_reader: Callable[..., Reader]) -> None:
    tablet = open_reader(touch=True)
    tablet.page.set_viewport_size({"width": 900, "height": 1100})
    tablet.page.goto(tablet.url)
    tablet.ask("abc")
    tablet.press("h1")
    assert not is_open(tablet)


def test_escape_closes_it_and_keeps_the_words(desk: Reader) -> None:
    desk.page.goto(desk.url)
    desk.ask("abc")
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("Escape")
    assert not is_open(desk)
    expect(desk.page.locator("#search-query")).to_be_focused()
    assert desk.page.input_value("#search-query") == "abc"
    desk.page.keyboard.press("ArrowDown")
    assert is_open(desk)


def test_leaving_with_tab_closes_it(desk: Reader) -> None:
    desk.page.goto(desk.url)
    desk.ask("abc")
    for _ in range(30):
        desk.page.keyboard.press("Tab")
        if not is_open(desk):
            break
    assert not is_open(desk)
    assert desk.page.evaluate("!!document.activeElement.closest('main, footer')")
    desk.page.locator("#search-query").focus()
    assert is_open(desk)
    desk.page.keyboard.press("Shift+Tab")
    assert not is_open(desk)


def test_tab_reaches_everything_in_it(desk: Reader) -> None:
    desk.page.goto(desk.url)
    desk.press("#search-query")
    desk.page.keyboard.type("near a")
    expect(desk.page.locator("a[data-near]")).to_have_count(3)
    reached = set()
    for _ in range(30):
        desk.page.keyboard.press("Tab")
        if not is_open(desk):
            break
        reached.add(desk.page.evaluate("document.activeElement.outerHTML"))
    inside = desk.page.locator("#search-result :is(a, button)").evaluate_all(
        "all => all.map(one => one.outerHTML)"
    )
    assert set(inside) <= reached


# ---- The keyboard


def test_arrows_home_and_end_choose_and_enter_opens(desk: Reader, entries: list[Entry]) -> None:
    desk.page.goto(desk.url)
    desk.ask("abc")
    keys = desk.page.keyboard

    def chosen() -> str:
        return str(desk.page.evaluate("document.activeElement.getAttribute('href')"))

    keys.press("ArrowDown")
    assert entries[0].url in chosen()
    keys.press("ArrowDown")
    assert entries[1].url in chosen()
    keys.press("End")
    assert "glosarium" in chosen()
    keys.press("ArrowUp")
    assert entries[2].url in chosen()
    keys.press("Home")
    assert entries[0].url in chosen()
    keys.press("ArrowUp")
    expect(desk.page.locator("#search-query")).to_be_focused()
    keys.press("ArrowUp")
    assert "glosarium" in chosen()
    keys.press("Home")
    keys.press("ArrowDown")
    keys.press("Enter")
    desk.page.wait_for_url(f"{desk.url}{entries[1].url}")


@LANGUAGES
def test_an_arrow_in_the_empty_box_leads_to_the_list_of_answers(
    desk: Reader, entries: list[Entry], language: Language
) -> None:
    desk.page.goto(desk.url + HOME[language])
    desk.page.focus("#search-query")
    assert not is_open(desk)
    desk.page.keyboard.press("ArrowDown")
    assert is_open(desk)
    first = desk.page.locator("#search-result a").first
    expect(first).to_be_focused()
    assert "faq/" in str(first.get_attribute("href"))
    # Each answer where they are few, and nothing that is not one.
    expect(desk.page.locator("#search-result a[href*='kategori/']")).to_have_count(0)
    desk.page.keyboard.press("Escape")
    assert not is_open(desk)


def test_a_letter_typed_on_a_result_goes_into_the_box(desk: Reader) -> None:
    desk.page.goto(desk.url)
    desk.ask("abc")
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.type("d e")
    assert desk.page.input_value("#search-query") == "abcd e"


def test_an_arrow_waits_for_the_answer_to_the_words_in_the_box(desk: Reader, entries: list[Entry]) -> None:
    desk.page.goto(desk.url)
    desk.ask("abc")
    desk.page.fill("#search-query", "slow a")
    desk.page.keyboard.press("ArrowDown")
    expect(desk.page.locator(ANSWER).first).to_be_focused()
    expect(desk.page.locator(ANSWER).first).to_contain_text("slow a")


@LANGUAGES
def test_enter_shows_all_results_of_the_words_in_the_box(reader: Reader, language: Language) -> None:
    reader.page.goto(reader.url + HOME[language])
    reader.ask("abc")
    reader.page.fill("#search-query", "slow ab c")
    reader.page.keyboard.press("Enter")
    assert reader.fragment() == "q=slow ab c"
    assert reader.page.locator(ANSWER).count() == 0, "the answers to other words"
    expect(reader.page.locator(ANSWER).first).to_contain_text("slow ab c")
    expect(reader.page.locator("article.content")).to_be_hidden()
    expect(reader.page.locator("#search-title")).to_be_visible()
    assert reader.page.locator("#search-result :is(h1, h2)").count() == 0


@pytest.mark.parametrize("key", ["/", "f", "s", "F", ",", ".", "p", "n"])
def test_only_the_slash_leads_to_the_box(desk: Reader, key: str) -> None:
    desk.page.goto(desk.url)
    desk.page.keyboard.press(key)
    focused = desk.page.evaluate("document.activeElement.id") == "search-query"
    assert focused == (key == "/")
    assert desk.page.input_value("#search-query") == ""


def test_the_slash_is_left_alone_where_something_has_the_focus(desk: Reader, entries: list[Entry]) -> None:
    desk.page.goto(desk.url + entries[0].url)
    desk.page.locator("main a").first.focus()
    desk.page.keyboard.press("/")
    expect(desk.page.locator("main a").first).to_be_focused()


@LANGUAGES
def test_the_slash_can_be_switched_off(desk: Reader, language: Language) -> None:
    desk.page.goto(desk.url + HOME[language])
    desk.press("[data-menu] summary")
    desk.page.get_by_label(Catalogue(language)["search_slash"]).uncheck()
    desk.page.reload()
    desk.page.keyboard.press("/")
    assert desk.page.evaluate("document.activeElement.id") != "search-query"
    desk.press("[data-menu] summary")
    desk.page.get_by_label(Catalogue(language)["search_slash"]).check()
    desk.page.reload()
    desk.page.keyboard.press("/")
    expect(desk.page.locator("#search-query")).to_be_focused()


# ---- All results, and the history


@LANGUAGES
def test_all_results_survive_back_reload_sharing_and_the_other_language(
    reader: Reader, open_reader: Callable[..., Reader], entries: list[Entry], language: Language
) -> None:
    start = f"{reader.url}{HOME[language]}{entries[0].url}"
    reader.page.goto(f"{start}#{entries[0].step}")
    reader.ask("abc def")
    reader.press("[data-search-all]")
    assert reader.address() == f"{start}#q=abc%20def"
    reader.page.reload()
    expect(reader.page.locator(ANSWER)).to_have_count(3)
    leave(reader)
    reader.page.go_back()
    expect(reader.page.locator(ANSWER)).to_have_count(3)
    assert reader.page.input_value("#search-query") == "abc def"
    reader.page.go_back()
    expect(reader.page.locator("article.content")).to_be_visible()
    assert reader.fragment() == entries[0].step
    reader.page.go_forward()
    expect(reader.page.locator(ANSWER)).to_have_count(3)

    other = open_reader()
    other.page.goto(f"{other.url}{HOME[language]}{entries[0].url}#q=abc%20def")
    expect(other.page.locator(ANSWER)).to_have_count(3)
    other.press("[data-language-switch]")
    expect(other.page.locator("html")).to_have_attribute("lang", "en" if language == "id" else "id")
    expect(other.page.locator(ANSWER)).to_have_count(3)
    assert other.fragment() == "q=abc def"


def test_the_other_language_keeps_the_step(reader: Reader, entries: list[Entry]) -> None:
    reader.page.goto(f"{reader.url}{entries[0].url}#{entries[0].step}")
    reader.press("[data-language-switch]")
    reader.page.wait_for_url(f"{reader.url}en/{entries[0].url}#{entries[0].step}")


def test_the_other_language_keeps_what_is_typed(reader: Reader) -> None:
    """The panel as well, unless it was closed."""
    reader.page.goto(reader.url)
    reader.ask("abc def")
    if reader.touch:
        reader.press("[data-search-back]")
    for language, close in (("en", False), ("id", True)):
        if close and not reader.touch:
            reader.page.keyboard.press("Escape")
        reader.press("[data-language-switch]")
        expect(reader.page.locator("html")).to_have_attribute("lang", language)
        expect(reader.page.locator("#search-query")).to_have_value("abc def")
        assert is_open(reader) == (not close and not reader.touch)
        if is_open(reader):
            expect(reader.page.locator(ANSWER)).to_have_count(3)
            reader.page.focus("#search-query")
    reader.press("#search-query")
    expect(reader.page.locator(ANSWER)).to_have_count(3)


@pytest.mark.parametrize("path", ["", "en/", "faq"])
def test_a_query_in_the_address_becomes_a_fragment(reader: Reader, entries: list[Entry], path: str) -> None:
    path = entries[0].url if path == "faq" else path
    reader.page.goto(f"{reader.url}{path}?q=abc+d%26e", wait_until="commit")
    expect(reader.page.locator(ANSWER)).to_have_count(3)
    assert reader.address() == f"{reader.url}{path}#q=abc%20d%26e"
    assert reader.page.input_value("#search-query") == "abc d&e"


SECRETS = [
    "kata sandi saya: rahasia99",
    "PIN 123456 ditolak",
    "nomor 3171234567890001",
    "surat dari budi@contoh.go.id",
    "gagal masuk " * 20,
]


@pytest.mark.parametrize("query", SECRETS)
def test_what_is_long_or_secret_stays_out_of_the_address(reader: Reader, query: str) -> None:
    reader.page.goto(reader.url)
    reader.ask(query)
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("article.content")).to_be_hidden()
    assert reader.address() == reader.url
    assert query[:20] not in reader.page.title()
    reader.page.reload()
    expect(reader.page.locator(ANSWER)).to_have_count(3)
    assert reader.page.input_value("#search-query") == query.strip()
    leave(reader)
    reader.page.go_back()
    expect(reader.page.locator(ANSWER)).to_have_count(3)
    reader.press("[data-language-switch]")
    expect(reader.page.locator("html")).to_have_attribute("lang", "en")
    expect(reader.page.locator(ANSWER)).to_have_count(3)
    assert reader.page.input_value("#search-query") == query.strip()
    reader.press("[data-results-close]")
    expect(reader.page.locator("article.content")).to_be_visible()


def test_nothing_that_is_typed_reaches_the_host(reader: Reader, entries: list[Entry]) -> None:
    referrers: list[str] = []
    reader.page.on("request", lambda request: referrers.append(request.headers.get("referer", "")))
    reader.page.goto(reader.url)
    reader.ask("rahasiaku")
    reader.press("[data-search-all]")
    expect(reader.page.locator(ANSWER)).to_have_count(3)
    leave(reader)
    assert [path for path in reader.asked if "rahasiaku" in path] == []
    assert [text for text in referrers if text] == []
    assert reader.page.locator("meta[name=referrer]").get_attribute("content") == "no-referrer"
    for form in reader.page.locator("form").all():
        assert (form.get_attribute("method") or "get") == "get" and form.get_attribute("name") != "search"


@pytest.fixture(scope="module")
def keeping_browser(browser: Browser) -> Iterator[Browser]:
    """A browser that keeps pages as they are for Back, which Playwright's does not."""
    keeping = browser.browser_type.launch(
        executable_path=find_chromium(),
        args=list(FLAGS),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield keeping
    keeping.close()


@pytest.mark.parametrize("touch", [False, True], ids=["desktop", "phone"])
@pytest.mark.parametrize("kept", [True, False], ids=["kept", "loaded again"])
def test_after_back_from_a_result_the_list_is_there(
    open_reader: Callable[..., Reader],
    keeping_browser: Browser,
    entries: list[Entry],
    kept: bool,
    touch: bool,
) -> None:
    reader = open_reader(touch=touch, other=keeping_browser if kept else None)
    page = reader.page
    page.add_init_script("addEventListener('pageshow', ({ persisted }) => (window.kept = persisted))")
    page.goto(f"{reader.url}{entries[2].url}#{entries[2].step}")
    reader.ask("abc")
    leave(reader)
    assert not is_open(reader)
    page.evaluate("history.back()")
    expect(page).to_have_url(f"{reader.url}{entries[2].url}#{entries[2].step}")
    expect(page.locator("#search-query")).to_have_attribute("aria-expanded", "true")
    expect(page.locator(ANSWER)).to_have_count(3)
    expect(page.locator(ANSWER).first).to_be_focused()
    assert page.input_value("#search-query") == "abc"
    assert page.evaluate("window.kept") == kept
    # It is alive: the list still answers, and it can be closed.
    page.fill("#search-query", "xyz")
    expect(page.locator(ANSWER).first).to_contain_text("xyz")
    page.keyboard.press("Escape")
    assert not is_open(reader)


# ---- A phone


@LANGUAGES
def test_a_phone_gives_the_whole_screen_and_a_way_back(phone: Reader, language: Language) -> None:
    phone.page.goto(phone.url + HOME[language])
    phone.press("#search-query")
    covered = phone.page.locator("[data-search]").bounding_box()
    expect(phone.page.locator("#search-result [role=status]")).to_be_empty()
    assert covered == {"x": 0, "y": 0, "width": PHONE["width"], "height": PHONE["height"]}
    expect(phone.page.locator("#search-query")).to_be_focused()
    expect(phone.page.locator("#search-result a").first).to_be_visible()
    phone.press("[data-search-back]")
    assert not is_open(phone)
    phone.ask("abc")
    phone.page.go_back()
    assert not is_open(phone)
    assert phone.address() == phone.url + HOME[language]
    expect(phone.page.locator("article.content")).to_be_visible()
    phone.page.locator("article.content a").first.tap()
    phone.page.wait_for_url(re.compile("/(?:faq|kategori|peran)/"))


def test_the_field_does_not_move_while_one_types(reader: Reader) -> None:
    reader.page.goto(reader.url)
    reader.press("#search-query")
    places = set()
    for letter in "near a":
        reader.page.keyboard.type(letter)
        places.add(str(reader.page.locator("#search-query").bounding_box()))
        reader.page.wait_for_timeout(60)
    assert len(places) == 1
    assert reader.page.input_value("#search-query") == "near a"


def test_what_comes_while_one_types_moves_no_caret_and_loses_no_letter(reader: Reader) -> None:
    """Neither the answers nor, where all results are shown, the address that follows the words."""
    reader.page.goto(reader.url)
    reader.ask("abcd")
    for all_results in (False, True):
        if all_results:
            reader.page.keyboard.press("Enter")
            reader.page.focus("#search-query")
        reader.page.fill("#search-query", "abcd")
        reader.page.eval_on_selector("#search-query", "box => box.setSelectionRange(2, 2)")
        for number, letter in enumerate("xy", 3):
            reader.page.keyboard.type(letter)
            reader.page.wait_for_timeout(600 if all_results else 60)
            assert reader.page.eval_on_selector("#search-query", "box => box.selectionStart") == number
            expect(reader.page.locator("#search-query")).to_be_focused()
        assert reader.page.input_value("#search-query") == "abxycd"


# ---- What is shown


def test_answers_that_are_shown_do_not_move(reader: Reader, entries: list[Entry]) -> None:
    reader.page.goto(reader.url)
    reader.ask("late a")
    links = reader.page.locator(f"{ANSWER}, a[data-reference]")
    before = links.evaluate_all("all => all.map(one => [one.href, one.getBoundingClientRect().top])")
    assert len(before) == 2
    expect(links).to_have_count(3)
    after = links.evaluate_all("all => all.map(one => [one.href, one.getBoundingClientRect().top])")
    assert after[: len(before)] == before
    assert entries[2].url in after[2][0]


def test_no_answer_takes_the_place_of_another_under_a_finger(desk: Reader) -> None:
    desk.page.goto(desk.url)
    desk.ask("abc")
    box = desk.page.locator("#search-result").bounding_box()
    assert box
    desk.page.mouse.move(box["x"] + 40, box["y"] + 80)
    desk.page.mouse.down()
    desk.page.fill("#search-query", "xyz")
    desk.page.wait_for_timeout(300)
    assert desk.page.locator(ANSWER).count() == 0
    desk.page.mouse.move(box["x"] + 40, box["y"] - 200)
    desk.page.mouse.up()
    expect(desk.page.locator(ANSWER).first).to_contain_text("xyz")


@LANGUAGES
def test_a_result_shows_question_message_turn_marks_and_step(
    reader: Reader, entries: list[Entry], language: Language
) -> None:
    reader.page.goto(reader.url + HOME[language])
    reader.ask("abc")
    first = reader.page.locator("#search-result li").first
    link = first.locator(ANSWER)
    assert link.inner_text().split("\n") == ["Pesan abc", entries[0].title]
    assert link.locator("mark").all_inner_texts() == ["Pesan abc", entries[0].title[:4]]
    words = Catalogue(language)
    expect(first).to_contain_text(f"{words['search_turn']}: Helpdesk")
    expect(reader.page.locator("#search-result [role=status]")).to_have_text(
        words["search_many"].replace("#", "4")
    )
    expect(reader.page.locator("a[data-reference]")).to_have_count(1)
    reader.press("#search-result li a[data-step]")
    reader.page.wait_for_url(f"{reader.url}{HOME[language]}{entries[0].url}#{entries[0].step}")


@LANGUAGES
def test_near_misses_and_the_way_on(reader: Reader, language: Language) -> None:
    reader.page.goto(reader.url + HOME[language])
    reader.press("#search-query")
    reader.page.keyboard.insert_text("near abc")
    words = Catalogue(language)
    expect(reader.page.locator("a[data-near]")).to_have_count(3)
    assert reader.page.locator(ANSWER).count() == 0
    expect(reader.page.locator("#search-result [role=status]")).to_have_text(words["search_near"])
    expect(reader.page.locator("#search-result a[href*='kategori/']")).to_have_count(1)
    expect(reader.page.locator("#search-result a[href*='eskalasi/']")).to_have_count(1)
    reader.press("#search-result [data-copy]")
    expect(reader.page.locator("[data-say]")).to_have_text(words["search_copied"])
    assert reader.page.evaluate("navigator.clipboard.readText()") == "near abc"


@LANGUAGES
def test_nothing_fits(reader: Reader, language: Language) -> None:
    reader.page.goto(reader.url + HOME[language])
    reader.press("#search-query")
    reader.page.keyboard.insert_text("none abc")
    expect(reader.page.locator("#search-result [role=status]")).to_have_text(
        Catalogue(language)["search_none"]
    )
    expect(reader.page.locator("#search-result blockquote")).to_have_text("none abc")
    reader.page.fill("#search-query", "abc")
    expect(reader.page.locator("#search-result blockquote")).to_have_count(0)


def test_hostile_texts_stay_texts(reader: Reader) -> None:
    reader.page.goto(reader.url)
    reader.ask("<img src=x onerror=alert(1)>")
    assert reader.page.locator("#search-result img").count() == 0
    expect(reader.page.locator(ANSWER).first).to_contain_text("<img src=x")
    reader.page.goto(f"{reader.url}#q=%3Cimg%20src=x%3E%")
    reader.page.reload()
    expect(reader.page.locator("#search-query")).to_have_value(re.compile("<img src=x>"))


@LANGUAGES
@pytest.mark.parametrize("how", ["told", "blocked", "without names"])
def test_a_failed_load_says_so_offers_the_list_and_tries_again(
    reader: Reader, entries: list[Entry], stand_in: str, language: Language, how: str
) -> None:
    page, words = reader.page, Catalogue(language)
    if how == "blocked":
        page.route(re.compile(r"/search/worker"), lambda route: route.abort())
    if how == "without names":
        page.route(re.compile(r"/search/files\.js"), lambda route: route.fulfill(status=404))
    page.goto(reader.url + HOME[language])
    reader.press("#search-query")
    page.keyboard.insert_text("broken abc")
    expect(page.locator("#search-result [role=status]")).to_have_text(words["search_failed"])
    expect(page.locator(f"#search-result a[href$='{entries[0].url}']")).to_be_visible()
    page.unroute_all()
    page.route(
        re.compile(r"/search/worker"),
        lambda route: route.fulfill(body=stand_in.replace('"broken"', '"-"'), content_type="text/javascript"),
    )
    if how == "told":
        reader.press("[data-search-again]")
    expect(page.locator(ANSWER).first).to_contain_text("broken abc")
    expect(page.locator("[data-search-again]")).to_have_count(0)


@pytest.mark.parametrize("missing", ["worker", "files"])
def test_a_question_in_the_address_says_so_where_the_search_cannot_be_loaded(
    reader: Reader, stand_in: str, missing: str
) -> None:
    page = reader.page
    page.route(re.compile(rf"/search/{missing}"), lambda route: route.abort())
    page.goto(f"{reader.url}#q=abc")
    expect(page.locator("[data-search-again]")).to_be_visible()
    assert page.locator("#search-result [role=status]").inner_text() == Catalogue("id")["search_failed"]
    page.unroute_all()
    page.route(
        re.compile(r"/search/worker"),
        lambda route: route.fulfill(body=stand_in, content_type="text/javascript"),
    )
    reader.press("[data-search-again]")
    expect(page.locator(ANSWER)).to_have_count(3)


# ---- Where it leads


def test_the_words_are_marked_once_and_can_be_cleared(reader: Reader, entries: list[Entry]) -> None:
    page = reader.page
    page.goto(reader.url)
    reader.ask("abc")
    leave(reader)
    marks = page.locator("article mark")
    expect(marks.first).to_be_visible()
    assert {text.lower() for text in marks.all_text_contents()} == {entries[0].word.lower()}
    title = page.locator("h1").inner_text()
    reader.press("[data-found] button")
    expect(marks).to_have_count(0)
    expect(page.locator("[data-found]")).to_have_count(0)
    assert page.locator("h1").inner_text() == title
    page.reload()
    expect(marks).to_have_count(0)


def test_marks_come_once_only(reader: Reader) -> None:
    reader.page.goto(reader.url)
    reader.ask("abc")
    leave(reader)
    expect(reader.page.locator("article mark").first).to_be_visible()
    reader.page.reload()
    expect(reader.page.locator("article mark")).to_have_count(0)


def test_a_step_of_the_page_one_is_on_is_reached(reader: Reader, entries: list[Entry]) -> None:
    reader.page.goto(reader.url + entries[0].url)
    reader.ask("abc")
    reader.page.keyboard.press("Enter")
    reader.press("#search-result a[data-step]")
    expect(reader.page.locator("article.content")).to_be_visible()
    expect(reader.page.locator(f"#{entries[0].step}")).to_be_in_viewport()
    assert reader.fragment() == entries[0].step


@LANGUAGES
def test_a_wrong_address_shows_suggestions_in_the_page(reader: Reader, language: Language) -> None:
    page = reader.page
    page.goto(f"{reader.url}{HOME[language]}abc/def")
    expect(page.locator(ANSWER)).to_have_count(3)
    assert page.input_value("#search-query") == "abc def"
    assert not is_open(reader)
    assert page.evaluate("getComputedStyle(document.querySelector('#search-result')).position") == "static"
    assert page.evaluate("document.activeElement === document.body")
    if language == "id":
        page.fill("#search-query", "ghi")
        page.keyboard.press("Enter")
        expect(page.locator(ANSWER).first).to_contain_text("ghi")
        expect(page.locator("h1")).to_be_visible()


def test_a_site_in_one_language_has_the_box_too(open_reader: Callable[..., Reader]) -> None:
    reader = open_reader()
    switch = re.compile(r"<a [^>]*data-language-switch.*?</a>", re.DOTALL)

    def without_switch(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=switch.sub("", response.text()))

    reader.page.route(reader.url, without_switch)
    reader.page.goto(reader.url)
    expect(reader.page.locator("[data-language-switch]")).to_have_count(0)
    reader.ask("abc")
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator(ANSWER)).to_have_count(3)


def test_without_a_script_nothing_can_be_sent_and_answers_are_listed(
    open_reader: Callable[..., Reader], entries: list[Entry]
) -> None:
    reader = open_reader(java_script_enabled=False)
    for language in HOME:
        reader.page.goto(reader.url + HOME[language])
        assert reader.page.locator("#search-query").evaluate("one => one.form === null && !one.name")
        expect(reader.page.locator("#search-query")).to_be_hidden()
        said = reader.page.locator(".search noscript p")
        expect(said).to_be_visible()
        assert Catalogue(language)["needs_script"] in str(said.text_content())
        reader.page.locator(".search a:visible").click()
        expect(reader.page.locator(f"main a[href$='{entries[0].url}']").first).to_be_visible()


# ---- Readers who cannot see or point


@LANGUAGES
@pytest.mark.parametrize("touch", [False, True], ids=["desktop", "phone"])
def test_no_finding_in_any_state(
    open_reader: Callable[..., Reader], entries: list[Entry], language: Language, touch: bool
) -> None:
    reader = open_reader(touch=touch, bypass_csp=True)
    page = reader.page
    page.goto(reader.url + HOME[language] + entries[0].url)
    page.add_script_tag(path=AXE)
    reader.press("#search-query")
    assert findings(page) == [], "empty"
    for words, shown in (
        ("abc", ANSWER),
        ("near abc", "a[data-near]"),
        ("none abc", "blockquote"),
        ("broken abc", "[data-search-again]"),
    ):
        page.fill("#search-query", words)
        expect(page.locator(f"#search-result {shown}").first).to_be_visible()
        assert findings(page) == [], words
    page.fill("#search-query", "abc")
    page.keyboard.press("Enter")
    expect(page.locator(ANSWER).first).to_be_visible()
    assert findings(page) == [], "all results"
    leave(reader)
    page.add_script_tag(path=AXE)
    assert findings(page) == [], "marked words"
    # A host has one such page, which leads English addresses to the English home page.
    page.goto(f"{reader.url}{HOME[language]}abc/def")
    page.wait_for_url("**/def" if language == "id" else "**/en/#q=*")
    expect(page.locator(ANSWER).first).to_be_visible()
    page.add_script_tag(path=AXE)
    assert findings(page) == [], "a wrong address"


RING = """element => {
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } =
    getComputedStyle(element.closest(".search__field"))
  const ring = [outlineStyle, parseFloat(outlineWidth), outlineColor, parseFloat(outlineOffset)]
  let ground = element.closest(".search__field").parentElement
  while (getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement
  return [...ring, getComputedStyle(ground).backgroundColor]
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", ["home", "answer"])
@pytest.mark.parametrize("touch", [False, True], ids=["desktop", "phone"])
def test_the_ring_of_the_box_can_be_seen(
    open_reader: Callable[..., Reader], entries: list[Entry], scheme: str, where: str, touch: bool
) -> None:
    reader = open_reader(touch=touch, color_scheme=scheme)
    reader.page.goto(reader.url + ("" if where == "home" else entries[0].url))
    for words in ("", "abc"):
        if words:
            reader.ask(words)
        else:
            reader.page.locator("#search-query").focus()
        style, width, ring, offset, ground = reader.page.locator("#search-query").evaluate(RING)
        assert (style, width >= 2, offset >= 2) == ("solid", True, True)
        assert ratio(ring, ground) >= 3, (ring, ground)
    reader.page.keyboard.press("ArrowDown")
    link = reader.page.locator(ANSWER).first
    ring = link.evaluate("one => getComputedStyle(one, '::after').outlineColor")
    ground = link.evaluate("one => getComputedStyle(one.closest('li')).backgroundColor")
    assert ratio(ring, ground) >= 3, (ring, ground)


def ratio(one: str, other: str) -> float:
    """The contrast of two colours as a browser computes them, rgb(…)."""
    return contrast(_hex(one), _hex(other))


def _hex(colour: str) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


def test_forced_colours_keep_the_ring(open_reader: Callable[..., Reader]) -> None:
    reader = open_reader(forced_colors="active")
    reader.page.goto(reader.url)
    reader.ask("abc")
    style, width, ring, _, ground = reader.page.locator("#search-query").evaluate(RING)
    assert (style, width >= 2) == ("solid", True)
    assert ratio(ring, ground) >= 3


def test_names_and_states_for_a_screen_reader(reader: Reader) -> None:
    reader.page.goto(reader.url)
    box = reader.page.get_by_role("combobox")
    assert box.get_attribute("aria-controls") == "search-result"
    expect(box).to_have_accessible_name(Catalogue("id")["search_hint"])
    assert box.get_attribute("aria-expanded") == "false"
    reader.ask("abc")
    assert box.get_attribute("aria-expanded") == "true"
    panel = reader.page.get_by_role("dialog")
    expect(panel).to_have_accessible_name(Catalogue("id")["search_results"])
    expect(panel.get_by_role("status")).to_be_visible()
    expect(panel.get_by_role("listitem")).to_have_count(4)
