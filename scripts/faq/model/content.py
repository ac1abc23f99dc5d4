"""The checked content: frozen values, free of files, HTML and MkDocs.

Texts are parsed passages; lists are tuples in authored order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby

from faq.model.text import EMPTY, NOTHING, Language, Passage, Text


@dataclass(frozen=True, slots=True)
class Role:
    """A rung of the escalation ladder; `rank` 0 is the lowest (penyedia)."""

    id: str
    rank: int
    label: Text
    duty: Text
    colour: str


@dataclass(frozen=True, slots=True)
class Category:
    """A subject under which entries are listed."""

    id: str
    label: Text
    description: Text


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something to attach to a report. `held_by` names the roles that can have it; empty: everyone."""

    id: str
    label: Text
    description: Text
    sensitive: bool = False
    held_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A named thing that texts point to: an SOP or a glossary term. `url` may be empty."""

    id: str
    label: Text
    description: Text
    url: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A circumstance under which a group of steps applies."""

    id: str
    label: Text
    description: Text


@dataclass(frozen=True, slots=True)
class Agency:
    """Everything that another LPSE changes. Unknown details are empty and shown nowhere."""

    name: str
    short_name: str
    city: str
    site_url: str
    title: Text
    tagline: Text
    address: str = ""
    email: str = ""
    phone: str = ""
    whatsapp: str = ""
    hours: Text = NOTHING
    website: str = ""
    spse_url: str = ""
    feedback_url: str = ""
    logo: str = ""
    review_months: int = 12
    documents: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Symptom:
    """What the screen shows, literally: a `message`, or a `code` in which x stands for one digit.

    Exactly one of the two is filled. `gloss` explains the message in English and may be empty.
    """

    id: str
    message: str = ""
    code: str = ""
    gloss: Passage = EMPTY

    @property
    def literal(self) -> str:
        return self.message or self.code


@dataclass(frozen=True, slots=True)
class Step:
    """One action of one role. `skips` says why an escalation leaves rungs out."""

    id: str
    role: str
    text: Text
    when: str = ""
    sop: str = ""
    escalate_to: str = ""
    skips: Text = NOTHING
    attach: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry's facts come from: a document and its item number."""

    document: str
    item: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer in both languages.

    `former_ids` are ids of published entries that are gone and whose old address leads here now.
    """

    id: str
    slug: str
    path: str
    question: Text
    category: str
    steps: tuple[Step, ...]
    reviewed: dt.date
    audience: tuple[str, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    asked_as: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    applies_to: str = ""
    related: tuple[str, ...] = ()
    former_slugs: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    source: Source | None = None
    body: Text = NOTHING

    @property
    def roles(self) -> tuple[str, ...]:
        """Roles that act, in the order of their first step."""
        return tuple(dict.fromkeys(step.role for step in self.steps))

    @property
    def turns(self) -> tuple[str, ...]:
        """Roles in the order of their turns in the unconditional steps, then who is finally escalated to."""
        always = [step for step in self.steps if not step.when] or list(self.steps)
        order = tuple(role for role, _ in groupby(step.role for step in always))
        waiting = dict.fromkeys(step.escalate_to for step in always if step.escalate_to)
        return order + tuple(role for role in waiting if role not in order)

    def concerns(self, role: str) -> bool:
        """Whether `role` asks this, acts in it, or is escalated to, under whatever condition."""
        return role in self.audience or any(role in (step.role, step.escalate_to) for step in self.steps)

    @property
    def texts(self) -> Mapping[str, Text]:
        """Every translatable text by its key in `translated_from`, empty ones left out."""
        found = {"question": self.question}
        for step in self.steps:
            found[f"steps.{step.id}"] = step.text
            if step.skips.id:
                found[f"skips.{step.id}"] = step.skips
        if self.body.id:
            found["body"] = self.body
        return found

    @property
    def untranslated(self) -> tuple[str, ...]:
        """Keys of the texts that an English reader gets in Indonesian."""
        return tuple(key for key, text in self.texts.items() if not text.en)

    @property
    def stale(self) -> tuple[str, ...]:
        """Keys of the texts whose translation no longer matches the Indonesian."""
        return tuple(key for key, text in self.texts.items() if text.stale)


@dataclass(frozen=True, slots=True)
class Page:
    """A hand-written page; `path` is relative to the content folder, without language suffix."""

    path: str
    title: Text
    description: Text
    body: Text


@dataclass(frozen=True, slots=True)
class Words:
    """What the search knows of the language beyond stems.

    `synonyms` are groups of equal words, `spellings` map a chat or wrong spelling to a word
    or to several words, `ignored` are words that decide nothing; all lower case.
    """

    synonyms: tuple[tuple[str, ...], ...] = ()
    spellings: Mapping[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Content:
    """The whole checked content. Mappings keep the authored order and are keyed by id.

    `pictures` are the paths of picture files in the content folder.
    """

    agency: Agency
    roles: Mapping[str, Role]
    categories: Mapping[str, Category]
    evidence: Mapping[str, Evidence]
    sops: Mapping[str, Reference]
    conditions: Mapping[str, Condition]
    glossary: Mapping[str, Reference]
    entries: Mapping[str, Entry]
    pages: tuple[Page, ...] = ()
    pictures: tuple[str, ...] = ()
    words: Words = Words()

    @property
    def edition(self) -> dt.date:
        """The date of the newest review: the same content has the same edition everywhere."""
        return max((entry.reviewed for entry in self.entries.values()), default=dt.date(2026, 1, 1))

    @property
    def ladder(self) -> tuple[Role, ...]:
        """The roles from the lowest rung to the top."""
        return tuple(self.roles.values())

    def in_category(self, category: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries.values() if entry.category == category)

    def concerning(self, role: str) -> tuple[Entry, ...]:
        """The entries that concern `role`."""
        return tuple(entry for entry in self.entries.values() if entry.concerns(role))
