"""The newest and lately changed answers of one language as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from faq import site_map
from faq.answer_view import AnswerView, Views

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
    newest = sorted(views, key=lambda view: (-view.entry.reviewed.toordinal(), view.entry.id))
    for view in newest[:MOST]:
        feed.append(_entry(view, agency.site_url))
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
