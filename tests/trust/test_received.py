"""Documents and folders that strangers made: they start no program, and take no more than a moment."""

from __future__ import annotations

import codecs
import io
import signal
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from check_support import run
from clock import TODAY
from faq.check import check
from faq.importing import UnreadableError
from faq.importing.formats import read_document
from faq.source import load
from importing.documents import excel_file, word_file
from trust.payloads import Draft, as_yaml, base, is_accepted

SECONDS = 6
WORD = word_file(["1. Lupa kata sandi?", "Helpdesk mengirim ulang."])
EXCEL = excel_file({"Lembar": {"rows": [["Pertanyaan", "Jawaban"], ["Lupa sandi?", "Kirim ulang."]]}})
LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a0 "lolololo">'
    + "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    + "]>"
)
OUTSIDE = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.fixture(autouse=True)
def _no_more_than_a_moment() -> Iterator[None]:
    """What would go on for ever fails instead."""

    def late(*_: object) -> None:
        # No AssertionError, which a reader of documents takes for damage.
        pytest.fail(f"it takes longer than {SECONDS} s")

    # Of the processor: other tests may keep it busy.
    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


def in_utf32(xml: str) -> bytes:
    return codecs.BOM_UTF32_LE + xml[xml.index("?>") + 2 :].encode("utf-32-le")


def changed(archive: bytes, part: str, change: Callable[[str], str | bytes]) -> bytes:
    """The document `archive` with one part changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()) if name == part else data)
    return stream.getvalue()


def word_with(body: str, begin: str = "") -> bytes:
    """A Word document with `body` at its end and `begin` before its root."""
    return changed(
        WORD,
        "word/document.xml",
        lambda xml: xml.replace("<w:sectPr", f"{body}<w:sectPr", 1).replace(
            "<w:document", f"{begin}<w:document"
        ),
    )


def numbered(level: int, start: int = 1, text: str = "%1.") -> bytes:
    """A Word document with a list whose numbering says so."""
    members = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="99"/></w:numPr></w:pPr></w:p>'
    added = (
        f'<w:abstractNum w:abstractNumId="99"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="99"><w:abstractNumId w:val="99"/></w:num>'
    )
    return changed(
        word_with(members * 200),
        "word/numbering.xml",
        lambda xml: xml.replace("</w:numbering>", f"{added}</w:numbering>"),
    )


CIRCLE = changed(
    word_with('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr></w:p>'),
    "word/styles.xml",
    lambda xml: xml.replace(
        "</w:styles>",
        "".join(
            f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/>'
            f'<w:basedOn w:val="{other}"/></w:style>'
            for one, other in ("AB", "BA")
        )
        + "</w:styles>",
    ),
)


def table(cell: str) -> bytes:
    return word_with(
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}<w:p/></w:tc></w:tr></w:tbl>"
    )


def sheet_with(added: str, begin: str = "") -> bytes:
    """An Excel document with `added` after its rows."""
    return changed(
        EXCEL,
        "xl/worksheets/sheet1.xml",
        lambda xml: begin + xml.replace("</sheetData>", f"</sheetData>{added}"),
    )


def merged(reference: str) -> bytes:
    return sheet_with(f'<mergeCells count="1"><mergeCell ref="{reference}"/></mergeCells>')


HEAVY = {
    "a level two thousand million deep": ("a.docx", numbered(2_000_000_000)),
    "a level above the first": ("a.docx", numbered(-7)),
    "a number of a hundred million letters": ("a.docx", numbered(0, 1_000_000_000)),
    "a number repeated": ("a.docx", numbered(0, 8888, "%1" * 50_000)),
    "a cell two thousand million columns wide": (
        "a.docx",
        table('<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>'),
    ),
    "the same in another encoding": (
        "a.docx",
        changed(
            table('<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>'), "word/document.xml", in_utf32
        ),
    ),
    "a row that begins far to the right": (
        "a.docx",
        table('<w:trPr><w:gridBefore w:val="2000000000"/></w:trPr><w:tc>'),
    ),
    "a style that is based on itself": ("a.docx", CIRCLE),
    "tables in tables": ("a.docx", word_with("<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80)),
    "entities of entities": ("a.docx", word_with("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>", LAUGHS)),
    "a merged cell as large as the sheet": ("a.xlsx", merged("A1:XFD1048576")),
    "many merged cells": (
        "a.xlsx",
        sheet_with("<mergeCells>" + '<mergeCell ref="A1:A90000"/>' * 3 + "</mergeCells>"),
    ),
    "a merged cell of nothing": ("a.xlsx", merged("A0:ZZZZ9")),
    "entities of entities in a sheet": ("a.xlsx", sheet_with("<a>&a11;</a>", LAUGHS)),
    "a text with too many cells": ("a.csv", b"," * 1_000_000),
}


@pytest.mark.parametrize("heavy", HEAVY)
def test_no_document_takes_more_than_a_machine_has(heavy: str) -> None:
    try:
        read_document(*HEAVY[heavy])
    except UnreadableError as error:
        assert error.reason in {"import_too_large", "import_damaged"}


def test_numbers_of_lists_are_still_counted() -> None:
    lines = [line.text for line in read_document("a.docx", numbered(0, 3)).lines]
    assert lines[:2] == ["1. Lupa kata sandi?", "Helpdesk mengirim ulang."]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", word_with("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", OUTSIDE)),
        ("a.xlsx", sheet_with("<a>&e;</a>", OUTSIDE)),
    ],
)
def test_no_document_reads_other_files(name: str, data: bytes) -> None:
    try:
        read = read_document(name, data)
    except UnreadableError:
        return
    assert "root:" not in "".join(line.text for line in read.lines)


# Each is a small file that took minutes before.
SLOW = {
    "thousands of headings of the same words": "## a\n\n" * 12_000,
    "thousands of characters that no font has": "\n\n".join(map(chr, range(0x4E00, 0x7A00))),
}


@pytest.mark.parametrize("slow", SLOW)
def test_no_answer_takes_more_than_a_moment_to_check(tmp_path: Path, slow: str) -> None:
    content = base(tmp_path / "docs")
    draft = Draft.new(1)
    draft.put(("id", ("body",)), SLOW[slow])
    draft.write(content)
    check(load(content), TODAY)


@pytest.mark.parametrize(
    ("address", "accepted"),
    [
        ("https://a.example", True),
        ("https://a.example/", True),
        ("http://a.example:8080/faq/id-1/v1.2/~lpse", True),
        ("https://a.example/?a=b", False),
        ("https://a.example/#a", False),
        ("https://a.example/../../x/", False),
        ("https://a.example/%2e%2e/x/", False),
        ("https://a.example/a/./", False),
        ("https://a.example//x/", False),
        ("https://a.example/(x)/", False),
        ("https://a.example/" + "x/" * 100, False),
    ],
)
def test_the_address_of_a_site_is_a_plain_one(tmp_path: Path, address: str, accepted: bool) -> None:
    content = base(tmp_path / "docs")
    Draft.new(1).write(content)
    file = content / "_data/agency.yml"
    agency = {**yaml.safe_load(file.read_text(encoding="utf-8")), "site_url": address}
    file.write_text(as_yaml(agency), encoding="utf-8")
    assert is_accepted(content) is accepted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder with the history of a stranger, whose settings name programs to run."""
    content = base(tmp_path / "docs")
    Draft.new(1).write(content)
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran-$$\n", encoding="utf-8")
    program.chmod(0o755)

    def git(*words: str, given: str | None = None) -> str:
        command = ["git", "-C", str(content), "-c", "user.name=a", "-c", "user.email=a@example.org", *words]
        done = subprocess.run(command, input=given, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "a"]):
        git(*words)
    # A commit with a signature, which `git log` may be told to check.
    commit = git("cat-file", "commit", "HEAD").replace(
        "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n", 1
    )
    git("reset", "--soft", git("hash-object", "-t", "commit", "-w", "--stdin", given=f"{commit}\n"))
    for name, value in {
        "core.fsmonitor": str(program),
        "core.pager": str(program),
        "core.sshCommand": str(program),
        "diff.external": str(program),
        "gpg.program": str(program),
        "log.showSignature": "true",
        "protocol.ext.allow": "always",
        "remote.origin.url": f"ext::{program}",
        "remote.origin.promisor": "true",
    }.items():
        git("config", name, value)
    return content


