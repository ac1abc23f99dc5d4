"""Nothing of a document is lost, whatever is in it, and what comes of it is content the checks can read."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from collections.abc import Mapping
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from check_support import problems_in
from commands.console import Speech
from faq.catalogue import Catalogue
from faq.check import CODES
from faq.importing import (
    ContentNames,
    Document,
    Imported,
    UnreadableError,
    draft_text,
    drafts_of,
    read_document,
)
from faq.importing.document import words
from faq.model import Severity
from faq.source import load
from importing.test_cases import CASES, FOLDERS, opened
from site_support import CONTENT

TODAY = dt.date(2026, 11, 22)
KNOWN: Mapping[str, ContentNames] = {name: ContentNames.of(load(folder)) for name, folder in FOLDERS.items()}
SPEECH = Speech("id", Catalogue("id"))
# What these documents are made of: words that mean something to the importer, marks, and noise.
WORDS = (
    "Admin LPSE|helpdesk|Helpdesk LKPP|Penyedia|rekanan|Verifikator|PPK|LPSE|memastikan|mengeskalasi ke|"
    "diteruskan kepada|melapor ke|Apabila|Jika|masih gagal|sudah menggunakan|JaIM|"
    "belum|tidak bisa|login|pesan|dst|dan|selanjutnya|"
    "oleh|SOP error handling|NPWP|melampirkan|kode error|7xxxx|null|TODO:|é|中"
)
NOISE = "“ ” \" ' ? . , ; : a. 1) 2. - <b> ** _x_ {a} [b](c) ` # !!! &amp; \\ ---"
MORE = "x:y \ufeff \u00a0 ``` | > = + ~~~"
PIECES = st.sampled_from([*WORDS.split("|"), *NOISE.split(" "), *MORE.split(" ")])
ANYTHING = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
LINES = st.lists(st.one_of(PIECES, ANYTHING), max_size=9).map(" ".join)
MARKS = st.sampled_from(
    ["", "", "1. ", "2. ", "1) ", "a. ", "b. ", "c) ", "A. ", "I. ", "i. ", "- ", "   - ", "• ", "1.1 "]
)
TEXTS = st.lists(st.tuples(MARKS, LINES).map("".join), max_size=14).map("\n".join)
SLOW = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def files(found: Imported, known: ContentNames) -> list[str]:
    return [
        draft_text(
            draft,
            f"F{number:03}",
            found.document.name,
            TODAY,
            known,
            lambda key, detail: SPEECH(key, detail=detail),
        )
        for number, draft in enumerate(found.drafts, 100)
    ]


def kept(document: Document, known: ContentNames) -> list[str]:
    """The drafts of a document, after every word of it was found in them or among the lines left over."""
    found = drafts_of(document, known, {})
    drafts = files(found, known)
    said = {
        *words("\n".join(drafts)),
        *words("\n".join(line.text for line in found.unused("\n".join(drafts)))),
    }
    assert {word for line in document.lines for word in line.words} <= said
    return drafts


def errors(drafts: list[str], folder: Path) -> list[str]:
    """What the checks would refuse if these were no drafts, what says TODO and rare letters apart."""
    for number, draft in enumerate(drafts):
        (folder / "faq").mkdir(exist_ok=True)
        (folder / "faq" / f"uji-{number}.md").write_text(draft, encoding="utf-8")
    return [
        f"{problem.path}:{problem.line} {problem.code} {problem.message}"
        for problem in problems_in(folder)
        if CODES[problem.code].severity is Severity.ERROR and problem.code not in {"FAQ228", "FAQ291"}
    ]


def with_vocabulary(folder: Path) -> Path:
    """A content folder with the vocabulary of the project and no answers."""
    (folder / "_data").mkdir()
    for file in (CONTENT / "_data").iterdir():
        (folder / "_data" / file.name).write_bytes(file.read_bytes())
    return folder


@SLOW
@given(TEXTS, st.sampled_from(["cilegon", "lima"]))
def test_no_word_of_a_text_is_lost(text: str, name: str) -> None:
    kept(read_document("a.txt", text.encode()), KNOWN[name])


@SLOW
@given(st.lists(st.lists(LINES, min_size=1, max_size=4), min_size=1, max_size=6), st.booleans())
def test_no_word_of_a_table_is_lost(rows: list[list[str]], headed: bool) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    head = [["No", "Pertanyaan", "Jawaban", "Pelaksana"]] if headed else []
    for row in [*head, *rows]:
        sheet.append([openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", cell).lstrip("=") for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    kept(read_document("a.xlsx", stream.getvalue()), KNOWN["cilegon"])


@settings(SLOW, max_examples=15, phases=[Phase.generate])  # shrinking reads the checks hundreds of times
@given(TEXTS)
def test_drafts_pass_the_checks(text: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        made = with_vocabulary(Path(name))
        assert errors(kept(read_document("a.txt", text.encode()), KNOWN["cilegon"]), made) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_drafts_of_every_case_pass_the_checks(case: Path, tmp_path: Path) -> None:
    (file,) = [path for path in case.iterdir() if path.name != "expected.yml"]
    drafts = kept(read_document(*opened(file)), KNOWN["cilegon"])
    assert errors(drafts, with_vocabulary(tmp_path)) == []


def test_what_is_beside_the_text_of_a_word_document_is_listed() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Kepala surat"
    document.sections[0].footer.paragraphs[0].text = "Halaman bawah"
    document.add_paragraph("1. Tidak bisa login?")
    control = document.add_paragraph("a. Helpdesk LPSE memeriksa akun")._p
    wrapper, inside = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.addprevious(wrapper)
    wrapper.append(inside)
    inside.append(control)
    stream = io.BytesIO()
    document.save(stream)
    found = drafts_of(read_document("a.docx", stream.getvalue()), KNOWN["cilegon"], {})
    (draft,) = found.drafts
    assert [step.role for step in draft.steps] == ["helpdesk-lpse"]
    left = [line.text for line in found.unused("\n".join(files(found, KNOWN["cilegon"])))]
    assert {"Kepala surat", "Halaman bawah"} == set(left)


def test_what_is_beside_the_cells_of_a_workbook_is_listed() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Pertanyaan", "Jawaban"])
    sheet.append(["Tidak bisa login?", "Helpdesk LPSE memeriksa akun"])
    sheet["B2"].comment = Comment("Tanyakan kepada Budi", "x")
    hidden = book.create_sheet("Arsip")
    hidden.append(["Catatan lama"])
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    document = read_document("a.xlsx", stream.getvalue())
    assert [line.text for line in document.beside] == ["Tanyakan kepada Budi", "Catatan lama"]
    kept(document, KNOWN["cilegon"])


@settings(SLOW, max_examples=25)
@given(st.binary(max_size=300), st.sampled_from([".txt", ".csv", ".docx", ".xlsx"]))
def test_no_bytes_end_in_a_traceback(data: bytes, ending: str) -> None:
    try:
        kept(read_document(f"a{ending}", data), KNOWN["cilegon"])
    except UnreadableError as refused:
        assert refused.reason in SPEECH.catalogue
