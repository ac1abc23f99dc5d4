"""Sveltia CMS: forms for authors who do not want to see a file, made from the table of fields.

The page and its configuration are in cms/, outside the site and outside its policy: those who run the forms
serve that folder where only authors come. Translations are not among the forms, as they are joined by ids.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, get_origin

import yaml

from faq.editors.json_schema import WORDS, Ids
from faq.model import Entry
from faq.model.fields import Described, Markup, described

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
