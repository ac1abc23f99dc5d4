"""Which written forms are one word: the terms of the index, and what resolves a typed word to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from snowballstemmer import stemmer  # type: ignore[import-untyped] # it has no types

from faq.model import Words
from faq.search.words import english_roots, indonesian_roots, joined, words

_SHORTEST_ROOT = 4
_NEAREST = 2
_PHRASE_JOINT = "_"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms are numbered by their first form in alphabetical order that is not derived.

    `forms` maps every known form to its term; a phrase is there with its words joined by `_`. `derived` are
    the forms whose first known root has the same term. `concepts` are groups of terms of equal meaning,
    `phrases` the phrases by their first word.
    """

    forms: Mapping[str, int]
    derived: frozenset[str]
    concepts: tuple[tuple[int, ...], ...]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    ignored: frozenset[str]
    size: int

    def terms(self, text: str) -> list[int]:
        """The terms of a text in its order, ignored words left out, phrases after their words."""
        written = words(text)
        found = [self.forms[word] for word in written if word in self.forms]
        found += [self.forms[word] for word in joined(text) if word in self.forms]
        for index, word in enumerate(written):
            for phrase in self.phrases.get(word, ()):
                if tuple(written[index : index + len(phrase)]) == phrase:
                    found.append(self.forms[_PHRASE_JOINT.join(phrase)])
        return found


def build_vocabulary(indonesian: Iterable[str], english: Iterable[str], known: Words) -> Vocabulary:
    """The vocabulary of all texts of both languages and of the word list."""
    ignored = frozenset(word for phrase in known.ignored for word in [" ".join(words(phrase))])
    id_written, en_written = _forms(indonesian), _forms(english)
    listed = _listed(known)
    id_forms = (id_written | listed) - ignored
    en_forms = (en_written | listed) - ignored
    sets = _Sets(known)
    _unite(sets, id_forms, listed, ignored, indonesian_roots, stemming("indonesian"))
    _unite(sets, en_forms, listed, ignored, english_roots, stemming("english"))
    groups = _of_use(known, (id_written | en_written) - ignored, sets)
    phrases = _phrases(groups)
    joints = {_PHRASE_JOINT.join(phrase) for phrase in phrases}
    every = id_forms | en_forms | joints
    derived = frozenset(form for form in every if _is_derived(form, every, sets))
    forms = _numbered(sorted(every), derived, sets)
    return Vocabulary(
        forms=forms,
        derived=derived,
        concepts=_concepts(groups, forms),
        phrases=_by_first_word(phrases),
        ignored=ignored,
        size=1 + max(forms.values(), default=-1),
    )


def stemming(language: str) -> Callable[[str], str]:
    """Snowball's stem of a word; it groups forms whose root is in no text."""
    return stemmer(language).stemWord  # type: ignore[no-any-return] # str to str


def _forms(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in (*words(text), *joined(text))}


def _listed(known: Words) -> set[str]:
    members = (member for group in known.synonyms for member in group)
    return {word for text in (*members, *known.spellings.values()) for word in words(text)}


def _of_use(known: Words, written: set[str], sets: _Sets) -> list[Sequence[str]]:
    """The groups of synonyms of which a text may have a member: the others could find nothing.

    Their words stay known, so that none of them is taken for a misspelt one.
    """
    held = {sets.find(form) for form in written}
    return [
        group
        for group in known.synonyms
        if any(all(word in written or sets.find(word) in held for word in words(member)) for member in group)
    ]


def _phrases(groups: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    members = (tuple(words(member)) for group in groups for member in group)
    return list(dict.fromkeys(member for member in members if len(member) > 1))


class _Sets:
    """Disjoint sets of forms: each form is one word with all forms of its set.

    Words that the list puts into different groups stay apart: `pesan` (message) and `pesanan` (order).
    """

    def __init__(self, known: Words) -> None:
        self._parent: dict[str, str] = {}
        self._groups: dict[str, set[int]] = {}
        for number, group in enumerate(known.synonyms):
            for member in group:
                self._groups.setdefault(member, set()).add(number)

    def find(self, form: str) -> str:
        while (parent := self._parent.get(form, form)) != form:
            form = parent
        return form

    def unite(self, one: str, another: str) -> None:
        first, second = sorted((self.find(one), self.find(another)))
        groups = [self._groups.get(form, set()) for form in (first, second)]
        if first == second or (groups[0] and groups[1] and groups[0].isdisjoint(groups[1])):
            return
        self._parent[second] = first
        self._groups[first] = groups[0] | groups[1]


def _unite(
    sets: _Sets,
    forms: set[str],
    listed: set[str],
    ignored: frozenset[str],
    roots: Callable[[str], list[str]],
    stem: Callable[[str], str],
) -> None:
    """Put every form together with its longest root among the forms, and with forms of the same stem.

    A form close to an ignored word (`sebelumnya`) stays alone. A root that the texts use comes before one
    that is only listed: the list mixes languages.
    """
    by_stem: dict[str, str] = {}
    for form in sorted(forms):
        if form.isdigit():
            continue
        candidates = roots(form)
        if any(root in ignored for root in candidates[:_NEAREST]):
            continue
        known = [root for root in candidates if root in forms]
        for root in sorted(known, key=lambda root: root in listed)[:1]:
            sets.unite(form, root)
        stemmed = stem(form)
        if len(stemmed) >= _SHORTEST_ROOT:
            sets.unite(form, by_stem.setdefault(stemmed, form))


def _is_derived(form: str, forms: set[str], sets: _Sets) -> bool:
    known = (root for root in (*indonesian_roots(form), *english_roots(form)) if root in forms)
    return any(sets.find(root) == sets.find(form) for root in islice(known, 1))


def _numbered(forms: Sequence[str], derived: frozenset[str], sets: _Sets) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for form in forms:
        if form not in derived:
            numbers.setdefault(sets.find(form), len(numbers))
    return {form: numbers[sets.find(form)] for form in forms}


def _concepts(groups: Iterable[Sequence[str]], forms: Mapping[str, int]) -> tuple[tuple[int, ...], ...]:
    concepts = []
    for group in groups:
        joints = (_PHRASE_JOINT.join(words(member)) for member in group)
        terms = tuple(dict.fromkeys(forms[joint] for joint in joints if joint in forms))
        if len(terms) > 1:
            concepts.append(terms)
    return tuple(concepts)


def _by_first_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (phrase[0], -len(phrase), phrase)):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found
