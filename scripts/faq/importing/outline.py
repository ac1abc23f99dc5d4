"""From lines to a tree: which line belongs below which, whatever its author numbered with.

First come the marks that begin a line (numbers, letters, bullets, words like `Jawaban:`), then the lists
that they make.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from faq.importing.document import Line


class Label(Enum):
    """What a word before a colon says of the text after it."""

    QUESTION = "question"
    ANSWER = "answer"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mark:
    """`style` tells lists apart (`1.` from `1)` from `a.`), `at` is the place in the list, from 1.

    `path` holds every number of a mark like 2.1.3; `also` is the place if a letter is a Roman number.
    """

    style: str
    at: int
    shown: str
    path: tuple[int, ...] = ()
    also: int = 0


_BULLET = re.compile(r"([-*•·▪▫■□◦●○►▶‣»→✓✔–—]|o(?=\s))\s*(?=\S)")
_NUMBER = re.compile(r"(\()?(\d{1,3})\s?([.):]|\.\))(?!\d)\s*")
_PATH = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)[.)]?\s+")
_LETTER = re.compile(r"(\()?([A-Za-z])([.)])(?:\s+|(?=[A-Z][a-z]))")
_ROMAN = re.compile(r"(\()?([ivx]{2,6}|[IVX]{2,6})([.)])\s*")
_CASE = re.compile(
    r"(?:no(?:mor)?\.?|faq|kasus|soal|butir|pertanyaan)\s*#?\s*(\d{1,3})\s*[.:)]?\s*", re.IGNORECASE
)
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_LABELS = (
    (Label.QUESTION, r"pertanyaan|tanya|question|q|t|p|masalah|permasalahan|kendala|keluhan|kasus|soal"),
    (
        Label.ANSWER,
        r"jawaban|jawab|answer|a|j|solusi|penyelesaian|penanganan|"
        r"langkah(?:[ -]langkah)?(?: penyelesaian| penanganan)?|"
        r"tindak lanjut|tindakan|cara (?:mengatasi|penyelesaian|penanganan)|solution",
    ),
    (Label.NOTE, r"catatan|keterangan|penyebab|note|ket|nb|info(?:rmasi)?"),
)
_LABEL = tuple(
    (label, re.compile(rf"(?:{words})(?:\s*\d{{1,3}})?\s*[:：]\s*", re.IGNORECASE))
    for label, words in _LABELS
)
_BARE = re.compile(
    r"(?:jawaban|jawab|solusi|penyelesaian|penanganan|langkah[ -]langkah)\s*\.?$", re.IGNORECASE
)


def read_marks(text: str) -> list[tuple[Mark, str]]:
    """What the line may begin with, the likeliest first, each with the text after it."""
    found: list[tuple[Mark, str]] = []
    if match := _PATH.match(text):
        path = tuple(int(number) for number in match[1].split("."))
        found.append((Mark(f"path{len(path)}", path[-1], match[0].strip(), path), text[match.end() :]))
    if match := _NUMBER.match(text):
        style = f"1{match[1] or ''}{match[3]}"
        found.append((Mark(style, int(match[2]), match[0].strip(), (int(match[2]),)), text[match.end() :]))
    if match := _ROMAN.match(text):
        case = "I" if match[2].isupper() else "i"
        if at := _roman(match[2].lower()):
            found.append(
                (Mark(f"{case}{match[1] or ''}{match[3]}", at, match[0].strip()), text[match.end() :])
            )
    if match := _LETTER.match(text):
        letter, case = match[2], "A" if match[2].isupper() else "a"
        mark = Mark(
            f"{case}{match[1] or ''}{match[3]}",
            ord(letter.lower()) - 96,
            match[0].strip(),
            also=_roman(letter.lower()),
        )
        found.append((mark, text[match.end() :]))
    if match := _CASE.match(text):
        found.append((Mark("case", int(match[1]), match[0].strip()), text[match.end() :]))
    if match := _BULLET.match(text):
        found.append((Mark(match[1], 0, match[1]), text[match.end() :]))
    return found


def read_label(text: str) -> tuple[Label | None, str]:
    """The label before a text, and the text; a line that is nothing but `Jawaban` is a label too."""
    for label, pattern in _LABEL:
        if match := pattern.match(text):
            return label, text[match.end() :]
    return (Label.ANSWER, "") if _BARE.match(text) else (None, text)


def _roman(letters: str) -> int:
    """The value of a small Roman number, 0 where it is none."""
    values = [_ROMAN_DIGITS.get(letter, 0) for letter in letters]
    if 0 in values:
        return 0
    return sum(
        -value if any(later > value for later in values[at + 1 :]) else value
        for at, value in enumerate(values)
    )


_LONG = 50
_ENDS = ".?!:;"


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A line with its mark taken off. `depth` counts lists within lists from 0; -1: it has no mark.

    `first` is true where a list begins, `lines` are the document's own, more than one where a
    sentence was broken at the margin.
    """

    text: str
    lines: tuple[Line, ...]
    depth: int = -1
    mark: str = ""
    first: bool = False
    label: Label | None = None

    @property
    def heading(self) -> int:
        """The level of the heading that this part begins with; 0 for none."""
        return self.lines[0].heading


@dataclass(slots=True)
class _Level:
    style: str
    at: int
    indent: int
    path: tuple[int, ...]


