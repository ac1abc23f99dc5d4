"""What the PDFs say, read back with other programs than the one that made them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

import faq.catalogue
from faq import site_map
from faq.catalogue import Catalogue
from faq.model import LANGUAGES, Entry, Language
from pdf_support import bookmark_pages, languages, links, outline, root, squeezed, tagged, visible

ROOT = Path(__file__).parents[2]


def said(printed: Any, entry: Entry, language: Language) -> Iterator[str]:
    """Everything of `entry` that a reader must find."""
    yield entry.question.read(language).plain
    for symptom in entry.symptoms:
        yield symptom.literal
    for step in entry.steps:
        yield step.text.read(language).plain
        yield printed.content.roles[step.role].label.read(language).plain
        for id_ in step.attach:
            yield printed.content.evidence[id_].label.read(language).plain
        if step.sop:
            yield printed.content.sops[step.sop].label.read(language).plain
        if step.when:
            yield printed.content.conditions[step.when].label.read(language).plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_handbook_and_sheets_say_everything(printed: Any, language: Language) -> None:
    book = printed.pdf(f"{language}/handbook.pdf")
    shown, spoken = visible(book), tagged(book)
    for entry in printed.content.entries.values():
        sheet = visible(printed.folder / site_map.sheet(entry, language))
        for text in map(squeezed, said(printed, entry, language)):
            assert text in shown
            assert text in spoken, "the text is there, but not for a screen reader"
            assert text in sheet
    for term in printed.content.glossary.values():
        assert squeezed(term.label.read(language).plain) in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_one_bookmark_below_its_category(printed: Any, language: Language) -> None:
    book = PdfReader(printed.pdf(f"{language}/handbook.pdf"))
    chapters = outline(book)
    content = printed.content
    expected = {
        category.label.read(language).plain: [
            entry.question.read(language).plain for entry in content.in_category(category.id)
        ]
        for category in content.categories.values()
    }
    assert {title: below for title, below in chapters.items() if below} == expected
    assert sum(map(len, chapters.values())) == len(content.entries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_the_site_to_pages_or_where_authors_say(printed: Any, language: Language) -> None:
    site = printed.content.agency.site_url
    authored = {"https://www.lkpp.go.id/", "https://www.rfc-editor.org/rfc/rfc5321"}
    authored |= {f"mailto:{printed.content.agency.email}"}
    found = links(PdfReader(printed.pdf(f"{language}/handbook.pdf")))
    outside = {url for url in found.addresses if not url.startswith(site)}
    assert outside == authored
    shorts = {site + site_map.short(entry, language) for entry in printed.content.entries.values()}
    assert shorts <= found.addresses
    assert found.inside > 2 * len(printed.content.entries)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["handbook.pdf", "roles/admin-lpse.pdf", "answers/galat.pdf"])
def test_metadata(printed: Any, language: Language, name: str) -> None:
    reader = PdfReader(printed.pdf(f"{language}/{name}"))
    assert root(reader)["/Lang"] == language
    about = reader.metadata
    assert about is not None
    assert about.title
    assert printed.content.agency.title.read(language).plain in about.title
    assert about.author == printed.content.agency.name
    assert about.creation_date is not None
    dates = {entry.reviewed for entry in printed.content.entries.values() if f"/{entry.slug}.pdf" in name}
    assert about.creation_date.date() == (dates or {printed.content.edition}).pop()


def test_texts_carry_their_language(printed: Any) -> None:
    entry = next(entry for entry in printed.content.entries.values() if entry.untranslated)
    english = PdfReader(printed.folder / site_map.sheet(entry, "en"))
    indonesian = PdfReader(printed.folder / site_map.sheet(entry, "id"))
    assert languages(english)["id"] >= len(entry.untranslated)
    assert set(languages(indonesian)) <= {"id"}, "code is tagged as English unless told otherwise"


def test_each_line_of_the_poster_carries_its_language(printed: Any) -> None:
    poster = PdfReader(printed.pdf("poster.pdf"))
    assert root(poster)["/Lang"] == "id"
    assert languages(poster)["en"] >= len(Catalogue("en")["poster_lines"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_contents_and_index_name_the_pages(printed: Any, language: Language) -> None:
    book = PdfReader(printed.pdf(f"{language}/handbook.pdf"))
    page_short = {"id": "hlm.", "en": "p."}
    text = [squeezed(page.extract_text()) for page in book.pages]
    pages = bookmark_pages(book)
    contents, index = "".join(text[: min(pages.values())]), "".join(text)
    for entry in printed.content.entries.values():
        question = entry.question.read(language).plain
        line = contents.split(squeezed(question), 1)[1].lstrip(".")
        assert line.startswith(str(pages[question]))
        for symptom in entry.symptoms:
            line = index.rsplit(squeezed(symptom.literal), 1)[1].lstrip(".")
            assert line.startswith(squeezed(f"{entry.id}, {page_short[language]} {pages[question]}"))


def test_sheets_and_booklets_are_called_the_same_everywhere() -> None:
    texts = (Path(faq.catalogue.__file__).with_suffix(".yml"), *(ROOT / "docs").rglob("*.md"))
    for file in texts:
        text = file.read_text("utf-8").lower()
        assert not re.search(r"lembar jawaban|buklet|answer sheet", text), (
            f"{file}: an exam paper, not a help sheet"
        )


def test_who_asks_and_has_no_first_step_reads_whom_to_tell(printed: Any) -> None:
    lowest, above = printed.content.ladder[:2]
    told = squeezed(Catalogue("id")["report_first"].format(role=above.label.id.plain))
    for entry in printed.content.entries.values():
        begins = entry.steps[0].role == (entry.audience or [lowest.id])[0]
        assert (told in visible(printed.folder / site_map.sheet(entry, "id"))) != begins, entry.id
