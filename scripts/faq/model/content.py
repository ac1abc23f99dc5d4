"""The checked content: frozen values, free of files, HTML and MkDocs; and the table of the fields of each.

Texts are parsed passages; lists are tuples in authored order. What an author can write is `Annotated` with
what is known of it (see fields.py); what follows from it is not. What a field holds is said in the catalogue.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Annotated

from faq.model.fields import DESCRIPTION, LABEL, Field, Markup
from faq.model.text import EMPTY, LANGUAGES, NOTHING, Language, Passage, Text

TITLE = Text.of_words("Bantuan SPSE", "SPSE Help")
BRAND, LINK = "#0c3552", "#0a4f80"
# For what has an address of its own: the old address stays alive when the id changes.
FORMER_IDS = Field(form="id", unique=True, published=False)


@dataclass(frozen=True, slots=True)
class Role:
    """A rung of the escalation ladder; `rank` 0 is the lowest (penyedia)."""

    id: str
    rank: int
    label: Annotated[Text, LABEL]
    duty: Annotated[Text, Field(markup=Markup.INLINE, longest=600, required=True, in_both=True)]
    colour: Annotated[str, Field(form="colour", required=True)]
    former_ids: Annotated[tuple[str, ...], FORMER_IDS] = ()


@dataclass(frozen=True, slots=True)
class Category:
    """A subject under which entries are listed."""

    id: str
    label: Annotated[Text, LABEL]
    description: Annotated[Text, DESCRIPTION] = NOTHING
    former_ids: Annotated[tuple[str, ...], FORMER_IDS] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something to attach to a report. `held_by` names the roles that can have it; empty: everyone."""

    id: str
    label: Annotated[Text, LABEL]
    description: Annotated[Text, DESCRIPTION] = NOTHING
    sensitive: Annotated[bool, Field(form="truth")] = False
    held_by: Annotated[tuple[str, ...], Field(form="id", unique=True, refers_to="roles", name="from")] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A named thing that texts point to: an SOP or a glossary term. `url` may be empty."""

    id: str
    label: Annotated[Text, LABEL]
    description: Annotated[Text, DESCRIPTION] = NOTHING
    url: Annotated[str, Field(form="web", may_be_empty=True)] = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A circumstance under which a group of steps applies."""

    id: str
    label: Annotated[Text, LABEL]
    description: Annotated[Text, DESCRIPTION] = NOTHING


@dataclass(frozen=True, slots=True)
class Notice:
    """An announcement that every page shows from the day `start`, or at once, to the end of the day `end`."""

    text: Annotated[Text, Field(markup=Markup.INLINE, longest=600, required=True, in_both=True)]
    end: Annotated[dt.date, Field(form="date", required=True, name="until")]
    start: Annotated[dt.date | None, Field(form="date", name="from")] = None
    by: Annotated[str, Field(markup=Markup.WORDS, longest=120)] = ""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of the agency's own house style, as `#rrggbb`."""

    brand: Annotated[str, Field(form="colour", may_be_empty=True)] = BRAND
    link: Annotated[str, Field(form="colour", may_be_empty=True)] = LINK


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the agency beside the usual ones. `url` is empty where no program can follow it."""

    label: Annotated[Text, LABEL]
    text: Annotated[str, Field(markup=Markup.WORDS, longest=200, required=True)]
    url: Annotated[str, Field(form="web", may_be_empty=True)] = ""
    description: Annotated[
        Text, Field(markup=Markup.INLINE, longest=600, may_be_empty=True, in_both=True)
    ] = NOTHING


@dataclass(frozen=True, slots=True)
class Agency:
    """Everything that another LPSE changes. Unknown details are empty and shown nowhere."""

    name: Annotated[str, Field(markup=Markup.WORDS, longest=200, required=True)]
    city: Annotated[str, Field(markup=Markup.WORDS, longest=200, required=True)]
    site_url: Annotated[str, Field(form="site", required=True)]
    short_name: Annotated[str, Field(markup=Markup.WORDS, longest=200, may_be_empty=True)] = ""
    title: Annotated[Text, Field(markup=Markup.WORDS, longest=120, in_both=True)] = TITLE
    tagline: Annotated[Text, Field(markup=Markup.INLINE, longest=600, in_both=True)] = NOTHING
    languages: Annotated[tuple[Language, ...], Field(form="language", unique=True)] = LANGUAGES
    address: Annotated[str, Field(markup=Markup.WORDS, longest=200, may_be_empty=True)] = ""
    email: Annotated[str, Field(form="mail", may_be_empty=True)] = ""
    phone: Annotated[str, Field(form="phone", may_be_empty=True)] = ""
    whatsapp: Annotated[str, Field(form="whatsapp", may_be_empty=True)] = ""
    hours: Annotated[Text, Field(markup=Markup.WORDS, longest=120, may_be_empty=True, in_both=True)] = NOTHING
    website: Annotated[str, Field(form="web", may_be_empty=True)] = ""
    spse_url: Annotated[str, Field(form="web", may_be_empty=True)] = ""
    feedback_url: Annotated[str, Field(form="web", may_be_empty=True)] = ""
    contacts: Annotated[tuple[Contact, ...], Field(may_be_empty=True)] = ()
    notice: Annotated[Notice | None, Field(may_be_empty=True)] = None
    colours: Annotated[Colours, Field(may_be_empty=True)] = Colours()
    logo: Annotated[str, Field(form="file", may_be_empty=True)] = ""
    review_months: Annotated[int, Field(form="number", may_be_empty=True)] = 12
    documents: Annotated[
        Mapping[str, Text], Field(markup=Markup.WORDS, longest=120, may_be_empty=True, in_both=True)
    ] = field(default_factory=dict)

    @property
    def has_own_icon(self) -> bool:
        """Whether icons show the agency's logo or colour; ours, which is a drawing, otherwise."""
        return bool(self.logo) or self.colours.brand != Colours().brand


