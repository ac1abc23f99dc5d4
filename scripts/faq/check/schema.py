"""What every file of the content may hold: the table of fields as shapes that a value is held against."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args, get_origin
from urllib.parse import urlsplit

from faq.check.report import choices, nearest, problem, quoted
from faq.memory import Memory
from faq.model import (
    LANGUAGES,
    Agency,
    Category,
    Condition,
    Entry,
    Evidence,
    Language,
    Located,
    Message,
    Page,
    Problem,
    RawFile,
    Reference,
    Role,
    Sources,
    Step,
    Value,
    Words,
    say,
)
from faq.model.fields import Described, Field, Markup, described


@dataclass(frozen=True, slots=True)
class Form:
    """A value that does not `match` is a problem of `code`; `expected` says what would.

    `pattern` is the same as a regular expression for the whole value, where there is one.
    """

    code: str
    match: Callable[[str], object]
    expected: Message
    pattern: str = ""


def _form(code: str, pattern: str, expected: Message) -> Form:
    return Form(code, re.compile(pattern, re.ASCII).fullmatch, expected, pattern)


# Letters of other alphabets look like those of a known name, also as they are written for machines (xn--).
_HOST = re.compile(r"(?:(?!xn--)[a-z0-9_-]+(?:\.|$))+(?<!\.)")


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    plain = not re.search(r"[\s<>\"'\\`^{|}]", value) and "@" not in parts.netloc
    return plain and parts.scheme in {"http", "https"} and _HOST.fullmatch(host) is not None


# The path of a site on its host. Its addresses are put into QR codes, which hold some hundred characters.
_SITE_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*/?")
_LONGEST_SITE = 200


def _is_site_address(value: str) -> bool:
    if len(value) > _LONGEST_SITE or not _is_web_address(value):
        return False
    parts = urlsplit(value)
    return value == f"{parts.scheme}://{parts.netloc}{parts.path}" and bool(_SITE_PATH.fullmatch(parts.path))


# No file system takes a name of more than 255 bytes, and others are put to it.
SLUG_PATTERN = r"(?!.{101})[a-z0-9]+(?:-[a-z0-9]+)*"
ENTRY_ID = _form("FAQ210", r"F\d{3,5}", say("form_entry"))
ID = _form("FAQ210", SLUG_PATTERN, say("form_slug", example="cek-smtp"))
SLUG = _form("FAQ404", SLUG_PATTERN, say("form_slug", example="lupa-password"))
DATE = _form("FAQ211", r"\d{4}-\d{2}-\d{2}", say("form_date"))
DIGEST = _form("FAQ308", "[0-9a-f]{12}", say("form_digest"))
WEB = Form("FAQ213", _is_web_address, say("form_web"), r"https?://\S+")

# The forms by the name that the table of fields gives them.
FORMS: Mapping[str, Form] = {
    "any": Form("FAQ210", bool, say("form_any")),
    "code": _form(
        "FAQ213",
        r"(?=.*[0-9])(?:[A-Z]{2,8}[ -]?)?[0-9x]{2,12}",
        say("form_code"),
    ),
    "colour": _form("FAQ213", "#(?:[0-9a-fA-F]{3}){1,2}", say("form_colour")),
    "date": DATE,
    "entry": ENTRY_ID,
    "file": _form("FAQ213", r"[\w-][\w./-]*", say("form_path")),
    "id": ID,
    "language": _form("FAQ213", "id|en", say("form_language")),
    "mail": _form("FAQ213", r"[\w.+-]+@[\w-]+(\.[\w-]+)+", say("form_mail")),
    "number": _form("FAQ213", r"[1-9]\d{0,3}", say("form_number")),
    "phone": _form("FAQ213", r"(?:\+|\()?[0-9][0-9 ().-]{5,20}", say("form_phone")),
    "site": Form("FAQ213", _is_site_address, say("form_site"), r"https?://[^\s?#]+"),
    "slug": SLUG,
    "truth": _form("FAQ213", "true|false", say("form_truth")),
    "web": WEB,
    "whatsapp": _form("FAQ213", r"[1-9]\d{7,14}", say("form_whatsapp")),
}


# Of what the table does not describe.
_UNSAID = Field()


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value, of which the table says form, markup and length."""

    field: Field = _UNSAID


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; `unique` where a repetition can only be a slip."""

    item: Shape
    unique: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known fields."""

    fields: Mapping[str, Member]


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping from ids to values of one shape."""

    key: Form
    value: Shape


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in both languages: `{id: …, en: …}`, or one text that serves both."""

    text: Scalar

    def record(self, languages: Collection[Language]) -> Record:
        """The shape of the two texts, of which those of `languages` must be there."""
        return Record({one: Member(self.text, Field(required=one in languages)) for one in LANGUAGES})


