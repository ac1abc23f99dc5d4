"""One answer as plain data for templates/answer.typ."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from faq import address
from faq.model import Content, Entry, Evidence, Language, Step, Text
from faq.print.draw import Data, Drawing, entry_label, symptom_label
from faq.print.wording import Words, in_words
from faq.prose import Prose


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers in one language. Labels and questions are plain text; steps and bodies are Markdown."""

    content: Content
    language: Language
    words: Words
    prose: Prose

    def answer(self, entry: Entry, drawing: Drawing) -> Data:
        body = entry.body.read(self.language)
        return {
            "id": entry.id,
            "label": entry_label(entry.id),
            "language": entry.question.language(self.language),
            "question": self.read(entry.question),
            "category": self.read(self.content.categories[entry.category].label),
            "audience": [self.read(self.content.roles[role].label) for role in entry.audience],
            "notices": self._notices(entry),
            "link": self.link(address.short(entry, self.language)),
            "symptoms": [
                {
                    "label": symptom_label(entry.id, symptom.id),
                    "literal": symptom.literal,
                    "gloss": symptom.gloss if self.language == "en" else "",
                }
                for symptom in entry.symptoms
            ],
            "groups": self._groups(entry, drawing),
            "body": drawing.nodes(self.prose.blocks(body), entry.path),
            "body_language": entry.body.language(self.language),
            "applies_to": entry.applies_to,
            "related": [self._related(self.content.entries[id_], drawing) for id_ in entry.related],
            "reviewed": in_words(entry.reviewed, self.words),
            "source": self._source(entry),
        }

    def read(self, text: Text) -> str:
        return text.read(self.language)

    def link(self, path: str) -> Data:
        """An address of the site; without a public address there is nothing to scan."""
        url = self.content.agency.site_url + path
        if "://" not in url:
            return {"url": "", "shown": ""}
        return {"url": url, "shown": url.split("://", 1)[1]}

    def evidence(self, evidence: Evidence) -> Data:
        return {"label": self.read(evidence.label), "sensitive": evidence.sensitive}

    def _groups(self, entry: Entry, drawing: Drawing) -> list[Data]:
        """Neighbouring steps under the same condition; numbers run through."""
        groups: list[Data] = []
        start = 1
        for when, members in groupby(entry.steps, key=lambda step: step.when):
            steps = [self._step(step, entry, drawing) for step in members]
            always = self.words["always"] if groups else ""
            condition = self.read(self.content.conditions[when].label) if when else always
            groups.append({"condition": condition, "start": start, "steps": steps})
            start += len(steps)
        return groups

    def _step(self, step: Step, entry: Entry, drawing: Drawing) -> Data:
        sop = self.content.sops.get(step.sop)
        return {
            "role": step.role,
            "escalate": step.escalate_to or None,
            "sop": {"label": self.read(sop.label), "url": sop.url} if sop else None,
            "skips": self._text(step.skips, entry, drawing) if step.skips.id else None,
            "attach": [self.evidence(self.content.evidence[id_]) for id_ in step.attach],
            **self._text(step.text, entry, drawing),
        }

    def _text(self, text: Text, entry: Entry, drawing: Drawing) -> Data:
        nodes = self.prose.inline(self.read(text))
        return {"language": text.language(self.language), "text": drawing.nodes(nodes, entry.path)}

    def _related(self, other: Entry, drawing: Drawing) -> Data:
        return {
            "label": entry_label(other.id) if other.id in drawing.inside else "",
            "url": self.content.agency.site_url + address.page(other, self.language),
            "question": self.read(other.question),
            "language": other.question.language(self.language),
        }

    def _source(self, entry: Entry) -> str:
        if entry.source is None:
            return ""
        document = self.content.agency.documents.get(entry.source.document)
        name = self.read(document) if document else entry.source.document
        return f"{name}, {self.words['item']} {entry.source.item}"

    def _notices(self, entry: Entry) -> list[str]:
        if self.language != "en":
            return []
        told = (("untranslated", entry.untranslated), ("stale", entry.stale))
        return [self.words[name] for name, keys in told if keys]
