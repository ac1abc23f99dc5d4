"""The table of fields as JSON Schema, with the descriptions that Indonesian authors read while they type."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from faq.catalogue import Catalogue
from faq.model import DEFAULT_LANGUAGE
from faq.model.fields import Described, Field, described

Schema = dict[str, Any]
# The ids of each data file in their order, under the file's name.
Ids = Mapping[str, Sequence[str]]
# Authors read Indonesian while they type.
WORDS = Catalogue(DEFAULT_LANGUAGE)
DIALECT = "http://json-schema.org/draft-07/schema#"


@dataclass(frozen=True, slots=True)
class SchemaWriter:
    """Writes schemas; `ids` become the choices of a field that refers to them, `patterns` judge by form."""

    ids: Ids
    patterns: Mapping[str, str]

    def document(self, record: type, title: str, *, by_id: bool) -> Schema:
        """The schema of a file that holds one record, or many by id."""
        inside = self.record(record)
        whole = self._by_id(inside, "id") if by_id else inside
        return {"$schema": DIALECT, "title": title, **whole}

    def record(self, record: type) -> Schema:
        """A record that a file states, without what only its translation holds."""
        fields = [one for one in described(record) if not one.only_english]
        schema: Schema = {
            "type": "object",
            "additionalProperties": False,
            "properties": {one.name: self._field(one) for one in fields},
        }
        required = [one.name for one in fields if one.field.required and not one.field.unless]
        if required:
            schema["required"] = required
        either = [
            {"anyOf": [{"required": [one.name]}, {"required": [one.field.unless]}]}
            for one in fields
            if one.field.required and one.field.unless
        ]
        return schema | ({"allOf": either} if either else {})

    def _field(self, one: Described) -> Schema:
        said = {"description": WORDS[one.key]}
        if one.field.may_be_empty:
            return said | {"anyOf": [self._value(one.type, one.field), {"enum": ["", None]}]}
        return said | self._value(one.type, one.field)

    def _value(self, type_: Any, field: Field) -> Schema:
        inside = get_args(type_)
        if isinstance(type_, type) and described(type_):
            return self.record(type_)
        if get_origin(type_) in {tuple, frozenset}:
            unique = {"uniqueItems": True} if field.unique else {}
            return {"type": "array", "items": self._value(inside[0], field), **unique}
        if get_origin(type_) is Mapping:
            value = self._value(inside[1], field)
            return value if field.each_language else self._by_id(value, field.keys)
        text = self._text(type_, field)
        if not field.in_both:
            return text
        both = {"type": "object", "properties": {"id": text, "en": text}, "required": ["id"]}
        return {"anyOf": [text, both | {"additionalProperties": False}]}

    def _text(self, type_: Any, field: Field) -> Schema:
        if type_ is bool:
            return {"type": "boolean"}
        if type_ is int:
            return {"type": "integer", "minimum": 1}
        if field.refers_to:
            return {"enum": list(self.ids.get(field.refers_to, ()))}
        schema: Schema = {"type": "string"}
        if type_ is dt.date:
            schema["format"] = "date"
        if pattern := self.patterns.get(field.form, ""):
            schema["pattern"] = f"^(?:{pattern})$"
        if field.longest:
            schema["maxLength"] = field.longest
        return schema

    def _by_id(self, value: Schema, keys: str) -> Schema:
        schema: Schema = {"type": "object", "additionalProperties": value}
        if pattern := self.patterns.get(keys, ""):
            schema["propertyNames"] = {"pattern": f"^(?:{pattern})$"}
        return schema
