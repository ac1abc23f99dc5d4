"""The newest and lately changed answers of one language as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from faq import site_map
from faq.model import Content, Entry, Language

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50


def atom(content: Content, language: Language, texts: Mapping[str, str]) -> bytes:
    """At most MOST entries, the last reviewed first. `texts` are the words of the interface."""
    agency = content.agency
    ElementTree.register_namespace("", ATOM)
    feed = Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language})
    _add(feed, "id", agency.site_url + site_map.atom(language))
    _add(feed, "title", f"{agency.title.read(language).plain} – {agency.short_name}")
    _add(feed, "subtitle", agency.tagline.read(language).plain)
    _add(feed, "updated", _moment(content.edition))
    _link(feed, "self", agency.site_url + site_map.atom(language), "application/atom+xml")
    _link(feed, "alternate", agency.site_url + site_map.home(language), "text/html")
    _add(SubElement(feed, f"{{{ATOM}}}author"), "name", agency.name)
    _add(feed, "rights", texts["copyright"])
    newest = sorted(content.entries.values(), key=lambda entry: (-entry.reviewed.toordinal(), entry.id))
    for entry in newest[:MOST]:
        feed.append(_entry(content, entry, language))
    ElementTree.indent(feed)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(content: Content, entry: Entry, language: Language) -> Element:
    """The permanent address is the id, so that a new slug makes no new entry in a reader."""
    site = content.agency.site_url
    element = Element(f"{{{ATOM}}}entry")
    _add(element, "id", site + site_map.short(entry, language))
    _add(element, "title", entry.question.read(language).plain)
    _add(element, "updated", _moment(entry.reviewed))
    _link(element, "alternate", site + site_map.page(entry, language), "text/html")
    category = content.categories[entry.category]
    label = category.label.read(language).plain
    SubElement(element, f"{{{ATOM}}}category", {"term": category.id, "label": label})
    steps = []
    for number, step in enumerate(entry.steps, 1):
        when = f" ({content.conditions[step.when].label.read(language).plain})" if step.when else ""
        role = content.roles[step.role].label.read(language).plain
        steps.append(f"{number}. {role}{when}: {step.text.read(language).one_line}")
    _add(element, "summary", "\n".join(steps))
    return element


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _link(parent: Element, rel: str, href: str, kind: str) -> None:
    SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "type": kind, "href": href})


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
