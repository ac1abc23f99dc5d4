"""All of a document at once: its drafts, and the lines that no draft took."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from faq.importing.clauses import Reader
from faq.importing.document import Document, Line, Table
from faq.importing.drafts import Draft, draft_of, lost
from faq.importing.items import Item, items_of
from faq.importing.known import Known
from faq.importing.table import Head, head_of, headless, items_of_table, loose_lines


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a document: drafts in its order, and every line of it that is in none of them."""

    document: Document
    drafts: tuple[Draft, ...]

    def unused(self, said: str) -> list[Line]:
        """The lines that no draft took, and those with a word that the files, which say `said`, lack."""
        taken = {line.place for draft in self.drafts for line in draft.item.lines}
        missing = {*lost(self.document.lines, said)}
        beside = set(self.document.beside)
        lines = self.document.lines
        return [line for line in lines if line.place not in taken or line in missing or line in beside]


def imported(document: Document, known: Known, mapping: Mapping[str, str]) -> Imported:
    """Read a document with the vocabulary of a content folder; `mapping` says which column holds what.

    Raises UnknownColumnError where the mapping names a column that no table has.
    """
    reader = Reader(known.names)
    items = _items(document, reader, mapping)
    return Imported(document, tuple(draft_of(item, known, reader) for item in items))


def _items(document: Document, reader: Reader, mapping: Mapping[str, str]) -> Iterator[Item]:
    """Running text and loose tables together, as numbers go on across them; other tables by rows."""
    running: list[Line] = []
    for part in document.parts:
        if isinstance(part, Line):
            running.append(part)
            continue
        head = _head(part, mapping)
        if head is None:
            running += loose_lines(part)
        else:
            yield from items_of(running, reader)
            running = []
            yield from items_of_table(part, head, reader)
    yield from items_of(running, reader)


def _head(table: Table, mapping: Mapping[str, str]) -> Head | None:
    return head_of(table, mapping) or headless(table)
