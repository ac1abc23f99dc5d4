"""What every file of the content may hold: the table of fields as shapes that a value is held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, get_args, get_origin

from faq.check.shape import ANY, FORMS, Bilingual, ListOf, MapOf, Member, Record, Scalar, Shape
from faq.model import Agency, Category, Condition, Entry, Evidence, Page, Reference, Role, Step, Words
from faq.model.fields import Described, Field, Markup, described

# Data files that hold one record, and those that hold records by id.
SINGLE: Mapping[str, type] = {"agency": Agency, "words": Words}
BY_ID: Mapping[str, type] = {
    "roles": Role,
    "categories": Category,
    "evidence": Evidence,
    "sops": Reference,
    "conditions": Condition,
    "glossary": Reference,
}
REQUIRED_DATA = ("agency", "roles", "categories")


def shape_of(type_: Any, field: Field) -> Shape:
    """The shape of a value of this type, described by `field`."""
    if described(type_) if isinstance(type_, type) else ():
        return shape_of_record(type_)
    inside = get_args(type_)
    if get_origin(type_) in {tuple, frozenset}:
        return ListOf(shape_of(inside[0], field), field.unique)
    if get_origin(type_) is Mapping:
        if field.each_language:
            return shape_of(inside[1], field)
        return MapOf(FORMS[field.keys], shape_of(inside[1], field))
    scalar = Scalar(FORMS[field.form] if field.form else None, field.markup, field.longest)
    return Bilingual(scalar) if field.in_both else scalar


def shape_of_record(record: type) -> Record:
    """The shape of a record that a file states, without what only its translation holds."""
    return Record({one.name: _member(one) for one in described(record) if not one.only_english})


def _member(one: Described) -> Member:
    field = one.field
    return Member(shape_of(one.type, field), field.required, field.may_be_empty, field.unless)


def translation_of(record: type) -> Record:
    """The shape of the English file: texts alone, or by the id of what they belong to."""
    members: dict[str, Member] = {}
    for one, is_inside in _translatable(record):
        if one.field.each_language:
            members[one.name] = Member(shape_of(one.type, one.field))
        else:
            scalar = Scalar(markup=one.field.markup, longest=one.field.longest)
            members[one.field.translated] = Member(MapOf(FORMS["id"], scalar) if is_inside else scalar)
    # Judged beside the entry: see translation.py.
    return Record({**members, "translated_from": Member(MapOf(ANY, Scalar()))})


def _translatable(record: type) -> Iterator[tuple[Described, bool]]:
    """The fields that have an English text, and whether each belongs to a record inside."""
    for one in described(record):
        if one.field.translated or one.field.each_language:
            yield one, False
        if one.item and one.record:
            yield from ((inside, True) for inside, _ in _translatable(one.record))


ENTRY = shape_of_record(Entry)
STEP = shape_of_record(Step)
TRANSLATION = translation_of(Entry)
PAGE = shape_of_record(Page)
_TERM = shape_of_record(Reference).fields
DATA: Mapping[str, Shape] = {
    **{stem: shape_of_record(record) for stem, record in SINGLE.items()},
    **{stem: MapOf(FORMS["id"], shape_of_record(record)) for stem, record in BY_ID.items()},
    # A term without an explanation helps nobody.
    "glossary": MapOf(
        FORMS["id"], Record({**_TERM, "description": replace(_TERM["description"], required=True)})
    ),
}
REGISTERED = MapOf(
    FORMS["entry"],
    Record(
        {
            "slugs": Member(ListOf(Scalar(FORMS["slug"]), unique=True), required=True),
            "languages": Member(ListOf(Scalar(FORMS["language"]), unique=True), required=True),
            "retired": Member(Scalar(FORMS["date"])),
            "question": Member(Scalar(markup=Markup.WORDS)),
        }
    ),
)
