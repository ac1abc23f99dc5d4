"""How the PDFs use their pages, for a content of any size: read back as text and as type sizes."""

from __future__ import annotations

import itertools
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from faq.check.assemble import assemble
from faq.markdown.nodes import Node, walk
from faq.model import Contact, Content, Entry, Passage, Text
from faq.source import load
from pdf_examples import CONTENT, FEWEST_LINES, example, made, of_size
from pdf_support import lefts_of, lines_of_pages, pictures_in, smallest_type, squeezed, visible, words_outside

SMALLEST = 9.0


def long(steps: int, *, notes: int) -> Content:
    """One answer of so many steps, and with so many of the notes of the example (but for its picture)."""
    entry = next(iter(example().entries.values()))
    many = tuple(replace(entry.steps[0], id=f"s{number}") for number in range(steps))
    written = tuple(
        node for node in entry.body.id.nodes if "picture" not in {one.kind for one in walk([node])}
    )
    body = Text(replace(entry.body.id, nodes=written[:notes])) if notes else Text()
    return replace(example(), entries={entry.id: replace(entry, steps=many, body=body, related=())})


BOOKS = {
    **{f"{count} answers": of_size(count) for count in (0, 1, 5, 40)},
    "with notes": example(),
    **{f"{count} steps": long(count, notes=0) for count in (17, 18, 19, 20, 21, 60)},
    **{f"{count} steps and a note": long(count, notes=2) for count in (7, 8, 9, 17, 18)},
    **{f"{count} steps and notes": long(count, notes=20) for count in (6, 8, 10, 12)},
}


@pytest.mark.parametrize("book", BOOKS)
def test_no_page_of_a_book_holds_a_few_lines(book: str, tmp_path: Path) -> None:
    for template, first in (("handbook", 2), ("booklet", 1)):
        for one, file in made(BOOKS[book], template, tmp_path):
            lines = [len(page) - 2 for page in lines_of_pages(file)[first - 1 :]]
            assert min(lines) >= FEWEST_LINES, (one.path, lines)


@pytest.mark.parametrize("template", ["handbook", "booklet", "sheet", "poster"])
def test_no_type_is_too_small_to_read(template: str, tmp_path: Path) -> None:
    for one, file in made(example(), template, tmp_path):
        assert smallest_type(file) >= SMALLEST, one.path


@pytest.mark.parametrize("template", ["handbook", "booklet"])
def test_an_answer_that_fits_a_page_is_not_broken(template: str, tmp_path: Path) -> None:
    content = of_size(40)
    for one, file in made(content, template, tmp_path):
        pages = [squeezed(page.extract_text()) for page in PdfReader(file).pages]
        for entry in content.entries.values():
            if one.subject and one.subject not in entry.roles:
                continue
            (page,) = [text for text in pages if f"{entry.id}·" in text]
            answer = page.split(f"{entry.id}·", 1)[1]
            for step in entry.steps:
                last = content.roles[step.role].label.id.plain
                assert squeezed(last) in answer, f"{entry.id} continues on another page"
            assert squeezed("22 November 2026" if entry.reviewed.month == 11 else "1 Oktober 2026") in answer


@pytest.mark.parametrize(("template", "steps"), [("handbook", 18), ("booklet", 8)])
def test_an_answer_a_few_lines_too_long_is_set_smaller(template: str, steps: int, tmp_path: Path) -> None:
    for one, file in made(long(steps, notes=0), template, tmp_path):
        pages = [squeezed(page.extract_text()) for page in PdfReader(file).pages]
        if one.subject in ("", "admin-lpse"):
            assert max(page.count("Pastikankonfigurasi") for page in pages) == steps
        assert smallest_type(file) >= SMALLEST


def test_what_is_longer_than_a_page_runs_on_whole(tmp_path: Path) -> None:
    entry = example().entries["F003"]
    words = " ".join(f"kata{number}" for number in range(900))
    steps = tuple(replace(step, text=Text.of_words(f"{words} ujung{step.id}")) for step in entry.steps)
    symptoms = tuple(
        replace(entry.symptoms[0], id=f"s{number}", message=f"pesan ke-{number}x" * 6) for number in range(80)
    )
    changed = replace(entry, steps=steps, symptoms=symptoms)
    for template in ("handbook", "booklet", "sheet"):
        for one, file in made(replace(example(), entries={"F003": changed}), template, tmp_path):
            shown = visible(file)
            if template != "booklet" or changed in example().concerning(one.subject):
                assert all(squeezed(symptom.message) in shown for symptom in symptoms), one.path
            if not one.subject or one.subject in (*entry.roles, entry.id):
                assert all(f"kata899ujung{step.id}" in shown for step in steps), one.path


