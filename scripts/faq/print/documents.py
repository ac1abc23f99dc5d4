"""What each PDF says: the content as plain data for the Typst templates."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from faq import site_map
from faq.catalogue import Catalogue
from faq.model import Content, Entry, Evidence, Reference
from faq.print.answers import (
    PICTURES,
    Context,
    Data,
    answer_data,
    entry_label,
    evidence_data,
    site_link,
    symptom_label,
)
from faq.print.publications import Publication

TEMPLATES = Path(__file__).with_name("templates")
MOST_KEYWORDS = 40


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that the bytes of one PDF depend on, but for the files of templates, fonts and pictures.

    `data` is JSON for the template, `pictures` are paths in the content folder, `codes` the addresses
    that are shown as QR codes, `date` is what the file is dated.
    """

    path: str
    template: str
    data: str
    pictures: tuple[str, ...]
    codes: tuple[str, ...]
    date: dt.date


def make_document(content: Content, publication: Publication, words: Catalogue) -> Document:
    """The document that `publication` names; `words` are the words of the interface in its language."""
    data = _MAKERS[publication.template](content, publication, words)
    members = tuple(_mappings(data))
    return Document(
        publication.path,
        publication.template,
        json.dumps(data, ensure_ascii=False, sort_keys=True),
        tuple(sorted({one["url"].removeprefix(PICTURES) for one in members if one.get("kind") == "picture"})),
        tuple(sorted({one["code"] for one in members if one.get("code")})),
        content.edition,
    )


def handbook(content: Content, publication: Publication, words: Catalogue) -> Data:
    """The whole content: chapters by category, then evidence, procedures, glossary and index."""
    context = _context(content, publication, words, content.entries)
    read = context.read
    chapters = [
        {
            "label": read(category.label),
            "description": read(category.description),
            "answers": [answer_data(context, entry) for entry in content.in_category(category.id)],
        }
        for category in content.categories.values()
    ]
    return {
        **_frame(context, words["handbook"], content.entries.values()),
        "chapters": [chapter for chapter in chapters if chapter["answers"]],
        "evidence": [_evidence_use(context, evidence) for evidence in content.evidence.values()],
        "sops": _references(context, content.sops),
        "glossary": _references(context, content.glossary),
        "index": _index(content),
        "home": site_link(context, site_map.home(publication.language)),
    }


def sheet(content: Content, publication: Publication, words: Catalogue) -> Data:
    """One answer alone, under its own question as title."""
    entry = content.entries[publication.subject]
    context = _context(content, publication, words, (entry.id,))
    frame = _frame(context, context.read(entry.question), (entry,))
    return {**frame, "answer": answer_data(context, entry)}


def booklet(content: Content, publication: Publication, words: Catalogue) -> Data:
    """The answers that concern a role."""
    role = content.roles[publication.subject]
    entries = content.concerning(role.id)
    context = _context(content, publication, words, (entry.id for entry in entries))
    title = f"{words['booklet']}: {context.read(role.label)}"
    answers = [answer_data(context, entry) for entry in entries]
    return {**_frame(context, title, entries), "role": role.id, "answers": answers}


_MAKERS = {"handbook": handbook, "sheet": sheet, "booklet": booklet}


def _context(content: Content, publication: Publication, words: Catalogue, inside: Iterable[str]) -> Context:
    return Context(content, publication.language, words, frozenset(inside))


def _frame(context: Context, title: str, entries: Iterable[Entry]) -> Data:
    """What every document has."""
    content, read = context.content, context.read
    agency = content.agency
    contact = (agency.email, agency.phone, agency.whatsapp, agency.address, read(agency.hours))
    return {
        "language": context.language,
        "title": f"{title} – {read(agency.title)}, {agency.short_name}",
        "description": read(agency.tagline),
        "keywords": [agency.short_name, "SPSE", *(entry.id for entry in entries)][:MOST_KEYWORDS],
        "words": {name: text for name, text in context.words.items() if name in _named_words()},
        "edition": context.words.day(content.edition),
        "agency": {
            "name": agency.name,
            "short_name": agency.short_name,
            "title": read(agency.title),
            "tagline": read(agency.tagline),
            "contact": [line for line in contact if line],
        },
        "roles": [
            {
                "id": role.id,
                "rank": role.rank,
                "colour": role.colour,
                "label": read(role.label),
                "duty": read(role.duty),
            }
            for role in content.ladder
        ],
    }


def _evidence_use(context: Context, evidence: Evidence) -> Data:
    """A line of the checklist: the evidence, who holds it, and which answers ask for it."""
    content = context.content
    used = [
        {"label": entry_label(entry.id), "id": entry.id}
        for entry in content.entries.values()
        if any(evidence.id in step.attach for step in entry.steps)
    ]
    return {
        **evidence_data(context, evidence),
        "description": context.read(evidence.description),
        "held_by": [context.read(content.roles[role].label) for role in evidence.held_by],
        "used": used,
    }


def _references(context: Context, references: Mapping[str, Reference]) -> list[Data]:
    """Terms in the alphabetical order of what the reader sees."""
    found = [
        {"label": context.read(term.label), "url": term.url, "description": context.read(term.description)}
        for term in references.values()
    ]
    return sorted(found, key=lambda term: term["label"].casefold())


def _index(content: Content) -> list[Data]:
    """Every literal message and code, codes first, then by letter."""
    found = sorted(
        (not symptom.code, symptom.literal.casefold(), entry.id, symptom.id, symptom.literal)
        for entry in content.entries.values()
        for symptom in entry.symptoms
    )
    return [
        {"literal": literal, "answer": entry, "label": symptom_label(entry, symptom)}
        for _, _, entry, symptom, literal in found
    ]


def _mappings(data: Any) -> Iterator[Data]:
    """Every mapping in `data`, at any depth."""
    members: Iterable[Any] = ()
    if isinstance(data, dict):
        yield data
        members = data.values()
    elif isinstance(data, list):
        members = data
    for member in members:
        yield from _mappings(member)


@cache
def _named_words() -> frozenset[str]:
    """The keys of the words that a template uses; a PDF is made again only where one of these changes."""
    templates = (file.read_text(encoding="utf-8") for file in sorted(TEMPLATES.glob("*.typ")))
    return frozenset(re.findall(r"\bwords\.(\w+)", "\n".join(templates)))
