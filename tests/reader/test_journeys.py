"""The whole path of each of the three users, by keyboard alone and by touch alone, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from reader.conftest import Host, clipboard, said
from reader.operating import FIRST_RESULT, Hand

pytestmark = pytest.mark.browser

HOME = {"id": "", "en": "en/"}
BOTH = pytest.mark.parametrize("language", ["id", "en"])


@BOTH
def test_a_vendor_finds_the_answer_and_reports(hand: Hand, host: Host, language: str) -> None:
    page = hand.page
    page.goto(host.url + HOME[language])
    asked = {"id": "tidak bisa login tabel rekanan", "en": "cannot sign in table rekanan"}[language]
    hand.write("#search-query", asked)
    expect(page.locator(FIRST_RESULT).first).to_be_visible()
    hand.take_first_result()
    page.wait_for_url(re.compile("/faq/login-galat-rekanan/"))

    expect(page.locator("[data-opening=penyedia]")).to_be_visible()
    hand.select("[data-reader]", "admin-lpse")
    expect(page.locator("#lapor .step__text")).to_be_hidden()
    hand.select("[data-reader]", "penyedia")
    expect(page.locator("#lapor")).to_have_class(re.compile("step--mine"))
    expect(page.locator("#kirim-akses .step__text")).to_be_hidden()
    expect(page.locator("#kirim-akses .step__role")).to_be_visible()

    hand.choose("[data-evidence][value=npwp]")
    hand.press(".report summary")
    expect(page.locator("[data-report]")).to_be_visible()
    hand.write("#laporan-kode", "Error in executeUpdate")
    hand.write("#laporan-uraian", "Gagal masuk sejak pagi")
    hand.press("[data-report] [type=submit]")
    expect(page.locator("[data-report-output]")).to_be_visible()
    hand.press("[data-report-output] button[data-copy-from]")
    said(page, {"id": "Laporan disalin.", "en": "Report copied."}[language])
    report = clipboard(page)
    assert "(F001)" in report
    assert "Gagal masuk sejak pagi" in report
    assert "[x] NPWP" in report
    assert re.search(r"\[ \] User ID \(", report)


@BOTH
def test_an_agent_shares_an_answer(hand: Hand, host: Host, language: str) -> None:
    page = hand.page
    page.goto(f"{host.url}{HOME[language]}faq/kode-galat-7xxxx/")
    hand.select("[data-reader]", "helpdesk-lpse")
    site = "https://faq-lpse.example/"

    hand.press(".actions [data-copy]")
    said(page, {"id": "Tautan disalin.", "en": "Link copied."}[language])
    assert clipboard(page) == f"{site}{HOME[language]}f/F005/"

    hand.press("#minta-keterangan .step__copy")
    said(page, {"id": "Tautan langkah disalin.", "en": "Link to the step copied."}[language])
    assert clipboard(page) == f"{site}{HOME[language]}f/F005/#minta-keterangan"

    hand.press(".actions [data-chosen-reply]")
    said(page, {"id": "Balasan disalin.", "en": "Reply copied."}[language])
    assert clipboard(page) == page.locator(f"#balasan-{language}-chat").text_content()
    for other in ("id", "en"):
        for kind in ("chat", "email", "internal"):
            hand.select("[data-reply-kind]", kind)
            hand.select("[data-reply-language]", other)
            name = f"balasan-{other}-{kind}"
            hand.press(f".replies [data-copy-from={name}]")
            said(page, {"id": "Balasan disalin.", "en": "Reply copied."}[language])
            reply = clipboard(page)
            assert f"{site}{HOME[other]}f/F005/" in reply
            assert reply == page.locator(f"#{name}").text_content()
            opener = page.locator(".replies [data-send]:visible").get_attribute("href") or ""
            assert opener.startswith("mailto:?subject=" if kind == "email" else "https://wa.me/?text=")
            assert reply in unquote(opener).replace("\r\n", "\n")
    expect(page.locator(".reply:visible")).to_have_count(1)

    hand.press("[data-language-switch]")
    page.wait_for_url(re.compile(r"/faq/kode-galat-7xxxx/"))
    expect(page.locator("html")).to_have_attribute("lang", "en" if language == "id" else "id")
    expect(page.locator("[data-reader]")).to_have_value("helpdesk-lpse")


@BOTH
def test_an_admin_escalates_with_a_report(hand: Hand, host: Host, language: str, tmp_path: Path) -> None:
    page = hand.page
    page.goto(f"{host.url}{HOME[language]}faq/kode-galat-7xxxx/")
    hand.select("[data-reader]", "admin-lpse")
    expect(page.locator("#minta-keterangan .step__text")).to_be_hidden()
    hand.press("#minta-keterangan .step__unfold")
    expect(page.locator("#minta-keterangan .step__text")).to_be_visible()
    expect(page.locator("#minta-keterangan")).to_be_focused()

    hand.press(".report summary")
    expect(page.locator("[data-report]")).to_be_visible()
    expect(page.locator("[data-report] output")).to_have_text(
        {"id": "Helpdesk LKPP", "en": "LKPP helpdesk"}[language]
    )
    hand.write("#laporan-alamat", "spse:// rusak")
    hand.press("[data-report] [type=submit]")
    errors = page.locator("[data-report-errors]")
    expect(errors).to_be_focused()
    expect(errors.locator("a")).to_have_count(2)
    hand.press("[data-report-errors] a[href='#laporan-alamat']")
    expect(page.locator("#laporan-alamat")).to_be_focused()
    expect(page.locator("#laporan-alamat")).to_have_attribute("aria-invalid", "true")

    hand.write("#laporan-alamat", "https://spse.contoh.go.id/eproc4")
    hand.write("#laporan-uraian", "Kode 71023. Kata sandi saya: rahasia99")
    expect(page.locator("#laporan-uraian-error")).to_contain_text("PIN")
    hand.press("[data-report] [type=submit]")
    expect(page.locator("[data-report-output]")).to_be_hidden()
    hand.write("#laporan-uraian", "Kode 71023 saat membuka paket")
    hand.press("[data-report] [type=submit]")

    mail = page.locator("[data-report-output] a[href^='mailto:']")
    assert "71023" not in (mail.get_attribute("href") or "")
    with page.expect_download() as saving:
        hand.press("[data-report-save]")
    saved = tmp_path / "laporan.txt"
    saving.value.save_as(saved)
    assert saving.value.suggested_filename.endswith("F005.txt")
    text = saved.read_text(encoding="utf-8")
    assert "https://spse.contoh.go.id/eproc4" in text
    assert "Kode 71023 saat membuka paket" in text
