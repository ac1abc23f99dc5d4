"""Hostile content and hostile readers' input in a real browser whose policy was taken away: nothing runs.

The pages are served without their policy, so that only the escaping is between them and the reader.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Page, Request

from bench.serve import serving
from build import main
from site_support import build
from trust.payloads import PAYLOADS, Draft, base, data_with, entries_with, lists_with

pytestmark = pytest.mark.browser

# Every page is read by the browser's parser; every fifth is opened as well, and in a long run every one.
EACH = 1 if "PAYLOAD_TURNS" in os.environ else 5

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
MARKUP = """(page => {
  const marks = "x-mark, iframe, object, embed, base, [onerror], [onload], [onmouseover], [ontoggle]"
  const more = "[onfocus], [onclick], [onbegin], [srcdoc], [style*=jahat], meta[http-equiv=refresh]"
  const links = "a[href^='javascript:' i], a[href^='data:' i]"
  const found = [...page.querySelectorAll(`${marks}, ${more}, ${links}`)]
  const others = [...page.scripts].filter(one => one.src && new URL(one.src).origin !== location.origin)
  return [...found.map(one => one.outerHTML.slice(0, 120)), ...others.map(one => one.src)]
})"""
HARM = f"""() => [...(window.ran ? ["something ran"] : []), ...{MARKUP}(document)]"""


class Watcher:
    """A page whose dialogs, visits elsewhere and requests to the enemy are collected."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.harm: list[str] = []
        page.on("dialog", self.dismiss)
        page.on("request", self.note)

    def dismiss(self, dialog: Dialog) -> None:
        self.harm.append("a dialog")
        dialog.dismiss()

    def note(self, sent: Request) -> None:
        if "//jahat" in sent.url:
            self.harm.append(sent.url)

    def visit(self, below: str) -> None:
        for _ in range(5):
            try:
                self.page.goto(self.url + below)
                break
            except Error as error:
                # The page before was leading elsewhere just then.
                if "ERR_ABORTED" not in str(error) and "interrupted" not in str(error):
                    raise
        self.look(below)

    def look(self, where: str) -> None:
        assert self.page.url.startswith(self.url), f"{where} led to {self.page.url}"
        assert [*self.harm, *self.found()] == [], where

    def found(self) -> list[str]:
        """What is wrong in the page."""
        return list(self.run(HARM))

    def run(self, script: str, value: object = None) -> Any:
        """What `script` gives for `value`; a missing page may be leading to a search just now."""
        for _ in range(50):
            try:
                return self.page.evaluate(script, value)
            except Error as error:
                if "context was destroyed" not in str(error):
                    raise
                self.page.wait_for_timeout(100)
        raise AssertionError(f"{self.page.url} never came to rest")


def without_policy(site: Path) -> Path:
    """The site as it would be if a host or a mistake took the policy away."""
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        stripped = _POLICY.sub("", html)
        assert stripped != html, f"{page} had no policy"
        page.write_text(stripped, encoding="utf-8")
    (site / "sw.js").unlink()
    return site


@pytest.fixture
def watch(browser: Browser) -> Iterator[Callable[[str], Watcher]]:
    """A fresh reader for an address."""
    contexts: list[BrowserContext] = []

    def start(url: str) -> Watcher:
        context = browser.new_context(service_workers="block")
        contexts.append(context)
        context.set_default_timeout(10_000)
        return Watcher(context.new_page(), url)

    yield start
    for context in contexts:
        context.close()


def published(content: Path, out: Path) -> Path:
    done = build("site", "--no-pdf", "--compress", "none", "--content", content, "--out", out)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return without_policy(out)


def pages(site: Path) -> list[str]:
    found = (page.relative_to(site).as_posix().removesuffix("index.html") for page in site.rglob("*.html"))
    leads_on = ("/f/", "/alamat-lama-")
    return sorted(
        path for path in found if not any(part in f"/{path}" for part in leads_on) and "404" not in path
    )


# What pages hold, read by the browser's own parser without running anything.
READ = f"""pages => Object.entries(pages).flatMap(([path, html]) =>
  {MARKUP}(new DOMParser().parseFromString(html, "text/html")).map(one => `${{path}}: ${{one}}`))"""
# So many pages are handed to the browser together.
TOGETHER = 100


