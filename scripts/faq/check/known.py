"""What content may name, gathered once (ids, addresses, languages), and whether each name exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from faq.cache import key_of
from faq.check.report import choices, problem, quoted
from faq.check.schema import BY_ID
from faq.memory import Memory
from faq.model import LANGUAGES, Entry, Language, Located, Message, Problem, RawFile, Sources, say
from faq.model.fields import described


def text_of(raw: Located, name: str) -> str:
    """The text of a field, without space around it; empty where there is none."""
    return raw.get(name).text.strip()


def by_id(raw: RawFile, group: str) -> Mapping[str, Located]:
    """The members of a list field by their id; of a repeated id the first, members without id left out."""
    found: dict[str, Located] = {}
    for item in raw.fields.get(group).items:
        if text_of(item, "id"):
            found.setdefault(text_of(item, "id"), item)
    return found


@dataclass(frozen=True, slots=True)
class Known:
    """Ids by the data file they are in, in authored order; a file that cannot be read has no member.

    `ranks` orders the roles from the lowest rung; `holders` says which roles can have which evidence.
    It is `complete` where the id of every answer is known: one whose file cannot be read may have any.
    """

    ids: Mapping[str, tuple[str, ...]]
    documents: tuple[str, ...]
    ranks: Mapping[str, int]
    holders: Mapping[str, tuple[str, ...]]
    languages: tuple[Language, ...]
    entries: Mapping[str, RawFile]
    slugs: Mapping[str, RawFile]
    drafts: Mapping[str, RawFile]
    complete: bool

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
    agency = sources.table("agency")
    stated = agency.get("languages").texts
    entries: dict[str, RawFile] = {}
    slugs: dict[str, RawFile] = {}
    for raw in sources.entries:
        entries.setdefault(text_of(raw.fields, "id"), raw)
        slugs.setdefault(raw.slug, raw)
    entries.pop("", None)
    return Known(
        ids=ids,
        documents=tuple(agency.get("documents").fields),
        ranks={role: rank for rank, role in enumerate(ids.get("roles", ()))},
        holders={id_: raw.get("from").texts for id_, raw in sources.table("evidence").fields.items()},
        languages=tuple(one for one in LANGUAGES if not stated or one in stated),
        entries=entries,
        slugs=slugs,
        drafts={text_of(raw.fields, "id"): raw for raw in drafts},
        complete=all(raw.readable or "id" in raw.fields.fields for raw in sources.entries),
    )


# The code of an unknown id, and what such an id is called, alone and with others.
KINDS: Mapping[str, tuple[str, Message, Message]] = {
    "roles": ("FAQ203", say("role"), say("roles")),
    "categories": ("FAQ204", say("category"), say("categories")),
    "evidence": ("FAQ205", say("evidence"), say("evidence")),
    "sops": ("FAQ206", say("sop"), say("sops")),
    "conditions": ("FAQ207", say("condition"), say("conditions")),
}


def check_references(sources: Sources, known: Known, memory: Memory) -> Iterator[Problem]:
    """Problems of every name of an id, in answers and in data files."""
    key = key_of(known.ids, known.documents)
    for raw in sources.entries:
        yield from memory.problems(raw, "references", partial(_entry, raw, known), key)
    for stem, record in BY_ID.items():
        if stem in sources.data:
            data = sources.data[stem]
            for value in data.fields.fields.values():
                yield from _names(data.path, value, record, known)


def _entry(raw: RawFile, known: Known) -> Iterator[Problem]:
    yield from _names(raw.path, raw.fields, Entry, known)
    document = raw.fields.get("source").get("document")
    name = document.text.strip()
    if name and known.documents and name not in known.documents:
        hint = choices(name, known.documents, say("documents"))
        yield problem("FAQ227", raw.path, document.line, say("unknown_document", id=quoted(name)), hint)


def _names(path: str, raw: Located, record: type, known: Known) -> Iterator[Problem]:
    for one in described(record):
        value = raw.fields.get(one.name)
        if value is None:
            continue
        if one.record:
            for inside in value.items or (value,):
                yield from _names(path, inside, one.record, known)
            continue
        for item in (value.items or (value,)) if one.field.refers_to else ():
            name = item.text.strip()
            if name and not known.knows(one.field.refers_to, name):
                code, noun, plural = KINDS[one.field.refers_to]
                hint = choices(name, known.ids[one.field.refers_to], plural)
                yield problem(code, path, item.line, say("unknown_id", noun=noun, id=quoted(name)), hint)
