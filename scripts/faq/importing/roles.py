"""Roles in running text, by the names that the content folder gives them.

A role is called by its label in either language, by its id, by what the label has in parentheses, by
every word that the folder's list of synonyms holds equal, and by a part of its label where that part
leaves several roles open: "helpdesk" may be any helpdesk of the ladder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

TOKEN = re.compile(r"\w+")
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
    usaha, penyedia, rekanan, vendor, admin, helpdesk, help desk, agency, admin agency, trainer,
    petugas, customer service, call center, lkpp, bkn, bssn
"""
PEOPLE = tuple(" ".join(person.split()) for person in _PEOPLE.split(","))


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a role: token numbers, and the ids it may mean, lowest first; none: a stranger."""

    start: int
    end: int
    candidates: tuple[str, ...]
    said: str


Names = Mapping[tuple[str, ...], tuple[str, ...]]


def names_of(labels: Mapping[str, Iterable[str]], synonyms: Iterable[Iterable[str]]) -> Names:
    """Token sequences and the roles they may mean. `labels` are in the order of the ladder."""
    groups = [[_tokens(word) for word in group] for group in (*synonyms, *_SPELLINGS)]
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
    return {name: tuple(sorted(set(ids), key=rank.__getitem__)) for name, ids in full.items()}


def mentions(tokens: tuple[str, ...], names: Names) -> list[Mention]:
    """Every role named, the longest name at each place; people whom the folder has no role for as well."""
    longest = max((len(name) for name in names), default=0)
    people = [_tokens(person) for person in PEOPLE]
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        named = (_longest(tokens, at, names, longest), _stranger(tokens, at, people))
        mention = max(
            (each for each in named if each), key=lambda each: (each.end, bool(each.candidates)), default=None
        )
        if mention:
            found.append(mention)
        at = mention.end if mention else at + 1
    return found


def _longest(tokens: tuple[str, ...], at: int, names: Names, longest: int) -> Mention | None:
    for size in range(min(longest, len(tokens) - at), 0, -1):
        name = tokens[at : at + size]
        if name in names:
            return Mention(at, at + size, names[name], " ".join(name))
    return None


def _stranger(tokens: tuple[str, ...], at: int, people: Iterable[tuple[str, ...]]) -> Mention | None:
    for person in people:
        if tokens[at : at + len(person)] == person:
            return Mention(at, at + len(person), (), " ".join(person))
    return None


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(token.casefold() for token in TOKEN.findall(text))


def _whole(id_: str, texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    yield _tokens(id_.replace("-", " "))
    for text in texts:
        for name in (_PARENTHESES.sub(" ", text), *_PARENTHESES.findall(text)):
            if tokens := _tokens(name):
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
