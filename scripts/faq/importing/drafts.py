"""Drafts: items of a document as the files that authors of this project write."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from faq.importing.clauses import Reader
from faq.importing.document import Line, words
from faq.importing.items import Item
from faq.importing.known import Known
from faq.importing.quotes import Quotation, messages
from faq.importing.reading import word_set
from faq.importing.steps import Doubt, Step, notes_of, steps_of

_LONGEST_QUESTION = 160
_LONGEST_TEXT = 1200
_LONGEST_MESSAGE = 2000
_SLUG_WORDS = 7
_LONGEST_SLUG = 60
# Anchors that a page has by itself begin with these.
_RESERVED = word_set(
    """
    help isi istilah search bagikan catatan giliran glossary lampiran langkah laporan pesan step
    terkait unfold balasan syarat index readme
    """
)


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer as read from a document, and everything a person still has to decide about it."""

    item: Item
    slug: str
    category: str
    audience: tuple[str, ...]
    symptoms: tuple[Quotation, ...]
    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    question: str
    doubts: tuple[Doubt, ...]
    ask: str = ""

    @property
    def open_places(self) -> int:
        """How many places a person has to look at."""
        return len(self.doubts) + sum(len(step.doubts) + bool(step.skips) for step in self.steps)

    def with_slug(self, slug: str) -> Draft:
        return replace(self, slug=slug)


def draft_of(item: Item, known: Known, reader: Reader) -> Draft:
    """One item, read."""
    doubts: list[Doubt] = []
    steps = steps_of(item, known, reader)
    if not steps:
        doubts.append(Doubt("import_only_text"))
    category = known.category(f"{item.section} {item.question}") if item.section or item.question else ""
    if not category:
        category = next(iter(known.categories), "")
        doubts.append(Doubt("import_category", item.section))
    question = item.question
    if not question:
        doubts.append(Doubt("import_question", loud=True))
    elif len(question) > _LONGEST_QUESTION:
        question = textwrap.shorten(question, _LONGEST_QUESTION, placeholder=" …")
        doubts.append(Doubt("import_long_question", item.question))
    return Draft(
        item=item,
        slug=slug_of(item.question, known),
        category=category,
        audience=reader.begins_with(item.question),
        symptoms=_symptoms(item),
        steps=tuple(part for step in steps for part in _divided(step)),
        notes=notes_of(item, all_parts=not steps),
        ask="" if steps else known.ladder[min(1, len(known.ladder) - 1)],
        question=question,
        doubts=tuple(doubts),
    )


def _divided(step: Step) -> Iterator[Step]:
    """A step that no reader would read to its end, as several; only the last hands the case over."""
    texts = textwrap.wrap(step.text, _LONGEST_TEXT) or [""]
    for text in texts[:-1]:
        yield Step(step.role, text, step.origin, step.when, step.under, doubts=(Doubt("import_long_step"),))
    yield replace(step, text=texts[-1])


def _symptoms(item: Item) -> tuple[Quotation, ...]:
    found = [Quotation(text, True) for text in item.messages]
    found += messages(item.question)
    for part in item.parts:
        found += messages(part.text, only_sure=True)
    short = (
        each
        for each in found
        if len(each.text) <= _LONGEST_MESSAGE and "```" not in each.text and "~~~" not in each.text
    )
    return tuple({each.text.casefold(): each for each in short if words(each.text)}.values())


def slug_of(text: str, known: Known, most: int = _SLUG_WORDS) -> str:
    """An address, or the id of a step, from the words that tell what a text is about."""
    said = [_ascii(word) for word in known.telling(text)] or [_ascii(word) for word in words(text)]
    said = [word for word in said if word]
    while said and said[0] in _RESERVED:
        said = said[1:]
    while len("-".join(said[:most])) > _LONGEST_SLUG and most > 1:
        most -= 1
    return "-".join(said[:most])[:_LONGEST_SLUG].strip("-")


def _ascii(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.lower())


def ascii_slug(text: str) -> str:
    """All words of a text as an id."""
    return "-".join(filter(None, (_ascii(word) for word in re.findall(r"[^\W_]+", text))))


def lost(lines: Iterable[Line], said: str) -> list[Line]:
    """The lines with a word that is nowhere in `said`."""
    there = set(words(said))
    return [line for line in lines if not there.issuperset(line.words)]
