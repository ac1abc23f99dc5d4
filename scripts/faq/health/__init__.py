"""How the content is doing, for those who keep it: what is due, lacking, alike, hard to read, not found."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from faq.answer_view import months_after
from faq.catalogue import Catalogue
from faq.model import Content, Entry

__all__ = ["Due", "Failing", "Health", "due_answers", "health_of", "health_page", "health_text"]

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
    """An answer to review: when, and in how many days from today (negative: overdue)."""

    entry: Entry
    date: dt.date
    days: int


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
        """Whether sentences or words are longer than readers on a phone follow."""
        return self.sentence > _LONG_SENTENCE or self.long_words > _LONG_WORDS


@dataclass(frozen=True, slots=True)
class Failing:
    """A query that does not find its answer first: what came first instead, empty for nothing."""

    query: str
    wanted: str
    got: str


@dataclass(frozen=True, slots=True)
class Health:
    """Everything that the page shows. Mappings go from ids to numbers of answers, in the content's order."""

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
        """The answers whose review is late."""
        return tuple(each for each in self.due if each.days < 0)

    @property
    def hard(self) -> tuple[Reading, ...]:
        """The answers that are hard to read."""
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
    texts = [text.id.plain for text in (*(step.text for step in entry.steps), entry.body)]
    sentences = [part for text in texts for part in _SENTENCE.split(text) if _WORD.search(part)]
    words = [word.lower() for sentence in sentences for word in _WORD.findall(sentence)]
    long_words = sum(len(_VOWELS.findall(word)) >= _SYLLABLES for word in words)
    return Reading(entry, len(words) / max(1, len(sentences)), long_words / max(1, len(words)))


Section = tuple[str, str, Sequence[Sequence[str]]]


def sections(health: Health, words: Catalogue) -> Iterator[Section]:
    """Title, what to do about it, and rows: nothing is left out because it is empty."""
    share = "{:.0%}".format
    rows: dict[str, list[tuple[str, ...]]] = {
        "health_overdue": [
            (each.entry.slug, words.day(each.date), str(-each.days), each.entry.owner)
            for each in health.overdue
        ],
        "health_stale": [(entry.slug, ", ".join(entry.stale)) for entry in health.stale],
        "health_untranslated": [(entry.slug, ", ".join(entry.untranslated)) for entry in health.untranslated],
        "health_no_symptoms": [(entry.slug,) for entry in health.without_symptoms],
        "health_no_asked": [(entry.slug,) for entry in health.without_asked_as],
        "health_alike": [(pair.first.slug, pair.second.slug, share(pair.share)) for pair in health.alike],
        "health_hard": [
            (each.entry.slug, f"{each.sentence:.0f}", share(each.long_words)) for each in health.hard
        ],
    }
    if health.asked:
        rows["health_failing"] = [(each.query, each.wanted, each.got or "–") for each in health.failing]
    counts = {"failed": len(health.failing), "asked": health.asked}
    for key, own in rows.items():
        yield words[key], words[f"{key}_text"].format(**counts), own


def health_text(health: Health, words: Catalogue) -> str:
    """The page for a terminal: a line for each section and each row."""
    lines = [words["health_title"].format(day=words.day(health.today), number=len(health.entries))]
    for title, _, rows in sections(health, words):
        lines += [f"\n{title}: {len(rows)}", *("  " + " · ".join(filter(None, row)) for row in rows)]
    return "\n".join(lines)


def health_page(health: Health, content: Content, words: Catalogue) -> str:
    """The page with its plots, which loads nothing and runs nothing."""
    from faq.health import plots  # slow to import, and only this page draws

    readings = [(each.sentence, each.long_words, each.entry.slug, each.is_hard) for each in health.readings]
    labels = {id_: category.label.read(words.language).plain for id_, category in content.categories.items()}
    roles = {id_: role.label.read(words.language).plain for id_, role in content.roles.items()}
    drawn = [
        (words["health_by_category"], plots.bars({labels[id_]: n for id_, n in health.by_category.items()})),
        (words["health_by_role"], plots.bars({roles[id_]: n for id_, n in health.by_role.items()})),
        (words["health_due"], plots.months([each.days for each in health.due], words["health_months"])),
        (
            words["health_reading"],
            plots.scatter(readings, words["health_sentence"], words["health_long_words"]),
        ),
    ]
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("health.html.jinja").render(
        language=words.language,
        title=words["health_title"].format(day=words.day(health.today), number=len(health.entries)),
        nothing=words["health_nothing"],
        plots=[(title, Markup(svg)) for title, svg in drawn],  # noqa: S704  drawn by plots, which escapes every label
        sections=list(sections(health, words)),
    )
