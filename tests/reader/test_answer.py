"""What an answer's page offers beside its steps: terms explained, overdue reviews, the remembered role."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from reader.conftest import Host, clipboard
from site_support import build, copy_content

pytestmark = pytest.mark.browser

ENTRY, OTHER = "faq/kode-galat-7xxxx/", "faq/login-galat-rekanan/"


@pytest.mark.parametrize(("path", "word"), [(ENTRY, "JaIM"), (f"en/{ENTRY}", "JaIM")])
def test_a_term_is_explained_in_place(context: BrowserContext, host: Host, path: str, word: str) -> None:
    page = context.new_page()
    page.goto(host.url + path)
    term = page.locator(".term", has_text=word)
    expect(term).to_have_count(1)
    note = page.locator(".term-note", has_text="Java Installer Manager")
    expect(note).to_be_hidden()
    term.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 1280
    page.keyboard.press("Tab")
    expect(note.locator("a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(term).to_be_focused()


def test_literal_messages_and_code_stay_as_they_are(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(f"{host.url}faq/data-tidak-sinkron-inaproc/")
    expect(page.locator(".term").first).to_be_visible()
    expect(page.locator(":is(pre, code, h1, h2, h3, a) .term")).to_have_count(0)


@pytest.mark.parametrize(
    ("days", "warned"), [(0, False), (364, False), (365, False), (366, True), (4000, True)]
)
def test_an_overdue_review_is_told_by_the_readers_clock(
    context: BrowserContext, host: Host, days: int, warned: bool
) -> None:
    page = context.new_page()
    reviewed = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
    page.clock.set_fixed_time(reviewed + dt.timedelta(days=days))
    page.goto(host.url + ENTRY)
    notice = page.locator("[data-due]")
    expect(notice).to_be_visible() if warned else expect(notice).to_be_hidden()


def test_the_role_is_remembered_on_this_device_only(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(host.url + ENTRY)
    page.locator("[data-reader]").select_option("helpdesk-lpse")
    other = context.new_page()
    other.goto(f"{host.url}en/{ENTRY}")
    expect(other.locator("[data-reader]")).to_have_value("helpdesk-lpse")
    other.locator(".report summary").click()
    expect(other.locator("[name=reporter][value=helpdesk-lpse]")).to_be_checked()
    expect(other.locator("[data-opening=helpdesk-lpse]")).to_contain_text("Ask for a description")
    expect(other.locator("[data-opening=penyedia]")).to_be_hidden()
    assert context.cookies() == []
    other.locator("[data-reader]").select_option("")
    expect(other.locator(".step--folded")).to_have_count(0)
    assert other.evaluate("Object.keys(localStorage).join()") == ""


def test_the_choice_says_what_is_shown_after_going_back(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(host.url + ENTRY)
    page.locator("[data-reader]").select_option("admin-lpse")
    page.goto(host.url + OTHER)
    page.locator("[data-reader]").select_option("penyedia")
    # Not from the cache of pages as they were left, which this browser is started without.
    page.go_back()
    shown = page.locator("[data-opening]:visible").get_attribute("data-opening")
    assert page.locator("[data-reader]").input_value() == shown == "penyedia"


def test_only_roles_that_act_are_offered_and_others_see_every_step(
    context: BrowserContext, host: Host
) -> None:
    page = context.new_page()
    page.goto(host.url + ENTRY)
    page.locator("[data-reader]").select_option("helpdesk-lpse")
    page.goto(f"{host.url}faq/internal-server-error/")
    offered = page.locator("[data-reader] option").evaluate_all("all => all.map(one => one.value)")
    assert offered == ["penyedia", "admin-lpse", ""]
    expect(page.locator(".step--folded")).to_have_count(0)
    expect(page.locator("[data-opening=penyedia]")).to_be_visible()


@pytest.mark.parametrize("language", ["id", "en"])
def test_agents_have_a_key_for_each_action(context: BrowserContext, host: Host, language: str) -> None:
    page = context.new_page()
    page.goto(f"{host.url}{'' if language == 'id' else 'en/'}{ENTRY}")
    shown = page.locator(".actions kbd").all_inner_texts()
    assert shown[:2] == ["Alt+Shift+B", "Alt+Shift+L"]
    page.keyboard.press("Alt+Shift+B")
    expect(page.locator("[data-say]")).not_to_be_empty()
    assert clipboard(page) == page.locator(f"#balasan-{language}-chat").text_content()
    page.locator("[data-reply-kind]").select_option("internal")
    page.keyboard.press("Alt+Shift+B")
    page.wait_for_function(
        "text => navigator.clipboard.readText().then(copied => copied === text)",
        arg=page.locator(f"#balasan-{language}-internal").text_content(),
    )
    page.keyboard.press("Alt+Shift+L")
    page.wait_for_function("() => navigator.clipboard.readText().then(copied => copied.endsWith('/f/F005/'))")


@pytest.mark.parametrize("home", ["", "en/"])
def test_an_email_says_in_the_page_what_the_open_data_have(
    context: BrowserContext, host: Host, home: str
) -> None:
    page = context.new_page()
    for file in sorted((host.folder / "api" / "v1" / "entries").glob("*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        page.goto(f"{host.url}{home}faq/{record['slug']}/")
        for language, text in record["replies"]["email"].items():
            expect(page.locator(f"#balasan-{language}-email")).to_have_count(1)
            assert page.locator(f"#balasan-{language}-email").text_content() == text


def test_a_question_in_braces_is_no_place_in_an_email(context: BrowserContext, host: Host) -> None:
    page, odd = context.new_page(), "Apa arti {message} dan {question}?"
    record = json.loads((host.folder / "api/v1/entries/F001.json").read_text(encoding="utf-8"))
    question = escape(record["question"]["id"], quote=False)
    path = f"{host.url}faq/{record['slug']}/"

    def with_odd_question(route: Route) -> None:
        answer = route.fetch()
        html = answer.text().replace(question.replace('"', "&#34;"), odd)
        route.fulfill(response=answer, body=html)

    page.route(path, with_odd_question)
    page.goto(path)
    expect(page.locator("h1")).to_have_text(odd)
    wanted = record["replies"]["email"]["id"].replace(record["question"]["id"], odd)
    assert page.locator("#balasan-id-email").text_content() == wanted


@pytest.mark.parametrize("home", ["", "en/"])
def test_a_page_that_is_there_names_the_manifest_of_its_language(
    context: BrowserContext, host: Host, home: str
) -> None:
    page = context.new_page()
    page.goto(f"{host.url}{home}{ENTRY}")
    manifest = page.locator("link[rel=manifest]")
    expect(manifest).to_have_attribute("href", f"{host.url}{home}manifest.webmanifest")


def test_the_list_of_all_answers_shows_those_of_a_role(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(f"{host.url}daftar/")
    page.locator("[data-filter]").select_option("helpdesk-lpse")
    shown = page.locator("#jawaban + ul > li:visible")
    expect(shown).to_have_count(2)
    expect(page.locator("[data-filtered]")).to_have_text("2 jawaban")
    expect(page.locator("#kode + ul li:visible")).to_have_text(re.compile("7xxxx"))
    page.locator("[data-filter]").select_option("")
    expect(shown).to_have_count(5)


def test_a_folded_step_says_whose_it_is(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(f"{host.url}en/{ENTRY}")
    page.locator("[data-reader]").select_option("admin-lpse")
    unfold = page.locator("#minta-keterangan .step__unfold")
    expect(unfold).to_have_accessible_name("Show this step (LPSE helpdesk)")
    unfold.press("Enter")
    expect(page.locator("#minta-keterangan")).to_be_focused()


def test_what_is_said_is_heard_because_the_region_was_there_before(
    context: BrowserContext, host: Host
) -> None:
    page = context.new_page()
    page.goto(host.url + ENTRY)
    for region in page.locator("[data-say], [data-offline]").all():
        expect(region).to_be_empty()
        assert region.evaluate("region => getComputedStyle(region).display") != "none"
        assert region.evaluate("region => region.offsetHeight") == 0


@pytest.mark.parametrize("anchor", ["100%", "%E0", "tidak-ada"])
def test_an_anchor_that_no_step_has_does_no_harm(context: BrowserContext, host: Host, anchor: str) -> None:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(host.url + ENTRY)
    page.locator("[data-reader]").select_option("admin-lpse")
    page.goto(f"{host.url}en/{ENTRY}#{anchor}")
    expect(page.locator(".step--folded").first).to_be_visible()
    assert errors == []


def test_a_link_to_a_folded_step_unfolds_it(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(host.url + ENTRY)
    page.locator("[data-reader]").select_option("admin-lpse")
    page.goto(f"{host.url}en/{ENTRY}#minta-keterangan")
    expect(page.locator("#minta-keterangan .step__text")).to_be_visible()
    expect(page.locator("#eskalasi-admin .step__text")).to_be_hidden()


def test_an_answer_can_be_read_before_any_script(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.route("**/*.js", lambda route: None)  # Never answered.
    page.goto(host.url + ENTRY, wait_until="commit")
    expect(page.locator(".step__text").last).to_be_visible()
    expect(page.locator("#lampiran-deskripsi")).to_be_visible()


def test_paper_shows_every_step_and_a_code_to_scan(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(host.url + ENTRY)
    expect(page.locator(".qr")).to_be_hidden()
    page.locator("[data-reader]").select_option("admin-lpse")
    page.emulate_media(media="print")
    expect(page.locator("#minta-keterangan .step__text")).to_be_visible()
    expect(page.locator(".qr img")).to_be_visible()
    expect(page.locator(".replies")).to_be_hidden()


def test_what_the_agency_configures_appears(
    context: BrowserContext, serve: Callable[[Path], Host], tmp_path: Path
) -> None:
    content = tmp_path / "docs"
    copy_content(content)
    agency = content / "_data" / "agency.yml"
    text = agency.read_text(encoding="utf-8")
    text = text.replace('feedback_url: ""', 'feedback_url: "https://lpse.contoh.go.id/masukan"')
    text = text.replace('spse_url: ""', 'spse_url: "https://spse.contoh.go.id/"')
    agency.write_text(text, encoding="utf-8")
    build("site", "--no-pdf", "--content", content, "--out", tmp_path / "site").check_returncode()
    page = context.new_page()
    page.goto(serve(tmp_path / "site").url + ENTRY)
    for answer, label in (("yes", "Ya"), ("no", "Tidak")):
        form = f"https://lpse.contoh.go.id/masukan?entry=F005&helped={answer}"
        expect(page.locator(f"a[href='{form}']")).to_have_text(label)
    page.locator(".report summary").click()
    expect(page.locator("#laporan-alamat")).to_have_value("https://spse.contoh.go.id/")


@pytest.mark.parametrize("language", ["", "en/"], ids=["id", "en"])
def test_what_the_site_adds_is_one_press_from_the_readers_step(
    context: BrowserContext, host: Host, language: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{host.url}{language}faq/login-galat-rekanan/")
    notes = page.locator("[data-opening]:not([hidden]) a[href='#catatan']")
    box = notes.bounding_box()
    assert box and box["y"] + box["height"] <= 740
    notes.click()
    expect(page.locator("#catatan")).to_be_in_viewport()


def test_nothing_is_offered_that_the_agency_lacks(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(host.url + ENTRY)
    expect(page.get_by_text("Apakah jawaban ini membantu?")).to_have_count(0)
    # Where no contact is known, the page says so instead of leaving the reader to look for one.
    expect(page.locator("[data-opening]:not([hidden])")).to_contain_text(
        "Kontak Helpdesk LPSE belum dicantumkan"
    )