def harm_in(site: Path, reader: Watcher) -> list[str]:
    """What is wrong in the pages of `site`, as the browser of `reader` reads them."""
    found: list[str] = []
    paths = pages(site)
    for start in range(0, len(paths), TOGETHER):
        files = {path: site / path for path in paths[start : start + TOGETHER]}
        texts = {
            path: (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")
            for path, file in files.items()
        }
        found += reader.page.evaluate(READ, texts)
    return found


def test_no_field_of_an_entry_lets_anything_run(tmp_path: Path, watch: Callable[[str], Watcher]) -> None:
    content = base(tmp_path / "docs")
    accepted = entries_with(PAYLOADS, content)
    # Most is refused in most places; what is not is what the pages have to stand.
    assert len(PAYLOADS) >= 300
    assert len({payload for payload, _ in accepted}) >= 300
    assert len({place for _, place in accepted}) >= 12
    site = published(content, tmp_path / "site")
    with serving(site) as url:
        reader = watch(url)
        reader.visit("")
        assert harm_in(site, reader) == []
        found = [path for path in pages(site) if path.startswith("faq/")]
        for number, path in enumerate(found[::EACH]):
            reader.visit(path if number % 2 else f"en/{path}")


def test_no_data_file_lets_anything_run(tmp_path: Path, watch: Callable[[str], Watcher]) -> None:
    content = base(tmp_path / "docs")
    Draft.new(1).write(content)
    accepted = list(dict.fromkeys(lists_with(PAYLOADS, base(tmp_path / "scratch"))))
    assert len(accepted) > 80
    assert len(data_with(accepted, content)) > 30
    lists_with(accepted, content)
    site = published(content, tmp_path / "site")
    with serving(site) as url:
        reader = watch(url)
        for path in pages(site):
            reader.visit(path)


@pytest.fixture(scope="module")
def bare(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real site without its policy."""
    site = tmp_path_factory.mktemp("bare") / "site"
    shutil.copytree(site_dir, site)
    with serving(without_policy(site)) as url:
        yield url


_PLAIN = re.compile(r"[\w.-]+")
ENTRY = "faq/lupa-password-email-tidak-masuk/"
STORE = """value => {
  const site = document.documentElement.dataset.site
  const names = ["scheme", "role", "search", "notice"]
  for (const name of names) localStorage.setItem(`faq:${site}:${name}`, value)
  for (const key of Object.keys(localStorage)) localStorage.setItem(key, value)
  sessionStorage.setItem(`faq:${site}:search`, value)
  history.replaceState({ query: value, q: value }, "")
}"""


def test_no_address_and_no_stored_value_lets_anything_run(bare: str, watch: Callable[[str], Watcher]) -> None:
    """Each visit has the payload as its query, fragment or path, and finds it wherever a page may have
    kept something."""
    reader = watch(bare)
    reader.visit("")
    for number, payload in enumerate(PAYLOADS[::EACH]):
        written = quote(payload.replace("\0", ""), safe="")
        # The state of this page in the history, and what is stored for the next.
        reader.run(STORE, payload)
        reader.run("payload => { location.hash = payload }", payload)
        below = (f"{ENTRY}?q={written}#", f"{written}/?q={written}#q=", f"?q={written}#q=", f"en/{written}#")
        reader.visit(below[number % len(below)] + written)


TYPE = """text => {
  const form = document.querySelector("[data-report]")
  const valid = { url: "https://a.example/", "datetime-local": "2026-11-22T10:15" }
  const type = (field, value) => {
    field.value = value
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }
  const fields = [...form.querySelectorAll("[data-field]")]
  for (const field of fields) if (field.type !== "datetime-local") type(field, text)
  form.requestSubmit()
  // What the fields refuse is shown; then the report is composed of the rest.
  for (const field of fields) if (valid[field.type]) type(field, valid[field.type])
  form.requestSubmit()
  type(document.getElementById("search-query"), text)
}"""


def test_no_typed_text_lets_anything_run(bare: str, watch: Callable[[str], Watcher]) -> None:
    reader = watch(bare)
    reader.visit(ENTRY)
    reader.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    reader.page.locator("[data-report]").wait_for()
    for payload in PAYLOADS:
        reader.run(TYPE, payload)
        reader.look(payload)
    # The last is looked for in full, and shown.
    reader.page.evaluate(TYPE, "<x-mark>tidak masuk")
    reader.page.wait_for_timeout(1500)
    reader.look("what was found")
    assert "<x-mark>tidak masuk" in reader.page.locator("#laporan-teks").inner_text()


def test_hostile_open_data_becomes_nothing_that_runs(
    tmp_path: Path, site_dir: Path, watch: Callable[[str], Watcher]
) -> None:
    """What `import` makes of another site's data is held to the same rules as what an author writes."""
    feed = json.loads((site_dir / "api/v1/faq.json").read_text(encoding="utf-8"))

    def poisoned(value: object, payload: str, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: poisoned(inner, payload, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [poisoned(inner, payload, key) for inner in value]
        kept = key in {
            "id",
            "role",
            "category",
            "slug",
            "$schema",
            "version",
            "schema",
            "reviewed",
            "updated",
        }
        return value if kept or not isinstance(value, str) else payload

    content = base(tmp_path / "docs")
    for number, payload in enumerate(PAYLOADS):
        file = tmp_path / f"{number}.json"
        file.write_text(json.dumps(poisoned(feed, payload)), encoding="utf-8")
        assert main(["import", str(file), "--content", str(content)]) in {0, 1, 2}
        file.unlink()
    assert {path.name for path in tmp_path.iterdir()} == {"docs"}
    assert not [path for path in content.rglob("*") if not _PLAIN.fullmatch(path.name)]
