"""From opening a site on a slow phone, nothing cached, to the first result of a typed word."""

from __future__ import annotations

import statistics
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.chromium import launch
from bench.serve import serving

_SLOWER = 4
_NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
# Ours, then that of stock Material, which is measured beside it.
_BOX = "#search-query, [data-md-component=search-query]"
_RESULT = "a[data-answer], .md-search-result__item"
_LONGEST = 60_000
# A reader turns to the box as soon as it is there. A script that comes later must find what was typed.
_TURN = """box => {
  document.querySelector('label[for=__search]')?.click()
  box.focus()
}"""


def seconds_to_result(site: Path, word: str, rounds: int = 5, *, linked: bool = False) -> float:
    """The median over some visits, each with an empty cache; `linked`: the address has the word already."""
    with serving(site) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        times = [_visit(browser, address, word, linked) for _ in range(rounds)]
        browser.close()
    return round(statistics.median(times), 2)


def _visit(browser: Browser, address: str, word: str, linked: bool) -> float:
    context = browser.new_context(viewport={"width": 412, "height": 823}, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.set_default_timeout(_LONGEST)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(f"{address}#q={word}" if linked else address, wait_until="commit")
    if not linked:
        page.wait_for_selector(_BOX, state="attached")
        page.wait_for_load_state("domcontentloaded")
        page.eval_on_selector(_BOX, _TURN)
        page.keyboard.type(word, delay=30)
    page.wait_for_selector(_RESULT, state="attached")
    seconds = float(page.evaluate("performance.now()")) / 1000
    context.close()
    return seconds
