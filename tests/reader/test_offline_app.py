"""What the service worker keeps, and the manifests, for sites small and large."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from faq.files import files_below, hashed, is_hashed
from faq.model import Colours, Content
from faq.site.offline_app import WHOLE_LANGUAGE, manifests, offline_app
from site_support import ROOT

WORKER = ROOT / "scripts/faq/site/sw.js"
HEADERS = {"Referrer-Policy": "no-referrer"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Files of every kind that a site holds."""
    for path in (
        *("index.html", "404.html", "offline.html", "eskalasi/index.html", "kategori/akun/index.html"),
        *("faq/a b/index.html", "f/F001/index.html", "faq/gambar.png"),
        *(
            "en/index.html",
            "en/f/F001/index.html",
            "en/panduan/index.html",
            "en/search/shown-0.0123456789.js",
        ),
        *("assets/site.0123456789.css", "assets/icons/icon-512.png", "assets/icons/icon.svg"),
        *("assets/javascripts/site-id.0123456789.js", "assets/javascripts/site-en.0123456789.js"),
        *("search/core.0123456789.js", "search/shown-0.0123456789.js", "search/files.js"),
        *("panduan/index.html", "robots.txt", "sw.js"),
        *("cards/id/F001.png", "pdf/id/handbook.pdf", "api/v1/faq.json", "sitemap.xml"),
    ):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path, encoding="utf-8")
    return tmp_path


def made(site: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The edition as the worker reads it, and all files."""
    digests = {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in site.rglob("*.html")
    }
    files = dict(offline_app(site, files_below(site), digests, WORKER, HEADERS))
    head = files["sw.js"].decode().split("\n", 1)[0]
    value = json.loads(head.removeprefix("const edition = "))
    assert isinstance(value, dict)
    return value, files


def pages(files: dict[str, bytes], packs: list[str]) -> list[set[str]]:
    """The pages of each pack: those that it holds, or those that it names with their digests."""
    found = [json.loads(files[pack]) for pack in packs]
    return [{page for page, _ in pack} if isinstance(pack, list) else set(pack) for pack in found]


SMALL = {"", "404.html", "offline.html", "eskalasi/", "kategori/akun/", "faq/a%20b/", "f/F001/"}


def test_a_reader_gets_the_pages_of_one_language_in_one_pack(site: Path) -> None:
    known, files = made(site)
    assert pages(files, known["kept"]["id"]["packs"]) == [SMALL]
    assert pages(files, known["kept"]["en"]["packs"]) == [{"en/", "en/f/F001/"}]
    assert all(is_hashed(pack) for kept in known["kept"].values() for pack in kept["packs"])
    assert json.loads(files[known["kept"]["id"]["packs"][0]])["eskalasi/"] == "eskalasi/index.html"


def test_nothing_that_a_reader_does_not_need_is_kept(site: Path) -> None:
    known, _ = made(site)

    def shared(language: str) -> list[str]:
        script = f"assets/javascripts/site-{language}.0123456789.js"
        return ["assets/icons/icon.svg", script, "assets/site.0123456789.css"]

    assert known["kept"]["en"]["files"] == [
        *shared("en"),
        "en/search/shown-0.0123456789.js",
        "search/core.0123456789.js",
    ]
    assert known["kept"]["id"]["files"] == [
        *(*shared("id"), "faq/gambar.png"),
        *("search/core.0123456789.js", "search/files.js", "search/shown-0.0123456789.js"),
    ]


def test_a_large_site_starts_with_what_every_reader_needs(site: Path) -> None:
    (site / "faq" / "a b" / "index.html").write_text(" " * (WHOLE_LANGUAGE + 1), encoding="utf-8")
    known, files = made(site)
    kept = known["kept"]["id"]
    growing = {"faq/a%20b/", "f/F001/", "kategori/akun/"}
    assert not kept["whole"]
    assert known["kept"]["en"]["whole"]
    assert pages(files, kept["packs"]) == [SMALL - growing, growing]
    assert not {"faq/gambar.png", "search/shown-0.0123456789.js"} & set(kept["files"])


@pytest.mark.parametrize(
    ("path", "same"), [("robots.txt", True), ("en/index.html", False), ("faq/gambar.png", False)]
)
def test_an_edition_is_named_by_what_readers_get(site: Path, path: str, same: bool) -> None:
    first, _ = made(site)
    (site / path).write_text("changed", encoding="utf-8")
    assert (made(site)[0]["name"] == first["name"]) is same


def test_each_language_installs_with_its_own_name_and_start(content: Content) -> None:
    files = manifests(content)
    indonesian = json.loads(files["manifest.webmanifest"])
    english = json.loads(files["en/manifest.webmanifest"])
    assert (indonesian["lang"], english["lang"]) == ("id", "en")
    assert indonesian["name"] != english["name"]
    assert indonesian["id"] != english["id"]
    drawing, *drawn = (icon["src"] for icon in english["icons"])
    assert drawing == "../assets/icons/icon.svg"  # which a page has shown already: nothing more to fetch
    assert drawn == ["../assets/icons/icon-192.png", "../assets/icons/icon-512.png"]


def test_icons_of_an_agency_are_drawn_with_its_colour(content: Content) -> None:
    agency = replace(content.agency, colours=Colours(brand="#205030"))
    icons = json.loads(manifests(replace(content, agency=agency))["manifest.webmanifest"])["icons"]
    assert not any("icon.svg" in icon["src"] for icon in icons)


def test_what_is_kept_of_the_real_site_exists(site_dir: Path) -> None:
    head = (site_dir / "sw.js").read_text(encoding="utf-8").split("\n", 1)[0]
    known = json.loads(head.removeprefix("const edition = "))
    for language, kept in known["kept"].items():
        assert kept["whole"], f"the pages in {language} no longer fit into one pack"
        for path in (*kept["packs"], *kept["files"]):
            assert (site_dir / path).is_file(), path


def test_a_name_says_what_is_in_the_file() -> None:
    first = hashed("a/frame.js", b"1")
    assert first != hashed("a/frame.js", b"2")
    assert is_hashed(first)
    assert not is_hashed("a/frame.js")


def test_every_script_and_style_of_a_page_has_its_digest_in_its_name(site_dir: Path) -> None:
    plain = [
        file.relative_to(site_dir).as_posix()
        for file in site_dir.rglob("assets/**/*")
        if file.suffix in {".js", ".css"} and not is_hashed(file.name)
    ]
    assert plain == []
