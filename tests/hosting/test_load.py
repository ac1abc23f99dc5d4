"""Many readers at once at the real nginx, and how much a first visit costs one of them.

A few seconds here; `make load` goes on for half a minute and prints what it measured.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hosting.conftest import DOMAIN, Server, start

SECONDS = int(os.environ.get("LOAD_SECONDS", "1"))
ENTRY = "faq/lupa-password-email-tidak-masuk/"
# Bytes on the line for a first visit with brotli, headers included.
MOST = {"": 32_000, ENTRY: 45_000}


@pytest.fixture(scope="module")
def nginx(site_dir: Path) -> Iterator[Server]:
    yield from start("nginx", site_dir, "/")


@pytest.mark.parametrize("below", ["", ENTRY, "f/F002/", "tidak-ada/"])
def test_nginx_answers_many_readers_without_an_error(nginx: Server, below: str) -> None:
    if not shutil.which("wrk"):
        pytest.skip("wrk is not installed: apt-get install wrk")
    headers = ("-H", f"Host: {DOMAIN}", "-H", "Accept-Encoding: br")
    # A machine that is busy with other tests may be slow; it must not be wrong.
    timing = ("-t1", "-c64", f"-d{SECONDS}s", "--timeout", "20s", "--latency")
    command = ["wrk", *timing, *headers, nginx.url + below]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    sys.stdout.write(said)
    assert "Socket errors" not in said
    # Only what is missing may be missing, and it is all the time.
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    asked = re.search(r"(\d+) requests in", said)
    assert asked
    assert int(asked[1]) > 100
    assert (refused[1] if refused else "0") == (asked[1] if below == "tidak-ada/" else "0")


@pytest.mark.browser
@pytest.mark.parametrize("below", MOST)
def test_a_first_visit_is_light(nginx: Server, browser: Browser, below: str) -> None:
    context = browser.new_context(extra_http_headers={"Accept-Encoding": "br"})
    page = context.new_page()
    sizes: dict[str, float] = {}
    names: dict[str, str] = {}
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.requestWillBeSent", lambda sent: names.update({sent["requestId"]: sent["request"]["url"]})
    )
    session.on(
        "Network.loadingFinished",
        lambda done: sizes.update({done["requestId"]: done["encodedDataLength"]}),
    )
    page.goto(nginx.url + below, wait_until="networkidle")
    lines = (f"{size:>8.0f} {names[one]}\n" for one, size in sizes.items())
    sys.stdout.write("".join([*lines, f"{sum(sizes.values()):>8.0f} in all\n"]))
    assert len(sizes) > 3
    assert sum(sizes.values()) < MOST[below]
    context.close()