@dataclass(frozen=True, slots=True)
class Symptom:
    """What the screen shows, literally: a `message`, or a `code` in which x stands for one digit.

    Exactly one of the two is filled. `gloss` explains the message in English and may be empty.
    """

    id: Annotated[str, Field(form="id", required=True)]
    message: Annotated[str, Field(markup=Markup.LITERAL, longest=2000, name="text")] = ""
    code: Annotated[str, Field(form="code")] = ""
    gloss: Annotated[Passage, Field(markup=Markup.INLINE, longest=1200, translated="symptoms")] = EMPTY

    @property
    def literal(self) -> str:
        """The message or the code, whichever there is."""
        return self.message or self.code


@dataclass(frozen=True, slots=True)
class Step:
    """One action of one role. `skips` says why an escalation leaves rungs out."""

    id: Annotated[str, Field(form="id", required=True)]
    role: Annotated[str, Field(form="id", required=True, refers_to="roles")]
    text: Annotated[Text, Field(markup=Markup.INLINE, longest=1200, required=True, translated="steps")]
    when: Annotated[str, Field(form="id", refers_to="conditions")] = ""
    sop: Annotated[str, Field(form="id", refers_to="sops")] = ""
    escalate_to: Annotated[str, Field(form="id", refers_to="roles")] = ""
    skips: Annotated[Text, Field(markup=Markup.INLINE, longest=1200, translated="skips")] = NOTHING
    attach: Annotated[tuple[str, ...], Field(form="id", unique=True, refers_to="evidence")] = ()
    former_ids: Annotated[tuple[str, ...], FORMER_IDS] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry's facts come from: a document and its item number."""

    document: Annotated[str, Field(form="id", required=True)]
    item: Annotated[int, Field(form="number", required=True)]


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer in both languages.

    An entry without steps is only text: it has a body, and `ask` says to whom further questions go.
    `former_ids` are ids of published entries that are gone and whose old address leads here now.
    """

    id: Annotated[str, Field(form="entry", required=True)]
    slug: str
    path: str
    question: Annotated[Text, Field(markup=Markup.WORDS, longest=160, required=True, translated="question")]
    category: Annotated[str, Field(form="id", required=True, refers_to="categories")]
    steps: Annotated[tuple[Step, ...], Field(required=True, unless="ask")]
    reviewed: Annotated[dt.date, Field(form="date", required=True)]
    audience: Annotated[tuple[str, ...], Field(form="id", unique=True, refers_to="roles")] = ()
    ask: Annotated[str, Field(form="id", refers_to="roles")] = ""
    symptoms: Annotated[tuple[Symptom, ...], Field()] = ()
    asked_as: Annotated[
        Mapping[Language, tuple[str, ...]],
        Field(markup=Markup.WORDS, longest=200, unique=True, each_language=True),
    ] = field(default_factory=dict)
    applies_to: Annotated[str, Field(markup=Markup.WORDS, longest=120)] = ""
    related: Annotated[tuple[str, ...], Field(form="entry", unique=True)] = ()
    former_slugs: Annotated[tuple[str, ...], Field(form="slug", unique=True)] = ()
    owner: Annotated[str, Field(markup=Markup.WORDS, longest=120, published=False)] = ""
    draft: Annotated[bool, Field(form="truth", published=False)] = False
    former_ids: tuple[str, ...] = ()
    source: Annotated[Source | None, Field()] = None
    body: Text = NOTHING

    @property
    def roles(self) -> tuple[str, ...]:
        """Roles that act, in the order of their first step."""
        return tuple(dict.fromkeys(step.role for step in self.steps))

    @property
    def turns(self) -> tuple[str, ...]:
        """Roles in the order of their turns in the unconditional steps, then who is finally escalated to.

        In an answer that is only text, whom to ask.
        """
        if not self.steps:
            return (self.ask,)
        always = [step for step in self.steps if not step.when] or list(self.steps)
        order = tuple(role for role, _ in groupby(step.role for step in always))
        waiting = dict.fromkeys(step.escalate_to for step in always if step.escalate_to)
        return order + tuple(role for role in waiting if role not in order)

    def concerns(self, role: str) -> bool:
        """Whether `role` asks this, is asked, acts in it, or is escalated to, under whatever condition."""
        acting = any(role in (step.role, step.escalate_to) for step in self.steps)
        return acting or role in self.audience or role == self.ask

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
class Retired:
    """An answer that was published and taken out, and that no other one answers now."""

    id: str
    slugs: tuple[str, ...]
    question: str
    date: dt.date


@dataclass(frozen=True, slots=True)
class Page:
    """A hand-written page; `path` is relative to the content folder, without language suffix."""

    path: str
    title: Annotated[Text, Field(markup=Markup.WORDS, longest=160, required=True, translated="title")]
    description: Annotated[
        Text, Field(markup=Markup.WORDS, longest=300, required=True, translated="description")
    ]
    body: Text


@dataclass(frozen=True, slots=True)
class Words:
    """What the search knows of the language beyond stems; all lower case."""

    synonyms: Annotated[tuple[tuple[str, ...], ...], Field(may_be_empty=True)] = ()
    spellings: Annotated[Mapping[str, str], Field(may_be_empty=True, keys="any")] = field(
        default_factory=dict
    )
    ignored: Annotated[frozenset[str], Field(may_be_empty=True, unique=True)] = frozenset()
    everyday: Annotated[frozenset[str], Field(may_be_empty=True, unique=True)] = frozenset()


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
    retired: tuple[Retired, ...] = ()

    # What is worked out once for a content is found by it, without reading every text.
    __hash__ = object.__hash__

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the site, the one that prevails first."""
        return self.agency.languages

    @property
    def published(self) -> Content:
        """The content without its drafts."""
        kept = {id_: entry for id_, entry in self.entries.items() if not entry.draft}
        return replace(self, entries=kept)

    @property
    def edition(self) -> dt.date:
        """The date of the newest review: the same content has the same edition everywhere."""
        return max((entry.reviewed for entry in self.entries.values()), default=dt.date(2026, 1, 1))

    @property
    def ladder(self) -> tuple[Role, ...]:
        """The roles from the lowest rung to the top."""
        return tuple(self.roles.values())

    def in_category(self, category: str) -> tuple[Entry, ...]:
        """The entries of a category."""
        return tuple(entry for entry in self.entries.values() if entry.category == category)

    def concerning(self, role: str) -> tuple[Entry, ...]:
        """The entries that concern `role`; those without an audience concern the lowest, which asks first."""
        asks = role == self.ladder[0].id
        return tuple(
            entry for entry in self.entries.values() if entry.concerns(role) or (asks and not entry.audience)
        )


def full_colour(colour: str) -> str:
    """`#rgb` or `#rrggbb` as `#rrggbb` in small letters."""
    digits = colour.removeprefix("#").lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`, each from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by the formula of WCAG 2.2: 1 for the same, 21 for black on white."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2: 0 for black, 1 for white."""
    parts = [part / 255 for part in channels(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
