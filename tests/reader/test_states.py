"""No finding of axe-core in the states that a reader brings a page into."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from reader.conftest import DESK, PHONE, Host
from theme.test_axe import AXE, findings

pytestmark = pytest.mark.browser

ENTRY = "faq/login-galat-rekanan/"


def in_the_middle(page: Page) -> None:
    """A role is chosen, replies are open and one was copied, the report is refused."""
    page.locator("[data-reader]").select_option("admin-lpse")
    expect(page.locator(".step--folded").first).to_be_visible()
    page.locator("[data-reply-kind]").select_option("email")
    page.locator("[data-copy-from]").first.click()
    page.locator(".report summary").click()
    page.locator("#laporan-kode").fill("PIN 123456")
    page.locator("[data-report] [type=submit]").click()
    expect(page.locator("[data-report-errors]")).to_be_visible()


def at_the_end(page: Page) -> None:
    """The report is finished and a term is explained."""
    page.locator("#laporan-kode").fill("71023")
    page.locator("#laporan-uraian").fill("Gagal masuk sejak pagi")
    page.locator("[data-report] [type=submit]").click()
    expect(page.locator("[data-report-output]")).to_be_visible()
    page.locator("[data-reader]").select_option("")
    page.locator(".term").first.click()
    expect(page.locator(".term-note:popover-open")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desktop"])
@pytest.mark.parametrize("language", ["", "en/"], ids=["id", "en"])
def test_no_finding_while_tools_are_in_use(
    browser: Browser, host: Host, language: str, size: ViewportSize
) -> None:
    # axe itself is injected, which the pages' own policy would rightly forbid. On a busy machine the worker
    # may find the host silent; its notice stays in sight when the page is scrolled and would cover a control.
    context = browser.new_context(viewport=size, bypass_csp=True, service_workers="block")
    page = context.new_page()
    page.goto(f"{host.url}{language}{ENTRY}")
    page.add_script_tag(path=AXE)
    for reach in (in_the_middle, at_the_end):
        reach(page)
        assert findings(page) == [], reach.__doc__
        overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(overflow), "the page can be moved sideways"
    context.close()


def test_without_scripts_nothing_is_offered_that_needs_them(browser: Browser, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.url + ENTRY)
    controls = page.locator("[data-script]").all()
    assert controls
    assert [control.inner_text() for control in controls if control.is_visible()] == []
    expect(page.locator(".step__text").last).to_be_visible()
    context.close()
