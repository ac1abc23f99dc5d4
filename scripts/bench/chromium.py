"""The Chromium of the machine, under the name that its system gives it."""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Containers run as root and give little shared memory; the pages are our own.
FLAGS = ("--no-sandbox", "--disable-dev-shm-usage")


def find_chromium() -> str:
    """The path of the browser; raises FileNotFoundError with the package to install."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    raise FileNotFoundError("Chromium is not installed: apt-get install chromium")


def launch(playwright: Playwright) -> Browser:
    """The browser, without a window."""
    return playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
