"""The five entries say what the source document says; every line is carried, and all else is marked.

Held for the answers that the tests keep, and for what this clone publishes of the same document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from snowballstemmer import stemmer  # type: ignore[import-untyped] # it has no types

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


def stems(text: str) -> set[str]:
    return set(stemmer("indonesian").stemWords(re.findall(r"[a-z0-9]+", text.casefold())))


def said_as() -> str:
    """The words that this site uses beside those of the source, as written in map.md."""
    text = (HERE / "map.md").read_text(encoding="utf-8").partition("# How the source's words are said")[2]
    return " ".join(re.findall(r"^\| [^|]* \| ([^|-]*) \|$", text, re.M)[1:])


def strange(part: str, text: str) -> set[str]:
    """What `text`, the `part` of an entry, says with words that its lines of the source do not have."""
    lines = source_lines()
    carrying = " ".join(lines[line] for line, carried in table().items() if part in carried)
    return stems(text) - stems(carrying) - stems(said_as())


def test_steps_and_questions_say_nothing_beside_their_lines(content: Content) -> None:
    for entry in entries(content):
        assert strange(f"{entry.id} question", entry.question.id.plain) == set()
        for step in entry.steps:
            assert strange(f"{entry.id} {step.id}", step.text.id.plain) == set(), step.id
            found = [
                len(re.findall(r"[.!?](?=\s|$)", text.plain)) for text in (step.text.id, step.text.read("en"))
            ]
            assert found[0] == found[1], "a sentence is in one language alone"


def test_a_sentence_that_somebody_adds_to_a_step_is_noticed() -> None:
    assert (
        strange("F002 kirim-ulang", "Kirim ulang (re-send) secara manual melalui menu utility SMTP.") == set()
    )
    assert strange("F002 kirim-ulang", "Kirim ulang secara manual, lalu telepon Helpdesk LKPP.") >= {
        "telepon"
    }


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


# How the interface speaks of who handles a problem and of what to do about it, and where its words are shown.
TELLING = {
    "id": re.compile(
        r"[tn]angan|terus|lanjut|lapor|kirim|sampaikan|hubungi|tanya|serah|jenjang|lampir|minta|eskala|siapkan|kerja"
        r"|jangan|ikuti|urutan|saran",
        re.I,
    ),
    "en": re.compile(
        r"handle|pass(?:ed)? on|report|send|contact|\bask|escalat|attach|level|have ready|follow|never|do not"
        r"|suggest|carry|\bacts?\b|take over|later",
        re.I,
    ),
}
SHOWN = [
    *(ROOT / "overrides").rglob("*.html"),
    *(ROOT / "scripts" / "faq").rglob("*.jinja"),
    *(ROOT / "scripts" / "faq").rglob("*.typ"),
    ROOT / "scripts" / "faq" / "reply.py",
]
WORD = re.compile(r"""\b(?:t|words)(?:\.|\[")(\w+)""")


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_word_that_tells_what_to_do_is_in_the_table(language: Language) -> None:
    words = Catalogue(language)
    shown = {word for file in SHOWN for word in WORD.findall(file.read_text(encoding="utf-8"))}
    telling = {key for key in shown & set(words) if TELLING[language].search(str(words[key]))}
    assert {"report_first", "who_handles"} <= telling
    assert telling - {part.removeprefix("catalogue ") for part in own()} == set()


def test_every_file_that_explains_something_is_in_the_table() -> None:
    explaining = {file.stem for file in (CONTENT / "_data").glob("*.yml")} - {"agency", "words"}
    assert {part.removeprefix("data ") for part in own() if part.startswith("data ")} == explaining


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
    roles = [role.label.read(language).plain.split(" (")[0] for role in content.ladder]
    (about,) = (page.body.read(language).plain for page in content.pages if page.path == "tentang.md")
    reasons = {f"{e.id} skips {s.id}": s.skips for e in entries(content) for s in e.steps if s.skips.id}
    assert set(reasons) == {part for part in own() if " skips " in part}
    for part, mark in own().items():
        sort, _, key = part.partition(" ")
        if mark == "words":
            texts = [sop.description.read(language).plain for sop in content.sops.values()]
            if sort != "data":
                texts = [str(words[key]) if sort == "catalogue" else reasons[part].read(language).plain]
            for text in texts:
                assert re.search("situs ini|dokumen sumber|this site|source document", text, re.I), part
        elif mark in ("step", "site"):
            assert not any(role.casefold() in str(words[key]).casefold() for role in roles), part
            assert mark == "site" or "{" in words[key] or not words[key].endswith("."), part
        elif mark.startswith("about "):
            named = mark.removeprefix("about ").split("/")[language == "en"]
            assert named in about, part
            assert sort == "data" or words[key], part