def test_a_tall_picture_takes_at_most_half_a_page(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "docs")
    Image.new("RGB", (540, 1200)).save(tmp_path / "docs/faq/sistem/images/telepon.png")
    file = tmp_path / "docs/faq/akun/kata-sandi.md"
    file.write_text(file.read_text("utf-8").replace("images/galat.svg", "images/telepon.png"), "utf-8")
    content = assemble(load(tmp_path / "docs"))
    for template, number in (("handbook", 1), ("booklet", 1), ("sheet", 1)):
        found = [pictures_in(pdf) for _, pdf in made(content, template, tmp_path, tmp_path / "docs")]
        assert sum(map(len, found)) == number
        for picture in itertools.chain(*found):
            assert picture.bottom > 40
            assert picture.top - picture.bottom < picture.page / 2


def test_pages_in_the_index_are_below_each_other(tmp_path: Path) -> None:
    entry = example().entries["F003"]
    messages = [("pesan di layar " * 9)[:length].strip() for length in range(20, 120, 5)]
    symptoms = tuple(
        replace(entry.symptoms[0], id=f"s{number}", message=text) for number, text in enumerate(messages)
    )
    content = replace(example(), entries={"F003": replace(entry, symptoms=symptoms)})
    ((_, file),) = made(content, "handbook", tmp_path)
    lefts = lefts_of(file, "hlm.")
    assert len(lefts) == len(messages)
    assert max(lefts) - min(lefts) < 1


def test_five_answers_are_a_thin_book(tmp_path: Path) -> None:
    ((_, file),) = made(of_size(5), "handbook", tmp_path)
    assert len(PdfReader(file).pages) <= 8


def test_an_answer_longer_than_a_page_runs_on(tmp_path: Path) -> None:
    for template in ("handbook", "sheet"):
        ((_, file),) = made(long(60, notes=0), template, tmp_path)
        text = squeezed("".join(page.extract_text() for page in PdfReader(file).pages))
        assert text.count(squeezed("Pastikan konfigurasi")) == 60


def with_everything() -> Content:
    """Five answers of an agency that has every contact, a logo, and long names and addresses."""
    host = "bantuan.lpse.kepulauantanimbarkab.go.id"
    agency = replace(
        example().agency,
        name="Layanan Pengadaan Secara Elektronik Kabupaten Kepulauan Tanimbar dan Sekitarnya",
        site_url=f"https://{host}/pengadaan/faq-spse/",
        email=f"helpdesk-layanan-pengadaan@{host}",
        phone="+62 21 555 0100",
        whatsapp="628111000000",
        address="Jl. Jenderal Sudirman No. 1, Gedung B Lantai 2, Saumlaki",
        website=f"https://{host}/",
        logo="faq/sistem/images/galat.svg",
    )
    return replace(of_size(5), agency=agency)


def test_a_sheet_of_a_short_answer_shows_who_else_there_is(tmp_path: Path) -> None:
    content = of_size(4)
    duties = [squeezed(role.duty.id.plain) for role in content.ladder]
    for one, file in made(content, "sheet", tmp_path):
        (page,) = PdfReader(file).pages
        text = squeezed(page.extract_text())
        short = len(content.entries[one.subject].steps) == 1
        assert [duty in text for duty in duties] == [short] * len(duties), one.path


def test_a_sheet_has_room_for_any_number_of_contacts(tmp_path: Path) -> None:
    more = tuple(
        Contact(
            Text.of_words(f"Kanal {number}"),
            f"@lpse_tanimbar_{number}",
            "",
            Text.of_words("Untuk tender. " * 4),
        )
        for number in range(9)
    )
    agency = replace(with_everything().agency, contacts=more)
    for one, file in made(replace(long(11, notes=2), agency=agency), "sheet", tmp_path):
        (page,) = PdfReader(file).pages
        text = squeezed(page.extract_text())
        assert all(squeezed(contact.text) in text for contact in more), one.path


def test_what_a_full_agency_says_crowds_out_no_answer(tmp_path: Path) -> None:
    content = with_everything()
    for template in ("sheet", "poster"):
        for one, file in made(content, template, tmp_path):
            (page,) = PdfReader(file).pages
            assert squeezed(content.agency.email) in squeezed(page.extract_text()), one.path
            assert words_outside(file) == [], one.path
    for one, file in made(content, "booklet", tmp_path):
        first = squeezed(PdfReader(file).pages[0].extract_text())
        role = content.roles[one.subject]
        assert squeezed(role.duty.id.plain) in first, "what the role does"
        for entry in content.concerning(one.subject):
            assert squeezed(entry.question.id.plain) in first, "the contents"
        assert words_outside(file) == [], one.path


def test_the_box_to_tick_is_beside_its_label(tmp_path: Path) -> None:
    label = "Pertanggungjawabankeuangan beserta lampiran"
    evidence = {id_: replace(item, label=Text.of_words(label)) for id_, item in example().evidence.items()}
    files = made(replace(example(), evidence=evidence), "booklet", tmp_path)
    (file,) = (file for one, file in files if one.subject == "admin-lpse")
    (step,) = lefts_of(file, "Teruskan")
    labels = lefts_of(file, "Pertanggungjawabankeuangan")
    assert len(labels) == 3
    assert min(labels) > step + 5, "a label begins a line without its box"


