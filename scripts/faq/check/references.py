"""Names of roles, categories, evidence, SOPs, conditions and documents: each must exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from faq.check.known import NOTHING, Known
from faq.check.report import choices, problem, quoted
from faq.check.schema import BY_ID
from faq.model import Entry, Located, Message, Problem, RawFile, Sources, say
from faq.model.fields import described

# The code of an unknown id, and what such an id is called, alone and with others.
KINDS: Mapping[str, tuple[str, Message, Message]] = {
    "roles": ("FAQ203", say("role"), say("roles")),
    "categories": ("FAQ204", say("category"), say("categories")),
    "evidence": ("FAQ205", say("evidence"), say("evidence")),
    "sops": ("FAQ206", say("sop"), say("sops")),
    "conditions": ("FAQ207", say("condition"), say("conditions")),
}


def check_references(sources: Sources, known: Known) -> Iterator[Problem]:
    """Problems of every name of an id, in answers and in data files."""
    for raw in sources.entries:
        yield from _names(raw.path, raw.fields, Entry, known)
        yield from _document(raw, known)
    for stem, record in BY_ID.items():
        if stem in sources.data:
            data = sources.data[stem]
            for value in data.fields.fields.values():
                yield from _names(data.path, value, record, known)


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


def _document(raw: RawFile, known: Known) -> Iterator[Problem]:
    document = raw.fields.fields.get("source", NOTHING).fields.get("document", NOTHING)
    name = document.text.strip()
    if name and known.documents and name not in known.documents:
        hint = choices(name, known.documents, say("documents"))
        yield problem("FAQ227", raw.path, document.line, say("unknown_document", id=quoted(name)), hint)
