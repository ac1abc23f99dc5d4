"""Answers, and the texts in them, as plain data for the Typst templates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from faq import site_map
from faq.catalogue import Catalogue
from faq.markdown.nodes import Node
from faq.model import Content, Entry, Evidence, Language, Passage, Step, Text
from faq.site_map import SiteMap, Target

Data = dict[str, Any]

# Where a template finds the pictures of the content folder.
PICTURES = "/content/"


@dataclass(frozen=True, slots=True)
class Context:
    """What the data of a document is made of.

    `inside` are the ids of the entries in the same document: a link to one of them leads to its page.
    """

    content: Content
    language: Language
    words: Catalogue
    inside: frozenset[str]

    def read(self, text: Text) -> str:
        """`text` as readers of this document get it, without marks."""
        return text.read(self.language).plain


def answer_data(context: Context, entry: Entry) -> Data:
    """One answer for templates/answer.typ."""
    read, content = context.read, context.content
    return {
        "id": entry.id,
        "label": entry_label(entry.id),
        "language": entry.question.language(context.language),
        "question": read(entry.question),
        "category": read(content.categories[entry.category].label),
        "audience": [read(content.roles[role].label) for role in entry.audience],
        "notices": _notices(context, entry),
        "link": site_link(context, site_map.short(entry, context.language)),
        "symptoms": [
            {
                "label": symptom_label(entry.id, symptom.id),
                "literal": symptom.literal,
                "gloss": symptom.gloss.plain if context.language == "en" else "",
            }
            for symptom in entry.symptoms
        ],
        "groups": _groups(context, entry),
        "body": passage_data(context, entry.body.read(context.language)),
        "body_language": entry.body.language(context.language),
        "applies_to": entry.applies_to,
        "related": [_related(context, content.entries[id_]) for id_ in entry.related],
        "reviewed": context.words.day(entry.reviewed),
        "source": _source(context, entry),
    }


def evidence_data(context: Context, evidence: Evidence) -> Data:
    """What a report needs, as a line to tick."""
    return {"label": context.read(evidence.label), "sensitive": evidence.sensitive}


def site_link(context: Context, path: str) -> Data:
    """An address of the site and its QR code; without a public address there is nothing to scan."""
    url = context.content.agency.site_url + path
    if "://" not in url:
        return {"code": "", "shown": ""}
    return {"code": url, "shown": url.split("://", 1)[1]}


def entry_label(entry_id: str) -> str:
    """The name under which Typst finds an entry."""
    return f"entry-{entry_id}"


def symptom_label(entry_id: str, symptom: str) -> str:
    """The name under which Typst finds a symptom of an entry."""
    return f"{entry_label(entry_id)}-{symptom}"


def passage_data(context: Context, passage: Passage) -> list[Data]:
    """Data for templates/prose.typ of what an author wrote."""
    return nodes_data(context, passage.nodes, passage.origin.path)


def nodes_data(context: Context, nodes: Iterable[Node], path: str) -> list[Data]:
    """Data for templates/prose.typ. Links and pictures of `nodes` resolve against the file `path`."""
    nodes = tuple(nodes)
    levels = [int(node.attributes["level"]) for node in nodes if node.kind == "heading"]
    return [_node(context, node, path, min(levels, default=1)) for node in nodes]


def _node(context: Context, node: Node, path: str, top: int) -> Data:
    data: Data = {"kind": node.kind, "text": node.text, "children": nodes_data(context, node.children, path)}
    about = node.attributes
    if node.kind == "link":
        data |= _link(context, about["url"], path)
    elif node.kind == "picture":
        data |= {"url": PICTURES + _target(context, about["url"], path).address, "alt": about["alt"]}
    elif node.kind == "heading":
        data["depth"] = int(about["level"]) - top
    elif node.kind == "list":
        data |= {"ordered": about["ordered"] == "true", "start": int(about["start"])}
    elif node.kind == "cell":
        data["align"] = about["align"]
    return data


def _link(context: Context, url: str, path: str) -> Data:
    """Where a link in the file `path` leads: a page of this document, or an address."""
    found = _target(context, url, path)
    if found.entry in context.inside:
        return {"entry": entry_label(found.entry)}
    return {"url": found.absolute(context.content.agency.site_url)}


def _target(context: Context, url: str, path: str) -> Target:
    return SiteMap.of(context.content).follow(url, path, context.language)


def _groups(context: Context, entry: Entry) -> list[Data]:
    """Neighbouring steps under the same condition; numbers run through."""
    groups: list[Data] = []
    start = 1
    for when, members in groupby(entry.steps, key=lambda step: step.when):
        steps = [_step(context, step) for step in members]
        always = context.words["always"] if groups else ""
        condition = context.read(context.content.conditions[when].label) if when else always
        groups.append({"condition": condition, "start": start, "steps": steps})
        start += len(steps)
    return groups


def _step(context: Context, step: Step) -> Data:
    content = context.content
    sop = content.sops.get(step.sop)
    return {
        "role": step.role,
        "escalate": step.escalate_to or None,
        "sop": {"label": context.read(sop.label), "url": sop.url} if sop else None,
        "skips": _text(context, step.skips) if step.skips.id else None,
        "attach": [evidence_data(context, content.evidence[id_]) for id_ in step.attach],
        **_text(context, step.text),
    }


def _text(context: Context, text: Text) -> Data:
    passage = text.read(context.language)
    return {"language": text.language(context.language), "text": passage_data(context, passage)}


def _related(context: Context, other: Entry) -> Data:
    return {
        "label": entry_label(other.id) if other.id in context.inside else "",
        "url": context.content.agency.site_url + site_map.page(other, context.language),
        "question": context.read(other.question),
        "language": other.question.language(context.language),
    }


def _source(context: Context, entry: Entry) -> str:
    if entry.source is None:
        return ""
    document = context.content.agency.documents.get(entry.source.document)
    name = context.read(document) if document else entry.source.document
    return f"{name}, {context.words['item']} {entry.source.item}"


def _notices(context: Context, entry: Entry) -> list[str]:
    if context.language != "en":
        return []
    found = (("untranslated", entry.untranslated), ("stale", entry.stale))
    return [context.words[name] for name, keys in found if keys]
