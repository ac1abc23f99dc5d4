"""From a document to items: a question, and the parts of its answer in order.

Running text is read as a tree of lines; a table by its columns, where a row may go on with the one above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from faq.importing.document import Document, Line, Table, words
from faq.importing.indonesian import CONDITIONAL, is_active, is_passive, is_question
from faq.importing.outline import Label, OutlineNode, outline
from faq.importing.sentence import Reader

_CIRCUMSTANCE = re.compile(
    r"(?:khusus|bagi|untuk|pada|di) (?:lpse|penyedia|spse|aplikasi|instansi|satker|pokja|ppk)\b", re.I
)
# What closes a letter or e-mail; who signed it follows.
_CLOSING = re.compile(
    r"(?:salam(?: hormat| hangat)?|hormat (?:kami|saya)|demikian\b.{0,80}|terima ?kasih|wassalam\w*|"
    r"regards)\W*",
    re.I,
)
_SIGNATURE = 8
_CAPTION = re.compile(r"(?:gambar|figure|fig)\.?\s*\d", re.I)
_INLINE_LIST = re.compile(r"(?<=[;.,])\s+(?=\d{1,2}[.)]\s)")
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an answer: what a numbered line says, with what is listed below it.

    `under` is the circumstance in which it applies, `actor` whom a table names for it, `is_note` is
    true for a cause or a remark, which is no instruction.
    """

    text: str
    lines: tuple[Line, ...]
    mark: str = ""
    under: str = ""
    actor: str = ""
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a document with its answer. `number`, `section`, `mark` as the document has them."""

    question: str
    lines: tuple[Line, ...]
    parts: tuple[Part, ...] = ()
    number: str = ""
    section: str = ""
    mark: str = ""
    messages: tuple[str, ...] = ()
    asked_as: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    question: OutlineNode
    section: str
    nodes: list[OutlineNode] = field(default_factory=list)


def items_of(document: Document, reader: Reader, mapping: Mapping[str, str]) -> Iterator[Item]:
    """The items of a document, in its order; `mapping` says which column of a table holds which field.

    Running text and loose tables are read together, as numbers go on across them, other tables row by row.
    Raises UnknownColumnError where the mapping names a column that no table has.
    """
    running: list[Line] = []
    for part in document.parts:
        if isinstance(part, Line):
            running.append(part)
            continue
        head = _head_of(part, mapping) or _headless(part)
        if head is None:
            running += _loose_lines(part)
        else:
            items = _of_text(running, reader)
            # What has no answer right above a table of questions is the title of the table.
            title = items.pop().question if items and not items[-1].parts else ""
            yield from items
            running = []
            yield from _of_table(part, head, reader, title)
    yield from _of_text(running, reader)


def _of_text(lines: Iterable[Line], reader: Reader) -> list[Item]:
    """The items of running text. `reader` knows the roles."""
    nodes = outline(lines)
    asks = _questions(nodes, reader)
    found: list[_Open] = []
    section = ""
    for at, node in enumerate(nodes):
        if at in asks:
            found.append(_Open(node, section))
        elif _is_section(nodes, at, asks):
            section = node.text
        elif found:
            found[-1].nodes.append(node)
    return [_item(replace(each, nodes=_unsigned(each.nodes)), reader) for each in found]


def _unsigned(nodes: list[OutlineNode]) -> list[OutlineNode]:
    """The nodes of an answer without the signature of the letter that it ends."""
    for at, node in enumerate(nodes):
        if node.depth < 0 and len(nodes) - at <= _SIGNATURE and _CLOSING.fullmatch(node.text):
            return nodes[:at]
    return nodes


def _enumerated(line: Line) -> list[Line]:
    """The members of a list that was written on one line: `1. Buka menu; 2. Klik Simpan`."""
    parts = _INLINE_LIST.split(line.text) if line.text.startswith(("1.", "1)")) else [line.text]
    return [replace(line, text=part) for part in parts]


def _questions(nodes: Sequence[OutlineNode], reader: Reader) -> set[int]:
    """Which nodes are questions: those called so, else a level of the tree, else lines without a mark."""
    called = {at for at, node in enumerate(nodes) if node.label is Label.QUESTION}
    if called:
        return {at + 1 if not nodes[at].text and at + 1 < len(nodes) else at for at in called}
    headed = _headed(nodes)
    if headed:
        return headed
    levels = sorted({node.depth for node in nodes if node.depth >= 0})
    share = {depth: _share(nodes, depth, reader) for depth in levels}
    plain = {at for at, node in enumerate(nodes) if node.depth < 0 and _asks_unmarked(nodes, at, reader)}
    for depth in levels:
        if share.get(depth + 1, 0) >= _MOST and _titles(nodes, depth):
            continue
        if share[depth] >= _MOST and not (plain and share[depth] < 1 and len(plain) > 1):
            return _at_depth(nodes, depth)
    if plain:
        return plain
    parents = [depth for depth in levels if depth + 1 in levels]
    return _at_depth(nodes, parents[-1]) if parents else set()


def _titles(nodes: Sequence[OutlineNode], depth: int) -> bool:
    """Whether a level is titles in capitals, each over a list: `A. MASALAH AKUN`, `1. Lupa kata sandi`."""
    return all(
        node.text.isupper() and at + 1 < len(nodes) and nodes[at + 1].depth == depth + 1
        for at, node in enumerate(nodes)
        if node.depth == depth
    )


def _headed(nodes: Sequence[OutlineNode]) -> set[int]:
    """Headings that are questions: the level of most of them, if each has something below it."""
    levels = {node.heading for node in nodes if node.heading}
    counted = {
        level: [at for at, node in enumerate(nodes) if node.heading == level and is_question(node.text)]
        for level in levels
    }
    best = max(counted, key=lambda level: len(counted[level]), default=0)
    if not best or len(counted[best]) * 2 < sum(node.heading == best for node in nodes):
        return set()
    return {at for at, node in enumerate(nodes) if node.heading == best}


def _at_depth(nodes: Sequence[OutlineNode], depth: int) -> set[int]:
    return {at for at, node in enumerate(nodes) if node.depth == depth}


def _share(nodes: Sequence[OutlineNode], depth: int, reader: Reader) -> float:
    level = [node for node in nodes if node.depth == depth and node.label is None]
    return sum(_asks(node, reader) for node in level) / len(level) if level else 0.0


def _asks(node: OutlineNode, reader: Reader) -> bool:
    return is_question(node.text) and not (reader.acts(node.text) and not node.text.endswith("?"))


def _asks_unmarked(nodes: Sequence[OutlineNode], at: int, reader: Reader) -> bool:
    """A line without a mark that a list or an answer follows."""
    node = nodes[at]
    if node.label or _is_condition(node, reader):
        return False
    if node.text.endswith("?"):
        return True
    following = nodes[at + 1] if at + 1 < len(nodes) else None
    listed = (
        following is not None
        and following.first
        and (following.depth == 0 or following.label is Label.ANSWER)
    )
    return listed and _asks(node, reader)


def _is_section(nodes: Sequence[OutlineNode], at: int, asks: set[int]) -> bool:
    """A title between questions: capitals or a heading, or a list above the questions."""
    node = nodes[at]
    following = at + 1
    depth = max((nodes[each].depth for each in asks), default=-1)
    if 0 <= node.depth < depth or (node.heading and following in asks):
        return True
    if node.depth >= 0 or not node.text.isupper() or following not in asks:
        return False
    # The title of the document is in capitals too, but nothing like it comes again.
    return at > min(asks) or any(other > following and nodes[other - 1].text.isupper() for other in asks)


def _item(found: _Open, reader: Reader) -> Item:
    question = found.question
    number = re.search(r"\d+(?:\.\d+)*|^\W*[A-Za-z]{1,5}(?=\W*$)", question.mark)
    return Item(
        question=question.text,
        lines=(*question.lines, *(line for node in found.nodes for line in node.lines)),
        parts=_parts(found.nodes, reader, ""),
        number=number[0].strip("(") if number else "",
        section=found.section,
        mark=question.mark,
    )


def _parts(nodes: Sequence[OutlineNode], reader: Reader, actor: str) -> tuple[Part, ...]:
    found: list[Part] = []
    under = ""
    listed = min((node.depth for node in nodes if node.depth >= 0), default=0)
    for at, node in enumerate(nodes):
        if not node.text:
            continue
        if reader.is_role(node.text):
            actor = node.text.rstrip(" :")  # `Helpdesk LPSE:` over what that role does
            continue
        follows = at + 1 < len(nodes) and nodes[at + 1].first
        if _is_condition(node, reader) and follows:
            under = node.text
        elif found and _belongs(node, listed, reader):
            last = found[-1]
            joint = " " if last.text.endswith((":", ",", ";", ".", "?", "!")) else "; "
            text = f"{last.text}{joint}{node.text}"
            found[-1] = replace(last, text=text, lines=(*last.lines, *node.lines))
        else:
            if node.depth < 0 and not node.label and node.lines[0].heading:
                under = ""
            found.append(Part(node.text, node.lines, node.mark, under, actor, _is_note(node, found, reader)))
    return tuple(found)


def _is_note(node: OutlineNode, before: Sequence[Part], reader: Reader) -> bool:
    """Whether a line is no instruction: a cause, or a paragraph behind a list without any action."""
    if node.label is Label.NOTE or _CAPTION.match(node.text):
        return True
    idle = not reader.acts(node.text) and not any(
        is_active(word) or is_passive(word) for word in words(node.text)
    )
    return idle and node.depth < 0 and node.label is None and any(part.mark for part in before)


def _belongs(node: OutlineNode, listed: int, reader: Reader) -> bool:
    """Whether a line below a part only completes it, as a list of what to attach does."""
    if node.depth <= listed or node.label:
        return False
    tokens = words(node.text)
    return not reader.acts(node.text) and not (tokens and is_active(tokens[0]))


def _is_condition(node: OutlineNode, reader: Reader) -> bool:
    """Whether a line only says when the list below it applies."""
    tokens = words(node.text)
    begins = bool(tokens) and (tokens[0] in CONDITIONAL or bool(_CIRCUMSTANCE.match(node.text)))
    if not begins or node.text.endswith("?"):
        return False
    _, comma, main = node.text.rstrip(" :,").partition(",")
    return not comma or not (reader.acts(main.strip()) or any(is_active(token) for token in words(main)[:3]))


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
class _Head:
    """Which column says what: the name of a field by the number of its column."""

    fields: Mapping[int, str]
    row: int


class UnknownColumnError(Exception):
    """A column that the user named is not in the table: `name`, and the names that are."""

    def __init__(self, name: str, names: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.names = names


def _head_of(table: Table, mapping: Mapping[str, str]) -> _Head | None:
    """The head of a table: where `mapping` (field -> column) says, else a row that names two columns we know.

    Raises UnknownColumnError where `mapping` names a column that no row has.
    """
    if mapping:
        return _mapped(table, mapping)
    for number in range(min(_WITHIN, len(table.rows))):
        own, names = _names(table, number)
        fields: dict[int, str] = {}
        for at in sorted(names, key=lambda at: (at not in own, at)):
            known = (field for field, pattern in COLUMNS.items() if re.fullmatch(pattern, names[at]))
            field = next(known, "")
            if field and field not in fields.values():
                fields[at] = field
        if {"question", "answer"} <= set(fields.values()):
            return _Head(fields, number)
    return None


def _names(table: Table, number: int) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """What a row calls the columns; first what is in it, then with what a merged cell above it says too."""
    rows = [*([table.rows[number - 1]] if number else []), table.rows[number]]
    above, own = (
        {at: " ".join(words(_said(cell))) for at, cell in enumerate(row) if cell}
        for row in (rows[0], rows[-1])
    )
    return own, {**above, **own}


def _mapped(table: Table, mapping: Mapping[str, str]) -> _Head:
    wanted = {field: " ".join(words(name)) for field, name in mapping.items()}
    for number in range(min(_WITHIN, len(table.rows))):
        own, names = _names(table, number)
        at = {name: column for column, name in names.items()}
        if wanted["question"] in own.values():
            for field, name in wanted.items():
                if name not in at:
                    raise UnknownColumnError(mapping[field], list(names.values()))
            return _Head({at[name]: field for field, name in wanted.items()}, number)
    first = table.rows[0] if table.rows else ()
    raise UnknownColumnError(mapping["question"], [_said(cell) for cell in first if cell])


def _of_table(table: Table, head: _Head, reader: Reader, section: str) -> Iterator[Item]:
    """An item for every question; a row without one continues the answer above."""
    item: Item | None = None
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
    answer = (each for line in cells.get("answer", ()) for each in _enumerated(line))
    parts = [
        replace(part, actor=actor, under=part.under or under)
        for part in _parts(outline(answer), reader, actor)
    ]
    if words(escalation := _said(cells.get("escalation", ()))):
        handed = reader.clauses(parts[-1].text)[-1].target if parts else ()
        whom = reader.named(escalation)
        if not (whom and handed and whom.candidates == handed):  # else the answer says it already
            parts.append(replace(_escalation(escalation, cells["escalation"], under, reader), actor=actor))
    parts += [Part(_said(cell), cell, is_note=True) for cell in rest]
    asked_as = filter(None, (each.strip() for each in re.split(r"[;,\n]", _said(cells.get("asked_as", ())))))
    return replace(
        item,
        lines=(*item.lines, *(line for cell in (*cells.values(), *rest) for line in cell)),
        parts=(*item.parts, *parts),
        messages=(*item.messages, *(line.text for line in cells.get("message", ()))),
        asked_as=(*item.asked_as, *asked_as),
    )


def _escalation(text: str, lines: tuple[Line, ...], under: str, reader: Reader) -> Part:
    """What a column of escalations says: whom to, in one word or in a sentence; `tidak` is a remark."""
    said = words(text)
    if said[0] in {"tidak", "no", "ya"}:
        return Part(text, lines, mark="Eskalasi:", is_note=True)
    return Part(text if reader.acts(text) else f"Eskalasi ke {text}", lines, under=under)


def _loose_lines(table: Table) -> list[Line]:
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


def _headless(table: Table) -> _Head | None:
    """For a table without a head: the column of the questions, and the one after it for the answers.

    None where not most of its rows have a question.
    """
    rows = [row for row in table.rows if sum(map(bool, row)) > 1]
    asked = [row for row in rows if any(is_question(_said(cell)) for cell in row)]
    if len(asked) * 2 <= len(rows):
        return None
    width = max(len(row) for row in table.rows)
    score = [
        sum(is_question(_said(row[at])) for row in table.rows if at < len(row) and row[at])
        for at in range(width)
    ]
    best = score.index(max(score))
    return _Head({best: "question", best + 1: "answer"}, -1) if best + 1 < width else None


def _said(cell: Sequence[Line]) -> str:
    return " ".join(line.text for line in cell if line.text)
