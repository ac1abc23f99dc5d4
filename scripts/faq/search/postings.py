"""How strongly each term speaks for each document, quantised and written as text the browser reads lazily."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faq.search.documents import Document
from faq.search.vocabulary import Vocabulary

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_HALF = 32


@dataclass(frozen=True, slots=True)
class Field:
    """`weight` of one occurrence; `length` from 0 to 1: how much a longer text dilutes it."""

    weight: float
    length: float


# The core answers alone until the rest has come: what people ask, then what they read.
CORE: Mapping[str, Field] = {
    "question": Field(10.0, 0.6),
    "symptoms": Field(4.0, 0.3),
    "asked": Field(6.0, 0.3),
    "label": Field(1.0, 0.0),
    "other_question": Field(6.0, 0.5),
    "other_asked": Field(3.0, 0.3),
}
REST: Mapping[str, Field] = {"text": Field(1.5, 0.6), "other_text": Field(1.0, 0.6)}
_SATURATION = 4.0


def impacts(
    docs: Sequence[Document], fields: Mapping[str, Field], vocabulary: Vocabulary
) -> list[list[tuple[int, int]]]:
    """For each term its (document, impact) pairs, impact from 1 to 63: BM25F over the given fields."""
    counts = {
        name: [Counter(_terms(doc.fields.get(name, ()), vocabulary)) for doc in docs] for name in fields
    }
    means = {name: _mean(counts[name]) for name in fields}
    found: list[list[tuple[int, int]]] = [[] for _ in range(vocabulary.size)]
    for number in range(len(docs)):
        strength: dict[int, float] = {}
        for name, field in fields.items():
            count = counts[name][number]
            stretch = 1 - field.length + field.length * count.total() / means[name]
            for term, times in count.items():
                strength[term] = strength.get(term, 0) + field.weight * min(times, 3) ** 0.5 / stretch
        for term, value in strength.items():
            found[term].append((number, max(1, round(63 * value / (value + _SATURATION)))))
    return found


def _terms(texts: Iterable[str], vocabulary: Vocabulary) -> list[int]:
    return [term for text in texts for term in vocabulary.terms(text)]


def _mean(counts: Sequence[Counter[int]]) -> float:
    totals = [count.total() for count in counts if count]
    return math.fsum(totals) / len(totals) if totals else 1.0


def encode(pairs: Iterable[tuple[int, int]]) -> str:
    """Pairs in ascending order as text: the gap to the last number in base 32, then one letter of impact."""
    letters = []
    last = -1
    for number, impact in pairs:
        letters.append(_gap(number - last - 1) + ALPHABET[impact])
        last = number
    return "".join(letters)


def _gap(value: int) -> str:
    """Base 32, least digit first; all but the last digit come from the upper half of the alphabet."""
    letters = ""
    while value >= _HALF:
        letters += ALPHABET[_HALF + value % _HALF]
        value //= _HALF
    return letters + ALPHABET[value]
