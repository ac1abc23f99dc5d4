"""Files for the programs in which authors write, all made from the table of fields and the content's ids.

JSON Schemas say what each file may hold, for editors that complete YAML. The fields of an answer are in
the head of a Markdown file, which no extension completes from a schema; snippets of Visual Studio Code do
without any: their choices are the roles, categories and procedures there are.

Sveltia CMS has forms for authors who do not want to see a file. Its page and configuration are in cms/,
outside the site and its policy: those who run the forms serve that folder where only authors come.
Translations are not among the forms, as they are joined by ids.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args, get_origin

import yaml

from faq.catalogue import Catalogue
from faq.model import DEFAULT_LANGUAGE, Entry
from faq.model.fields import Described, Field, Markup, described

SCHEMAS = ".vscode/schemas"


def editor_files(
    content: str, ids: Ids, patterns: Mapping[str, str], tables: Mapping[str, tuple[type, bool]]
) -> dict[str, str]:
    """Path below the project and text of every file.

    `content` is the content folder, `ids` are its ids by data file, `patterns` the forms of values by name;
    `tables` has for each data file its record and whether it holds many of them by id.
    """
    writer = SchemaWriter(ids, patterns)
    schemas = {"jawaban": writer.document(Entry, "jawaban", by_id=False)}
    schemas |= {stem: writer.document(record, stem, by_id=by_id) for stem, (record, by_id) in tables.items()}
    files = {f"{SCHEMAS}/{stem}.schema.json": _json(schema) for stem, schema in schemas.items()}
    files[".vscode/settings.json"] = _json(_settings(content, tables, SCHEMAS))
    files[".vscode/extensions.json"] = _json({"recommendations": ["redhat.vscode-yaml"]})
    files[".vscode/jawaban.code-snippets"] = _json(_snippets(ids))
    files["cms/config.yml"] = config(content, ids, patterns)
    files["cms/index.html"] = PAGE
    return files


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _settings(content: str, tables: Iterable[str], schemas: str) -> dict[str, Any]:
    """`.vscode/settings.json`."""
    return {
        "yaml.schemas": {f"./{schemas}/{stem}.schema.json": f"{content}/_data/{stem}.yml" for stem in tables},
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "[markdown]": {
            "editor.wordWrap": "on",
            "editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "on"},
            "editor.snippetSuggestions": "top",
            "editor.wordBasedSuggestions": "off",
            "editor.tabCompletion": "onlySnippets",
            "editor.insertSpaces": True,
            "editor.tabSize": 2,
        },
    }


def _snippets(ids: Ids) -> dict[str, Any]:
    """`.vscode/*.code-snippets`: a whole answer, and its parts."""
    step = [
        "  - id: ${1:langkah-1}",
        f"    role: {_choice(2, ids['roles'])}",
        "    text: ${3:Apa yang dikerjakan peran ini.}",
    ]
    found = {
        "jawaban": (
            "Jawaban baru",
            [
                "---",
                "id: ${1:F000}",
                "question: '${2:Pertanyaan dengan kata-kata penanya}'",
                f"category: {_choice(3, ids['categories'])}",
                "steps:",
                "  - id: ${4:langkah-1}",
                f"    role: {_choice(5, ids['roles'])}",
                "    text: ${6:Apa yang dikerjakan peran ini.}",
                "reviewed: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE",
                "---",
                "$0",
            ],
        ),
        "langkah": ("Langkah baru", [*step, "$0"]),
        "eskalasi": ("Kepada siapa kasus diteruskan", [f"    escalate_to: {_choice(1, ids['roles'])}", "$0"]),
        "lewati": ("Alasan eskalasi melewati peran lain", ["    skips: ${1:alasannya}", "$0"]),
        "syarat": ("Langkah ini hanya berlaku jika", [f"    when: {_choice(1, ids['conditions'])}", "$0"]),
        "sop": ("SOP yang dirujuk", [f"    sop: {_choice(1, ids['sops'])}", "$0"]),
        "lampirkan": ("Yang dilampirkan", [f"    attach: [{_choice(1, ids['evidence'])}]", "$0"]),
        "penanya": ("Peran yang menanyakan", [f"audience: [{_choice(1, ids['roles'])}]", "$0"]),
        "pesan": (
            "Pesan di layar, apa adanya",
            ["symptoms:", "  - id: ${1:pesan-1}", "    text: '${2:Internal server error}'", "$0"],
        ),
        "kode": (
            "Kode di layar; x berarti satu angka",
            ["symptoms:", "  - id: ${1:kode-7}", "    code: ${2:7xxxx}", "$0"],
        ),
        "kata": ("Kata lain yang dicari orang", ["asked_as:", "  - ${1:email tidak masuk}", "$0"]),
    }  # fmt: skip
    return {
        title: {"scope": "markdown", "prefix": prefix, "description": title, "body": body}
        for prefix, (title, body) in found.items()
    }


def _choice(number: int, names: Iterable[str]) -> str:
    """A place in a snippet that offers `names`; a bare place where there are none yet."""
    listed = ",".join(names)
    return f"${{{number}|{listed}|}}" if listed else f"${{{number}}}"


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


VERSION = "0.221.1"
INTEGRITY = "sha384-JQ+XsKx/UzwdTiNnFStza3XtqqQoVtyNPApkfvwlzZDfhe7giE9CnfQrpHqgv3k6"
_HEAD = """# Dibuat oleh `build.py editors` dari tabel isian; jangan disunting di sini, kecuali backend.
# Jalankan hanya di tempat yang dapat dibuka penulis; folder ini bukan bagian dari situs.
"""
# The page that loads the forms, of one version whose bytes are known.
PAGE = f"""<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>Menulis jawaban</title>
</head>
<body>
<script src="https://unpkg.com/@sveltia/cms@{VERSION}/dist/sveltia-cms.js"
  integrity="{INTEGRITY}" crossorigin="anonymous"></script>
