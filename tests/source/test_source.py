"""The five entries say what the source document says: every line is carried, and nothing else is."""

import re
from pathlib import Path

import pytest

from clock import TODAY
from faq.check import check
from faq.model import Content
from faq.source import load

HERE = Path(__file__).parent
SOURCE = (HERE / "faq-lpse-kota-cilegon.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def content() -> Content:
    found, problems = check(load(HERE.parent.parent / "docs"), TODAY)
    assert found is not None, problems
    return found


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


def parts(content: Content) -> set[str]:
    """Everything in the entries that can carry a line of the source."""
    found = set()
    for entry in content.entries.values():
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
    for entry in content.entries.values():
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
    text = " ".join(part.id.plain for entry in content.entries.values() for part in entry.texts.values())
    assert word in text
