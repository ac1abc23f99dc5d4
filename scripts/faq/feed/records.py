"""The content as JSON: what api/v1/ publishes. The order of keys and lists is part of the format."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from faq import reply, site_map
from faq.answer_view import Views
from faq.feed.entry_schema import later
from faq.feed.plain import self_contained
from faq.model import LANGUAGES, Content, Entry, Language, Passage, Reference, Step, Symptom, Text

Record = dict[str, Any]
VERSION = "1.0.0"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Records:
    """Writes records; `views` has the answers by language."""

    content: Content
    views: Sequence[Views]

    def everything(self) -> Record:
        """api/v1/faq.json without its entries: all that they name by id."""
        content, agency = self.content, self.content.agency
        return {
            "$schema": self._url(site_map.API_SCHEMA),
            "version": VERSION,
            "edition": content.edition.isoformat(),
            "license": LICENSE,
            "prevailing_language": LANGUAGES[0],
            "agency": {
                "name": agency.name,
                "short_name": agency.short_name,
                "city": agency.city,
                "title": _both(agency.title),
                "site_url": agency.site_url,
            },
            "handbooks": {language: self._url(site_map.handbook(language)) for language in content.languages},
            "roles": [
                {
                    "id": role.id,
                    "rank": role.rank,
                    "label": _both(role.label),
                    "duty": _both(role.duty),
                    "colour": role.colour,
                }
                for role in content.ladder
            ],
            "categories": [_named(item) for item in content.categories.values()],
            "conditions": [_named(item) for item in content.conditions.values()],
            "evidence": [
                {**_named(item), "sensitive": item.sensitive, "held_by": list(item.held_by)}
                for item in content.evidence.values()
            ],
            "sops": [_reference(item) for item in content.sops.values()],
            "documents": [
                {"id": id_, "label": _both(label)} for id_, label in content.agency.documents.items()
            ],
            "glossary": [_reference(item) for item in content.glossary.values()],
            "entries": [],
        }

    def entry(self, entry: Entry) -> Record:
        """api/v1/entries/<id>.json. The digest covers what the entry says, not where the site is."""
        said = self._said(entry)
        return {
            "$schema": self._url(site_map.API_ENTRY_SCHEMA),
            "id": entry.id,
            "slug": entry.slug,
            "digest": _digest(entry, said),
            "addresses": self._addresses(entry),
            **said,
            "body": {language: self._body(entry, language) for language in LANGUAGES},
            "replies": {
                kind: {
                    views.language: reply.write(views, views.view(entry), kind).text for views in self.views
                }
                for kind in reply.KINDS
            },
        }

    def _said(self, entry: Entry) -> Record:
        source = entry.source
        return {
            "former_slugs": list(entry.former_slugs),
            "question": _both(entry.question),
            "category": entry.category,
            "audience": list(entry.audience),
            "symptoms": [_symptom(symptom) for symptom in entry.symptoms],
            "asked_as": {language: list(entry.asked_as.get(language, ())) for language in LANGUAGES},
            "steps": [self._step(step, number) for number, step in enumerate(entry.steps, 1)],
            "roles": list(entry.roles),
            "escalation": list(dict.fromkeys(step.escalate_to for step in entry.steps if step.escalate_to)),
            "evidence": list(dict.fromkeys(id_ for step in entry.steps for id_ in step.attach)),
            "applies_to": entry.applies_to or None,
            "related": list(entry.related),
            "reviewed": entry.reviewed.isoformat(),
            "source": {"document": source.document, "item": source.item} if source else None,
            "translation": {"missing": list(entry.untranslated), "stale": list(entry.stale)},
            **_later(entry),
        }

    def _step(self, step: Step, number: int) -> Record:
        return {
            "id": step.id,
            "number": number,
            "role": step.role,
            "text": _both(step.text),
            "markdown": {
                language: self._markdown(step.text.id if language == "id" else step.text.en, language)
                for language in LANGUAGES
            },
            "condition": step.when or None,
            "sop": step.sop or None,
            "escalate_to": step.escalate_to or None,
            "skips": _both(step.skips) if step.skips.id else None,
            "attach": list(step.attach),
            **_later(step),
        }

    def _markdown(self, passage: Passage, language: Language) -> str | None:
        return self_contained(self.content, language, passage) or None

    def _body(self, entry: Entry, language: Language) -> str | None:
        """The notes below the steps in Markdown, null where there are none in this language."""
        return self._markdown(entry.body.id if language == "id" else entry.body.en, language)

    def _addresses(self, entry: Entry) -> Record:
        places = {
            "page": site_map.page,
            "short": site_map.short,
            "markdown": site_map.plain_page,
            "pdf": site_map.sheet,
        }
        return {"self": self._url(site_map.api_entry(entry.id))} | {
            name: {language: self._url(place(entry, language)) for language in self.content.languages}
            for name, place in places.items()
        }

    def _url(self, path: str) -> str:
        return self.content.agency.site_url + path


def _digest(entry: Entry, said: Record) -> str:
    """A fingerprint that changes when, and only when, what an entry says changes; not with its address.

    It covers what version 1 publishes, `said`: a field that the program learns later changes no digest.
    """
    texts = {
        name: [" ".join(one.source.split()) for one in (text.id, text.en)]
        for name, text in entry.texts.items()
    }
    steps = [{**step, "markdown": None} for step in said["steps"]]
    covered = {**said, "texts": texts, "steps": steps}
    del covered["former_slugs"]
    canonical = json.dumps(covered, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def _both(text: Text) -> dict[Language, str | None]:
    """Both languages without marks, each on one line; English is null where it is not translated."""
    return {"id": text.id.one_line, "en": text.en.one_line or None}


def _named(item: Any) -> Record:
    return {"id": item.id, "label": _both(item.label), "description": _both(item.description)}


def _reference(item: Reference) -> Record:
    return {**_named(item), "url": item.url or None}


def _symptom(symptom: Symptom) -> Record:
    return {
        "id": symptom.id,
        "kind": "code" if symptom.code else "message",
        "text": symptom.literal,
        "gloss": symptom.gloss.plain or None,
        **_later(symptom),
    }


def _later(record: Entry | Step | Symptom) -> Record:
    """The fields that version 1 did not begin with, where they say something, in the order of the table."""
    values = ((one.name, getattr(record, one.attribute)) for one in later(type(record)))
    return {name: _plain(value) for name, value in values if value}


def _plain(value: Any) -> Any:
    """A value of the model as JSON has it."""
    if isinstance(value, Text):
        return _both(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
