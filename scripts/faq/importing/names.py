"""What the content folder calls things: roles, conditions, procedures, evidence, categories.

A role is called by its label in either language, by its id, by what the label has in parentheses, by
every word that the folder's list of synonyms holds equal, and by a part of its label where that part
leaves several roles open: "helpdesk" may be any helpdesk of the ladder.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, product

from faq.importing.document import words
from faq.importing.indonesian import CONDITIONAL, NEGATION, word_set
from faq.model import Located, Sources

# Other spellings of the same trade, which no list of synonyms for searching needs.
_SPELLINGS = (
    ("admin", "administrator", "adm", "admnin", "pengelola admin"),
    ("helpdesk", "help desk", "helpdesks", "hd"),
)
_MOST_SPELLINGS = 400
_PARENTHESES = re.compile(r"\(([^)]*)\)")
# People of procurement; one of these that no role is called is a role the folder lacks.
_PEOPLE = """
    pejabat pembuat komitmen, ppk, pokja pemilihan, pokja, kelompok kerja, panitia, pejabat
    pengadaan, verifikator, auditor, bendahara, operator, programmer, tim teknis, tim it, teknisi,
    pengguna anggaran, kuasa pengguna anggaran, kpa, pengelola, kepala lpse, kepala bagian,
    sekretariat, diskominfo, dinas kominfo, kominfo, ukpbj, ulp, peserta tender, peserta, pelaku
    usaha, penyedia, rekanan, vendor, admin, helpdesk, help desk, agency, trainer,
    petugas, customer service, call center, lkpp, bkn, bssn
"""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a role: token numbers, and the ids it may mean, lowest first; for others none."""

    start: int
    end: int
    candidates: tuple[str, ...]
    said: str


RoleNames = Mapping[tuple[str, ...], tuple[str, ...]]


def role_names(labels: Mapping[str, Iterable[str]], synonyms: Iterable[Iterable[str]]) -> RoleNames:
    """Token sequences and the roles they may mean, none for people whom the folder has no role for.

    `labels` are in the order of the ladder.
    """
    groups = [[words(word) for word in group] for group in (*synonyms, *_SPELLINGS)]
    full: dict[tuple[str, ...], list[str]] = {}
    for id_, texts in labels.items():
        for name in _whole(id_, texts):
            for spelling in _spellings(name, groups):
                full.setdefault(spelling, []).append(id_)
    parts: dict[tuple[str, ...], list[str]] = {}
    for name, ids in full.items():
        if len(name) > 1:
            for part in (name[:1], name[1:]):
                parts.setdefault(part, []).extend(ids)
    rank = {id_: at for at, id_ in enumerate(labels)}
    for part, ids in parts.items():
        if part not in full and len("".join(part)) > 1:
            full[part] = ids
    unknown: RoleNames = {words(person): () for person in _PEOPLE.split(",")}
    return {
        **unknown,
        **{name: tuple(sorted(set(ids), key=rank.__getitem__)) for name, ids in full.items()},
    }


def mentions(tokens: tuple[str, ...], names: RoleNames) -> list[Mention]:
    """Every role or other person named, the longest name at each place."""
    longest = max(map(len, names))
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        ends = range(min(at + longest, len(tokens)), at, -1)
        end = next((end for end in ends if tokens[at:end] in names), 0)
        if end:
            found.append(Mention(at, end, names[tokens[at:end]], " ".join(tokens[at:end])))
        at = end or at + 1
    return found


