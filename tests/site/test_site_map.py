"""Where links lead, seen from the file they are written in and the page they are shown on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from check_support import BASE
from clock import TODAY
from faq.check import check
from faq.model import LANGUAGES, Content, Language, Page, Text
from faq.site_map import BUILT_IN, RESERVED, Place, SiteMap, relative
from faq.source import load
from site_support import CONTENT

ENTRY = "faq/lupa-sandi.md"
ELSEWHERE = "https://lpse.example/a?b=c#d"
# What is written, in which file, for whom, and the address it leads to (None: nowhere).
LINKS: list[tuple[str, str, Language, str | None]] = [
    ("#cek", ENTRY, "id", "faq/lupa-sandi/#cek"),
    ("#cek", ENTRY, "en", "en/faq/lupa-sandi/#cek"),
    ("lupa-sandi.md", "faq/lain.md", "id", "faq/lupa-sandi/"),
    ("lupa-sandi.en.md#cek", "faq/lain.md", "en", "en/faq/lupa-sandi/#cek"),
    ("faq/lupa-sandi.md", "index.md", "en", "en/faq/lupa-sandi/"),
    ("/faq/lupa-sandi/", "index.md", "en", "en/faq/lupa-sandi/"),
    ("/en/faq/lupa-sandi/", "index.md", "id", "faq/lupa-sandi/"),
    ("/f/F001/#cek", "index.md", "en", "en/faq/lupa-sandi/#cek"),
    ("/glosarium/", ENTRY, "en", "en/glosarium/"),
    ("/glosarium/#jaim", ENTRY, "en", "en/glosarium/#jaim"),
    ("/", ENTRY, "en", "en/"),
    ("/", ENTRY, "id", ""),
    ("/kategori/akun/", ENTRY, "en", "en/kategori/akun/"),
    ("/pdf/id/handbook.pdf#page=2", ENTRY, "en", "pdf/id/handbook.pdf#page=2"),
    ("/llms.txt", ENTRY, "en", "llms.txt"),
    ("/en/feed.atom", ENTRY, "id", "en/feed.atom"),
    (ELSEWHERE, ENTRY, "id", ELSEWHERE),
    ("mailto:a@b.example", ENTRY, "en", "mailto:a@b.example"),
    ("/pdf/../secret", ENTRY, "id", None),
    ("/faq/tidak-ada/", ENTRY, "id", None),
    ("tidak-ada.md", ENTRY, "id", None),
    ("../../../etc/passwd", ENTRY, "id", None),
]


@pytest.fixture(scope="module")
def content() -> Content:
    found, problems = check(load(BASE), TODAY)
    assert found, problems
    return found


@pytest.mark.parametrize(("href", "source", "language", "expected"), LINKS)
def test_a_link_leads_to_its_page_in_the_readers_language(
    content: Content, href: str, source: str, language: Language, expected: str | None
) -> None:
    target = SiteMap.of(content).resolve(href, source, language)
    assert (target and target.absolute("")) == expected


def test_a_link_to_an_entry_knows_its_id(content: Content) -> None:
    entry = next(iter(content.entries.values()))
    target = SiteMap.of(content).resolve(f"/faq/{entry.slug}/", "index.md", "en")
    assert target and target.entry == entry.id
    home = SiteMap.of(content).resolve("/", "index.md", "en")
    assert home and home.entry == ""


@pytest.mark.parametrize(
    ("target", "origin", "expected"),
    [
        ("faq/b/", "faq/a/", "../b/"),
        ("faq/a/#x", "faq/a/", "#x"),
        ("faq/a/", "faq/a/", "./"),
        ("", "faq/a/", "../../"),
        ("en/", "en/faq/a/", "../../"),
        ("en/", "faq/a/", "../../en/"),
        ("pdf/id/a.pdf#page=2", "en/faq/a/", "../../../pdf/id/a.pdf#page=2"),
        ("faq/a/", "", "faq/a/"),
        ("", "", "./"),
    ],
)
def test_an_address_is_written_as_seen_from_a_page(target: str, origin: str, expected: str) -> None:
    assert relative(target, origin) == expected


def test_every_page_is_where_it_says(content: Content) -> None:
    pages = tuple(Page(f"panduan/{name}.md", Text(), Text(), Text()) for name in ("index", "kode"))
    listed = {
        f"F{number:03}": replace(content.entries["F001"], id=f"F{number:03}") for number in range(1, 202)
    }
    places = SiteMap.of(replace(content, pages=pages, entries=listed)).places
    assert {key: place.below for key, place in places.items() if not key.startswith(("entry/", "role/"))} == {
        "home": "",
        "overview": "daftar/",
        "ladder": "eskalasi/",
        "glossary": "glosarium/",
        "sops": "sop/",
        "about": "tentang/",
        "page/panduan/index": "panduan/",
        "page/panduan/kode": "panduan/kode/",
        "category/akun": "kategori/akun/",
        "category/akun/2": "kategori/akun/2/",
        "category/akun/3": "kategori/akun/3/",
    }
    assert places["role/helpdesk/3"].below == "peran/helpdesk/3/"
    assert places["entry/F001"] == Place("entry/F001", "faq/lupa-sandi/", "faq/lupa-sandi.md")
    assert places["page/panduan/kode"].file == "panduan/kode.md"


def test_short_links_and_old_addresses_in_each_language(content: Content) -> None:
    moved = replace(content.entries["F001"], former_slugs=("sandi-lama",))
    places = SiteMap.of(replace(content, entries={"F001": moved}))
    page = "faq/lupa-sandi/"
    assert dict(places.redirects("id")) == {"f/F001/": page, "faq/sandi-lama/": page}
    assert dict(places.redirects("en")) == {"en/f/F001/": f"en/{page}", "en/faq/sandi-lama/": f"en/{page}"}
    for href in ("/faq/sandi-lama/", "/en/faq/sandi-lama", "/f/F001"):
        target = places.resolve(href, "index.md", "en")
        assert target and target.absolute("") == f"en/{page}", href


def test_every_page_has_an_address_of_its_own_below_a_reserved_name_or_by_hand(content: Content) -> None:
    places = SiteMap.of(content).places.values()
    assert len({place.below for place in places}) == len(places)
    for place in places:
        if not place.source or place.kind == "entry":
            assert place.below.split("/")[0] in RESERVED


def test_no_page_can_be_written_where_the_site_puts_what_it_makes(site_dir: Path) -> None:
    pages = {file.stem for file in CONTENT.glob("*.md")} | {file.removesuffix(".md") for file in BUILT_IN}
    folders = {one.name for one in site_dir.iterdir() if one.is_dir()}
    assert folders - pages <= RESERVED


def test_former_addresses_lead_to_the_page_of_today(content: Content) -> None:
    for language in LANGUAGES:
        for old, page in SiteMap.of(content).redirects(language):
            assert old != page
            assert "faq/" in page
