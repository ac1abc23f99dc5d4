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
from lunr.idf import idf  # type: ignore[import-untyped] # it has no types
from lunr.index import Index  # type: ignore[import-untyped] # it has no types

from faq.search.documents import Document
from faq.search.vocabulary import Vocabulary

# Field boosts. The texts of a field in ASKED are taken one by one, in READ together.
ASKED: Mapping[str, float] = {
    "question": 10, "asked": 10, "symptoms": 8, "label": 1,
}  # fmt: skip
READ: Mapping[str, float] = {"text": 1.8}
K1 = 1.2
B = 0.45
_LEVELS = 63
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_HALF = 32
_MOST_SHARED = 25


@dataclass(frozen=True, slots=True)
class Text:
    """One text to be indexed: the number of its document, its field, and its tokens in their order."""

    document: int
    field: str
    tokens: tuple[str, ...]


def texts_of(
    documents: Sequence[Document], fields: Mapping[str, float], vocabulary: Vocabulary
) -> list[Text]:
    """The texts of all documents in these fields; those without a token are left out."""
    tokens = Tokens(vocabulary)
    found = []
    for number, document in enumerate(documents):
        for field in fields:
            written = [tuple(tokens.of(text)) for text in document.texts(field)]
            if field in READ:
                written = [tuple(token for text in written for token in text)]
            found += [Text(number, field, text) for text in written if text]
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
        for term in self._vocabulary.terms(text):
            yield from self._of_term.get(term) or (str(term),)


class _Builder(Builder):  # type: ignore[misc] # lunr has no types
    """lunr's builder, fed with tokens. A document has only the fields that it is given."""

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


def lunr_index(texts: Sequence[Text], fields: Mapping[str, float]) -> Index:
    """The index of the texts, each under its number as a reference."""
    builder = _Builder()
    builder.k1(K1)
    builder.b(B)
    for field in dict.fromkeys(text.field for text in texts):
        builder.field(field, boost=fields[field])
    for number, text in enumerate(texts):
        builder.add_text(str(number), text.field, text.tokens)
    return builder.build()


def packed_index(
    documents: Sequence[Document], fields: Mapping[str, float], vocabulary: Vocabulary
) -> Mapping[str, object]:
    """The index as `worker/texts.js` reads it.

    `texts` has one word a document, with a letter for the field of each of its texts. `postings` has one word
    a token: for each text that holds it the gap to the last one, and how strongly it does in 63 levels, which
    times field boost and rarity is lunr's score. Concepts are left out: they follow from their terms.
    """
    texts = texts_of(documents, fields, vocabulary)
    index = lunr_index(texts, fields)
    held = [""] * len(documents)
    names = list(fields)
    for text in texts:
        held[text.document] += letter(names.index(text.field))
    return {
        "fields": [[name, boost] for name, boost in fields.items()],
        "most": K1 + 1,
        "texts": " ".join(held),
        "postings": " ".join(_postings(index, texts, fields, vocabulary)).rstrip(),
    }


def _postings(
    index: Index, texts: Sequence[Text], fields: Mapping[str, float], vocabulary: Vocabulary
) -> Iterable[str]:
    terms = vocabulary.size
    names = {posting["_index"]: int(token) for token, posting in index.inverted_index.items()}
    rarity = {int(token): idf(posting, len(texts)) for token, posting in index.inverted_index.items()}
    found = [""] * terms
    last = [-1] * terms
    for number, text in enumerate(texts):
        boost = fields[text.field] * (K1 + 1)
        elements = index.field_vectors[f"{text.field}/{number}"].elements
        for at, score in zip(elements[::2], elements[1::2], strict=True):
            token = names[at]
            if token >= terms:
                continue
            level = max(1, min(_LEVELS, round(_LEVELS * score / (boost * rarity[token]))))
            found[token] += gap(number - last[token] - 1) + letter(level)
            last[token] = number
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
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = digits[value % 36]
    while value >= 36:
        value //= 36
        text = digits[value % 36] + text
    return text


def letter(value: int) -> str:
    """One letter for a number from 0 to 63."""
    return ALPHABET[value]


def gap(value: int) -> str:
    """Base 32, least digit first; all but the last digit come from the upper half of the alphabet."""
    letters = ""
    while value >= _HALF:
        letters += ALPHABET[_HALF + value % _HALF]
        value //= _HALF
    return letters + ALPHABET[value]


def _shared(one: str, another: str) -> int:
    count = 0
    for first, second in zip(one[:_MOST_SHARED], another, strict=False):
        if first != second:
            break
        count += 1
    return count
