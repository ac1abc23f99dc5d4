"""What is remembered of files changes neither problems nor content, and what is damaged is not believed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from check_support import BASE, CASES, lay_out
from clock import TODAY
from faq.check import check
from faq.files import digest_of
from faq.memory import Memory
from faq.model import Content
from faq.source import load


def checked(docs: Path, memory: Memory, day: dt.date = TODAY) -> tuple[Content | None, list[str]]:
    content, problems = check(load(docs, memory), day, memory=memory)
    return content, [repr(problem) for problem in problems]


def nodes(content: Content | None) -> str:
    """All texts with their nodes and places, which comparing content leaves out."""
    assert content
    texts = [text for entry in content.entries.values() for text in entry.texts.values()]
    return repr([(one.source, one.nodes, one.origin) for text in texts for one in (text.id, text.en)])


OTHER = 'key{"a":1}'


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build remembers of the base of all cases."""
    store = tmp_path_factory.mktemp("base")
    memory = Memory(store, "key")
    checked(BASE, memory)
    memory.save()
    return store


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_edit_has_the_problems_that_it_has_without_memory(case: Path, tmp_path: Path, base: Path) -> None:
    docs = tmp_path / "docs"
    lay_out(case, docs)
    content, problems = checked(docs, Memory())
    remembering = Memory(base, "key")
    assert checked(docs, remembering) == (content, problems)
    assert checked(docs, remembering) == (content, problems)


@pytest.mark.parametrize("stem", ["categories", "roles", "agency"])
def test_what_a_data_file_decides_is_decided_again(content: Path, base: Path, stem: str) -> None:
    file = content / "_data" / f"{stem}.yml"
    text = file.read_text(encoding="utf-8")
    edited = {
        "categories": text.replace("akun:", "urusan:", 1),
        "roles": text.replace("helpdesk:", "meja:", 1),
        "agency": text.replace("name: ", "languages: [id]\nname: ", 1),
    }
    assert edited[stem] != text
    file.write_text(edited[stem], encoding="utf-8")
    found, problems = checked(content, Memory(base, "key"))
    assert (found, problems) == checked(content, Memory())
    assert problems or stem == "agency"


def test_a_memory_brings_back_every_text_and_its_place(base: Path) -> None:
    read, _ = checked(BASE, Memory())
    recalled, _ = checked(BASE, Memory(base, "key"))
    assert nodes(recalled) == nodes(read)


def test_a_memory_brings_back_a_text_of_several_lines(content: Path, tmp_path: Path) -> None:
    file = content / "faq" / "lupa-sandi.md"
    text = file.read_text(encoding="utf-8")
    longer = text.replace("text: Laporkan", "text: >-\n      Buka\n      menu `a`.\n      Laporkan")
    file.write_text(longer, encoding="utf-8")
    memory = Memory(tmp_path / "store", "key")
    read, problems = checked(content, memory)
    memory.save()
    recalled, again = checked(content, Memory(tmp_path / "store", "key"))
    assert (nodes(recalled), again) == (nodes(read), problems)
    (kept,) = load(content, Memory(tmp_path / "store", "key")).entries
    assert kept.fields.fields["steps"].items[0].fields["text"].written.startswith("Buka\nmenu `a`.\n")


def test_what_is_remembered_is_not_read_again(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory(base, "key")

    def no_more(*_: object) -> None:
        raise AssertionError("a file is parsed that has not changed")

    monkeypatch.setattr("faq.source._parsed", no_more)
    monkeypatch.setattr("faq.markdown.parse.blocks", no_more)
    monkeypatch.setattr("faq.check.markdown._blocks", no_more)
    assert checked(BASE, memory)[1] == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[:-20],
        lambda text: text.replace("role", "rule"),
        lambda text: f"{digest_of(OTHER.encode())}\n{OTHER[3:]}",
        lambda text: f"{digest_of(b'key[[1]]')}\n[[1]]",
        lambda text: "\x00\xff",
    ],
    ids=["empty", "cut", "changed", "another form", "another file", "no text"],
)
def test_damage_counts_as_not_there(base: Path, tmp_path: Path, damage: Callable[[str], str]) -> None:
    for file in base.iterdir():
        (tmp_path / file.name).write_text(damage(file.read_text(encoding="ascii")), encoding="latin-1")
    memory = Memory(tmp_path, "key")
    content, problems = checked(BASE, memory)
    assert (nodes(content), problems) == (nodes(checked(BASE, Memory())[0]), [])
    memory.save()
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        file.name: file.read_bytes() for file in base.iterdir()
    }


def test_what_another_program_remembers_is_not_believed(base: Path) -> None:
    memory = Memory(base, "newer")
    raw = load(BASE, memory).entries[0]
    assert memory.about(raw, "fields", lambda: "found now") == "found now"
    known = Memory(base, "key")
    raw = load(BASE, known).entries[0]
    assert known.about(raw, "fields", lambda: "found now") != "found now"