def test_a_role_that_receives_a_problem_is_told_so(tmp_path: Path) -> None:
    for one, file in made(example(), "booklet", tmp_path):
        text = squeezed("".join(page.extract_text() for page in PdfReader(file).pages))
        receives = any(
            step.escalate_to == one.subject
            for entry in example().concerning(one.subject)
            for step in entry.steps
            if one.subject not in entry.roles
        )
        assert (text.count("DiteruskankepadaAnda") > 0) == receives, one.path
        assert "Ditanganiperanlain" not in text or one.subject != "helpdesk-lkpp"


def test_a_sheet_is_one_page_with_the_contacts(tmp_path: Path) -> None:
    for one, file in made(of_size(4), "sheet", tmp_path):
        (page,) = PdfReader(file).pages
        text = squeezed(page.extract_text())
        assert squeezed(example().agency.email) in text, one.path
        assert squeezed(example().agency.hours.id.plain) in text, one.path


def test_where_no_contact_is_known_that_is_said(tmp_path: Path) -> None:
    agency = replace(example().agency, email="", hours=Text())
    for template in ("handbook", "booklet", "sheet", "poster"):
        for one, file in made(replace(example(), agency=agency), template, tmp_path):
            text = squeezed("".join(page.extract_text() for page in PdfReader(file).pages))
            assert squeezed("Kontak Helpdesk LPSE belum dicantumkan di situs ini.") in text, one.path


def test_the_poster_is_one_page_in_every_language(tmp_path: Path) -> None:
    ((_, file),) = made(example(), "poster", tmp_path)
    (page,) = PdfReader(file).pages
    text = squeezed(page.extract_text())
    for line in ("Ketik pesan kesalahan", "hubungi Helpdesk LPSE", "Give your password to no one"):
        assert squeezed(line) in text
    assert squeezed(example().agency.site_url.split("://")[1]) in text


def test_a_booklet_has_the_steps_of_its_role_and_says_whom_the_others_wait_for(tmp_path: Path) -> None:
    content = example()
    for one, file in made(content, "booklet", tmp_path):
        text = squeezed("".join(page.extract_text() for page in PdfReader(file).pages))
        concerned = content.concerning(one.subject)
        for entry in content.entries.values():
            assert (f"{entry.id}·" in text) == (entry in concerned), (one.subject, entry.id)
            if entry in concerned:
                assert (squeezed(entry.steps[0].text.id.plain)[:12] in text) == (one.subject in entry.roles)
                assert all(squeezed(content.roles[role].label.id.plain) in text for role in entry.turns)


def test_roles_come_in_the_order_in_which_a_problem_is_passed_on(tmp_path: Path) -> None:
    ((_, file),) = made(example(), "handbook", tmp_path)
    text = squeezed(PdfReader(file).pages[1].extract_text())
    places = [text.index(squeezed(role.duty.id.plain)) for role in example().ladder]
    assert places == sorted(places)


def test_below_a_step_is_the_role_that_carries_it_out(tmp_path: Path) -> None:
    entry: Entry = example().entries["F003"]
    for one, file in made(example(), "sheet", tmp_path):
        if one.subject == entry.id:
            text = squeezed(PdfReader(file).pages[0].extract_text())
            step = entry.steps[0]
            after = text.split(squeezed(step.text.id.plain), 1)[1]
            rank, label = example().roles[step.role].rank + 1, example().roles[step.role].label.id.plain
            assert after.startswith(squeezed(f"{rank}{label}"))


def test_a_word_too_long_for_a_line_stays_on_the_page_and_whole(tmp_path: Path) -> None:
    word = (
        "org.postgresql.util.PSQLException:insert_or_update_on_table_rekanan_violates_"
        + "constraint" * 9
        + "=" * 90
    )
    entry = example().entries["F003"]
    steps = tuple(
        replace(entry.steps[0], id=kind, text=Text(Passage(word, (Node(kind, word),))))
        for kind in ("text", "code")
    )
    body = Text(Passage(word, (Node("listing", word, attributes={"language": ""}),)))
    symptoms = (replace(entry.symptoms[0], message=word),)
    question = Text.of_words(f"Muncul {word}")
    changed = replace(entry, question=question, steps=steps, body=body, symptoms=symptoms)
    content = replace(example(), entries={"F003": changed})
    for template in ("handbook", "booklet", "sheet"):
        for one, file in made(content, template, tmp_path):
            assert words_outside(file) == [], one.path
            if template == "sheet":
                assert visible(file).count(word) >= 4, "what a reader copies is whole"


def test_a_long_word_is_broken_behind_its_marks(tmp_path: Path) -> None:
    entry = example().entries["F003"]
    symptoms = tuple(
        replace(entry.symptoms[0], id=f"s{number}", message=f"{'x' * number} executeUpdate,Error:Insert data")
        for number in range(1, 23)
    )
    content = replace(example(), entries={"F003": replace(entry, symptoms=symptoms)})
    (file,) = (file for one, file in made(content, "booklet", tmp_path) if one.subject == "penyedia")
    lines = [line for page in lines_of_pages(file) for line in page]
    assert sum("Insert" in line for line in lines) == len(symptoms)