Shape = Scalar | ListOf | Record | MapOf | Bilingual


@dataclass(frozen=True, slots=True)
class Member:
    """A field of a record: the shape of its value, and what the table says of it."""

    shape: Shape
    field: Field = _UNSAID


# The members of a list by the name of one.
_SINGULAR = {"steps": "step", "symptoms": "symptom"}
MEMBERS: Mapping[str, Message] = {"step": say("a_step"), "symptom": say("a_symptom")}
# What a value of a shape is called, and how such a value is written.
KINDS: Mapping[type, tuple[str, str]] = {
    Scalar: ("a_text", "write_text"),
    ListOf: ("a_list", "write_list"),
    Record: ("a_group", "write_group"),
    MapOf: ("a_group", "write_table"),
}


@dataclass(frozen=True, slots=True)
class Inspection:
    """Holds the values of the file `path` against shapes; texts are wanted in all `languages`."""

    path: str
    languages: Collection[Language] = LANGUAGES

    def record(self, raw: Located, record: Record, what: Value, line: int) -> Iterator[Problem]:
        """Problems of a mapping; a missing field is reported on `line`."""
        meant = {nearest(name, record.fields) for name in raw.fields if name not in record.fields}
        for name, value in raw.fields.items():
            member = record.fields.get(name)
            if member is None:
                hint = choices(name, record.fields, say("fields_of", what=what))
                yield problem("FAQ201", self.path, value.line, say("unknown_field", name=quoted(name)), hint)
            elif not (member.field.may_be_empty and _is_blank(value)):
                yield from self.value(value, member.shape, name, member.field.required)
        wanted = {name: one.field for name, one in record.fields.items() if one.field.required}
        for name, field in wanted.items():
            if not {name, field.unless or name} & {*raw.fields, *meant}:
                missing = say("missing_field", what=what, name=name)
                yield problem("FAQ202", self.path, line, missing, say("required", names=", ".join(wanted)))

    def value(self, raw: Located, shape: Shape, name: str, required: bool = True) -> Iterator[Problem]:
        """Problems of one value of the field `name`, and of all below it."""
        if isinstance(shape, Bilingual):
            shape = shape.text if isinstance(raw.value, str) else shape.record(self.languages)
        wanted = {Scalar: str, ListOf: tuple}.get(type(shape), Mapping)
        if isinstance(raw.value, str) and not raw.value.strip():
            hint = say("fill_in" if required else "fill_in_or_delete")
            yield problem("FAQ209", self.path, raw.line, say("empty_field", name=name), hint)
        elif not isinstance(raw.value, wanted):
            wrong = say("wrong_kind", name=name, found=_kind(raw), wanted=say(KINDS[type(shape)][0]))
            yield problem("FAQ208", self.path, raw.line, wrong, _example(raw, shape, name))
        elif isinstance(shape, Scalar):
            yield from self._scalar(raw, shape, name)
        elif isinstance(shape, ListOf):
            yield from self._list(raw, shape, name, required)
        elif isinstance(shape, Record):
            yield from self.record(raw, shape, MEMBERS.get(name, f"'{name}'"), raw.line)
        else:
            yield from self._table(raw, shape, name)

    def _scalar(self, raw: Located, shape: Scalar, name: str) -> Iterator[Problem]:
        text = raw.text.strip()
        form, most = FORMS.get(shape.field.form), shape.field.longest
        if form and not form.match(text):
            wrong = say("malformed", name=name, value=quoted(text))
            yield problem(form.code, self.path, raw.line, wrong, say("expected", form=form.expected))
        if most and len(text) > most:
            long = say("long_field", name=name, length=len(text))
            yield problem("FAQ225", self.path, raw.line, long, say("reads_well", most=most))

    def _list(self, raw: Located, shape: ListOf, name: str, required: bool) -> Iterator[Problem]:
        if required and not raw.items:
            yield problem("FAQ209", self.path, raw.line, say("empty_field", name=name), say("at_least_one"))
        seen: dict[str, int] = {}
        for item in raw.items:
            yield from self.value(item, shape.item, _SINGULAR.get(name, name))
            text = item.text.strip().casefold()
            if shape.unique and text:
                if text in seen:
                    twice = say("twice", name=name, value=quoted(item.text))
                    yield problem("FAQ214", self.path, item.line, twice, say("first_on", line=seen[text]))
                seen.setdefault(text, item.line)

    def _table(self, raw: Located, shape: MapOf, name: str) -> Iterator[Problem]:
        for key, value in raw.fields.items():
            if not shape.key.match(key):
                wrong = say("malformed_id", name=name, id=quoted(key))
                hint = say("expected", form=shape.key.expected)
                yield problem(shape.key.code, self.path, value.line, wrong, hint)
            yield from self.value(value, shape.value, key)


