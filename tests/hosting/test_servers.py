"""Every class of response, as real web servers give it with what `build.py deploy` prints."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterator
from pathlib import Path

import brotli  # type: ignore[import-untyped] # it has no types
import pytest

from hosting.conftest import Server, start
from site_support import CONTENT, build

ENTRY = "faq/lupa-password-email-tidak-masuk/"
EVERYWHERE = {
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
}
# Address below the site's root, status, type.
RESPONSES = [
    ("", 200, "text/html"),
    (ENTRY, 200, "text/html"),
    (f"en/{ENTRY}", 200, "text/html"),
    (f"{ENTRY}index.md", 200, "text/markdown"),
    ("sw.js", 200, "text/javascript"),
    ("manifest.webmanifest", 200, "application/manifest+json"),
    ("api/v1/faq.json", 200, "application/json"),
    ("assets/icons/icon.svg", 200, "image/svg+xml"),
    ("assets/icons/icon-192.png", 200, "image/png"),
    ("feed.atom", 200, "application/atom+xml"),
    ("sitemap.xml", 200, "text/xml"),
    ("llms.txt", 200, "text/plain"),
    ("tidak-ada/", 404, "text/html"),
    ("en/not-there/", 404, "text/html"),
    ("f/F999/", 404, "text/html"),
]


@pytest.mark.parametrize(("below", "status", "kind"), RESPONSES)
def test_every_response_has_its_type_and_its_headers(
    server: Server, below: str, status: int, kind: str
) -> None:
    answer = server.ask(below)
    assert answer.status == status
    assert answer.headers["content-type"].partition(";")[0] == kind
    for name, value in EVERYWHERE.items():
        assert answer.headers[name] == value, name
    assert "camera=()" in answer.headers["permissions-policy"]
    policy = answer.headers.get("content-security-policy", "")
    if kind == "text/html":
        assert "frame-ancestors 'none'" in policy
        assert policy.startswith("default-src 'none'")
        assert "charset=utf-8" in answer.headers["content-type"].lower()
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("asked", "found"), [("br", "br"), ("gzip", "gzip"), ("gzip, deflate, br", "br"), ("", "")]
)
@pytest.mark.parametrize("below", ["", ENTRY, "sw.js", "api/v1/faq.json", "assets/icons/icon.svg"])
def test_what_the_build_compressed_is_sent(
    server: Server, site_dir: Path, below: str, asked: str, found: str
) -> None:
    answer = server.ask(below, Accept_Encoding=asked)
    assert answer.headers.get("content-encoding", "") == found
    assert "accept-encoding" in answer.headers.get("vary", "").lower()
    body = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[found](answer.body)
    file = site_dir / below
    assert body == (file / "index.html" if file.is_dir() else file).read_bytes()


def test_a_compressed_missing_page_is_still_missing(server: Server) -> None:
    answer = server.ask("tidak-ada/", Accept_Encoding="br")
    assert answer.status == 404
    body = brotli.decompress(answer.body) if answer.headers.get("content-encoding") == "br" else answer.body
    assert b"<html" in body


@pytest.mark.parametrize(("below", "language"), [("tidak-ada", "id"), ("en/not-there", "en"), ("enak", "id")])
def test_what_is_missing_is_said_in_the_language_of_the_address(
    server: Server, below: str, language: str
) -> None:
    assert f'<html lang="{language}"'.encode() in server.ask(below).body


def test_files_named_by_their_content_are_kept_for_ever(server: Server, site_dir: Path) -> None:
    for file in [*site_dir.glob("assets/javascripts/*.js"), *site_dir.glob("offline/*.json")]:
        below = file.relative_to(site_dir).as_posix()
        for encoding in ("", "br"):
            kept = server.ask(below, Accept_Encoding=encoding).headers["cache-control"]
            assert kept == "public, max-age=31536000, immutable", below


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize("home", ["", "en/"])
def test_short_links_are_real_redirects(server: Server, home: str, slash: str) -> None:
    answer = server.ask(f"{home}f/F002{slash}")
    assert answer.status == 301
    location = re.sub(r"^http://[^/]+", "", answer.headers["location"])
    assert location == f"{server.path}{home}{ENTRY}"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_an_unchanged_page_is_not_sent_again(server: Server) -> None:
    for encoding in ("", "br"):
        first = server.ask(ENTRY, Accept_Encoding=encoding)
        again = server.ask(ENTRY, Accept_Encoding=encoding, If_None_Match=first.headers["etag"])
        assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("below", [".lpse-faq", "_headers", "_redirects", ".git/config", "index.html.br"])
def test_what_readers_have_no_use_for_is_hidden(server: Server, below: str) -> None:
    assert server.ask(below).status == 404


def test_what_was_searched_for_is_not_written_down(server: Server) -> None:
    assert server.ask("?q=rahasia-pencarian", Referer="http://lain.example/?q=rahasia-asal").status == 200
    logs = list(server.log.parent.glob(server.log.name))
    text = "".join(log.read_text(encoding="utf-8") for log in logs)
    assert "rahasia" not in text
    assert "GET" in text, f"nothing at all is in {logs}"


def test_other_methods_change_nothing(server: Server) -> None:
    assert server.ask("", method="HEAD").body == b""
    assert server.ask(ENTRY, method="PUT").status in {403, 405}


@pytest.fixture
def secretive(tmp_path: Path) -> Iterator[Server]:
    """nginx, under its own user, with a site that was built by a user whose files are private."""
    before = os.umask(0o077)
    try:
        build(
            "site", "--no-pdf", "--compress", "none", "--content", CONTENT, "--out", tmp_path / "site"
        ).check_returncode()
    finally:
        os.umask(before)
    yield from start("nginx", tmp_path / "site", "/")


def test_a_web_server_may_read_what_a_careful_user_built(secretive: Server) -> None:
    for below in ("", ENTRY, "sw.js", "api/v1/faq.json"):
        assert secretive.ask(below).status == 200
        # A site without compressed copies is served as it is.
        assert secretive.ask(below, Accept_Encoding="br, gzip").status == 200
