"""Books of very many answers: in volumes, each made by itself, by processes that end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

import build
from faq import print as printing
from faq.model import Content, Text
from faq.print import Publication, build_pdf, every_publication, volumes_of
from faq.site_map import former_files
from pdf_examples import CONTENT, FEWEST_LINES, example, made, of_size
from pdf_support import lines_of_pages, links, squeezed

MOST = 7


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> Content:
    """Twenty answers, of which a volume holds seven; the example has two categories."""
    monkeypatch.setattr("faq.print.documents.MOST", MOST)
    return of_size(20)


def test_every_answer_is_in_one_volume_of_its_category(content: Content) -> None:
    assert volumes_of(of_size(MOST)) == ()
    for role in ("", *content.roles):
        parts = volumes_of(content, role)
        ids = [id_ for part in parts for id_ in part.ids]
        concerned = content.concerning(role) if role else content.entries.values()
        assert not parts or sorted(ids) == sorted(entry.id for entry in concerned)
        assert all(len(part.ids) <= MOST for part in parts)
        assert all(content.entries[id_].category == part.category for part in parts for id_ in part.ids)
    assert [part.name for part in volumes_of(content)] == ["akun", "akun_2", "sistem", "sistem_2"]


def test_a_volume_stays_at_the_former_name_of_its_category_and_role(content: Content) -> None:
    renamed = replace(
        content,
        categories={
            id_: replace(category, former_ids=("lama",) if id_ == "sistem" else ())
            for id_, category in content.categories.items()
        },
        roles={
            id_: replace(role, former_ids=("pengelola",) if id_ == "helpdesk-lpse" else ())
            for id_, role in content.roles.items()
        },
    )
    printed = {one.path for one in every_publication(renamed)}
    former = {old: now for old, now in former_files(renamed) if now in printed}
    assert former["pdf/id/handbook/lama_2.pdf"] == "pdf/id/handbook/sistem_2.pdf"
    assert former["pdf/en/roles/helpdesk-lpse/lama.pdf"] == "pdf/en/roles/helpdesk-lpse/sistem.pdf"
    assert former["pdf/id/roles/pengelola/lama.pdf"] == "pdf/id/roles/helpdesk-lpse/sistem.pdf"
    assert former["pdf/id/roles/pengelola/sistem.pdf"] == "pdf/id/roles/helpdesk-lpse/sistem.pdf"
    assert former["pdf/id/roles/pengelola.pdf"] == "pdf/id/roles/helpdesk-lpse.pdf"
    assert not former.keys() & printed


def test_the_book_says_which_volume_has_what(content: Content, tmp_path: Path) -> None:
    files = {one.path: file for one, file in made(content, "handbook", tmp_path)}
    book = PdfReader(files.pop("pdf/id/handbook.pdf"))
    text = squeezed("".join(page.extract_text() for page in book.pages))
    assert {f"{content.agency.site_url}{path}" for path in files} <= links(book).addresses
    for part in volumes_of(content):
        label = content.categories[part.category].label.id.plain
        label += f", jilid {part.number}" if part.number > 1 else ""
        file = PdfReader(files[f"pdf/id/handbook/{part.name}.pdf"])
        inside = squeezed("".join(page.extract_text() for page in file.pages))
        assert squeezed(label) in squeezed(file.pages[0].extract_text())
        for id_ in part.ids:
            assert f"{id_}·" in inside
            assert squeezed(f"{id_}, {label}") in text, "the index names the volume"
        assert all(f"{id_}·" not in inside for id_ in content.entries.keys() - {*part.ids})


def test_no_page_of_a_volume_holds_a_few_lines(content: Content, tmp_path: Path) -> None:
    for template, first in (("handbook", 2), ("booklet", 1)):
        for one, file in made(content, template, tmp_path):
            lines = [len(page) - 2 for page in lines_of_pages(file)[first - 1 :]]
            assert min(lines) >= FEWEST_LINES, (one.path, lines)


def keys(content: Content, publications: Sequence[Publication]) -> dict[str, str]:
    """The digest of each of `publications`."""
    found: dict[str, str] = {}

    def remember(path: str, key: str) -> bytes:
        found[path] = key
        return b""

    dict(build_pdf(content, CONTENT, publications, find=remember))
    return found


def test_an_edited_answer_is_set_again_in_its_own_volumes(content: Content) -> None:
    entry = content.entries["F003"]
    step = replace(entry.steps[0], text=Text.of_words("Hubungi kami."))
    newest = content.edition.replace(year=content.edition.year + 1)
    changed = replace(entry, steps=(step, *entry.steps[1:]), reviewed=newest)
    wanted = every_publication(content, ["id"])
    edited = replace(content, entries={**content.entries, entry.id: changed})
    before, after = keys(content, wanted), keys(edited, wanted)
    again = {path for path in before if before[path] != after[path]}
    # Dated with the newest answer, and cheap: they have no steps.
    whole = {"pdf/poster.pdf", "pdf/id/handbook.pdf", *(f"pdf/id/roles/{role}.pdf" for role in content.roles)}
    own = {
        f"pdf/id/roles/{role}/{part.name}.pdf"
        for role in content.roles
        for part in volumes_of(content, role)
        if entry.id in part.ids
    }
    (volume,) = (part for part in volumes_of(content) if entry.id in part.ids)
    expected = {f"pdf/id/answers/{entry.slug}.pdf", f"pdf/id/handbook/{volume.name}.pdf", *own}
    assert again - whole == expected


def test_very_much_is_set_by_processes_that_end(monkeypatch: pytest.MonkeyPatch) -> None:
    content = example()
    wanted = [one for one in every_publication(content, ["id"]) if one.template == "sheet"]
    expected = dict(build_pdf(content, CONTENT, wanted))

    def here(*_: Any) -> Any:
        raise AssertionError("Typst is used in the process that waits, and keeps what it has set")

    monkeypatch.setattr(printing, "BATCH", 1)
    monkeypatch.setattr(printing, "typesetter", here)
    assert dict(build_pdf(content, CONTENT, wanted)) == expected


def test_that_books_come_in_volumes_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("faq.print.documents.MOST", 1)
    monkeypatch.setenv("LPSE_FAQ_LANGUAGE", "id")
    assert build.main(["pdf", "--content", str(CONTENT), "--out", str(tmp_path / "out"), "--only", "id"]) == 0
    said = capsys.readouterr().out
    assert "Buku panduan dicetak dalam 2 jilid" in said
    assert (tmp_path / "out/pdf/id/handbook/akun.pdf").is_file()
