"""What an agency sets in agency.yml, as its readers meet it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bench.serve import serving
from site_support import ROOT, build

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
LINKS = {
    "helpdesk@lpse.example": "mailto:helpdesk@lpse.example",
    "+62 254 7000 100": "tel:+622547000100",
    "628110000100": "https://wa.me/628110000100",
    "https://lpse.example/": "https://lpse.example/",
}


@pytest.fixture(scope="module")
def agency_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of an agency that has set everything."""
    folder = tmp_path_factory.mktemp("agency")
    shutil.copytree(ROOT / "docs", folder / "docs")
    file = folder / "docs" / "_data" / "agency.yml"
    text = file.read_text(encoding="utf-8")
    for empty, value in SET.items():
        assert empty in text
        text = text.replace(empty, value)
    file.write_text(text, encoding="utf-8")
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


@pytest.mark.parametrize("place", ["#kontak ~ .facts", ".help__contacts"])
@pytest.mark.parametrize(("root", "hours"), [("", "Senin–Jumat"), ("en/", "Monday to Friday")])
def test_contacts_can_be_followed(page: Page, agency_url: str, root: str, hours: str, place: str) -> None:
    page.goto(f"{agency_url}{root}tentang/")
    contacts = page.locator(place)
    for text, href in LINKS.items():
        expect(contacts.get_by_role("link", name=text, exact=True)).to_have_attribute("href", href)
    expect(contacts).to_contain_text(hours)
