"""What builds remember never changes a byte of the site, whatever was edited or damaged."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clock import TODAY
from commands.site import outputs
from faq.cache import Cache, Made, key_of, read_record, write_record
from faq.check import check
from faq.files import digest_of
from faq.memory import Memory
from faq.model import LANGUAGES
from faq.pages import render_pages
from faq.site.publish import Plan, publish
from faq.source import load
from site_support import ROOT, copy_content, fingerprint

ENTRY = "faq/internal-server-error.md"
OTHER = "faq/login-galat-rekanan.md"


def _replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    """An edit that puts `new` in the place of `old` in the file, or `old` back where that was done before."""

    def edit(docs: Path) -> None:
        file = docs / path
        text = file.read_text(encoding="utf-8")
        assert old in text or new in text
        file.write_text(text.replace(new, old) if new in text else text.replace(old, new), encoding="utf-8")

    return edit


# Each changes something that other pages than its own show, or may not.
EDITS = {
    "a step": _replaced(ENTRY, "text: ", "text: Nah, "),
    "a question, which other pages show": _replaced(ENTRY, "question: ", "question: Baru, "),
    "a related answer": _replaced(OTHER, "related: [", "related: [F003, "),
    "a label that every page shows": _replaced("_data/categories.yml", "id: Akun", "id: Urusan akun"),
    "the agency": _replaced("_data/agency.yml", 'phone: ""', "phone: +62 254 7000 100"),
    "a term of the glossary": _replaced("_data/glossary.yml", "description:", "description: "),
    "a date, and so the edition": _replaced(ENTRY, "reviewed: 2026-", "reviewed: 2025-"),
    "a page": _replaced("tentang.md", "Situs ini memuat", "Di sini termuat"),
    "an address": _replaced(ENTRY, "\nreviewed:", "\nformer_slugs: [alamat-lama]\nreviewed:"),
}


def _build(docs: Path, out: Path, records: Path | None) -> dict[str, str]:
    memory = Memory(records.with_name("read") if records else None, "key")
    content, problems = check(load(docs, memory), TODAY, memory=memory)
    assert content, problems
    memory.save()
    sites = {language: partial(render_pages, content, language) for language in LANGUAGES}
    extra = outputs(content, docs, ROOT / "overrides", pdf=False)
    publish(Plan(ROOT, docs, content, sites, extra, records), out, lambda what, number: None)
    return fingerprint(out)


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=4))
def test_any_edits_give_the_bytes_of_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, edits: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    docs = folder / "docs"
    copy_content(docs)
    _build(docs, folder / "site", folder / "records")
    for edit in edits:
        EDITS[edit](docs)
        made = _build(docs, folder / "site", folder / "records")
    assert made == _build(docs, folder / "clean", None)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("built")
    docs = copy_content(folder / "docs")
    return folder, _build(docs, folder / "site", folder / "records")


def test_pages_and_open_data_are_known_by_their_keys(built: tuple[Path, dict[str, str]]) -> None:
    folder, _ = built
    (record,) = (folder / "records").iterdir()
    known = read_record(record)
    assert known["faq/internal-server-error/index.html"].key
    assert known["en/kategori/akun/index.html"].key
    assert known["api/v1/entries/F003.json"].key


@pytest.mark.parametrize(
    "damage",
    [
        lambda record, site: record.unlink(),
        lambda record, site: record.write_bytes(b"\x00\xff not a record"),
        lambda record, site: record.write_text(record.read_text()[:-100]),
        lambda record, site: record.write_text(record.read_text().replace("a", "b", 40)),
        lambda record, site: record.write_text(f"{digest_of(b'[1]')}\n[1]"),
        lambda record, site: (site / "faq/internal-server-error/index.html").write_text("someone was here"),
        lambda record, site: (site / "api/v1/entries/F003.json").unlink(),
    ],
    ids=["gone", "no record", "cut", "changed", "another form", "a page changed by hand", "a file deleted"],
)
def test_damage_changes_no_byte(
    built: tuple[Path, dict[str, str]], damage: Callable[[Path, Path], object]
) -> None:
    folder, clean = built
    (record,) = (folder / "records").iterdir()
    damage(record, folder / "site")
    assert _build(folder / "docs", folder / "site", folder / "records") == clean


def test_a_file_is_found_under_its_own_key_and_program_only(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"page")
    made = Made(key_of("program", "key"), digest_of(b"page"))
    write_record(tmp_path / "record", {"a.html": made})
    known = read_record(tmp_path / "record")
    assert known == {"a.html": made}
    assert Cache(tmp_path, "program", known).find("a.html", "key") == b"page"
    assert Cache(tmp_path, "program", known).find("a.html", "other") is None
    assert Cache(tmp_path, "newer program", known).find("a.html", "key") is None
    (tmp_path / "a.html").write_bytes(b"changed")
    assert Cache(tmp_path, "program", known).find("a.html", "key") is None