def texts(raw: Located, shape: Shape) -> Iterator[tuple[Located, Markup]]:
    """Every text below `raw` that Markdown has to do with, and what it may hold."""
    if isinstance(shape, Bilingual):
        shape = shape.text if isinstance(raw.value, str) else shape.record(LANGUAGES)
    if isinstance(shape, Scalar):
        if shape.field.markup is not Markup.NONE and raw.text:
            yield raw, shape.field.markup
    elif isinstance(shape, ListOf):
        for item in raw.items:
            yield from texts(item, shape.item)
    elif isinstance(shape, MapOf):
        for value in raw.fields.values():
            yield from texts(value, shape.value)
    else:
        for name, member in shape.fields.items():
            if name in raw.fields:
                yield from texts(raw.fields[name], member.shape)


def _is_blank(raw: Located) -> bool:
    """Whether nothing is said, in one language or in both."""
    if isinstance(raw.value, str):
        return not raw.value.strip()
    return all(_is_blank(value) for value in raw.fields.values()) and not raw.items


def _example(raw: Located, shape: Shape, name: str) -> Message:
    """How the value is written. One field instead of a text is usually a text with a colon."""
    if isinstance(shape, Scalar) and len(raw.fields) == 1:
        return say("quote_colon")
    return say(KINDS[type(shape)][1], name=name)


def _kind(raw: Located) -> Message:
    if isinstance(raw.value, str):
        return say("a_text")
    return say("a_list" if isinstance(raw.value, tuple) else "a_group")


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
    return Bilingual(Scalar(field)) if field.in_both else Scalar(field)


def shape_of_record(record: type) -> Record:
    """The shape of a record that a file states, without what only its translation holds."""
    fields = (one for one in described(record) if not one.only_english)
    return Record({one.name: Member(shape_of(one.type, one.field), one.field) for one in fields})


def translation_of(record: type) -> Record:
    """The shape of the English file: texts alone, or by the id of what they belong to."""
    members: dict[str, Member] = {}
    for one, is_inside in _translatable(record):
        if one.field.each_language:
            members[one.name] = Member(shape_of(one.type, one.field))
        else:
            scalar = Scalar(Field(markup=one.field.markup, longest=one.field.longest))
            members[one.field.translated] = Member(MapOf(FORMS["id"], scalar) if is_inside else scalar)
    # Judged beside the entry: see translation.py.
    return Record({**members, "translated_from": Member(MapOf(FORMS["any"], Scalar()))})


