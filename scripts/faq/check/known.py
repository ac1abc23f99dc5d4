"""What content may name, gathered once: ids of data files and answers, addresses, languages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from faq.model import LANGUAGES, Language, Located, RawFile, Sources

NOTHING = Located({}, 1)


def text_of(raw: Located, name: str) -> str:
    """The text of a field, without space around it; empty where there is none."""
    return raw.fields.get(name, NOTHING).text.strip()


def members(raw: Located, name: str) -> tuple[Located, ...]:
    """The items of a list field; none where there are none."""
    return raw.fields.get(name, NOTHING).items


def named(raw: RawFile, group: str) -> Mapping[str, Located]:
    """The members of a list field by their id; of a repeated id the first, members without id left out."""
    found: dict[str, Located] = {}
    for item in members(raw.fields, group):
        if text_of(item, "id"):
            found.setdefault(text_of(item, "id"), item)
    return found


@dataclass(frozen=True, slots=True)
class Known:
    """Ids by the data file they are in, in authored order; a file that cannot be read has no member.

    `ranks` orders the roles from the lowest rung; `holders` says which roles can have which evidence.
    """

    ids: Mapping[str, tuple[str, ...]]
    documents: tuple[str, ...]
    ranks: Mapping[str, int]
    holders: Mapping[str, tuple[str, ...]]
    languages: tuple[Language, ...]
    entries: Mapping[str, RawFile]
    slugs: Mapping[str, RawFile]
    drafts: Mapping[str, RawFile]

    def knows(self, group: str, id_: str) -> bool:
        """Whether `id_` may be named. Where the data file is missing or cannot be read, everything may."""
        return group not in self.ids or id_ in self.ids[group]


def gather(sources: Sources, optional: Collection[str], drafts: Collection[RawFile] = ()) -> Known:
    """What is known in `sources`, from which `drafts` were left out.

    An `optional` data file that does not exist counts as empty.
    """
    ids: dict[str, tuple[str, ...]] = dict.fromkeys(optional, ())
    for group, raw in sources.data.items():
        ids.pop(group, None)
        if raw.readable:
            ids[group] = tuple(raw.fields.fields)
    evidence = sources.data["evidence"].fields.fields if "evidence" in sources.data else {}
    agency = sources.data["agency"].fields if "agency" in sources.data else NOTHING
    stated = {item.text.strip() for item in members(agency, "languages")}
    entries: dict[str, RawFile] = {}
    slugs: dict[str, RawFile] = {}
    for raw in sources.entries:
        entries.setdefault(text_of(raw.fields, "id"), raw)
        slugs.setdefault(raw.slug, raw)
    entries.pop("", None)
    return Known(
        ids=ids,
        documents=tuple(agency.fields.get("documents", NOTHING).fields),
        ranks={role: rank for rank, role in enumerate(ids.get("roles", ()))},
        holders={
            id_: tuple(item.text.strip() for item in members(raw, "from")) for id_, raw in evidence.items()
        },
        languages=tuple(one for one in LANGUAGES if not stated or one in stated),
        entries=entries,
        slugs=slugs,
        drafts={text_of(raw.fields, "id"): raw for raw in drafts},
    )