def _whole(id_: str, texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    yield words(id_.replace("-", " "))
    for text in texts:
        for name in (_PARENTHESES.sub(" ", text), *_PARENTHESES.findall(text)):
            if tokens := words(name):
                yield tokens


def _spellings(name: tuple[str, ...], groups: list[list[tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
    """The name with each of its words, or all of it, said in every other way."""
    ways: list[list[tuple[str, ...]]] = [[(token,)] for token in name]
    for group in groups:
        if name in group:
            yield from group
        for at, token in enumerate(name):
            if (token,) in group:
                ways[at] += [other for other in group if other != (token,)]
    for chosen in islice(product(*ways), _MOST_SPELLINGS):
        yield tuple(token for part in chosen for token in part)


_PLAIN = word_set(
    """
    sudah telah yang di ke dari dan lpse menggunakan memakai dengan pada untuk the
    """
)
_ENOUGH = 0.6
_SHORT = 3


@dataclass(frozen=True, slots=True)
class ContentNames:
    """The vocabulary of one content folder: labels by id, roles in the order of the ladder."""

    roles: Mapping[str, tuple[str, ...]]
    conditions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sops: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    holders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    documents: Collection[str] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    ignored: frozenset[str] = frozenset()

    @classmethod
    def of(cls, sources: Sources) -> ContentNames:
        """What a content folder says, checked or not."""
        labels = {
            stem: {id_: _labels(raw) for id_, raw in sources.table(stem).fields.items()}
            for stem in ("roles", "conditions", "sops", "evidence", "categories")
        }
        for id_, raw in sources.table("categories").fields.items():
            labels["categories"][id_] += _labels(raw, "description")
        evidence, language = sources.table("evidence").fields, sources.table("words")
        return cls(
            **labels,
            holders={id_: raw.get("from").texts for id_, raw in evidence.items()},
            documents=tuple(sources.table("agency").get("documents").fields),
            synonyms=tuple(group.texts for group in language.get("synonyms").items),
            ignored=frozenset(language.get("ignored").texts),
        )

    @property
    def names(self) -> RoleNames:
        """How the roles are called in running text."""
        return role_names(self.roles, self.synonyms)

    @property
    def ladder(self) -> tuple[str, ...]:
        """The ids of the roles, the lowest rung first."""
        return tuple(self.roles)

    def condition(self, text: str) -> str:
        """The condition that a text states, empty where the folder has none like it.

        `belum menggunakan JaIM` is not the condition `sudah menggunakan JaIM`.
        """
        said = set(words(text))
        for id_, label in ((id_, labels[0]) for id_, labels in self.conditions.items() if labels):
            named = set(words(label)) - CONDITIONAL - _PLAIN
            short = set(words(" ".join([id_.replace("-", " "), *_PARENTHESES.findall(label)])))
            alike = bool(short & named & said) or (len(named & said) >= _ENOUGH * len(named) > 0)
            if alike and bool(said & NEGATION) == bool(set(words(label)) & NEGATION):
                return id_
        return ""

    def sop(self, text: str) -> str:
        """The procedure that a text refers to."""
        said = words(text)
        for id_, labels in self.sops.items():
            if any(_find(said, words(name)) >= 0 for name in (id_.replace("-", " "), *labels)):
                return id_
        return ""

    def attached(self, text: str) -> tuple[str, ...]:
        """The evidence that a text names, in its order."""
        said = words(text)
        places = {
            id_: [at for name in self._ways(labels) if (at := _find(said, name)) >= 0]
            for id_, labels in self.evidence.items()
        }
        return tuple(sorted((id_ for id_ in places if places[id_]), key=lambda id_: min(places[id_])))

    def category(self, text: str) -> str:
        """The category whose words a text shares most, empty where it shares none."""
        said = self._concepts(text)
        shared = {
            id_: len(said & self._concepts(" ".join((*labels, id_))))
            for id_, labels in self.categories.items()
        }
        best = max(shared, key=shared.__getitem__, default="")
        return best if best and shared[best] else ""

    def topic_words(self, text: str) -> list[str]:
        """The words of a text that say what it is about."""
        return [word for word in words(text) if word not in self.ignored and len(word) > 1]

    def _ways(self, labels: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """A label in its own words and, word group by word group, in others: screenshot, tangkapan layar."""
        for label in labels:
            name = words(_PARENTHESES.sub(" ", label))
            yield name
            for group in self.synonyms:
                inside = next(
                    (way for way in map(words, group) if len(way) > 1 and _find(name, way) >= 0), ()
                )
                if inside or (len(name) == 1 and label.casefold() in group):
                    yield from (words(way) for way in group)
            if len(name) > 1 and len(name[0]) > _SHORT:
                yield name[:2]

    def _concepts(self, text: str) -> set[str]:
        said = set(self.topic_words(text))
        groups = {
            group[0]
            for group in self.synonyms
            if any(set(words(word)) <= said and words(word) for word in group)
        }
        return said | groups


def _find(said: tuple[str, ...], name: tuple[str, ...]) -> int:
    """Where the words of `name` are within others, -1 where they are not."""
    if not name:
        return -1
    return next((at for at in range(len(said) - len(name) + 1) if said[at : at + len(name)] == name), -1)


def _labels(raw: Located, name: str = "label") -> tuple[str, ...]:
    """The texts of a label in both languages, Indonesian first."""
    value = raw.get(name)
    texts = (value.text, *(each.text for each in value.fields.values()))
    return tuple(dict.fromkeys(text for text in texts if text))
