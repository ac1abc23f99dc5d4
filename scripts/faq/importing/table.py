"""Tables of questions and answers: which column says what, and rows that go on with the one above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from faq.importing.clauses import Reader
from faq.importing.document import Line, Table, words
from faq.importing.items import Item, Part, parts_of
from faq.importing.reading import is_question

COLUMNS: Mapping[str, str] = {
    "number": r"no|nomor|urut|no urut|number",
    "question": r"(?:uraian |deskripsi |jenis |daftar )?"
    r"(?:pertanyaan|permasalahan|masalah|kendala|kasus|keluhan|gangguan|problem|issue)(?: .*)?|question|faq",
    "answer": r"jawaban.*|solusi.*|penyelesaian.*|penanganan.*|langkah.*|tindak lanjut.*|tindakan.*|cara .*|"
    r"answer|solution|steps?|prosedur.*|keterangan penyelesaian",
    "role": r"peran|pelaksana|pic|penanggung ?jawab|petugas|oleh|aktor|role|siapa.*|pelaku|yang menangani|"
    r"ditangani oleh|unit|dikerjakan oleh",
    "category": r"kategori|kelompok|bidang|jenis|category|topik|modul|menu",
    "message": r"pesan.*|notifikasi|kode.*|error.*|tampilan.*|message|gejala|peringatan.*",
    "escalation": r"eskalasi.*|diteruskan.*|escalat.*|tujuan eskalasi",
    "condition": r"syarat|kondisi|condition|berlaku.*",
    "asked_as": r"kata kunci|keywords?|kata lain|sinonim",
}
_WITHIN = 12


@dataclass(frozen=True, slots=True)
class Head:
    """Which column says what: the name of a field by the number of its column."""

    fields: Mapping[int, str]
    row: int


class UnknownColumnError(Exception):
    """A column that the user named is not in the table: `name`, and the names that are."""

    def __init__(self, name: str, names: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.names = names


def head_of(table: Table, mapping: Mapping[str, str]) -> Head | None:
    """The head of a table: where `mapping` (field -> column) says, else a row that names two columns we know.

    Raises UnknownColumnError where `mapping` names a column that no row has.
    """
    if mapping:
        return _mapped(table, mapping)
    for number, row in enumerate(table.rows[:_WITHIN]):
        fields: dict[int, str] = {}
        for at, cell in enumerate(row):
            name = " ".join(words(_said(cell)))
            field = next((field for field, pattern in COLUMNS.items() if re.fullmatch(pattern, name)), "")
            if field and field not in fields.values():
                fields[at] = field
        if {"question", "answer"} <= set(fields.values()):
            return Head(fields, number)
    return None


def _mapped(table: Table, mapping: Mapping[str, str]) -> Head:
    wanted = {field: " ".join(words(name)) for field, name in mapping.items()}
    for number, row in enumerate(table.rows[:_WITHIN]):
        names = [" ".join(words(_said(cell))) for cell in row]
        if wanted["question"] in names:
            for field, name in wanted.items():
                if name not in names:
                    raise UnknownColumnError(mapping[field], [_said(cell) for cell in row if cell])
            return Head({names.index(name): field for field, name in wanted.items()}, number)
    first = table.rows[0] if table.rows else ()
    raise UnknownColumnError(mapping["question"], [_said(cell) for cell in first if cell])


def items_of_table(table: Table, head: Head, reader: Reader) -> Iterator[Item]:
    """An item for every question; a row without one goes on with the answer above."""
    item: Item | None = None
    section = ""
    for row in table.rows[head.row + 1 :]:
        cells = {field: row[at] if at < len(row) else () for at, field in head.fields.items()}
        rest = [cell for at, cell in enumerate(row) if at not in head.fields and cell]
        question = _said(cells.get("question", ()))
        if not question and not cells.get("answer"):
            alone = [cell for cell in row if cell]
            section = _said(alone[0]) if len(alone) == 1 else section
            continue
        section = _said(cells.get("category", ())) or section
        if item is None or (question and question != item.question):
            if item:
                yield item
            number = re.search(r"\d+", _said(cells.get("number", ())))
            item = Item(question, (), number=number[0] if number else "", section=section)
        item = _with_row(item, cells, rest, reader)
    if item:
        yield item


def _with_row(
    item: Item, cells: Mapping[str, tuple[Line, ...]], rest: Sequence[tuple[Line, ...]], reader: Reader
) -> Item:
    actor, under = _said(cells.get("role", ())), _said(cells.get("condition", ()))
    parts = [
        replace(part, actor=actor, under=part.under or under)
        for part in parts_of(cells.get("answer", ()), reader, actor)
    ]
    if words(escalation := _said(cells.get("escalation", ()))):
        parts.append(_escalation(escalation, cells["escalation"], under, reader))
    parts += [Part(_said(cell), cell, is_note=True) for cell in rest]
    return replace(
        item,
        lines=(*item.lines, *(line for cell in (*cells.values(), *rest) for line in cell)),
        parts=(*item.parts, *parts),
        messages=(*item.messages, *(line.text for line in cells.get("message", ()))),
        asked_as=(*item.asked_as, *_listed(_said(cells.get("asked_as", ())))),
    )


def _escalation(text: str, lines: tuple[Line, ...], under: str, reader: Reader) -> Part:
    """What a column of escalations says: whom to, in one word or in a sentence; `tidak` is a remark."""
    said = words(text)
    if said[0] in {"tidak", "no", "ya"}:
        return Part(text, lines, is_note=True)
    return Part(text if reader.acts(text) else f"Eskalasi ke {text}", lines, under=under)


def loose_lines(table: Table) -> list[Line]:
    """The lines of a table that is no list of questions, to be read like running text."""
    lines: list[Line] = []
    for row in table.rows:
        cells = [cell for cell in row if cell]
        numbered = len(cells) > 1 and re.fullmatch(r"[0-9A-Za-z]{1,3}[.)]?", _said(cells[0])) is not None
        if numbered:
            mark, first = _said(cells[0]).rstrip(".)"), cells[1][0]
            lines.append(replace(first, text=f"{mark}. {first.text}"))
            cells = [cells[1][1:], *cells[2:]]
        lines += [line for cell in cells for line in cell]
    return lines


def asks(table: Table) -> bool:
    """Whether a table without a known head still has a question in most rows."""
    rows = [row for row in table.rows if sum(map(bool, row)) > 1]
    asked = [row for row in rows if any(is_question(_said(cell), words(_said(cell))) for cell in row)]
    return bool(rows) and len(asked) * 2 > len(rows)


def headless(table: Table) -> Head | None:
    """For a table without a head: the column of the questions, and the one after it for the answers."""
    if not asks(table):
        return None
    width = max(len(row) for row in table.rows)
    score = [
        sum(
            is_question(_said(row[at]), words(_said(row[at])))
            for row in table.rows
            if at < len(row) and row[at]
        )
        for at in range(width)
    ]
    best = score.index(max(score))
    return Head({best: "question", best + 1: "answer"}, -1) if best + 1 < width else None


def _said(cell: Sequence[Line]) -> str:
    return " ".join(line.text for line in cell)


def _listed(text: str) -> list[str]:
    return [part for part in (each.strip() for each in re.split(r"[;,\n]", text)) if part]
