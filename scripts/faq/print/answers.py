"""Answers, and the texts in them, as plain data for the Typst templates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from faq import site_map
from faq.answer_view import AnswerView, EvidenceView, Phrase, StepGroup, StepView, Views
from faq.markdown.nodes import INLINE, Node, walk
from faq.model import Content, Passage
from faq.site_map import SiteMap

Data = dict[str, Any]

# So many letters a line of a step has at least, and so many lines a page of this size.
PAGES = {"a4": (70, 51), "a5": (48, 35)}
# Blocks whose height follows from the length of their text.
PLAIN = INLINE | {"paragraph", "note", "details", "title"}
# Lines around the steps: title, report, roles, notes and where the answer comes from.
ABOUT = 12

# Where a template finds the pictures of the content folder.
PICTURES = "/content/"


@dataclass(frozen=True, slots=True)
class AnswerWriter:
    """Writes answers for one document; a link to one of the entries `inside` it leads to its page."""

    edition: Views
    inside: frozenset[str]

    def answer(self, view: AnswerView) -> Data:
        """One answer for templates/answer.typ."""
        entry, words, content = view.entry, self.edition.words, self.edition.content
        return {
            "id": entry.id,
            "label": entry_label(entry.id),
            "language": view.question.language,
            "question": view.question.text.plain,
            "category": view.category.label,
            "notices": [words[name] for name in ("untranslated", "stale") if getattr(view, name)],
            "link": site_link(content, site_map.short(entry, view.language)),
            "symptoms": [
                {
                    "label": symptom_label(entry.id, one.id),
                    "literal": one.literal,
                    "gloss": self.passage(one.gloss),
                }
                for one in view.symptoms
            ],
            "turns": [role.id for role in view.turns],
            "reports": _reports(view),
            "ask": None if view.steps else view.report_to.label,
            "head_fits": _lines(_shown(view), PAGES["a5"][0]) < PAGES["a5"][1],
            "fits": {page: _fits(view, *size) for page, size in PAGES.items()},
            "groups": [self._group(group) for group in view.groups],
            "body": self.passage(view.body.text),
            "body_language": view.body.language,
            "applies_to": entry.applies_to,
            "related": [self._related(self.edition.view(content.entries[id_])) for id_ in entry.related],
            "reviewed": {
                "label": words["checked_with_source" if entry.source else "reviewed"],
                "day": words.day(entry.reviewed),
            },
            "source": view.source,
        }

    def passage(self, passage: Passage) -> list[Data]:
        """What an author wrote, for templates/prose.typ."""
        return self._nodes(passage.nodes, passage.origin.path)

    def _nodes(self, nodes: Iterable[Node], path: str) -> list[Data]:
        """Links and pictures of `nodes` resolve against the file `path`."""
        nodes = tuple(nodes)
        levels = [int(node.attributes["level"]) for node in nodes if node.kind == "heading"]
        return [self._node(node, path, min(levels, default=1)) for node in nodes]

    def _node(self, node: Node, path: str, top: int) -> Data:
        data: Data = {"kind": node.kind, "text": node.text, "children": self._nodes(node.children, path)}
        about = node.attributes
        if node.kind == "text":
            data["text"] = node.text.replace("\n", " ")
        elif node.kind == "link":
            data |= self._link(about["url"], path)
        elif node.kind == "picture":
            target = SiteMap.of(self.edition.content).follow(about["url"], path, self.edition.language)
            data |= {"url": PICTURES + target.address, "alt": about["alt"]}
        elif node.kind == "heading":
            data["depth"] = int(about["level"]) - top
        elif node.kind == "list":
            data |= {"ordered": about["ordered"] == "true", "start": int(about["start"])}
        elif node.kind in ("note", "details"):
            data["class"] = about["class"]
        elif node.kind == "cell":
            data["align"] = about["align"]
        return data

    def _link(self, url: str, path: str) -> Data:
        """Where a link in the file `path` leads: a page of this document, or an address."""
        found = SiteMap.of(self.edition.content).follow(url, path, self.edition.language)
        if found.entry in self.inside:
            return {"entry": entry_label(found.entry)}
        return {"url": found.absolute(self.edition.content.agency.site_url)}

    def _group(self, group: StepGroup) -> Data:
        """Neighbouring steps under the same condition; numbers run through the answer."""
        first = group.steps[0].number
        always = "" if first == 1 else self.edition.words["always"]
        return {
            "condition": group.condition.label if group.condition else always,
            "start": first,
            "steps": [self._step(step) for step in group.steps],
        }

    def _step(self, step: StepView) -> Data:
        return {
            "role": step.role.id,
            "escalate": step.escalate_to.id if step.escalate_to else None,
            "sop": {"label": step.sop.label, "url": self.edition.content.sops[step.sop.id].url}
            if step.sop and not step.names_sop
            else None,
            "skips": self._text(step.skips) if step.skips else None,
            "attach": [evidence_data(item) for item in step.attach],
            "fits": _lines_of(step, PAGES["a5"][0]) < PAGES["a5"][1],
            **self._text(step.text),
        }

    def _text(self, phrase: Phrase) -> Data:
        return {"language": phrase.language, "text": self.passage(phrase.text)}

    def _related(self, other: AnswerView) -> Data:
        address = site_map.page(other.entry, other.language)
        return {
            "label": entry_label(other.entry.id) if other.entry.id in self.inside else "",
            "url": self.edition.content.agency.site_url + address,
            "question": other.question.text.plain,
            "language": other.question.language,
        }


def _reports(view: AnswerView) -> Data | None:
    """Who asks this and to whom it is reported, where the asker has no step to begin with."""
    target = view.involvement(view.asker.id).report_to
    return {"by": view.asker.id, "to": target.label} if target else None


def _fits(view: AnswerView, letters: int, lines: int) -> bool:
    """Whether the answer certainly fits a page of `lines` of `letters`; typesetting shows the rest."""
    if any(node.kind not in PLAIN or node.kind == "picture" for node in walk(view.body.text.nodes)):
        return False
    texts = [*_shown(view), *view.body.text.plain.split("\n")]
    needed = _lines(texts, letters) + sum(_lines_of(step, letters) for step in view.steps)
    return needed + len(view.entry.related) + ABOUT <= lines


def _shown(view: AnswerView) -> list[str]:
    """What is above the steps: the question, set large, and what the screen shows."""
    symptoms = (text for one in view.symptoms for text in (one.literal, one.gloss.plain))
    return [view.question.text.plain * 2, *symptoms]


def _lines_of(step: StepView, letters: int) -> int:
    """The lines that a step has at most."""
    attached = "".join(f"{item.label}{' ' * 20}" for item in step.attach)
    named = f"{step.skips.text.plain if step.skips else ''}{step.sop.label if step.sop else ''}"
    condition = step.condition.label if step.condition else ""
    return 1 + _lines((step.text.text.plain, attached, named, condition), letters)


def _lines(texts: Iterable[str], letters: int) -> int:
    return sum(1 + len(text) // letters for text in texts if text)


def evidence_data(evidence: EvidenceView) -> Data:
    """What a report needs, as a line to tick."""
    return {"label": evidence.label, "sensitive": evidence.sensitive}


def site_link(content: Content, address: str) -> Data:
    """An address of the site and its QR code; without a public address there is nothing to scan."""
    url = content.agency.site_url + address
    if "://" not in url:
        return {"code": "", "shown": ""}
    return {"code": url, "shown": url.split("://", 1)[1]}


def entry_label(entry_id: str) -> str:
    """The name under which Typst finds an entry."""
    return f"entry-{entry_id}"


def symptom_label(entry_id: str, symptom: str) -> str:
    """The name under which Typst finds a symptom of an entry."""
    return f"{entry_label(entry_id)}-{symptom}"
