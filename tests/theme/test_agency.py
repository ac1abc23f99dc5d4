"""What an agency sets in agency.yml, as its readers meet it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from bench.serve import serving
from site_support import build, copy_content

pytestmark = pytest.mark.browser

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5"/></svg>\n'
SET = {
    'email: ""': "email: helpdesk@lpse.example",
    'phone: ""': "phone: +62 254 7000 100",
    'whatsapp: "" ': "whatsapp: 628110000100 ",
    'website: ""': "website: https://lpse.example/",
    'hours: {id: "", en: ""}': "hours: {id: Senin–Jumat, en: Monday to Friday}",
    'logo: "" ': "logo: images/logo.svg ",
}
FURTHER = """
contacts:
  - {label: {id: Telegram, en: Telegram}, text: "@lpse_contoh", url: "https://t.me/lpse_contoh"}
colours: {brand: "#5b1a4a", link: "#7a1f63"}
notice:
  text: {id: SPSE sedang dipelihara., en: SPSE is under maintenance.}
  from: 2027-03-01
  until: 2027-03-02
  by: Admin LPSE
"""
LINKS = {
    "@lpse_contoh": "https://t.me/lpse_contoh",
    "helpdesk@lpse.example": "mailto:helpdesk@lpse.example",
    "+62 254 7000 100": "tel:+622547000100",
    "+62 811-0000-100": "https://wa.me/628110000100",
    "https://lpse.example/": "https://lpse.example/",
}


@pytest.fixture(scope="module")
def agency_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of an agency that has set everything."""
    folder = tmp_path_factory.mktemp("agency")
    copy_content(folder / "docs")
    file = folder / "docs" / "_data" / "agency.yml"
    text = file.read_text(encoding="utf-8")
    for empty, value in SET.items():
        assert empty in text
        text = text.replace(empty, value)
    file.write_text(text + FURTHER, encoding="utf-8")
    (folder / "docs" / "images").mkdir(exist_ok=True)
    (folder / "docs" / "images" / "logo.svg").write_text(LOGO, encoding="utf-8")
    done = build("site", "--no-pdf", "--content", folder / "docs", "--out", folder / "site")
    assert done.returncode == 0, done.stderr
    with serving(folder / "site") as url:
        yield url


@pytest.mark.parametrize("path", ["", "en/", "faq/login-galat-rekanan/", "en/faq/login-galat-rekanan/"])
def test_the_logo_stands_in_the_header(page: Page, agency_url: str, path: str) -> None:
    page.goto(agency_url + path)
    logo = page.locator("img.header__logo")
    expect(logo).to_be_visible()
    assert logo.evaluate("logo => logo.complete && logo.naturalWidth > 0")


def test_the_logo_is_the_icon_of_the_tab(page: Page, agency_url: str, site_url: str) -> None:
    page.goto(agency_url)
    expect(page.locator('link[rel="icon"]')).to_have_attribute("href", "./assets/icons/icon-192.png")
    page.goto(site_url)
    expect(page.locator('link[rel="icon"]')).to_have_attribute("href", "./assets/icons/icon.svg")


@pytest.mark.parametrize("place", ["#kontak ~ .facts", ".help__contacts"])
@pytest.mark.parametrize(("root", "hours"), [("", "Senin–Jumat"), ("en/", "Monday to Friday")])
def test_contacts_can_be_followed(page: Page, agency_url: str, root: str, hours: str, place: str) -> None:
    page.goto(f"{agency_url}{root}tentang/")
    contacts = page.locator(place)
    for text, href in LINKS.items():
        expect(contacts.get_by_role("link", name=text, exact=True)).to_have_attribute("href", href)
    expect(contacts).to_contain_text(hours)


@pytest.mark.parametrize("entry", ["faq/data-tidak-sinkron-inaproc/", "en/faq/data-tidak-sinkron-inaproc/"])
def test_contacts_are_beside_the_action(page: Page, agency_url: str, entry: str) -> None:
    page.goto(agency_url + entry)
    opening = page.locator("[data-opening]:not([hidden])")
    expect(opening.locator("a[href^='https://wa.me/']")).to_be_visible()
    expect(opening.locator("a[href^='mailto:']")).to_be_visible()
    expect(page.get_by_text("belum dicantumkan")).to_have_count(0)


def test_whether_an_answer_helped_is_a_message_ready_to_send(page: Page, agency_url: str) -> None:
    page.goto(f"{agency_url}faq/internal-server-error/")
    links = page.locator("#laporan a[href*='&body=']")
    said = [unquote(link.get_attribute("href") or "") for link in links.all()]
    assert [text.splitlines() for text in said] == [
        [
            f"mailto:helpdesk@lpse.example?subject=Jawaban F003 {helped}."
            '&body=Muncul pesan "Internal server error"',
            "https://faq-lpse.example/f/F003/",
        ]
        for helped in ("membantu", "belum membantu")
    ]


@pytest.mark.parametrize("path", ["", "en/glosarium/", "faq/internal-server-error/", "daftar/"])
@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2027-02-28T12:00", False),
        ("2027-03-01T12:00", True),
        ("2027-03-02T12:00", True),
        ("2027-03-03T12:00", False),
    ],
)
def test_a_notice_is_shown_between_its_days(
    page: Page, agency_url: str, path: str, moment: str, shown: bool
) -> None:
    page.clock.set_fixed_time(dt.datetime.fromisoformat(moment))
    page.goto(agency_url + path)
    notice = page.locator("aside.incident")
    expect(notice).to_be_visible() if shown else expect(notice).to_be_hidden()
    assert "Admin LPSE" in (notice.text_content() or "")
    # An open search is the whole screen of a phone.
    page.set_viewport_size({"width": 360, "height": 740})
    notice = page.locator("#search-result .incident")
    expect(notice).to_be_hidden()
    page.locator("#search-query").click()
    expect(page.locator(".search--open")).to_have_count(1)
    expect(notice).to_be_visible() if shown else expect(notice).to_be_hidden()


def test_the_agency_brings_its_colours(page: Page, agency_url: str) -> None:
    page.goto(agency_url)
    assert (
        page.locator(".hero").evaluate("hero => getComputedStyle(hero).backgroundColor") == "rgb(91, 26, 74)"
    )
    assert page.locator("meta[name=theme-color]").get_attribute("content") == "#5b1a4a"
    assert (
        page.locator(".card strong").first.evaluate("link => getComputedStyle(link).color")
        == "rgb(122, 31, 99)"
    )
