"""From a tree of lines to items: a question, and the parts of its answer in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from faq.importing.clauses import Reader
from faq.importing.document import Line, words
from faq.importing.marks import Label
from faq.importing.outline import Node, outline
from faq.importing.reading import CONDITIONAL, is_active, is_passive, is_question

_CIRCUMSTANCE = re.compile(
    r"(?:khusus|bagi|untuk|pada|di) (?:lpse|penyedia|spse|aplikasi|instansi|satker|pokja|ppk)\b", re.I
)
_INLINE_LIST = re.compile(r"(?<=[;.,])\s+(?=\d{1,2}[.)]\s)")
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an answer: what a numbered line says, with what is listed below it.

    `under` is the circumstance in which it applies, `actor` whom a table names for it, `is_note` is
    true for a cause or a remark, which nobody is to do.
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
    question: Node
    section: str
    nodes: list[Node] = field(default_factory=list)


def items_of(lines: Iterable[Line], reader: Reader) -> list[Item]:
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
    return [_item(each, reader) for each in found]


def parts_of(lines: Iterable[Line], reader: Reader, actor: str = "") -> tuple[Part, ...]:
    """The parts of an answer that is known to be one, such as a cell of a table."""
    return _parts(outline(each for line in lines for each in _enumerated(line)), reader, actor)


def _enumerated(line: Line) -> list[Line]:
    """The members of a list that somebody wrote on one line: `1. Buka menu; 2. Klik Simpan`."""
    parts = _INLINE_LIST.split(line.text) if line.text.startswith(("1.", "1)")) else [line.text]
    return [replace(line, text=part) for part in parts]


def _questions(nodes: Sequence[Node], reader: Reader) -> set[int]:
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
        if share[depth] >= _MOST and not (plain and share[depth] < 1 and len(plain) > 1):
            return _at_depth(nodes, depth)
    if plain:
        return plain
    parents = [depth for depth in levels if depth + 1 in levels]
    return _at_depth(nodes, parents[-1]) if parents else set()


def _headed(nodes: Sequence[Node]) -> set[int]:
    """Headings that are questions: the level of most of them, if each has something below it."""
    levels = {node.heading for node in nodes if node.heading}
    counted = {
        level: [
            at
            for at, node in enumerate(nodes)
            if node.heading == level and is_question(node.text, words(node.text))
        ]
        for level in levels
    }
    best = max(counted, key=lambda level: len(counted[level]), default=0)
    if not best or len(counted[best]) * 2 < sum(node.heading == best for node in nodes):
        return set()
    return {at for at, node in enumerate(nodes) if node.heading == best}


def _at_depth(nodes: Sequence[Node], depth: int) -> set[int]:
    return {at for at, node in enumerate(nodes) if node.depth == depth}


def _share(nodes: Sequence[Node], depth: int, reader: Reader) -> float:
    level = [node for node in nodes if node.depth == depth and node.label is None]
    return sum(_asks(node, reader) for node in level) / len(level) if level else 0.0


def _asks(node: Node, reader: Reader) -> bool:
    return is_question(node.text, words(node.text)) and not (
        reader.acts(node.text) and not node.text.endswith("?")
    )


def _asks_unmarked(nodes: Sequence[Node], at: int, reader: Reader) -> bool:
    """A line without a mark that a list or an answer follows."""
    node = nodes[at]
    if node.label or is_condition(node, reader):
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


def _is_section(nodes: Sequence[Node], at: int, asks: set[int]) -> bool:
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


def _parts(nodes: Sequence[Node], reader: Reader, actor: str) -> tuple[Part, ...]:
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
        if is_condition(node, reader) and follows:
            under = node.text
        elif found and _belongs(node, nodes[at - 1], found[-1], listed, reader):
            last = found[-1]
            joint = " " if last.text.endswith((":", ",", ";")) else "; "
            found[-1] = Part(
                f"{last.text}{joint}{node.text}",
                (*last.lines, *node.lines),
                last.mark,
                last.under,
                last.actor,
                last.is_note,
            )
        else:
            if node.depth < 0 and not node.label and node.lines[0].heading:
                under = ""
            found.append(Part(node.text, node.lines, node.mark, under, actor, _is_note(node, found, reader)))
    return tuple(found)


def _is_note(node: Node, before: Sequence[Part], reader: Reader) -> bool:
    """Whether nobody is to do what a line says: a cause, or a paragraph behind a list without any action."""
    if node.label is Label.NOTE:
        return True
    idle = not reader.acts(node.text) and not any(
        is_active(word) or is_passive(word) for word in words(node.text)
    )
    return idle and node.depth < 0 and node.label is None and any(part.mark for part in before)


def _belongs(node: Node, before: Node, last: Part, listed: int, reader: Reader) -> bool:
    """Whether a line below a part only completes it, as a list of what to attach does."""
    if node.depth <= listed or node.label:
        return False
    tokens = words(node.text)
    return not reader.acts(node.text) and not (tokens and is_active(tokens[0]))


def is_condition(node: Node, reader: Reader) -> bool:
    """Whether a line only says when the list below it applies."""
    tokens = words(node.text)
    begins = bool(tokens) and (tokens[0] in CONDITIONAL or bool(_CIRCUMSTANCE.match(node.text)))
    if not begins or node.text.endswith("?"):
        return False
    _, comma, main = node.text.rstrip(" :,").partition(",")
    return not comma or not (reader.acts(main.strip()) or any(is_active(token) for token in words(main)[:3]))
