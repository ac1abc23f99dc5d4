"""The service worker's list of files and the manifests, for sites small and large."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from faq.model import Content
from faq.site.offline_app import WHOLE_SITE, offline_app
from site_support import ROOT

WORKER = ROOT / "scripts/faq/site/sw.js"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Files of every kind that a site holds."""
    for path in (
        *(
            "index.html",
            "404.html",
            "en/index.html",
            "faq/a b/index.html",
            "en/f/F001/index.html",
            "robots.txt",
        ),
        *(
            "kategori/akun/index.html",
            "eskalasi/index.html",
            "assets/site.css",
            "search/core.txt",
            "en/search/w.js",
        ),
        *("faq/gambar.png", "cards/id/F001.png", "pdf/id/handbook.pdf", "api/v1/faq.json", "sitemap.xml"),
    ):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path, encoding="utf-8")
    return tmp_path


def edition(content: Content, site: Path) -> dict[str, Any]:
    head = offline_app(site, content, WORKER)["sw.js"].decode().split("\n", 1)[0]
    value = json.loads(head.removeprefix("const edition = "))
    assert isinstance(value, dict)
    return value


LISTED = {
    *("", "404.html", "en/", "faq/a%20b/", "en/f/F001/", "kategori/akun/", "eskalasi/"),
    *("assets/site.css", "search/core.txt", "en/search/w.js", "faq/gambar.png"),
}


def test_pages_and_what_they_load_are_listed_with_their_digests(content: Content, pages: Path) -> None:
    known = edition(content, pages)
    assert set(known["files"]) == LISTED
    assert known["files"]["eskalasi/"] == hashlib.sha256(b"eskalasi/index.html").hexdigest()[:12]
    assert set(known["first"]) == LISTED


def test_a_large_site_starts_with_its_frame_and_search(content: Content, pages: Path) -> None:
    (pages / "faq" / "a b" / "index.html").write_bytes(b" " * (WHOLE_SITE + 1))
    known = edition(content, pages)
    assert set(known["files"]) == LISTED
    growing = {"faq/a%20b/", "en/f/F001/", "kategori/akun/", "faq/gambar.png"}
    assert set(known["first"]) == LISTED - growing


def test_an_edition_is_named_by_its_content(content: Content, pages: Path) -> None:
    first = edition(content, pages)["name"]
    assert edition(content, pages)["name"] == first
    (pages / "robots.txt").write_text("changed", encoding="utf-8")
    assert edition(content, pages)["name"] == first
    (pages / "en" / "index.html").write_text("changed", encoding="utf-8")
    assert edition(content, pages)["name"] != first


def test_each_language_installs_with_its_own_name_and_start(content: Content, pages: Path) -> None:
    made = offline_app(pages, content, WORKER)
    indonesian = json.loads(made["manifest.webmanifest"])
    english = json.loads(made["en/manifest.webmanifest"])
    assert (indonesian["lang"], english["lang"]) == ("id", "en")
    assert indonesian["name"] != english["name"]
    assert indonesian["id"] != english["id"]
    assert english["icons"][0]["src"] == "../assets/icons/icon-192.png"


def test_the_real_site_fits_into_the_budget(site_dir: Path) -> None:
    head = (site_dir / "sw.js").read_text(encoding="utf-8").split("\n", 1)[0]
    known = json.loads(head.removeprefix("const edition = "))
    assert set(known["first"]) == set(known["files"])
    for path in known["files"]:
        assert (site_dir / path).exists()
