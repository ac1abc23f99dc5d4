"""The JSON Schema of an answer in the open data, made from the table of fields.

Version 1 promises that fields are only added. Those of its first day (`FIRST`) are in every record; one that
was described later is there only where it says something, so that it changes no other answer's digest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from faq.catalogue import Catalogue
from faq.model import LANGUAGES, Entry, Source, Step, Symptom, Text
from faq.model.fields import Described, described

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# What is called otherwise in the open data than in the authors' files.
NAMES: Mapping[tuple[type, str], str] = {(Step, "when"): "condition"}
# The fields of authors that version 1 began with; `kind` says whether `text` is a code.
FIRST: Mapping[type, Collection[str]] = {
    Entry: (
        "id", "question", "category", "audience", "symptoms", "asked_as", "steps", "applies_to", "related",
        "former_slugs", "reviewed", "source",
    ),
    Step: ("id", "role", "text", "when", "sop", "escalate_to", "skips", "attach"),
    Symptom: ("id", "text", "code", "gloss"),
    Source: ("document", "item"),
}  # fmt: skip
_WORDS = Catalogue("en")
_NULL: Schema = {"type": "null"}


def _said(description: str, schema: Schema) -> Schema:
    return {"description": description, **schema}


def _object(properties: Schema, optional: Collection[str] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _both(schema: Schema, optional: Collection[str] = ()) -> Schema:
    return _object(dict.fromkeys(LANGUAGES, schema), optional)


_STRING: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
# One value per language of the site, which is Indonesian at least.
_OF_SITE = LANGUAGES[1:]
_DEFINITIONS: Schema = {
    "id": _said("A name that never changes.", {**_STRING, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
    "entryId": _said("The permanent id of an entry.", {**_STRING, "pattern": "^F[0-9]{3,5}$"}),
    "text": _said(
        "A text in both languages.",
        _object(
            {
                "id": _said("Indonesian, which prevails.", _STRING),
                "en": _said("English, null where it is not translated.", _MAYBE),
            }
        ),
    ),
    "address": {**_STRING, "format": "uri"},
    "addresses": _said("One address per language of the site.", _both(_ref("address"), _OF_SITE)),
    "replies": _said("Plain text ready to send, one per language.", _both(_STRING, _OF_SITE)),
}
# What the program works out and no author writes.
_OF_ENTRY: Schema = {
    "$schema": _ref("address"),
    "slug": _said("The present name in addresses; it may change, the id does not.", _ref("id")),
    "digest": _said(
        "Changes when, and only when, what the entry says changes.",
        {**_STRING, "pattern": "^sha256:[0-9a-f]{64}$"},
    ),
    "addresses": _said(
        "Where the entry can be read.",
        _object(
            {
                "self": _ref("address"),
                "page": _ref("addresses"),
                "short": _said("Permanent: survives a new slug.", _ref("addresses")),
                "markdown": _ref("addresses"),
                "pdf": _ref("addresses"),
            }
        ),
    ),
    "roles": _said("The roles that act, in the order of their first step.", _list(_ref("id"))),
    "escalation": _said("The roles that the case is passed on to, in order.", _list(_ref("id"))),
    "evidence": _said("Everything to attach, in order.", _list(_ref("id"))),
    "translation": _said(
        "The state of the English text.",
        _object(
            {
                "missing": _said("Keys of the texts that are not in English yet.", _list(_STRING)),
                "stale": _said(
                    "Keys of the texts whose Indonesian changed after the translation.", _list(_STRING)
                ),
            }
        ),
    ),
    "body": _said("Notes below the steps, in Markdown.", _both(_MAYBE)),
    "replies": _said(
        "Texts that an agent can send.",
        _object({kind: _ref("replies") for kind in ("chat", "email", "internal")}, {"internal"}),
    ),
}
_OF_STEP: Schema = {
    "number": _said("Place in the sequence, from 1.", {"type": "integer", "minimum": 1}),
    "text": _said("What to do, as plain text.", _ref("text")),
    "markdown": _said("The same with inline Markdown and absolute links.", _ref("text")),
}
_OF_SYMPTOM: Schema = {
    "kind": {"enum": ["message", "code"]},
    "text": _said("Literally what the screen shows; in a code, x stands for one digit.", _STRING),
    "gloss": _said("What it means in English.", _MAYBE),
}
_WORKED_OUT: Mapping[type, Schema] = {Entry: _OF_ENTRY, Step: _OF_STEP, Symptom: _OF_SYMPTOM, Source: {}}


def entry_schema() -> Schema:
    """The schema of api/v1/entries/<id>.json, closed: a field that it does not name is a mistake of ours."""
    return {
        "$schema": DIALECT,
        "title": "An answer of the LPSE FAQ",
        "description": "One answer.",
        **_record(Entry),
        "$defs": _DEFINITIONS | {_name(record): _record(record) for record in (Symptom, Step, Source)},
        "anyOf": [
            {"required": ["ask"]},
            {"properties": {"steps": {"minItems": 1}, "roles": {"minItems": 1}}},
        ],
    }


def later(record: type) -> Iterator[Described]:
    """The published fields of `record` that version 1 did not begin with."""
    return (one for one in described(record) if one.field.published and one.name not in FIRST[record])


def _record(record: type) -> Schema:
    published = [one for one in described(record) if one.field.published and one.name != "code"]
    written = {NAMES.get((record, one.name), one.name): _field(one, FIRST[record]) for one in published}
    return _object({**written, **_WORKED_OUT[record]}, {one.name for one in later(record)})


def _name(record: type) -> str:
    return record.__name__.lower()


def _field(one: Described, first: Collection[str]) -> Schema:
    """A field of the first day that says nothing is null, or an empty list; a later one is not there."""
    many = one.item is not None or one.field.each_language
    value = _value(one)
    is_sure = one.field.required or many or one.name not in first
    return _said(_WORDS[one.key], value if is_sure else {"anyOf": [value, _NULL]})


def _value(one: Described) -> Schema:
    if one.field.each_language:
        return _both(_list(_STRING))
    if one.item is None:
        return _single(one.type, one)
    unique = {"uniqueItems": True} if one.field.unique else {}
    return _list(_single(one.item, one)) | unique


def _single(type_: Any, one: Described) -> Schema:
    if one.record:
        return _ref(_name(one.record))
    if type_ is Text:
        return _ref("text")
    if type_ is dt.date or one.field.form == "date":
        return {**_STRING, "format": "date"}
    if type_ in (int, bool):
        return {"type": "integer", "minimum": 1} if type_ is int else {"type": "boolean"}
    named = {"entry": "entryId", "id": "id", "slug": "id"}.get(one.field.form)
    return _ref(named) if named else _STRING