def test_no_program_that_a_received_folder_names_is_run(folder: Path, tmp_path: Path) -> None:
    assert run("accept", "--all", "--yes", "--content", folder)[0] == 0
    file = folder / "faq/jawaban-1.md"
    file.write_text(file.read_text("utf-8").replace("Laporkan.", "Laporkan lagi."), encoding="utf-8")
    said = run("accept", "jawaban-1", "--yes", "--content", folder)[1]
    assert "Laporkan. " in said  # as the history has it
    subprocess.run(["git", "-C", str(folder), "-c", "core.fsmonitor=false", "add", "-A"], check=True)
    (folder / "faq/published.yml").unlink()
    assert "FAQ422" in run("check", "--content", folder)[1]
    assert not list(tmp_path.glob("ran-*"))


def test_what_no_text_shows_is_not_published(tmp_path: Path) -> None:
    content = base(tmp_path / "docs")
    draft = Draft.new(1)
    draft.put(("id", ("body",)), "![Layar masuk](layar.svg)\n\n![Layar][lain]\n\n[lain]: lain.svg")
    draft.write(content)
    for name in ("layar", "lain", "rahasia"):
        (content / f"faq/{name}.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8"
        )
    found, problems = check(load(content), TODAY)
    assert found
    assert found.pictures == ("faq/lain.svg", "faq/layar.svg")
    assert [problem.path for problem in problems if problem.code == "FAQ420"] == ["faq/rahasia.svg"]
