"""Open data: the content as JSON with its schema, as plain Markdown, and as Atom feeds.

The JSON is versioned: within v1 fields are added, never renamed, removed or given another meaning.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from faq import site_map
from faq.answer_view import AnswerView, Views, views_of
from faq.cache import Cache, keys_of
from faq.feed.entry_schema import entry_schema
from faq.feed.plain import PlainPages, llms_txt
from faq.feed.records import Records
from faq.model import DEFAULT_LANGUAGE, Content, Entry

__all__ = ["build_feed", "closed_schemas"]

# Where the entries go that are JSON already.
_ENTRIES = b'"entries":[]'
_SOURCES = Path(__file__).parent / "schema"


def build_feed(content: Content, cache: Cache | None = None) -> Iterator[tuple[str, bytes]]:
    """Every file of the open data by its path below the site's root."""
    cache, keys = cache or Cache(), keys_of(content)
    views = [views_of(content, language) for language in content.languages]
    records = Records(content, views)
    written = []
    for entry in content.entries.values():
        path = site_map.api_entry(entry.id)
        made = cache.make(path, keys.of(entry), partial(_record, records, entry))
        written.append(made.rstrip(b"\n"))
        yield path, made
    for id_, gone in _gone(content):
        yield site_map.api_entry(id_), _json(gone)
    yield site_map.API, _json(records.everything()).replace(_ENTRIES, _listed(written))
    yield from _descriptions(content)
    for each in views:
        pages = PlainPages(each)
        for entry in content.entries.values():
            path = site_map.plain_page(entry, each.language)
            yield path, cache.make(path, keys.of(entry), partial(_plain, pages, entry))
        yield site_map.atom(each.language), atom(each)
    yield site_map.LLMS, llms_txt(content).encode()


def _record(records: Records, entry: Entry) -> bytes:
    return _json(records.entry(entry))


def _gone(content: Content) -> Iterator[tuple[str, dict[str, str | None]]]:
    """What became of every published id that has no answer: which one answers now, or when it was retired."""
    site = content.agency.site_url
    taken_over = {id_: entry for entry in content.entries.values() for id_ in entry.former_ids}
    for id_, entry in taken_over.items():
        url = site + site_map.page(entry, DEFAULT_LANGUAGE)
        yield id_, {"id": id_, "successor": entry.id, "retired": None, "question": None, "url": url}
    for answer in content.retired:
        if answer.id not in taken_over:
            said = {"retired": answer.date.isoformat(), "question": answer.question}
            url = f"{site}{site_map.SHORT}/{answer.id}/"
            yield answer.id, {"id": answer.id, "successor": None, **said, "url": url}


def _plain(pages: PlainPages, entry: Entry) -> bytes:
    return pages.page(pages.views.view(entry)).encode()


def _listed(records: Sequence[bytes]) -> bytes:
    """Records that are JSON already as the field `entries`, one a line."""
    return b'"entries":[\n%b\n]' % b",\n".join(records) if records else _ENTRIES


def closed_schemas() -> dict[str, Any]:
    """The schemas by their path below the site's root, closed and without the address of a site."""
    return {site_map.API_SCHEMA: _source(site_map.API_SCHEMA), site_map.API_ENTRY_SCHEMA: entry_schema()}


def _descriptions(content: Content) -> Iterator[tuple[str, bytes]]:
    """The schemas and the OpenAPI description, with the address of the site."""
    site = content.agency.site_url
    for path, schema in closed_schemas().items():
        yield path, _json({"$schema": schema.pop("$schema"), "$id": site + path, **_opened(schema)})
    openapi = _source(site_map.OPENAPI)
    yield site_map.OPENAPI, _json({**openapi, "servers": [{"url": site}]})


def _opened(schema: Any) -> Any:
    """`schema` for readers: version 1 may get fields, and what they do not know must not fail them.

    Our own tests hold what we publish to the closed one.
    """
    if isinstance(schema, dict):
        return {name: _opened(one) for name, one in schema.items() if name != "additionalProperties" or one}
    return [_opened(one) for one in schema] if isinstance(schema, list) else schema


def _source(path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_SOURCES / Path(path).name).read_text(encoding="utf-8"))
    return found


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


ATOM = "http://www.w3.org/2005/Atom"
MOST = 50


def atom(views: Views) -> bytes:
    """At most MOST of the answers in `views`, the last reviewed first, in their language."""
    agency, language = views.content.agency, views.language
    ElementTree.register_namespace("", ATOM)
    feed = Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language})
    _add(feed, "id", agency.site_url + site_map.atom(language))
    _add(feed, "title", f"{agency.title.read(language).plain} – {agency.short_name}")
    _add(feed, "subtitle", agency.tagline.read(language).plain)
    _add(feed, "updated", _moment(views.content.edition))
    _link(feed, "self", agency.site_url + site_map.atom(language), "application/atom+xml")
    _link(feed, "alternate", agency.site_url + site_map.home(language), "text/html")
    _add(SubElement(feed, f"{{{ATOM}}}author"), "name", agency.name)
    _add(feed, "rights", views.words["copyright"])
    entries = views.content.entries.values()
    newest = sorted(entries, key=lambda entry: (-entry.reviewed.toordinal(), entry.id))
    for entry in newest[:MOST]:
        feed.append(_entry(views.view(entry), agency.site_url))
    ElementTree.indent(feed)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(view: AnswerView, site: str) -> Element:
    """The permanent address is the id, so that a new slug makes no new entry in a reader."""
    entry, language = view.entry, view.language
    element = Element(f"{{{ATOM}}}entry")
    _add(element, "id", site + site_map.short(entry, language))
    _add(element, "title", view.question.text.plain)
    _add(element, "updated", _moment(entry.reviewed))
    _link(element, "alternate", site + site_map.page(entry, language), "text/html")
    category = {"term": view.category.id, "label": view.category.label}
    SubElement(element, f"{{{ATOM}}}category", category)
    steps = []
    for step in view.steps:
        when = f" ({step.condition.label})" if step.condition else ""
        steps.append(f"{step.number}. {step.role.label}{when}: {step.text.text.one_line}")
    _add(element, "summary", "\n".join(steps))
    return element


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _link(parent: Element, rel: str, href: str, kind: str) -> None:
    SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "type": kind, "href": href})


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
