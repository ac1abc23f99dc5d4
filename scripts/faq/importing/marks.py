"""The marks that begin a line: numbers, letters, bullets, and words like `Jawaban:`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


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
