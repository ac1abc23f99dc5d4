"""The last gate: what a page may hold, whatever let it through before."""

from __future__ import annotations

from pathlib import Path

import pytest

from faq.hosting.policy import inline_script, policy
from faq.site.allowlist import breaches
from site_support import ROOT, build, copy_project

SCRIPT = inline_script(ROOT / "overrides")
POLICY = policy(SCRIPT).replace("'", "&#39;")
FRAME = (
    '<!DOCTYPE html>\n<html lang="id"><head>'
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"></head>'
    f'<body><script data-root="../">{SCRIPT}</script>%s</body></html>'
)


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        '<script src="https://jahat.example/x.js"></script>',
        '<script src="//jahat.example/assets/x.js"></script>',
        f"<script>{SCRIPT}</script>",
        '<script type="module">x</script>',
        "<p onclick=x>",
        '<p onclick="x">',
        "<p OnClick='x'>",
        '<img src="x" onerror="x">',
        '<img src="data:text/html,x">',
        '<a href="javascript:x">',
        '<a href="&#106;avascript:x">',
        '<a href="jAvAsCrIpT:x">',
        '<a href="javascript&colon;x">',
        '<a href="&Tab;javascript:x">',
        '<a href=" javascript:x">',
        '<a href="java\nscript:x">',
        '<a href="data:text/html,x">',
        '<a href="vbscript:x">',
        "<a href=javascript:x>",
        '<form action="javascript:x">',
        '<button formaction="x">',
        '<p style="background:red">',
        '<meta http-equiv="refresh" content="0; url=https://jahat.example/">',
        '<meta content="0; url=x" http-equiv="refresh">',
        '<base href="https://jahat.example/">',
        "<iframe></iframe>",
        '<iframe srcdoc="x">',
        "<object></object>",
        "<embed>",
        '<link rel="stylesheet" href="javascript:x">',
        "<style>p{}</style>",
        "<svg><script>x</script></svg>",
        "<svg><animate>",
        "<svg><foreignObject>",
        "<math>",
        "<!-- kata -->",
        "<?php ?>",
        "<![CDATA[x]]>",
        "a < b",
        "<p",
        "<p title='a>b'>",
        "</ script>",
        "<template shadowrootmode=open>",
        "<input autofocus onfocus=x>",
    ],
)
def test_what_could_run_or_lead_astray_is_refused(body: str) -> None:
    assert list(breaches(FRAME % body, SCRIPT, POLICY))


@pytest.mark.parametrize(
    "body",
    [
        "<p>a &lt; b &amp; c</p>",
        '<a href="https://spse.contoh.go.id/" rel="noreferrer">x</a>',
        '<a href="../faq/x/#cek">x</a><a href="#a:b">x</a><a href="?a:b">x</a>',
        '<a href="mailto:a@b.example">x</a><a href="tel:+62254">x</a>',
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<script defer src="../../assets/javascripts/copy.0123456789.js" data-x="1"></script>',
        '<script id="__config" type="application/json">{"a": 1}</script>',
        '<svg viewBox="0 0 1 1" aria-hidden="true"><path d="M0 0"/></svg>',
        "<details open><summary>x</summary></details>",
    ],
)
def test_what_pages_are_made_of_is_allowed(body: str) -> None:
    assert list(breaches(FRAME % body, SCRIPT, POLICY)) == []


@pytest.mark.parametrize(
    "page",
    [
        FRAME.replace(POLICY, ""),
        FRAME.replace(POLICY, "default-src *"),
        FRAME.replace("<head>", "<head><script src='assets/x.js'></script>"),
        FRAME.replace("<head>", '<head><link rel="stylesheet" href="x.css">'),
        FRAME.replace("<head>", "<body>"),
    ],
)
def test_a_page_is_under_its_policy_from_its_beginning(page: str) -> None:
    assert list(breaches(page.replace("%s", ""), SCRIPT, POLICY))


@pytest.mark.parametrize(
    ("leads_to", "allowed"),
    [("../faq/x/", True), ("https://jahat.example/", False), ("javascript:x", False), ("", False)],
)
def test_a_page_leads_on_only_within_the_site(leads_to: str, allowed: bool) -> None:
    page = FRAME.replace("</head>", f'<meta http-equiv="refresh" content="0; url={leads_to}"></head>')
    assert (list(breaches(page.replace("%s", ""), SCRIPT, POLICY, leads_to)) == []) is allowed


def test_every_page_of_the_site_passes(site_dir: Path) -> None:
    pages = {page: page.read_text("utf-8") for page in site_dir.rglob("*.html")}
    whole = {page: html for page, html in pages.items() if 'http-equiv="refresh"' not in html}
    assert len(whole) > 30
    for page, html in whole.items():
        assert list(breaches(html, SCRIPT, POLICY)) == [], page


def test_a_template_that_lets_something_through_fails_the_build(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    footer = root / "overrides/partials/footer.html"
    footer.write_text(footer.read_text("utf-8") + '<img src="x" onerror="alert(1)">', encoding="utf-8")
    done = build("site", "--no-pdf", "--out", tmp_path / "out", root=root)
    assert done.returncode == 1
    assert "holds what no page may hold" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
