"""The bench corpora: entries written for measuring only, and queries with the answers they look for."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from faq.markdown import parse
from faq.model import Category, Content, Entry, Language, Passage, Step, Symptom, Text

_MASK = re.compile(r"(?=.*[0-9])[0-9]+x+")
# By who wrote the queries. Strangers had the topics alone, not the entries' wording or the word list; who
# works on the search wrote from the topics too, but knows the word list; the authors of the entries had both.
# Weights and words were chosen with the queries in view, of the sets held out and the third set of strangers
# with their figures alone; the fourth set was kept from all who chose and measured after the last choice.
_QUERY_FILES = {
    "strangers": "topics-tuned-queries.jsonl",
    "strangers, second": "topics-second-queries.jsonl",
    "strangers, third": "topics-third-queries.jsonl",
    "strangers, fourth": "topics-fourth-queries.jsonl",
    "held out": "topics-held-out-queries.jsonl",
    "topics": "topics-own-queries.jsonl",
    "topics, held out": "topics-own-held-out-queries.jsonl",
    "topics, second": "topics-own-second-queries.jsonl",
    "dev": "dev-queries.jsonl",
    "authors": "own-queries.jsonl",
    "real": "real-queries.jsonl",
}
SETS = tuple(_QUERY_FILES)
# Kinds of queries that belong together, and the part of each set that they are.
KINDS = {
    "chat": frozenset({"id-colloquial", "short-chat"}),
    "formal": frozenset({"id-natural", "short-formal"}),
    "English": frozenset({"en-keyword", "en-natural", "short-en"}),
    "pasted": frozenset({"error-paste", "paste"}),
    "long messages": frozenset({"chat-long", "chat-thread", "email", "voice"}),
}
_ENTRY_FILES = ("dev-entries.jsonl", "own-entries.jsonl")


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types. `relevant` are slugs of the entries that answer it; none: nothing does."""

    group: str
    kind: str
    language: str
    text: str
    relevant: frozenset[str]

    @property
    def site(self) -> Language:
        """The site on which it is typed; mixed ones are Indonesian."""
        return "en" if self.language == "en" else "id"


def with_bench_entries(content: Content, folder: Path) -> Content:
    """The real content and the bench entries together."""
    entries = dict(content.entries)
    categories = dict(content.categories)
    for name in _ENTRY_FILES:
        for raw in _lines(folder / name):
            entries[raw["id"]] = _entry(raw)
            key = raw["category"]
            categories.setdefault(
                key, Category(key, Text.of_words(key.capitalize(), key.capitalize()), Text())
            )
    return replace(content, entries=entries, categories=categories)


def queries(content: Content, folder: Path) -> tuple[Query, ...]:
    """All queries of all sets, in their files' order."""
    return tuple(
        Query(group, raw["type"], raw["lang"], raw["query"], _slugs(raw["relevant"], content.entries))
        for group in SETS
        for raw in _lines(folder / _QUERY_FILES[group])
    )


def _slugs(ids: list[str], entries: Mapping[str, Entry]) -> frozenset[str]:
    """The development set calls the five real entries s1 to s5."""
    return frozenset(entries[f"F00{id_[1]}" if len(id_) == 2 else id_].slug for id_ in ids)


def _entry(raw: Mapping[str, Any]) -> Entry:
    steps = tuple(
        Step(f"langkah-{number}", step["role"], _text(step["id"], step["en"]))
        for number, step in enumerate(raw["steps"], 1)
    )
    symptoms = tuple(
        Symptom(f"pesan-{number}", code=text) if _MASK.fullmatch(text) else Symptom(f"pesan-{number}", text)
        for number, text in enumerate(raw["symptoms"], 1)
    )
    question = Text.of_words(raw["question_id"], raw["question_en"])
    return Entry(
        id=raw["id"],
        slug=raw["id"],
        path=f"faq/{raw['id']}.md",
        question=question,
        category=raw["category"],
        steps=steps,
        reviewed=dt.date(2026, 1, 1),
        symptoms=symptoms,
    )


def _text(indonesian: str, english: str) -> Text:
    one, other = (Passage(text, parse.inline(text)) for text in (indonesian, english))
    return Text(one, other)


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
