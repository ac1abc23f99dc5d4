"""The figures of the health page, worked out from the content alone."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from faq.answer_view import months_after
from faq.model import Content, Entry, Text

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?;:]+(?:\s|$)")
_VOWELS = re.compile(r"ai|au|oi|[aeiou]")
# Above these a reader on a phone loses the thread; they are judgements, not measurements.
_LONG_SENTENCE = 22.0
_LONG_WORDS = 0.4
_SYLLABLES = 4
# Share of meaning in common from which two answers are worth looking at together.
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Due:
    """An answer to review: when, in how many days from today (negative: overdue), and by whom."""

    entry: Entry
    date: dt.date
    days: int

    @property
    def owner(self) -> str:
        return self.entry.owner


@dataclass(frozen=True, slots=True)
class Pair:
    """Two answers that ask much the same; `share` is from 0 to 1."""

    first: Entry
    second: Entry
    share: float


@dataclass(frozen=True, slots=True)
class Reading:
    """How an answer reads: words a sentence on average, and the share of words of four syllables and more."""

    entry: Entry
    sentence: float
    long_words: float

    @property
    def is_hard(self) -> bool:
        return self.sentence > _LONG_SENTENCE or self.long_words > _LONG_WORDS


@dataclass(frozen=True, slots=True)
class Failing:
    """A query that does not find its answer first: what came first instead, empty for nothing."""

    query: str
    wanted: str
    got: str


@dataclass(frozen=True, slots=True)
class Health:
    """Everything that the page tells. Mappings go from ids to numbers of answers, in the content's order."""

    today: dt.date
    entries: tuple[Entry, ...]
    by_category: Mapping[str, int]
    by_role: Mapping[str, int]
    due: tuple[Due, ...]
    stale: tuple[Entry, ...]
    untranslated: tuple[Entry, ...]
    without_symptoms: tuple[Entry, ...]
    without_asked_as: tuple[Entry, ...]
    alike: tuple[Pair, ...]
    readings: tuple[Reading, ...]
    failing: tuple[Failing, ...] = ()
    asked: int = 0

    @property
    def overdue(self) -> tuple[Due, ...]:
        return tuple(each for each in self.due if each.days < 0)

    @property
    def hard(self) -> tuple[Reading, ...]:
        return tuple(each for each in self.readings if each.is_hard)


def due_answers(content: Content, today: dt.date) -> tuple[Due, ...]:
    """Every answer with the day of its next review, the earliest first."""
    months = content.agency.review_months
    dates = ((entry, months_after(entry.reviewed, months)) for entry in content.entries.values())
    found = [Due(entry, date, (date - today).days) for entry, date in dates]
    return tuple(sorted(found, key=lambda due: (due.date, due.entry.id)))


def health_of(content: Content, today: dt.date, failing: Iterable[Failing] = (), asked: int = 0) -> Health:
    """The figures of `content` on the day `today`; `failing` are those of `asked` queries that went wrong."""
    entries = tuple(content.entries.values())
    return Health(
        today=today,
        entries=entries,
        by_category={id_: len(content.in_category(id_)) for id_ in content.categories},
        by_role={id_: sum(id_ in entry.roles for entry in entries) for id_ in content.roles},
        due=due_answers(content, today),
        stale=tuple(entry for entry in entries if entry.stale),
        untranslated=tuple(entry for entry in entries if entry.untranslated),
        without_symptoms=tuple(entry for entry in entries if not entry.symptoms),
        without_asked_as=tuple(entry for entry in entries if not entry.asked_as.get("id")),
        alike=tuple(_alike(content, entries)),
        readings=tuple(_reading(entry) for entry in entries),
        failing=tuple(failing),
        asked=asked,
    )


def _alike(content: Content, entries: tuple[Entry, ...]) -> Iterator[Pair]:
    """Pairs by the cosine of what they ask, rare words counting more; synonyms count as one word."""
    meant = {wrong: group[0] for group in content.words.synonyms for wrong in group if " " not in wrong}
    bags = {entry.id: Counter(_asked(entry, meant, content.words.ignored)) for entry in entries}
    seen = Counter(word for bag in bags.values() for word in bag)
    weights = {
        id_: {word: count * math.log(1 + len(entries) / seen[word]) for word, count in bag.items()}
        for id_, bag in bags.items()
    }
    lengths = {id_: math.sqrt(sum(value**2 for value in bag.values())) for id_, bag in weights.items()}
    found = []
    for first, second in combinations(entries, 2):
        one, other = weights[first.id], weights[second.id]
        product = sum(value * other[word] for word, value in one.items() if word in other)
        share = product / (lengths[first.id] * lengths[second.id]) if product else 0.0
        if share >= _ALIKE:
            found.append(Pair(first, second, share))
    yield from sorted(found, key=lambda pair: (-pair.share, pair.first.id, pair.second.id))


def _asked(entry: Entry, meant: Mapping[str, str], ignored: frozenset[str]) -> Iterator[str]:
    for text in (entry.question.id.plain, *entry.asked_as.get("id", ())):
        for word in _WORD.findall(text.lower()):
            if word not in ignored:
                yield meant.get(word, word)


def _reading(entry: Entry) -> Reading:
    texts = [_plain(step.text) for step in entry.steps] + [_plain(entry.body)]
    sentences = [part for text in texts for part in _SENTENCE.split(text) if _WORD.search(part)]
    words = [word.lower() for sentence in sentences for word in _WORD.findall(sentence)]
    long_words = sum(len(_VOWELS.findall(word)) >= _SYLLABLES for word in words)
    return Reading(entry, len(words) / max(1, len(sentences)), long_words / max(1, len(words)))


def _plain(text: Text) -> str:
    return text.id.plain
