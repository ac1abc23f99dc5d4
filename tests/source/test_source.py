"""The five entries say what the source document says; every line is carried, and all else is marked.

Held for the answers that the tests keep, and for what this clone publishes of the same document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from clock import TODAY
from faq.catalogue import Catalogue
from faq.check import check
from faq.markdown.nodes import plain
from faq.model import Content, Entry, Language, Passage
from faq.source import load
from site_support import CONTENT, LIVE, ROOT

HERE = Path(__file__).parent
SOURCE = (HERE / "faq-lpse-kota-cilegon.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=[CONTENT, LIVE], ids=["kept", "published"])
def content(request: pytest.FixtureRequest) -> Content:
    found, problems = check(load(request.param), TODAY)
    assert found is not None, problems
    taken = {entry.source.item for entry in found.entries.values() if _from_it(entry) and entry.source}
    if taken != {1, 2, 3, 4, 5}:
        pytest.skip("this clone does not publish the five answers")
    return found


def _from_it(entry: Entry) -> bool:
    return entry.source is not None and entry.source.document == "faq-lpse-kota-cilegon"


def entries(content: Content) -> Iterator[Entry]:
    """The answers that are taken from the document."""
    return filter(_from_it, content.entries.values())


def source_lines() -> dict[str, str]:
    """The numbered and lettered lines of the source by their name, such as 4b or 5 JaIM a."""
    lines, item, branch = {}, "", ""
    for line in SOURCE.splitlines():
        if number := re.match(r"(\d+)\.\s*(.*)", line):
            item, branch = number[1], ""
            lines[item] = number[2]
        elif line.startswith("Apabila LPSE sudah menggunakan Java Installer Manager"):
            branch = " JaIM "
        elif letter := re.match(r"([a-z])\.\s*(.*)", line):
            lines[f"{item}{branch}{letter[1]}"] = letter[2]
    return lines


def table() -> dict[str, list[str]]:
    """What carries each line, as written in map.md."""
    rows = re.findall(
        r"^\| (\d[^|]*?) \|[^|]*\| (.*?) \|$", (HERE / "map.md").read_text(encoding="utf-8"), re.M
    )
    return {line: carried.split(", ") for line, carried in rows}


def own() -> dict[str, str]:
    """What the site says itself, and its mark, as written in map.md."""
    text = (HERE / "map.md").read_text(encoding="utf-8").partition("# What is not in the source")[2]
    return dict(re.findall(r"^\| ((?:F\d+|page|catalogue|data) .*?) \| (.*?) \|$", text, re.M))


def parts(content: Content) -> set[str]:
    """Everything in the entries that can carry a line of the source."""
    found = set()
    for entry in entries(content):
        found.add(f"{entry.id} question")
        found.update(f"{entry.id} symptom {symptom.id}" for symptom in entry.symptoms)
        found.update(f"{entry.id} {step.id}" for step in entry.steps)
    return found


def test_every_line_of_the_source_stands_in_the_table() -> None:
    assert list(table()) == list(source_lines())


def test_every_part_of_the_entries_comes_from_a_line(content: Content) -> None:
    carried = {part for parts_of_line in table().values() for part in parts_of_line}
    assert carried - {"F004 body"} == parts(content)


def test_a_line_is_carried_by_the_entry_of_its_item(content: Content) -> None:
    for line, carried in table().items():
        for part in carried:
            source = content.entries[part.split()[0]].source
            assert source is not None
            assert source.item == int(line[0]), f"{line}: {part}"


def test_messages_are_literal(content: Content) -> None:
    folded = re.sub(r"\s+", " ", SOURCE)
    for entry in entries(content):
        for symptom in entry.symptoms:
            assert symptom.literal in folded, symptom.literal


@pytest.mark.parametrize(
    ("line", "role"),
    [("2a", "admin-lpse"), ("3a", "admin-lpse"), ("4b", "admin-lpse"), ("5a", "helpdesk-lpse")],
)
def test_the_role_named_in_the_source_takes_the_step(content: Content, line: str, role: str) -> None:
    entry_id, step_id = table()[line][0].split()
    (step,) = (step for step in content.entries[entry_id].steps if step.id == step_id)
    assert step.role == role
    assert content.roles[role].label.id.plain in source_lines()[line]


@pytest.mark.parametrize(
    "word", ["NPWP", "User ID", "akses server", "SMTP", "JaIM", "Admin PPE", "SPSE 3.6 SP5"]
)
def test_names_in_the_source_reach_the_entries(content: Content, word: str) -> None:
    text = " ".join(part.id.plain for entry in entries(content) for part in entry.texts.values())
    assert word in text


def unmarked(passage: Passage) -> list[str]:
    """The paragraphs of a body that are not under the mark of the site."""
    return [
        plain([node])
        for node in passage.nodes
        if node.kind != "note" or "situs" not in node.attributes["class"]
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_a_body_adds_is_under_the_mark_of_the_site(content: Content, language: Language) -> None:
    carried = {part for parts_of_line in table().values() for part in parts_of_line}
    for entry in entries(content):
        body = entry.body.read(language)
        assert bool(body.nodes) == (f"{entry.id} body" in own()), entry.id
        assert len(unmarked(body)) == (f"{entry.id} body" in carried), entry.id
    (page,) = (page for page in content.pages if page.path == "eskalasi.md")
    assert unmarked(page.body.read(language)) == []


# How the interface tells a reader what to do about a problem, and where its words are shown.
TELLING = re.compile(
    r"\b(sampaikan|hubungi|tanyakan|menanyakannya|teruskan|kirim|kirimkan|mengirim|kerjakan|jangan)\b", re.I
)
SHOWN = [
    *(ROOT / "overrides").rglob("*.html"),
    *(ROOT / "scripts" / "faq").rglob("*.jinja"),
    *(ROOT / "scripts" / "faq").rglob("*.typ"),
    ROOT / "scripts" / "faq" / "reply.py",
]
WORD = re.compile(r"""\b(?:t|words)(?:\.|\[")(\w+)""")


def test_every_word_that_tells_what_to_do_is_in_the_table() -> None:
    words = Catalogue("id")
    shown = {word for file in SHOWN for word in WORD.findall(file.read_text(encoding="utf-8"))}
    telling = {key for key in shown & set(words) if TELLING.search(str(words[key]))}
    assert "report_first" in telling
    assert telling - {part.removeprefix("catalogue ") for part in own()} == set()


def test_what_has_the_mark_beside_it_has_it_everywhere() -> None:
    beside = [part.removeprefix("catalogue ") for part, mark in own().items() if mark == "beside"]
    for file in SHOWN:
        text = file.read_text(encoding="utf-8")
        for key in beside:
            for found in re.finditer(rf"\b(?:t|words)\.{key}\b", text):
                assert "by_site" in text[found.start() : found.start() + 160], f"{file.name}: {key}"


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_other_claim_names_the_site_or_is_named_as_its_work(
    content: Content, language: Language
) -> None:
    words = Catalogue(language)
    (about,) = (page.body.read(language).plain for page in content.pages if page.path == "tentang.md")
    reasons = {f"{e.id} skips {s.id}": s.skips for e in entries(content) for s in e.steps if s.skips.id}
    assert set(reasons) == {part for part in own() if " skips " in part}
    for part, mark in own().items():
        sort, _, key = part.partition(" ")
        if mark == "words":
            text = str(words[key]) if sort == "catalogue" else reasons[part].read(language).plain
            assert re.search("situs ini|dokumen sumber|this site|source document", text, re.I), part
        elif mark == "step":
            assert "{" in words[key], part
        elif mark.startswith("about "):
            named = mark.removeprefix("about ").split("/")[language == "en"]
            assert named in about, part
            assert sort == "data" or words[key], part
