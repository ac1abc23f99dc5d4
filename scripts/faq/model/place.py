"""Where in the authors' files something stands that an output cannot express."""

from __future__ import annotations

from collections.abc import Iterator

from faq.model.raw import Located, RawFile, Sources
from faq.model.text import Language


def locate(sources: Sources, path: str, language: Language, excerpt: str) -> tuple[str, int]:
    """File and line of `excerpt` in the entry `path` or its translation, or in a data file.

    The first line of the entry where the excerpt is nowhere, as with one the parser has rewritten.
    """
    entry = [raw for raw in sources.entries if raw.path == path]
    translation = [raw for raw in sources.translations if raw.path == path.removesuffix(".md") + ".en.md"]
    files = translation + entry if language == "en" else entry + translation
    for raw in files or sources.data.values():
        for line in _lines(raw, excerpt):
            return raw.path, line
    return path, 1


def _lines(raw: RawFile, excerpt: str) -> Iterator[int]:
    yield from _in_value(raw.fields, excerpt)
    for number, line in enumerate(raw.body.split("\n"), raw.body_line):
        if excerpt in line:
            yield number


def _in_value(value: Located, excerpt: str) -> Iterator[int]:
    if excerpt in value.text:
        yield value.line
    for member in (*value.items, *value.fields.values()):
        yield from _in_value(member, excerpt)
