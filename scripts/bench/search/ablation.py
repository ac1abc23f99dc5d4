"""What each ingredient of the search brings: the same queries without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import yaml

from faq.model import Content, Words
from faq.search import vocabulary

_NO_WORDS = Words()


@dataclass(frozen=True, slots=True)
class Ablation:
    """One ingredient taken out: of the content, of the index, or of the worker by `scripts` run in it."""

    name: str
    words: Words = _NO_WORDS
    scripts: Sequence[str] = ()

    def content(self, content: Content) -> Content:
        known, without = content.words, self.words
        left = Words(
            synonyms=tuple(group for group in known.synonyms if group not in without.synonyms),
            spellings={
                wrong: right for wrong, right in known.spellings.items() if wrong not in without.spellings
            },
            ignored=known.ignored - without.ignored,
            everyday=known.everyday - without.everyday,
        )
        return replace(content, words=left)

    @contextmanager
    def indexing(self) -> Iterator[None]:
        """While this lasts, an index is built without the ingredient."""
        with ExitStack() as stack:
            for name in _STEMMING.get(self.name, ()):
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


def ablations(words: Words, file: Path) -> tuple[Ablation, ...]:
    """Everything that can be left out: each part of the word list, each section of it, each other ingredient.

    `file` is the word list as people write it, where a comment begins each section.
    """
    return (
        Ablation("nothing"),
        Ablation("synonyms", words=Words(synonyms=words.synonyms)),
        Ablation("spellings", words=Words(spellings=words.spellings)),
        Ablation("ignored words", words=Words(ignored=words.ignored)),
        Ablation("everyday words", words=Words(everyday=words.everyday)),
        *(Ablation(name, words=section) for name, section in _sections(file)),
        *_INGREDIENTS,
    )


def _sections(file: Path) -> Iterator[tuple[str, Words]]:
    part, name = "", ""
    found: dict[tuple[str, str], list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.endswith(":") and line[0].isalpha():
            part = line[:-1]
        elif part and line.strip().startswith("# "):
            name = line.strip()[2:]
        elif part and line:
            found.setdefault((part, name), []).append(line.strip())
    for (part, name), lines in found.items():
        yield f"{part}, {name}", _words(part, lines)


def _words(part: str, lines: Sequence[str]) -> Words:
    """What one section of the word list says: groups, pairs or single words."""
    text = "\n".join(lines)
    if part == "synonyms":
        return Words(synonyms=tuple(tuple(map(str, group)) for group in yaml.safe_load(text)))
    if part == "spellings":
        pairs = yaml.safe_load("{" + text.strip("{},") + "}")
        return Words(spellings={str(wrong): str(right) for wrong, right in pairs.items()})
    listed = frozenset(map(str, yaml.safe_load("[" + text.strip("[],") + "]")))
    return Words(ignored=listed) if part == "ignored" else Words(everyday=listed)


_INGREDIENTS = (
    Ablation("affixes", scripts=_drop("affixes", "affixedTypo")),
    Ablation("stems beside affixes"),
    Ablation("typos", scripts=_drop("typo", "typos", "affixedTypo")),
    Ablation("typos of two letters", scripts=_drop("typos")),
    Ablation("typos under affixes", scripts=_drop("affixedTypo")),
    Ablation("clipped words", scripts=_drop("clipped")),
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
