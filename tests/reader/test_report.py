"""The report leaks nothing: not into an address, a storage, the network, or the page opened again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import BrowserContext, Dialog, Page, Request, expect

from reader.conftest import Host

pytestmark = pytest.mark.browser

SECRETS = yaml.safe_load((Path(__file__).parent / "secrets.yml").read_text(encoding="utf-8"))
TYPED = "Uraian yang tidak boleh bocor 71023"
ENTRY = "faq/login-galat-rekanan/"

# Every place where a page can keep something.
KEPT = """async () => {
  const bodies = []
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      bodies.push(request.url, await (await cache.match(request)).text())
    }
  }
  const databases = (await indexedDB.databases()).map(({ name }) => name)
  const stores = [localStorage, sessionStorage].map((store) => JSON.stringify({ ...store }))
  const page = [document.cookie, JSON.stringify(history.state), location.href, document.title, window.name]
  return [...stores, ...page, ...databases, ...bodies].join(" ")
}"""


def opened(context: BrowserContext, host: Host, path: str = ENTRY) -> Page:
    page = context.new_page()
    page.goto(host.url + path)
    open_report(page)
    return page


def open_report(page: Page) -> None:
    page.locator(".report summary").click()
    expect(page.locator("[data-report]")).to_be_visible()


def fill(page: Page) -> None:
    page.locator("#laporan-alamat").fill("https://spse.contoh.go.id/rahasia-alamat")
    page.locator("#laporan-kode").fill("kode-rahasia")
    page.locator("#laporan-waktu").fill("2026-11-22T10:15")
    page.locator("#laporan-uraian").fill(TYPED)


def test_nothing_typed_leaves_the_page(
    context: BrowserContext, host: Host, outside: Callable[[Page, str], list[Request]]
) -> None:
    page = opened(context, host)
    left = outside(page, host.url)
    sent: list[str] = []
    context.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    fill(page)
    page.locator("[data-report] [type=submit]").click()
    output = page.locator("[data-report-output]")
    expect(output).to_contain_text(TYPED)
    output.locator("button[data-copy-from]").click()
    with page.expect_download():
        output.locator("[data-report-save]").click()
    mail = output.locator("a[href^='mailto:']")
    mail.evaluate("link => link.addEventListener('click', event => event.preventDefault())")
    mail.click()

    addresses = page.evaluate("[...document.links].map(link => decodeURIComponent(link.href)).join(' ')")
    kept = page.evaluate(KEPT) + str(context.cookies())
    for secret in (TYPED, "kode-rahasia", "rahasia-alamat"):
        assert secret not in addresses
        assert secret not in kept
        assert secret not in " ".join([*sent, *host.asked])
    assert left == []


@pytest.mark.parametrize("leave", ["reload", "back", "set aside"])
def test_nothing_is_there_when_the_page_is_opened_again(
    context: BrowserContext, host: Host, leave: str
) -> None:
    page = opened(context, host)
    page.on("dialog", lambda dialog: dialog.accept())
    fill(page)
    page.locator("[data-report] [type=submit]").click()
    if leave == "reload":
        page.reload()
    elif leave == "back":
        page.goto(f"{host.url}glosarium/")
        page.go_back()
    else:
        # What a browser tells a page that it keeps for the way back; under test it never keeps one.
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    if leave != "set aside":
        open_report(page)
    assert page.locator("#laporan-uraian").input_value() == ""
    assert page.locator("#laporan-alamat").input_value() == ""
    assert TYPED not in (page.locator("body").text_content() or "")


@pytest.mark.parametrize("path", [ENTRY, f"en/{ENTRY}"])
def test_secrets_are_stopped_and_honest_reports_pass(context: BrowserContext, host: Host, path: str) -> None:
    page = opened(context, host, path)
    stops = """texts => texts.filter(text => {
      const field = document.getElementById("laporan-uraian")
      field.value = text
      field.dispatchEvent(new Event("input", { bubbles: true }))
      return field.validity.customError
    })"""
    assert page.evaluate(stops, SECRETS["stopped"]) == SECRETS["stopped"]
    assert page.evaluate(stops, SECRETS["passed"]) == []


def test_a_secret_is_explained_beside_its_field_and_in_the_summary(
    context: BrowserContext, host: Host
) -> None:
    page = opened(context, host)
    page.locator("#laporan-kode").fill("PIN 123456")
    error = page.locator("#laporan-kode-error")
    expect(error).to_be_visible()
    assert (
        "laporan-kode-error"
        in (page.locator("#laporan-kode").get_attribute("aria-describedby") or "").split()
    )
    page.locator("#laporan-uraian").fill(TYPED)
    page.locator("[data-report] [type=submit]").click()
    expect(page.locator("[data-report-errors]")).to_be_focused()
    expect(page.locator("[data-report-errors] li")).to_have_count(1)
    expect(page.locator("[data-report-output]")).to_be_hidden()
    assert "123456" not in (page.locator("[data-report-errors]").text_content() or "")


def report_of(page: Page, role: str) -> str:
    page.locator(f"[name=reporter][value={role}]").check()
    page.locator("#laporan-uraian").fill(TYPED)
    page.locator("[data-report] [type=submit]").click()
    return page.locator("#laporan-teks").inner_text()


def test_the_report_lists_what_its_reporter_can_have(context: BrowserContext, host: Host) -> None:
    page = opened(context, host)
    page.locator("#lampiran-npwp input").check()
    vendor, admin = (report_of(page, role) for role in ("penyedia", "admin-lpse"))
    assert "[x] NPWP" in vendor and "[ ] User ID" in vendor
    assert "Akses server" not in vendor
    assert "Helpdesk LKPP" in admin


def test_what_was_written_in_a_field_is_not_called_missing(context: BrowserContext, host: Host) -> None:
    page = opened(context, host, "faq/kode-galat-7xxxx/")
    page.locator("#laporan-alamat").fill("https://spse.contoh.go.id")
    text = report_of(page, "penyedia")
    assert [line for line in text.splitlines() if line.startswith("[ ]")] == [
        "[ ] Tangkapan layar kesalahan (error) (belum siap)"
    ]


def test_the_report_has_what_a_ticket_needs(context: BrowserContext, host: Host) -> None:
    page = opened(context, host)
    page.locator("#laporan-alamat").fill("spse.contoh.go.id/rahasia")
    page.locator("#laporan-tender").fill("10012345000")
    page.locator("#laporan-versi").fill("4.5")
    page.locator("[data-zone]").select_option(label="WITA")
    page.locator("#laporan-waktu").fill("2026-11-22T10:15")
    page.locator("[data-tried-step]").first.check()
    text = report_of(page, "penyedia")
    for line in (
        "Nama LPSE: ", "Aplikasi: SPSE", "https://spse.contoh.go.id/rahasia", "10012345000",
        "Versi SPSE: 4.5", "10.15 WITA", "Langkah yang sudah dicoba: Langkah 1",
    ):  # fmt: skip
        assert line in text


def test_now_is_the_time_of_the_chosen_zone(context: BrowserContext, host: Host) -> None:
    page = opened(context, host)
    page.clock.set_fixed_time("2026-11-22T03:04:00Z")
    for zone, time in (("WIB", "10:04"), ("WIT", "12:04")):
        page.locator("[data-zone]").select_option(label=zone)
        page.locator("[data-now]").click()
        expect(page.locator("#laporan-waktu")).to_have_value(f"2026-11-22T{time}")


def test_leaving_with_a_report_that_was_not_copied_asks_first(context: BrowserContext, host: Host) -> None:
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page = opened(context, host)
    page.on("dialog", agree)
    page.locator("#laporan-uraian").fill(TYPED)
    page.goto(host.url)
    assert asked == ["beforeunload"]
    page = opened(context, host)
    page.on("dialog", agree)
    report_of(page, "penyedia")
    page.locator("[data-report-output] button[data-copy-from]").click()
    page.goto(host.url)
    assert asked == ["beforeunload"]


def test_the_report_comes_when_it_is_opened(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(host.url + ENTRY)
    page.wait_for_load_state("networkidle")
    assert not [path for path in host.asked if "/report-" in path]
    page.route("**/report-*.js", lambda route: route.abort())
    page.locator(".report summary").click()
    expect(page.locator("[data-say]")).to_contain_text("tidak dapat dimuat")
    expect(page.locator("[data-report-place]")).not_to_have_attribute("open", "")
    page.unroute("**/report-*.js")
    open_report(page)
    expect(page.locator("[data-report]")).to_have_count(1)


def test_a_link_to_the_report_opens_it(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(f"{host.url}{ENTRY}#laporan")
    expect(page.locator("[data-report]")).to_be_visible()


def test_no_field_is_remembered_by_the_browser(context: BrowserContext, host: Host) -> None:
    page = opened(context, host)
    remembered = page.locator(
        "[data-report] [data-field]:not([autocomplete=off]), form[data-report]:not([autocomplete=off])"
    )
    expect(remembered).to_have_count(0)


# Types into everything on a page that takes letters, presses Enter in it and sends every form.
TYPE = """text => {
  for (const part of document.querySelectorAll("details")) part.open = true
  let typed = 0
  for (const field of document.querySelectorAll("input, textarea, select, [contenteditable]")) {
    const letters = !["checkbox", "radio", "button", "submit", "datetime-local"].includes(field.type)
    if (!letters || field.tagName === "SELECT") field.click()
    else field.value = field.type === "url" ? `https://${text}.example/${text}` : text
    typed += letters
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }))
    for (const name of ["keydown", "keyup"]) {
      field.dispatchEvent(new KeyboardEvent(name, { key: "Enter", bubbles: true, cancelable: true }))
    }
  }
  for (const form of document.forms) form.requestSubmit()
  return typed
}"""


def test_nothing_typed_on_any_page_is_sent(context: BrowserContext, host: Host) -> None:
    """Every page of the site, one for every address that is missing, and the worker's own requests."""
    typed = "ketikan-rahasia-71023"
    sent: list[str] = []
    origins: set[str] = set()
    context.on("request", lambda one: sent.append(f"{one.url} {one.post_data or ''} {one.headers}"))
    context.on("request", lambda one: origins.add(one.headers.get("referer", "")))
    context.on("response", lambda answer: sent.append(answer.url))
    page = context.new_page()
    page.on("websocket", lambda socket: sent.append(f"{typed} through {socket.url}"))
    page.on("dialog", lambda dialog: dialog.accept())
    found = [file.relative_to(host.folder).as_posix() for file in host.folder.rglob("*.html")]
    paths = sorted(path.removesuffix("index.html") for path in found if "/f/" not in f"/{path}")
    for path in (*paths, "tidak-ada/", "en/not-there/"):
        page.goto(host.url + path)
        if path == "en/not-there/":
            # The host's one page for what is missing is Indonesian and leads to the English search.
            page.wait_for_url("**/en/#q=*")
        if page.locator(".report summary").count():
            open_report(page)
        assert page.evaluate(TYPE, typed) > 0 or "http-equiv" in page.content(), path
        page.wait_for_timeout(50)
        # The next page is told neither what was typed nor where.
        page.evaluate("document.querySelector('a[href]')?.click()")
        page.wait_for_load_state()
    assert len(sent) > len(paths)
    assert [one for one in (*sent, *host.asked) if typed in one] == []
    # The scripts of the search and of the worker name themselves, where no header tells them not to.
    assert {origin for origin in origins if not origin.endswith(".js")} == {""}