def _translatable(record: type) -> Iterator[tuple[Described, bool]]:
    """The fields that have an English text, and whether each belongs to a record inside."""
    for one in described(record):
        if one.field.translated or one.field.each_language:
            yield one, False
        if one.item and one.record:
            yield from ((inside, True) for inside, _ in _translatable(one.record))


ENTRY = shape_of_record(Entry)
TRANSLATION = translation_of(Entry)
# What an English file cannot state.
_STRUCTURE = {*ENTRY.fields, *shape_of_record(Step).fields} - {*TRANSLATION.fields}
PAGE = shape_of_record(Page)
_TERM = shape_of_record(Reference).fields
DATA: Mapping[str, Shape] = {
    **{stem: shape_of_record(record) for stem, record in SINGLE.items()},
    **{stem: MapOf(FORMS["id"], shape_of_record(record)) for stem, record in BY_ID.items()},
    # A term without an explanation helps nobody.
    "glossary": MapOf(
        FORMS["id"],
        Record({**_TERM, "description": Member(_TERM["description"].shape, Field(required=True))}),
    ),
}
REGISTERED = MapOf(
    FORMS["entry"],
    Record(
        {
            "slugs": Member(ListOf(Scalar(Field(form="slug")), unique=True), Field(required=True)),
            "languages": Member(ListOf(Scalar(Field(form="language")), unique=True), Field(required=True)),
            "retired": Member(Scalar(Field(form="date"))),
            "question": Member(Scalar(Field(markup=Markup.WORDS))),
        }
    ),
)


def check_fields(sources: Sources, languages: Collection[Language], memory: Memory) -> Iterator[Problem]:
    """Problems of fields: unknown, missing, empty, of another shape or form, or not in all `languages`."""
    for raw in sources.entries:
        yield from memory.problems(raw, "fields", partial(_entry, raw))
    for raw in sources.translations:
        yield from memory.problems(raw, "fields", partial(_translation, raw))
    for raw in sources.pages:
        if raw.readable:
            yield from Inspection(raw.path).record(raw.fields, PAGE, say("a_page"), 1)
    for stem, raw in sources.data.items():
        shape = DATA.get(stem)
        if isinstance(shape, Record) and raw.readable:
            yield from Inspection(raw.path, languages).record(raw.fields, shape, stem, 1)
        elif shape is not None and raw.readable:
            yield from Inspection(raw.path, languages).value(raw.fields, shape, stem)


def _entry(raw: RawFile) -> Iterator[Problem]:
    """An answer without steps has a body, and only such an answer says whom to ask."""
    if not raw.readable:
        return
    yield from Inspection(raw.path).record(raw.fields, ENTRY, say("an_entry"), 1)
    ask = raw.fields.fields.get("ask")
    if ask and "steps" in raw.fields.fields:
        yield problem("FAQ201", raw.path, ask.line, say("ask_and_steps"), say("delete_ask"))
    elif ask and not raw.body:
        yield problem("FAQ202", raw.path, ask.line, say("no_steps_no_text"), say("write_answer"))


def _translation(raw: RawFile) -> Iterator[Problem]:
    if not raw.readable:
        return
    stated = [*_structural(raw)]
    yield from stated
    lines = {problem.line for problem in stated}
    for found in Inspection(raw.path).record(raw.fields, TRANSLATION, say("a_translation"), 1):
        if not (found.code in {"FAQ201", "FAQ208"} and found.line in lines):
            yield found


def _structural(raw: RawFile) -> Iterator[Problem]:
    """Problems of fields in a translation that only the Indonesian file may have."""
    for name, value in raw.fields.fields.items():
        if name in _STRUCTURE:
            stated = say("cannot_state", name=quoted(name))
            yield problem("FAQ304", raw.path, value.line, stated, say("is_taken_over"))
    for group in ("steps", "symptoms", "skips"):
        value = raw.fields.get(group)
        listed = isinstance(value.value, tuple)
        for item in (value,) if listed else [each for each in value.fields.values() if each.fields]:
            structure = say("texts_by_id", name=group)
            yield problem("FAQ304", raw.path, item.line, structure, say("write_by_id"))