def outline(lines: Iterable[Line]) -> list[OutlineNode]:
    """Every line with a word in it, in order, broken sentences mended, pictures with the line above them."""
    levels: list[_Level] = []
    found: list[OutlineNode] = []
    for line in lines:
        if not line.words:
            if line.pictures and found:  # a picture belongs to the text above it
                found[-1] = replace(found[-1], lines=(*found[-1].lines, line))
            continue
        label, rest = read_label(line.text)
        if label and read_marks(rest):  # `Jawaban: 1. …`
            found.append(_unmarked(line, label, rest))
            found[-1] = replace(found[-1], text="")
            line, label = replace(line, text=rest), None
        node = _unmarked(line, label, rest) if label else _marked(line, levels)
        if node.depth < 0 and label is None and found and _continues(found[-1], line):
            last = found[-1]
            found[-1] = replace(last, text=f"{last.text} {line.text}".strip(), lines=(*last.lines, line))
        else:
            found.append(node)
    return found


def _unmarked(line: Line, label: Label | None, rest: str) -> OutlineNode:
    said = line.text[: len(line.text) - len(rest)].strip()
    return OutlineNode(rest, (line,), mark=said, label=label)


def _marked(line: Line, levels: list[_Level]) -> OutlineNode:
    """The line as a member of the deepest list it can belong to; `levels` are the lists open above it."""
    best: tuple[tuple[int, ...], int, Mark, str] | None = None
    for order, (mark, rest) in enumerate(_marks(line)):
        if not rest and not mark.style.startswith(("1", "case")):
            continue
        for depth, rank in _places(mark, line.indent, levels):
            candidate = ((rank, -order, depth), depth, mark, rest)
            if best is None or candidate[0] > best[0]:
                best = candidate
    if best is None:
        return OutlineNode(line.text, (line,))
    _, depth, mark, rest = best
    if line.heading:  # its level comes from its style, not from the list it counts in
        return OutlineNode(rest, (line,), mark=mark.shown)
    first = depth >= len(levels) or levels[depth].style != mark.style or mark.at == 1
    is_open = depth < len(levels)
    roman = mark.also and (levels[depth].style[:1].lower() == "i" if is_open else mark.also == 1)
    style = mark.style
    if is_open and (roman or _same_kind(levels[depth], mark)):
        style = levels[depth].style
    elif roman:
        style = ("I" if style[0] == "A" else "i") + style[1:]
    levels[depth:] = [_Level(style, mark.also if roman else mark.at, line.indent, mark.path)]
    label, text = read_label(rest)
    said = f"{mark.shown} {rest[: len(rest) - len(text)].strip()}".strip()
    return OutlineNode(text, (line,), depth, said, first, label)


def _marks(line: Line) -> list[tuple[Mark, str]]:
    """The marks that a line may begin with; of a list that Word numbers, only its own."""
    found = read_marks(line.text)
    if not line.numbering:
        return found
    return [(replace(mark, style=f"{mark.style}@{line.numbering}"), rest) for mark, rest in found[:1]]


def _places(mark: Mark, indent: int, levels: list[_Level]) -> Iterator[tuple[int, int]]:
    """Depths at which the mark can be, each with how well it fits (higher is better)."""
    if len(mark.path) > 1:
        for depth, level in enumerate(levels):
            if level.path == mark.path[:-1] or (not level.path and level.at == mark.path[-2]):
                yield depth + 1, 9
            elif len(level.path) == len(mark.path) and level.path[:-1] == mark.path[:-1]:
                yield depth, 9
        if not levels and mark.at <= 1:
            yield 0, 3
        return
    for depth, level in enumerate(levels):
        yield from _beside(mark, indent, level, depth)
    known = any(level.style == mark.style for level in levels)
    starts = mark.at in {0, 1} or (mark.also == 1)
    last = levels[-1] if levels else None
    if not known or (last and starts and indent > last.indent):
        yield len(levels), 5 if starts else 2
    elif last and starts and mark.at == 1 == last.at and last.style == mark.style and indent >= last.indent:
        yield len(levels), 6  # 1. directly below 1.: a list in the list, written without indentation


def _beside(mark: Mark, indent: int, level: _Level, depth: int) -> Iterator[tuple[int, int]]:
    same, kin = level.style == mark.style, _same_kind(level, mark)
    level_is_roman = level.style[:1].lower() == "i"
    at = mark.also if level_is_roman and mark.also else mark.at
    if mark.at == 0:
        if same and indent == level.indent:
            yield depth, 8
        elif same:
            yield depth, 4 if indent <= level.indent else 1
    elif (same or kin or (level_is_roman and mark.also)) and at == level.at + 1:
        yield depth, (8 if indent == level.indent else 7) if same else 6
    elif same and at > level.at:
        yield depth, 5
    elif same and at == 1:
        yield depth, 4


def _same_kind(level: _Level, mark: Mark) -> bool:
    """Whether two marks differ only in their punctuation, as in a. b) c."""
    if "@" in level.style + mark.style:
        return level.style == mark.style
    return level.style[:1] == mark.style[:1] and level.style[:1] in set("1aAiI")


def _continues(last: OutlineNode, line: Line) -> bool:
    """Whether a line without a mark continues the sentence of the line before it."""
    before = next(each for each in reversed(last.lines) if each.text)
    if line.alone or line.heading or before.heading:
        return False
    if not last.text:
        return last.label is not None or last.depth >= 0
    if before.text[-1] in _ENDS:
        return False
    return line.text[0].islower() or (len(before.text) >= _LONG and line.indent >= before.indent)
