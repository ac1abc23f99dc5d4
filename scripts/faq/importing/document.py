"""What every reader of a document returns: lines with their places, and tables of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from faq.model import HIDDEN

WORD = re.compile(r"\w+")
# Word's own bullets, of its symbol font, and its soft line breaks.
_SYMBOLS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf0fc": "•", "\x0b": "\n", "\u2028": "\n"}
)


class UnreadableError(Exception):
    """A file that cannot be imported. `reason` is a key of the catalogue, `detail` what it speaks of."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text. `place` says where it is in its document, such as `12` or `Lembar1!B4`.

    `indent` counts columns, `heading` is the level of a heading or 0, `numbering` tells the lists apart
    that the word processor numbers. A line with `alone` never continues the one before it. `pictures`
    are files as they are in the document; a line with some may have no text.
    """

    place: str
    text: str
    indent: int = 0
    heading: int = 0
    alone: bool = False
    numbering: str = ""
    pictures: tuple[bytes, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the line in small letters."""
        return words(self.text)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each cell the lines in it; a cell swallowed by a merged one is empty."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]

    @property
    def lines(self) -> Iterator[Line]:
        """Every line, row by row."""
        return (line for row in self.rows for cell in row for line in cell)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its lines and tables in their order.

    `beside` are lines that belong to no place of the text, such as footnotes; no draft takes them.
    """

    name: str
    parts: tuple[Line | Table, ...]
    beside: tuple[Line, ...] = ()

    @property
    def lines(self) -> Iterator[Line]:
        """Every line, those of tables and those beside the text too."""
        for part in self.parts:
            if isinstance(part, Line):
                yield part
            else:
                yield from part.lines
        yield from self.beside


def words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters."""
    return tuple(word.casefold() for word in WORD.findall(text))


def clean(text: str) -> str:
    """One line without what cannot be seen: controls go, every kind of space becomes one space."""
    return " ".join(HIDDEN.sub("", text.translate(_SYMBOLS)).split())


def split_lines(text: str) -> list[str]:
    """The lines of a text, whatever ends them."""
    return re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text)
