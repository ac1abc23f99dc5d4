"""What each ingredient of the search brings: the same queries without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from unittest.mock import patch

from faq.model import Content, Words
from faq.search import index, texts, vocabulary

_OTHER_FIELDS = ("other_question", "other_asked", "other_text")


@dataclass(frozen=True, slots=True)
class Ablation:
    """One ingredient taken out: of the content, of the index, or of the worker by `scripts` run in it."""

    name: str
    words: tuple[str, ...] = ()
    index: bool = False
    scripts: Sequence[str] = ()

    def content(self, content: Content) -> Content:
        words = content.words
        without = Words(
            synonyms=() if "synonyms" in self.words else words.synonyms,
            spellings={} if "spellings" in self.words else words.spellings,
            ignored=frozenset() if "ignored" in self.words else words.ignored,
        )
        return replace(content, words=without)

    @contextmanager
    def indexing(self) -> Iterator[None]:
        """While this lasts, an index is built without the ingredient."""
        with ExitStack() as stack:
            if self.index and self.name == "other language":
                for fields in ("ASKED", "READ"):
                    boosts = getattr(texts, fields)
                    kept = {name: boost for name, boost in boosts.items() if name not in _OTHER_FIELDS}
                    stack.enter_context(patch.object(index, fields, kept))
            elif self.index:
                for name in _STEMMING[self.name]:
                    stack.enter_context(patch.object(vocabulary, name, _AS_IT_IS[name]))
            yield


def _drop(*readings: str) -> tuple[str, ...]:
    return tuple(f"delete faq.readings.{reading}" for reading in readings)


_STEMMING = {
    "affixes": ("indonesian_roots", "english_roots", "stemming"),
    "stems beside affixes": ("stemming",),
}
_AS_IT_IS = {
    "indonesian_roots": lambda word: [],
    "english_roots": lambda word: [],
    "stemming": lambda language: lambda word: word,
}

ABLATIONS = (
    Ablation("nothing"),
    Ablation("synonyms", words=("synonyms",)),
    Ablation("spellings", words=("spellings",)),
    Ablation("ignored words", words=("ignored",)),
    Ablation("other language", index=True),
    Ablation("affixes", index=True, scripts=_drop("affixes", "affixedTypo")),
    Ablation("stems beside affixes", index=True),
    Ablation("typos", scripts=_drop("typo", "typos", "affixedTypo")),
    Ablation("typos of two letters", scripts=_drop("typos")),
    Ablation("typos under affixes", scripts=_drop("affixedTypo")),
    Ablation("missing vowels", scripts=_drop("bare")),
    Ablation("words written together", scripts=_drop("split")),
    Ablation("words written apart", scripts=("faq.Reader.prototype.joined = words => words",)),
    Ablation("doubled words and letters", scripts=_drop("doubled")),
    Ablation("word being typed", scripts=("faq.Reader.prototype.beginnings = () => new Map()",)),
    Ablation("messages", scripts=("faq.Messages.prototype.matching = () => new Map()",)),
    Ablation("literal messages", scripts=("faq.Messages.prototype.literal = () => new Map()",)),
    Ablation("numbers", scripts=("faq.Messages.prototype.numbers = () => ({ fitting: [], excluded: [] })",)),
    Ablation("what a message says", scripts=("faq.gist = query => query",)),
)
