"""Names of roles, categories, evidence, SOPs, conditions and documents: each must exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faq.check.report import choices, problem, quoted
from faq.check.vocabulary import NOTHING, Vocabulary, members
from faq.model import Located, Problem, RawFile, Sources


@dataclass(frozen=True, slots=True)
class _Reference:
    """A field that names an id of a data file."""

    field: str
    group: str
    code: str
    noun: str
    plural: str


ROLE = ("roles", "FAQ203", "role", "roles")
EVIDENCE = ("evidence", "FAQ205", "evidence", "evidence")
OF_ENTRY = (
    _Reference("category", "categories", "FAQ204", "category", "categories"),
    _Reference("audience", *ROLE),
)
OF_STEP = (
    _Reference("role", *ROLE),
    _Reference("escalate_to", *ROLE),
    _Reference("attach", *EVIDENCE),
    _Reference("sop", "sops", "FAQ206", "SOP", "SOPs"),
    _Reference("when", "conditions", "FAQ207", "condition", "conditions"),
)
OF_EVIDENCE = (_Reference("from", *ROLE),)


def check_references(sources: Sources, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Problems of every name of an id."""
    for raw in sources.entries:
        yield from _names(raw.path, raw.fields, OF_ENTRY, vocabulary)
        for step in members(raw.fields, "steps"):
            yield from _names(raw.path, step, OF_STEP, vocabulary)
        yield from _document(raw, vocabulary)
    if "evidence" in sources.data:
        evidence = sources.data["evidence"]
        for value in evidence.fields.fields.values():
            yield from _names(evidence.path, value, OF_EVIDENCE, vocabulary)


def _names(
    path: str, raw: Located, references: tuple[_Reference, ...], vocabulary: Vocabulary
) -> Iterator[Problem]:
    for reference in references:
        value = raw.fields.get(reference.field, NOTHING)
        for item in value.items or (value,):
            name = item.text.strip()
            if name and not vocabulary.knows(reference.group, name):
                hint = choices(name, vocabulary.ids[reference.group], reference.plural)
                message = f"unknown {reference.noun} {quoted(name)}"
                yield problem(reference.code, path, item.line, message, hint)


def _document(raw: RawFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    document = raw.fields.fields.get("source", NOTHING).fields.get("document", NOTHING)
    name = document.text.strip()
    if name and vocabulary.documents and name not in vocabulary.documents:
        hint = choices(name, vocabulary.documents, "documents in _data/agency.yml")
        yield problem("FAQ227", raw.path, document.line, f"unknown document {quoted(name)}", hint)