</body>
</html>
"""


def config(content: str, ids: Ids, patterns: Mapping[str, str]) -> str:
    """`cms/config.yml`: one collection, the answers."""
    answers = {
        "name": "jawaban",
        "label": "Jawaban",
        "label_singular": "Jawaban",
        "folder": f"{content}/faq",
        "extension": "md",
        "format": "yaml-frontmatter",
        "create": True,
        "identifier_field": "question",
        "slug": "{{question}}",
        # The English files beside the answers have no id.
        "filter": {"field": "id", "pattern": "^F"},
        "fields": [
            *(_field(one, ids, patterns) for one in described(Entry)),
            {"name": "body", "label": "Isi", "widget": "markdown", "required": False},
        ],
    }
    whole = {
        "backend": {"name": "github", "repo": "pemilik/repositori", "branch": "main"},
        "media_folder": f"{content}/images",
        "public_folder": "../images",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [answers],
    }
    return _HEAD + str(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=110))


def _field(one: Described, ids: Ids, patterns: Mapping[str, str]) -> dict[str, Any]:
    """A field of a form; its label is its name, as every message calls it, its hint what it holds."""
    required = one.field.required and not one.field.unless
    form = {"name": one.name, "label": one.name, "hint": WORDS[one.key], "required": required}
    return form | dict(_widget(one, ids, patterns))


def _widget(one: Described, ids: Ids, patterns: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    field = one.field
    many = get_origin(one.type) is tuple or field.each_language
    if one.record:
        inside = [_field(inner, ids, patterns) for inner in described(one.record) if not inner.only_english]
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
        yield from _single(one, patterns)


def _single(one: Described, patterns: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    type_, field = one.type, one.field
    if type_ is bool:
        yield "widget", "boolean"
    elif type_ is int:
        yield from (("widget", "number"), ("value_type", "int"), ("min", 1))
    elif type_ is dt.date:
        yield from (("widget", "datetime"), ("date_format", "YYYY-MM-DD"), ("time_format", False))
        yield "format", "YYYY-MM-DD"
    else:
        yield (
            "widget",
            "text" if field.markup is Markup.INLINE or field.markup is Markup.LITERAL else "string",
        )
        if pattern := patterns.get(field.form, ""):
            yield "pattern", [f"^(?:{pattern})$", WORDS[one.key]]
