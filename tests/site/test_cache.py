"""What builds remember never changes a byte of the site, whatever was edited or damaged."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
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
    assert {path for path, one in known.items() if one.key and path.startswith("search/core.")}


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


def _overwrite(site: Path) -> None:
    for path in ("faq/internal-server-error/index.html", "api/v1/entries/F003.json", "sitemap.xml"):
        (site / path).write_text("someone was here", encoding="utf-8")
    (site / "one-too-many.html").write_text("a page", encoding="utf-8")


def _turn_around(site: Path) -> None:
    """Folders where files belong, and the other way round."""
    page, folder = site / "faq/internal-server-error/index.html", site / "en"
    page.unlink()
    page.mkdir()
    (page / "a.html").write_text("a page", encoding="utf-8")
    shutil.rmtree(folder)
    folder.write_text("no folder", encoding="utf-8")
    picture = next(site.rglob("*.svg"))
    picture.unlink()
    picture.mkdir()


@pytest.mark.parametrize(
    "damage",
    [
        _overwrite,
        _turn_around,
        lambda site: (site.parent / "record.json").write_text("{}", encoding="utf-8"),
    ],
    ids=["files changed", "folders for files", "no record"],
)
def test_damage_to_the_spare_site_changes_no_byte(
    built: tuple[Path, dict[str, str]], damage: Callable[[Path], object]
) -> None:
    folder, clean = built
    build = partial(_build, folder / "docs", folder / "site", folder / "records")
    if not (folder / "spare").exists():
        build()
    (spare,) = (folder / "spare").iterdir()
    damage(spare / "site")
    assert build() == clean


def test_two_sites_take_turns_and_what_stays_is_not_written_again(
    built: tuple[Path, dict[str, str]],
) -> None:
    folder, _ = built
    made = []
    for _ in range(4):
        _build(folder / "docs", folder / "site", folder / "records")
        files = [file for file in (folder / "site").rglob("*.html") if file.name == "index.html"]
        made.append({file: file.stat().st_mtime_ns for file in files})
    assert made[0] == made[2] != made[1] == made[3]


def test_the_spare_site_of_a_site_that_is_gone_is_deleted(built: tuple[Path, dict[str, str]]) -> None:
    folder, _ = built
    for _ in range(2):
        _build(folder / "docs", folder / "other", folder / "records")
    assert len([*(folder / "spare").iterdir()]) == 2
    shutil.rmtree(folder / "other")
    _build(folder / "docs", folder / "site", folder / "records")
    assert len([*(folder / "spare").iterdir()]) == 1
    next(file for file in (folder / "records").iterdir() if file.stem not in {
        one.name for one in (folder / "spare").iterdir()
    }).unlink()  # fmt: skip


def test_files_made_together_are_found_together_or_made_again(tmp_path: Path) -> None:
    files = {"core.1.js": b"core", "rest.2.js": b"rest", "page.html": b"page"}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    keys = {"core.1.js": "search", "rest.2.js": "search", "page.html": "page"}
    known = {name: Made(key_of("program", keys[name]), digest_of(data)) for name, data in files.items()}
    searched = [("core.1.js", b"core"), ("rest.2.js", b"rest")]
    new = [("core.3.js", b"new")]

    def found(key: str = "search", program: str = "program") -> list[tuple[str, bytes]]:
        return Cache(tmp_path, program, known).whole(key, lambda: new)

    assert found() == searched
    assert found("other") == found(program="newer program") == new
    (tmp_path / "rest.2.js").write_bytes(b"changed")
    assert found() == new


def test_the_key_of_content_is_the_same_in_every_process(tmp_path: Path) -> None:
    docs = copy_content(tmp_path / "docs")
    script = (
        "from pathlib import Path; import datetime as dt; from faq.cache import content_key;"
        "from faq.check import check; from faq.source import load;"
        f"content, _ = check(load(Path({str(docs)!r})), dt.date(2027, 1, 1)); print(content_key(content))"
    )
    seeds = [{**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONHASHSEED": seed} for seed in "123"]
    said = [
        subprocess.run([sys.executable, "-c", script], env=seed, capture_output=True, check=True).stdout
        for seed in seeds
    ]
    assert said[0]
    assert len({*said}) == 1


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
