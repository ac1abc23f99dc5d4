"""The built site, served over HTTP, and a browser: made once for all tests that ask."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bench.chromium import find_chromium, launch
from bench.serve import serving
from clock import set_clock
from site_support import CONTENT, build

# What the commands say is held in English, unless a test asks for the other language.
os.environ["LPSE_FAQ_LANGUAGE"] = "en"
# A machine that is busy with other tests may be slow; it must not be wrong.
expect.set_options(timeout=20_000)
# The same examples in every run: chance is for `make fuzz`.
hypothesis.settings.register_profile("repeatable", derandomize="FUZZ_ROUNDS" not in os.environ, deadline=None)
hypothesis.settings.load_profile("repeatable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The file that takes longest begins first: at the end no core waits for it alone."""
    items.sort(key=lambda item: "test_payloads.py" not in item.nodeid)


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the tests' content, without PDFs, with compressed copies."""
    out = tmp_path_factory.mktemp("built") / "site"
    done = build("site", "--no-pdf", "--compress", "quick", "--content", CONTENT, "--out", out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="session")
def site_url(site_dir: Path) -> Iterator[str]:
    """The address of the built site, ending in a slash."""
    with serving(site_dir) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window; in its pages it is the tests' day."""
    try:
        find_chromium()
    except FileNotFoundError as error:
        pytest.fail(str(error), pytrace=False)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        open_context = Browser.new_context

        def on_the_tests_day(self: Browser, **options: Any) -> BrowserContext:
            context = open_context(self, **options)
            set_clock(context)
            return context

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Browser, "new_context", on_the_tests_day)
            yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of desktop width whose console errors and failed loads fail the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == [], "the browser reported errors"
