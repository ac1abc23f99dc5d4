"""What each PDF says: the content as plain data for the Typst templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from faq import address
from faq.model import Content, Entry, Evidence, Reference, Role
from faq.print.answers import Answers
from faq.print.draw import Data, Drawing, entry_label, symptom_label
from faq.print.wording import in_words

MOST_KEYWORDS = 40


@dataclass(frozen=True, slots=True)
class Documents:
    """Every document in the language of `answers`."""

    answers: Answers

    @property
    def content(self) -> Content:
        return self.answers.content

    def handbook(self) -> Data:
        """The whole content: chapters by category, then evidence, glossary and index."""
        entries = tuple(self.content.entries.values())
        drawing = self._drawing(entries)
        read = self.answers.read
        chapters = [
            {
                "label": read(category.label),
                "description": read(category.description),
                "answers": [
                    self.answers.answer(entry, drawing) for entry in self.content.in_category(category.id)
                ],
            }
            for category in self.content.categories.values()
        ]
        return {
            **self._frame(self.answers.words["handbook"], entries),
            "chapters": [chapter for chapter in chapters if chapter["answers"]],
            **self.end_matter(),
        }

    def end_matter(self) -> Data:
        """What follows the answers in the handbook."""
        return {
            "evidence": [self._evidence_use(evidence) for evidence in self.content.evidence.values()],
            "sops": self._references(self.content.sops),
            "glossary": self._references(self.content.glossary),
            "index": self._index(),
            "home": self.answers.link(address.home(self.answers.language)),
        }

    def sheet(self, entry: Entry) -> Data:
        """One answer alone, under its own question as title."""
        frame = self._frame(self.answers.read(entry.question), (entry,))
        return {**frame, "answer": self.answers.answer(entry, self._drawing((entry,)))}

    def booklet(self, role: Role) -> Data:
        """The answers that a role asks for, works on or receives."""
        entries = tuple(entry for entry in self.content.entries.values() if _concerns(entry, role.id))
        drawing = self._drawing(entries)
        title = f"{self.answers.words['booklet']}: {self.answers.read(role.label)}"
        answers = [self.answers.answer(entry, drawing) for entry in entries]
        return {**self._frame(title, entries), "role": role.id, "answers": answers}

    def _drawing(self, entries: Iterable[Entry]) -> Drawing:
        return Drawing(self.content, self.answers.language, frozenset(entry.id for entry in entries))

    def _frame(self, title: str, entries: Iterable[Entry]) -> Data:
        """What every document has."""
        agency, read = self.content.agency, self.answers.read
        contact = (agency.email, agency.phone, agency.whatsapp, agency.address, read(agency.hours))
        return {
            "language": self.answers.language,
            "title": f"{title} – {read(agency.title)}, {agency.short_name}",
            "description": read(agency.tagline),
            "keywords": [agency.short_name, "SPSE", *(entry.id for entry in entries)][:MOST_KEYWORDS],
            "words": dict(self.answers.words),
            "edition": in_words(self.content.edition, self.answers.words),
            "agency": {
                "name": agency.name,
                "short_name": agency.short_name,
                "title": read(agency.title),
                "tagline": read(agency.tagline),
                "contact": [line for line in contact if line],
            },
            "roles": [
                {
                    "id": role.id,
                    "rank": role.rank,
                    "colour": role.colour,
                    "label": read(role.label),
                    "duty": read(role.duty),
                }
                for role in self.content.ladder
            ],
        }

    def _evidence_use(self, evidence: Evidence) -> Data:
        """A line of the checklist: the evidence, who holds it, and which answers ask for it."""
        read = self.answers.read
        used = [
            {"label": entry_label(entry.id), "id": entry.id}
            for entry in self.content.entries.values()
            if any(evidence.id in step.attach for step in entry.steps)
        ]
        return {
            **self.answers.evidence(evidence),
            "description": read(evidence.description),
            "held_by": [read(self.content.roles[role].label) for role in evidence.held_by],
            "used": used,
        }

    def _references(self, references: Mapping[str, Reference]) -> list[Data]:
        """Terms in the alphabetical order of what the reader sees."""
        read = self.answers.read
        found = [
            {"label": read(term.label), "url": term.url, "description": read(term.description)}
            for term in references.values()
        ]
        return sorted(found, key=lambda term: term["label"].casefold())

    def _index(self) -> list[Data]:
        """Every literal message and code, codes first, then by letter."""
        found = sorted(
            (not symptom.code, symptom.literal.casefold(), entry.id, symptom.id, symptom.literal)
            for entry in self.content.entries.values()
            for symptom in entry.symptoms
        )
        return [
            {"literal": literal, "answer": entry, "label": symptom_label(entry, symptom)}
            for _, _, entry, symptom, literal in found
        ]


def _concerns(entry: Entry, role: str) -> bool:
    receives = any(step.escalate_to == role for step in entry.steps)
    return role in entry.roles or role in entry.audience or receives
