"""Wrong and short addresses: those that can be understood redirect, the rest is searched for."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from reader.conftest import Host

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("f/f2", "faq/lupa-password-email-tidak-masuk/"),
        ("faq/", "daftar/"),
        ("en/faq", "en/daftar/"),
        ("F002/", "faq/lupa-password-email-tidak-masuk/"),
        ("f2/", "faq/lupa-password-email-tidak-masuk/"),
        ("f/F2/", "faq/lupa-password-email-tidak-masuk/"),
        ("F002", "faq/lupa-password-email-tidak-masuk/"),
        ("f-05", "faq/kode-galat-7xxxx/"),
        ("en/f/f2", "en/faq/lupa-password-email-tidak-masuk/"),
        ("en/F005.html", "en/faq/kode-galat-7xxxx/"),
        ("f/F005/#minta-keterangan", "faq/kode-galat-7xxxx/#minta-keterangan"),
        ("en/f/F005/#minta-keterangan", "en/faq/kode-galat-7xxxx/#minta-keterangan"),
    ],
)
def test_an_understood_address_leads_to_its_answer(
    context: BrowserContext, host: Host, wrong: str, right: str
) -> None:
    page = context.new_page()
    page.goto(host.url + wrong)
    page.wait_for_url(host.url + right)


@pytest.mark.parametrize(
    ("wrong", "words", "found"),
    [
        ("kode/71023", "kode 71023", "7xxxx"),
        ("faq/penyedia-tidak-bisa-login", "penyedia tidak bisa login", "Tidak bisa login"),
        ("internal_server_error.php", "internal server error", "Internal server error"),
        ("en/code/71023", "code 71023", "7xxxx"),
        ("en/forgot-password", "forgot password", "forgot password"),
        ("faq/kode-galat-%37xxxx-lama", "kode galat 7xxxx lama", "7xxxx"),
    ],
)
def test_the_words_of_a_wrong_address_are_searched(
    context: BrowserContext, host: Host, wrong: str, words: str, found: str
) -> None:
    page = context.new_page()
    page.goto(host.url + wrong)
    expect(page.locator("#search-query")).to_have_value(words)
    expect(page.locator("a[data-answer]").first).to_contain_text(found, timeout=10000)


@pytest.mark.parametrize(
    "wrong", ["%", "%E0%A4%A", "f/", "f/99999", "%3Cscript%3Ealert(1)%3C/script%3E", "en/"]
)
def test_a_hostile_address_does_no_harm(context: BrowserContext, host: Host, wrong: str) -> None:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(host.url + wrong)
    expect(page.locator("h1").first).to_be_visible()
    assert errors == []
