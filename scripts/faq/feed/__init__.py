"""Open data: the content as JSON with its schema, as plain Markdown, and as Atom feeds.

The JSON is versioned: within v1 fields are added, never renamed, removed or given another meaning.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from faq import site_map
from faq.answer_view import Views
from faq.catalogue import Catalogue
from faq.feed.atom import atom
from faq.feed.plain import PlainPages, llms_txt
from faq.feed.records import Records
from faq.model import LANGUAGES, Content

__all__ = ["build_feed"]

SOURCES = Path(__file__).parent / "schema"


def build_feed(content: Content) -> Mapping[str, bytes]:
    """Every file of the open data by its path below the site's root."""
    return dict(_files(content))


def _files(content: Content) -> Iterator[tuple[str, bytes]]:
    records = Records(content, [Views(content, language) for language in LANGUAGES])
    written = {entry.id: records.entry(entry) for entry in content.entries.values()}
    yield site_map.API, _json(records.everything(written.values()))
    for entry in content.entries.values():
        yield site_map.api_entry(entry), _json(written[entry.id])
    yield from _descriptions(content)
    for language in LANGUAGES:
        words = Catalogue(language)
        pages = PlainPages(content, language, words)
        for entry in content.entries.values():
            yield site_map.plain_page(entry, language), pages.page(entry).encode()
        yield site_map.atom(language), atom(content, language, words)
    yield site_map.LLMS, llms_txt(content).encode()


def _descriptions(content: Content) -> Iterator[tuple[str, bytes]]:
    """The schemas and the OpenAPI description, told where the site stands."""
    site = content.agency.site_url
    for path in (site_map.API_SCHEMA, site_map.API_ENTRY_SCHEMA):
        schema = _source(path)
        yield path, _json({"$schema": schema.pop("$schema"), "$id": site + path, **schema})
    openapi = _source(site_map.OPENAPI)
    yield site_map.OPENAPI, _json({**openapi, "servers": [{"url": site}]})


def _source(path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SOURCES / Path(path).name).read_text(encoding="utf-8"))
    return found


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
