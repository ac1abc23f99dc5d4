"""`editors`: write the files for the programs in which authors write, from the table of fields and the ids.

JSON Schemas say what each file may hold, for editors that complete YAML. The fields of an answer are in
the head of a Markdown file, which no extension completes from a schema; snippets of Visual Studio Code do
without any extension: their choices are the roles, categories and procedures there are.

Sveltia CMS has forms for authors who do not want to see a file. Its page and configuration are in cms/,
outside the site and its policy: those who run the forms serve that folder where only authors come.
Translations are not among the forms, as they are joined by ids.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args, get_origin

import yaml

from commands.console import Commands, Speech, command
from commands.content import content_option, loaded, workplace
from faq.catalogue import Catalogue
from faq.check.schema import BY_ID, FORMS, SINGLE
from faq.files import write_if_changed
from faq.model import DEFAULT_LANGUAGE, Entry, Sources
from faq.model.fields import Described, Field, Markup, described
from faq.yaml_text import table

Schema = dict[str, Any]
# The ids of each data file in their order, under the file's name.
Ids = Mapping[str, Sequence[str]]
# Authors read Indonesian while they type.
_WORDS = Catalogue(DEFAULT_LANGUAGE)
_SCHEMAS = ".vscode/schemas"
_DIALECT = "http://json-schema.org/draft-07/schema#"
_OFFERED = re.compile(r"\$\{(\d):<(\w+)>\}")


def add(commands: Commands) -> None:
    parser, say = command(commands, "editors", run)
    parser.add_argument("--check", action="store_true", help=say("help_editors_check"))
    content_option(parser, say)


def run(args: argparse.Namespace, say: Speech) -> int:
    made = files(args.content, loaded(args.content))
    root = workplace(args.root)
    stale = [
        path
        for path, text in made.items()
        if not (root / path).is_file() or (root / path).read_text(encoding="utf-8") != text
    ]
    for path in stale:
        if not args.check:
            write_if_changed(root / path, made[path])
        print(say("editors_stale" if args.check else "wrote", path=path))
    return 1 if args.check and stale else 0


def files(content: str, sources: Sources) -> Mapping[str, str]:
    """Every file by its path below the project, made for the folder `content`."""
    ids = {stem: tuple(sources.table(stem).fields) for stem in BY_ID}
    said = table(Path(__file__).with_suffix(".yml"))
    writer, data = _SchemaWriter(ids), {**SINGLE, **BY_ID}
    made = {"jawaban": writer.document(Entry, "jawaban")}
    made |= {stem: writer.document(record, stem, by_id=stem in BY_ID) for stem, record in data.items()}
    places = {f"./{_SCHEMAS}/{stem}.schema.json": f"{content}/_data/{stem}.yml" for stem in data}
    written = {f"{_SCHEMAS}/{stem}.schema.json": schema for stem, schema in made.items()}
    written[".vscode/settings.json"] = {"yaml.schemas": places, **said["settings"]}
    written[".vscode/extensions.json"] = said["extensions"]
    written[".vscode/jawaban.code-snippets"] = {
        one["title"]: {
            "scope": "markdown",
            "prefix": prefix,
            "description": one["title"],
            "body": _OFFERED.sub(lambda place: _choice(place[1], ids[place[2]]), one["body"]).splitlines(),
        }
        for prefix, one in said["snippets"].items()
    }
    body = {"name": "body", "label": "Isi", "widget": "markdown", "required": False}
    said["cms"]["collections"][0]["fields"] = [*(_form(one, ids) for one in described(Entry)), body]
    forms = yaml.safe_dump(said["cms"], allow_unicode=True, sort_keys=False, width=110)
    return {
        **{path: json.dumps(value, ensure_ascii=False, indent=2) + "\n" for path, value in written.items()},
        "cms/config.yml": said["head"] + forms.replace("<content>", content),
        "cms/index.html": said["page"],
    }


def _choice(number: str, names: Iterable[str]) -> str:
    """A place in a snippet that offers `names`; a bare place where there are none yet."""
    listed = ",".join(names)
    return f"${{{number}|{listed}|}}" if listed else f"${{{number}}}"


def _pattern(form: str) -> str:
    """The regular expression for a whole value of this form; empty where there is none."""
    pattern = FORMS[form].pattern if form else ""
    return f"^(?:{pattern})$" if pattern else ""


@dataclass(frozen=True, slots=True)
class _SchemaWriter:
    """Writes schemas; `ids` become the choices of a field that refers to them."""

    ids: Ids

    def document(self, record: type, title: str, *, by_id: bool = False) -> Schema:
        """The schema of a file that holds one record, or many by id."""
        inside = self.record(record)
        whole = self._by_id(inside, "id") if by_id else inside
        return {"$schema": _DIALECT, "title": title, **whole}

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
        said = {"description": _WORDS[one.key]}
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
        if pattern := _pattern(field.form):
            schema["pattern"] = pattern
        if field.longest:
            schema["maxLength"] = field.longest
        return schema

    def _by_id(self, value: Schema, keys: str) -> Schema:
        schema: Schema = {"type": "object", "additionalProperties": value}
        if pattern := _pattern(keys):
            schema["propertyNames"] = {"pattern": pattern}
        return schema


def _form(one: Described, ids: Ids) -> dict[str, Any]:
    """A field of a form; its label is its name, as every message calls it, its hint what it holds."""
    required = one.field.required and not one.field.unless
    form = {"name": one.name, "label": one.name, "hint": _WORDS[one.key], "required": required}
    return form | dict(_widget(one, ids))


def _widget(one: Described, ids: Ids) -> Iterator[tuple[str, Any]]:
    field = one.field
    many = get_origin(one.type) is tuple or field.each_language
    if one.record:
        inside = [_form(inner, ids) for inner in described(one.record) if not inner.only_english]
        yield "widget", "list" if many else "object"
        yield "fields", inside
    elif field.refers_to:
        yield "widget", "select"
        yield "options", list(ids.get(field.refers_to, ()))
        if many:
            yield "multiple", True
    elif many:
        yield "widget", "list"
    else:
        yield from _single(one)


def _single(one: Described) -> Iterator[tuple[str, Any]]:
    type_, field = one.type, one.field
    if type_ is bool:
        yield "widget", "boolean"
    elif type_ is int:
        yield from (("widget", "number"), ("value_type", "int"), ("min", 1))
    elif type_ is dt.date:
        yield from (("widget", "datetime"), ("date_format", "YYYY-MM-DD"), ("time_format", False))
        yield "format", "YYYY-MM-DD"
    else:
        yield "widget", "text" if field.markup in {Markup.INLINE, Markup.LITERAL} else "string"
        if pattern := _pattern(field.form):
            yield "pattern", [pattern, _WORDS[one.key]]
