"""Hostile content and hostile readers' input in a real browser whose policy was taken away: nothing runs.

The pages are served without their policy, so that what stands here is the escaping alone.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Page, Request

from bench.serve import serving
from site_support import build
from trust.payloads import PAYLOADS, Draft, base, data_with, entries_with

pytestmark = pytest.mark.browser

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
# Texts that the check accepts in data files, each as mean as it may be.
_IN_DATA = (
    '" onmouseover="window.ran=1" autofocus onfocus="window.ran=1" x="',
    "' onmouseover='window.ran=1' x=' {{ 7 * 191 }} {% raw %} ${7*191}",
)
HARM = """() => {
  const marks = "x-mark, iframe, object, embed, base, [onerror], [onload], [onmouseover], [ontoggle]"
  const more = "[onfocus], [onclick], [srcdoc], meta[http-equiv=refresh]"
  const links = "a[href^='javascript:' i], a[href^='data:' i]"
  const found = [...document.querySelectorAll(`${marks}, ${more}, ${links}`)]
    .map(one => one.outerHTML.slice(0, 120))
  const others = [...document.scripts].filter(one => one.src && new URL(one.src).origin !== location.origin)
  return [...(window.ran ? ["something ran"] : []), ...found, ...others.map(one => one.src)]
}"""


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
        """What is wrong in the page; a missing page may be leading to a search just now."""
        for _ in range(50):
            try:
                return list(self.page.evaluate(HARM))
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
    return sorted(path for path in found if "/f/" not in f"/{path}" and "404" not in path)


def test_no_field_of_an_entry_lets_anything_run(tmp_path: Path, watch: Callable[[str], Watcher]) -> None:
    content = base(tmp_path / "docs")
    accepted = list(entries_with(PAYLOADS, content, tmp_path / "scratch"))
    # Most is refused; what is not is what the pages have to stand.
    assert len(accepted) > 80
    site = published(content, tmp_path / "site")
    with serving(site) as url:
        reader = watch(url)
        for path in pages(site):
            reader.visit(path)


@pytest.mark.parametrize("payload", _IN_DATA)
def test_no_data_file_lets_anything_run(
    tmp_path: Path, watch: Callable[[str], Watcher], payload: str
) -> None:
    content = base(tmp_path / "docs")
    Draft.new(1).write(content)
    assert len(list(data_with(payload, content))) > 20
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


ENTRY = "faq/lupa-password-email-tidak-masuk/"


def test_no_address_lets_anything_run(bare: str, watch: Callable[[str], Watcher]) -> None:
    reader = watch(bare)
    for payload in PAYLOADS:
        written = quote(payload.replace("\0", ""), safe="")
        for below in (f"?q={written}", f"{ENTRY}#{written}", f"#q={written}", f"{written}/", f"en/{written}"):
            reader.visit(below)


def test_no_stored_value_lets_anything_run(bare: str, watch: Callable[[str], Watcher]) -> None:
    reader = watch(bare)
    reader.visit("")
    for payload in PAYLOADS:
        reader.page.evaluate(
            """value => {
              const site = document.documentElement.dataset.site
              const names = ["scheme", "role", "search", "notice"]
              for (const name of names) localStorage.setItem(`faq:${site}:${name}`, value)
              for (const key of Object.keys(localStorage)) localStorage.setItem(key, value)
              sessionStorage.setItem(`faq:${site}:search`, value)
              history.replaceState({ query: value, q: value }, "")
            }""",
            payload,
        )
        reader.visit(ENTRY)
        reader.page.reload()
        reader.look(payload)


def test_no_typed_text_lets_anything_run(bare: str, watch: Callable[[str], Watcher]) -> None:
    reader = watch(bare)
    reader.visit(ENTRY)
    reader.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    fields = reader.page.locator("[data-report] [data-field]:visible:not([type=datetime-local])")
    for payload in PAYLOADS:
        line = payload.replace("\0", "").replace("\n", " ")
        for field in fields.all():
            field.fill(line)
        reader.page.evaluate("document.querySelector('[data-report]').requestSubmit()")
        reader.page.evaluate(
            "text => { const box = document.getElementById('search-query'); box.value = text;"
            "box.dispatchEvent(new Event('input', { bubbles: true })) }",
            line,
        )
        reader.look(payload)
    reader.page.wait_for_timeout(1500)
    reader.look("what was found")


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

    for number, payload in enumerate(PAYLOADS[::4]):
        file = tmp_path / f"{number}.json"
        file.write_text(json.dumps(poisoned(feed, payload)), encoding="utf-8")
        content = base(tmp_path / f"docs-{number}")
        done = build("import", file, "--content", content)
        assert done.returncode in {0, 1, 2}, done.stderr
        assert "Traceback" not in done.stderr
        assert not [path for path in tmp_path.rglob("*") if "jahat" in path.name]
