"""No page without a closed policy and escaped texts, in the published site or in the preview."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from faq.hosting.policy import EmptyPolicyError, inline_script, policy, refuse_open
from site_support import ROOT, build, copy_project
from trust.payloads import Draft, base

SCRIPT = inline_script(ROOT / "overrides")
CLOSED = policy(SCRIPT)
_MARKED = re.compile(r"\{\{[^}]*\|\s*safe\b[^}]*\}\}|autoescape[^%]*")


def test_the_policy_of_the_pages_is_closed() -> None:
    refuse_open(CLOSED)


@pytest.mark.parametrize(
    ("of_ours", "opened"),
    [
        (CLOSED, ""),
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        ("script-src 'self'", "script-src 'self' *"),
        ("script-src 'self'", "script-src 'self' https:"),
        ("script-src 'self'", "script-src 'self' data:"),
        ("script-src 'self'", "script-src 'self' https://cdn.example"),
        ("script-src 'self'", "script-srcx 'self'"),
        ("default-src 'none'", "default-src 'self'"),
        ("base-uri 'none'; ", ""),
        ("form-action 'none'", "form-action 'self'"),
        ("default-src", "script-src *; default-src"),
    ],
)
def test_an_open_policy_is_refused(of_ours: str, opened: str) -> None:
    assert of_ours in CLOSED
    with pytest.raises(EmptyPolicyError):
        refuse_open(CLOSED.replace(of_ours, opened))


@pytest.mark.parametrize(
    ("file", "whole", "broken", "said"),
    [
        (
            "overrides/main.html",
            '<meta http-equiv="Content-Security-Policy" content="{{ policy }}">\n',
            "",
            "no content security policy",
        ),
        ("scripts/faq/hosting/policy.py", """src": "'none'""", """src": "'self'""", "not closed"),
        ("scripts/faq/pages/__init__.py", "autoescape=True", "autoescape=False", "do not escape"),
        ("scripts/faq/site/render.py", "env.autoescape = True", "env.autoescape = False", "do not escape"),
        ("scripts/faq/site/addresses.py", 'content="{policy}"', 'content=""', "no content security policy"),
        ("overrides/404.html", "{% extends", "<script>1</script>{% extends", "no page may hold"),
        (
            "scripts/faq/pages/templates/words-answer.html.jinja",
            '<template id="unfold-step">',
            '<template id="unfold-step"><script>1</script>',
            "no page may hold",
        ),
    ],
)  # fmt: skip
def test_a_project_without_policy_or_escaping_builds_nothing(
    tmp_path: Path, file: str, whole: str, broken: str, said: str
) -> None:
    root = copy_project(tmp_path / "project")
    text = (root / file).read_text(encoding="utf-8")
    assert whole in text
    (root / file).write_text(text.replace(whole, broken), encoding="utf-8")
    content = base(tmp_path / "docs")
    Draft.new(1).write(content)
    done = build("site", "--no-pdf", "--content", content, "--out", tmp_path / "out", root=root)
    assert (done.returncode, said in done.stderr) == (1, True), done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_templates_mark_as_html_only_what_was_made_as_html() -> None:
    marked = [
        f"{file.name}: {found}"
        for folder in (ROOT / "overrides", ROOT / "scripts/faq/pages")
        for file in sorted(folder.rglob("*"))
        if file.suffix in {".html", ".jinja"}
        for found in _MARKED.findall(file.read_text(encoding="utf-8"))
    ]
    assert marked == ["main.html: {{ inline_script | safe }}", "main.html: {{ page.meta.body | safe }}"]


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a preview, and its content."""
    content = base(tmp_path / "docs")
    Draft.new(1).write(content)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "scripts/build.py"), "serve", "--port", str(port)]
    said = (tmp_path / "said").open("wb")
    running = subprocess.Popen(
        [*command, "--content", str(content)], cwd=ROOT, env=os.environ, stdout=said, stderr=said
    )
    url = f"http://127.0.0.1:{port}/"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and running.poll() is None:
        try:
            urllib.request.urlopen(url).close()
            break
        except urllib.error.URLError:
            time.sleep(0.1)
    yield url, content
    running.terminate()
    running.wait()


RUN = """() => {
  for (const [name, value] of [["onclick", "window.ran = 1"], ["href", "javascript:window.ran=1"]]) {
    const link = document.createElement("a")
    link.setAttribute(name, value)
    document.body.append(link)
    link.click()
  }
  const script = document.createElement("script")
  script.textContent = "window.ran = 1"
  document.body.append(script)
  return window.ran
}"""


@pytest.mark.browser
def test_the_preview_runs_its_reload_and_nothing_else(browser: Browser, preview: tuple[str, Path]) -> None:
    url, content = preview
    # A page of the web whose host name leads to this machine reads no drafts.
    with pytest.raises(urllib.error.HTTPError, match="421"):
        urllib.request.urlopen(urllib.request.Request(url, headers={"Host": "jahat.example"}))
    page = browser.new_page()
    blocked: list[str] = []
    page.on("console", lambda told: blocked.append(told.text) if told.type == "error" else None)
    page.goto(f"{url}faq/jawaban-1/")
    expect(page.locator("h1")).to_be_visible()
    assert blocked == []
    assert page.evaluate(RUN) is None
    assert any("Content Security Policy" in text for text in blocked)
    file = content / "faq/jawaban-1.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Laporkan.", "Laporkan lagi."), encoding="utf-8")
    expect(page.locator("#lapor")).to_contain_text("Laporkan lagi.", timeout=60_000)
    page.context.close()
