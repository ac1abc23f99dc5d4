"""lunr.py's index over the texts of all documents in all languages, and the packed form in which it travels.

One index serves the sites of all languages: what is typed finds the same answers on each.

Every question, variant and message is a text of its own, so that the best one can count. Each word of a text
is indexed as its term and as a token for each concept that the term belongs to: the frequency of a concept is
then that of all its words together. What people ask (`ASKED`) and what they read (`READ`) are two indexes,
since the first answers while the second is still on its way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lunr.builder import Builder  # type: ignore[import-untyped] # it has no types

from faq.search.documents import SearchDocument
from faq.search.vocabulary import Vocabulary

# Field boosts. The texts of a field in ASKED are taken one by one, in READ together.
ASKED: Mapping[str, float] = {
    "question": 10, "asked": 10, "symptoms": 8, "label": 1,
}  # fmt: skip
READ: Mapping[str, float] = {"text": 1.8}
K1 = 1.2
B = 0.45
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_HALF = 32
# How often more than once a text holds a term; larger numbers are sums.
_MORE = "!#$%&'()*+,./:;<=>?@[]^`{|}~"
_MOST_SHARED = 25


@dataclass(frozen=True, slots=True)
class IndexedText:
    """One text to be indexed: the number of its document, its field, and its tokens in their order."""

    document: int
    field: str
    tokens: tuple[str, ...]


def texts_of(
    documents: Sequence[SearchDocument], fields: Mapping[str, float], vocabulary: Vocabulary
) -> list[IndexedText]:
    """The texts of all documents in these fields; those without a token are left out."""
    tokens = Tokens(vocabulary)
    found = []
    for number, document in enumerate(documents):
        for field in fields:
            written = [tuple(tokens.of(text)) for text in document.texts(field)]
            if field in READ:
                written = [tuple(token for text in written for token in text)]
            found += [IndexedText(number, field, text) for text in written if text]
    return found


class Tokens:
    """What lunr indexes for a text: numbers, first those of the terms, then those of the concepts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._of_term: dict[int, list[str]] = {}
        for number, concept in enumerate(vocabulary.concepts, vocabulary.size):
            for term in concept:
                self._of_term.setdefault(term, [str(term)]).append(str(number))

    def of(self, text: str) -> Iterable[str]:
        """The tokens of `text` in its order: each term, and after it the concepts that it belongs to."""
        for term in self._vocabulary.terms(text):
            yield from self._of_term.get(term) or (str(term),)


class _Builder(Builder):  # type: ignore[misc] # lunr has no types
    """The builder of lunr, fed with tokens. A document has only the fields that it is given."""

    def add_text(self, ref: str, field: str, tokens: Sequence[str]) -> None:
        key = f"{field}/{ref}"
        counts = Counter(tokens)
        self._documents[ref] = {}
        self.document_count += 1
        self.field_term_frequencies[key] = counts
        self.field_lengths[key] = len(tokens)
        for token in counts:
            posting = self.inverted_index.get(token)
            if posting is None:
                posting = {"_index": len(self.inverted_index), **{name: {} for name in self._fields}}
                self.inverted_index[token] = posting
            posting[field][ref] = {}

    def _create_token_set(self) -> None:
        """Nobody asks for wildcards: tokens are looked up as they are."""
        self.token_set = None


def lunr_builder(texts: Sequence[IndexedText], fields: Mapping[str, float]) -> Builder:
    """Lunr's inverted index of the texts, each under its number as a reference; `build()` adds the scores."""
    builder = _Builder()
    builder.k1(K1)
    builder.b(B)
    for field in dict.fromkeys(text.field for text in texts):
        builder.field(field, boost=fields[field])
    for number, text in enumerate(texts):
        builder.add_text(str(number), text.field, text.tokens)
    return builder


def packed_index(
    documents: Sequence[SearchDocument], fields: Mapping[str, float], vocabulary: Vocabulary
) -> Mapping[str, object]:
    """The index as `worker/texts.js` reads it.

    `texts` has one word a document, with a letter for the field of each of its texts. `postings` has one word
    a term: for each text that holds it the gap to the last one, and a sign where it does so more than once.
    Concepts, lengths and scores are left out: they follow from these.
    """
    texts = texts_of(documents, fields, vocabulary)
    held = [""] * len(documents)
    names = list(fields)
    for text in texts:
        held[text.document] += ALPHABET[names.index(text.field)]
    return {
        "fields": [[name, boost] for name, boost in fields.items()],
        "k1": K1,
        "b": B,
        "texts": " ".join(held),
        "postings": " ".join(_postings(lunr_builder(texts, fields), vocabulary.size)).rstrip(),
    }


def _postings(builder: Builder, terms: int) -> Iterable[str]:
    found = [""] * terms
    last = [-1] * terms
    for reference, counts in builder.field_term_frequencies.items():
        number = int(reference.rpartition("/")[2])
        for token, times in counts.items():
            if (term := int(token)) < terms:
                found[term] += gap(number - last[term] - 1) + more(times - 1)
                last[term] = number
    return found


def pack(forms: Mapping[str, int], derived: Collection[str] = ()) -> str:
    """Sorted words, each saying how much it shares with the one before.

    `A` to `Z` for the count of shared first letters, the other letters, and `.` with the term in base 36.

    A form that opens a new term, numbered one higher than any before it, leaves the number out; one that is
    `derived` has `!` for it, since its first known root has the same term.
    """
    packed = []
    last = ""
    highest = -1
    for form in sorted(forms):
        shared = _shared(last, form)
        term = forms[form]
        packed.append(chr(ord("A") + shared) + form[shared:])
        if form in derived:
            packed.append("!")
        elif term == highest + 1:
            highest = term
        else:
            packed.append("." + base36(term))
        last = form
    return "".join(packed)


def base36(value: int) -> str:
    """A number in base 36, as JavaScript's `parseInt(text, 36)` reads it."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = digits[value % 36]
    while value >= 36:
        value //= 36
        text = digits[value % 36] + text
    return text


def gap(value: int) -> str:
    """Base 32, least digit first; all but the last digit come from the upper half of the alphabet."""
    letters = ""
    while value >= _HALF:
        letters += ALPHABET[_HALF + value % _HALF]
        value //= _HALF
    return letters + ALPHABET[value]


def more(times: int) -> str:
    """Signs for a number: none for 0, one up to 28."""
    full, rest = divmod(times, len(_MORE))
    return _MORE[-1] * full + (_MORE[rest - 1] if rest else "")


def _shared(one: str, another: str) -> int:
    count = 0
    for first, second in zip(one[:_MOST_SHARED], another, strict=False):
        if first != second:
            break
        count += 1
    return count
