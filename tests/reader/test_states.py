"""No finding of axe-core in the states that a reader brings a page into."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from reader.conftest import DESK, PHONE, Host
from theme.test_axe import AXE, findings

pytestmark = pytest.mark.browser

ENTRY = "faq/login-galat-rekanan/"


def role_view(page: Page) -> None:
    page.locator("[name=role][value=admin-lpse]").check()
    expect(page.locator(".step--folded").first).to_be_visible()


def open_replies(page: Page) -> None:
    page.locator(".replies > summary").click()
    page.locator(".reply summary").first.click()
    page.locator("[data-copy-from]").first.click()
    expect(page.locator("[data-say]")).not_to_be_empty()


def empty_report(page: Page) -> None:
    page.locator(".report summary").click()
    page.locator("[data-report] [type=submit]").click()
    expect(page.locator("[data-report-errors]")).to_be_visible()


def finished_report(page: Page) -> None:
    page.locator(".report summary").click()
    page.locator("#laporan-uraian").fill("Gagal masuk sejak pagi")
    page.locator("[data-report] [type=submit]").click()
    expect(page.locator("[data-report-output]")).to_be_visible()


def explained_term(page: Page) -> None:
    page.locator(".term").first.click()
    expect(page.locator(".term-note:popover-open")).to_be_visible()


STATES: dict[str, Callable[[Page], None]] = {
    "role view": role_view,
    "replies open": open_replies,
    "report refused": empty_report,
    "report finished": finished_report,
    "term explained": explained_term,
}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desktop"])
@pytest.mark.parametrize("language", ["", "en/"], ids=["id", "en"])
def test_no_finding_in_any_state(browser: Browser, host: Host, language: str, size: dict[str, int]) -> None:
    for state, reach in STATES.items():
        context = browser.new_context(viewport=size, bypass_csp=True)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{host.url}{language}{ENTRY}")
        reach(page)
        page.add_script_tag(path=AXE)
        assert findings(page) == [], state
        overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(overflow), f"{state}: the page can be moved sideways"
        context.close()
