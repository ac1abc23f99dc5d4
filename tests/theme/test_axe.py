"""No finding of axe-core on any kind of page: both languages, both schemes, phone and desktop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python  # type: ignore[import-untyped] # it has no types
import pytest
from playwright.sync_api import Browser, Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = {
    "home": "",
    "answer with evidence": "faq/login-galat-rekanan/",
    "answer with a condition": "faq/kode-galat-7xxxx/",
    "category": "kategori/akun/",
    "role": "peran/admin-lpse/",
    "ladder": "eskalasi/",
    "glossary": "glosarium/",
    "procedures": "sop/",
    "about": "tentang/",
    "all answers": "daftar/",
    "with sections": "data/",
    "not found": "404.html",
}
WIDTHS = {"phone": 360, "desktop": 1280}


def findings(page: Page) -> list[str]:
    """What axe-core objects to, one line for each rule and scheme."""
    found = []
    for scheme in ("default", "slate"):
        page.evaluate("scheme => { document.documentElement.dataset.mdColorScheme = scheme }", scheme)
        result: dict[str, Any] = page.evaluate(
            "runOnly => axe.run({ runOnly, resultTypes: ['violations'] })", RULES
        )
        found += [
            f"{scheme}: {violation['id']}: {violation['help']}: {violation['nodes'][0]['html']}"
            for violation in result["violations"]
        ]
    return found


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_finding(browser: Browser, site_url: str, kind: str, language: str, width: int) -> None:
    # axe itself is injected, which the pages' own policy would rightly forbid.
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(site_url + ("" if language == "id" else "en/") + KINDS[kind])
    page.add_script_tag(path=AXE)
    assert findings(page) == []
    if kind == "home":
        page.locator("summary").first.click()
        assert findings(page) == [], "with the menu open"
    if kind == "answer with evidence":
        page.locator("#search-query").fill("login error 7xxxx")
        page.locator("a[data-answer]").first.wait_for()
        assert findings(page) == [], "with search results"
    context.close()
