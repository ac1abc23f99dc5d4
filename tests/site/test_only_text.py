"""An answer without steps: its text, and whom to ask, in every output."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from site_support import ROOT, build

ANSWER = """---
id: F090
question: Jam layanan helpdesk
category: akun
ask: helpdesk-lpse
reviewed: 2026-11-20
---
Helpdesk melayani pada **jam kerja**.

!!! note "Libur"
    Pada hari libur laporan diterima melalui formulir.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("only-text")
    shutil.copytree(ROOT / "tests" / "pdf" / "content", folder / "docs")
    (folder / "docs" / "faq" / "jam-layanan.md").write_text(ANSWER, encoding="utf-8")
    done = build("site", "--content", folder / "docs", "--out", folder / "site")
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_its_page_has_the_text_and_whom_to_ask_and_no_steps(site: Path) -> None:
    page = (site / "faq" / "jam-layanan" / "index.html").read_text(encoding="utf-8")
    assert "melayani pada <strong>jam kerja</strong>" in page
    assert "hubungi <strong>Helpdesk LPSE</strong>" in page
    assert 'class="steps"' not in page
    assert 'id="langkah"' not in page


def test_open_data_says_whom_to_ask(site: Path) -> None:
    record = json.loads((site / "api" / "v1" / "entries" / "F090.json").read_text(encoding="utf-8"))
    assert (record["ask"], record["steps"]) == ("helpdesk-lpse", [])
    assert "Keterangan lebih lanjut: Helpdesk LPSE." in record["replies"]["chat"]["id"]
    plain = (site / "faq" / "jam-layanan" / "index.md").read_text(encoding="utf-8")
    assert "hubungi **Helpdesk LPSE**" in plain
    assert "## Langkah" not in plain


@pytest.mark.browser
def test_an_email_keeps_the_text_as_it_is(site: Path, page: Page) -> None:
    record = json.loads((site / "api" / "v1" / "entries" / "F090.json").read_text(encoding="utf-8"))
    page.goto(f"{(site / 'faq' / 'jam-layanan').as_uri()}/index.html")
    assert page.locator("#balasan-id-email").text_content() == record["replies"]["email"]["id"]


def test_it_is_printed_and_the_site_holds_together(site: Path) -> None:
    assert (site / "pdf" / "id" / "answers" / "jam-layanan.pdf").is_file()
    assert build("verify", "--out", site).returncode == 0
