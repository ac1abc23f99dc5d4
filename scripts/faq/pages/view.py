"""An entry as one reader's page needs it: one language, labels looked up, steps grouped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from faq.model import Category, Condition, Content, Entry, Evidence, Language, Reference, Role, Step
from faq.pages.desk import Desk


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text and the language it is really in, so that a fallback can be marked as foreign."""

    text: str
    lang: Language


@dataclass(frozen=True, slots=True)
class StepView:
    """A step with everything it names looked up. `number` counts from 1 over the whole entry."""

    number: int
    id: str
    role: Role
    text: Phrase
    sop: Reference | None
    escalate_to: Role | None
    skips: Phrase | None
    condition: Condition | None
    attach: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Neighbouring steps under one condition, or under none. `first`: no earlier group has the condition."""

    condition: Condition | None
    steps: tuple[StepView, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry in one language.

    `path` names the roles in the order in which their turn comes. `asker` is the role whose question this is,
    `report_to` is the rung above, `mine` are the asker's own steps, `others` the roles the asker waits for.
    `due` is the day after which the answer counts as old. Only a page has a `desk`; lists do without.
    """

    entry: Entry
    language: Language
    question: Phrase
    category: Category
    groups: tuple[StepGroup, ...]
    path: tuple[Role, ...]
    asker: Role
    report_to: Role
    mine: tuple[StepView, ...]
    others: tuple[Role, ...]
    due: dt.date
    evidence: tuple[Evidence, ...]
    body: Phrase
    untranslated: bool
    stale: bool
    desk: Desk | None = None

    def steps_of(self, role: str) -> tuple[StepView, ...]:
        """The steps that `role` takes."""
        return tuple(step for group in self.groups for step in group.steps if step.role.id == role)

    @property
    def first(self) -> StepView:
        """The step that comes now."""
        return self.groups[0].steps[0]


def view_entry(content: Content, entry: Entry, language: Language) -> EntryView:
    """`entry` as its page in `language` shows it."""
    numbered = [_step(content, step, number, language) for number, step in enumerate(entry.steps, 1)]
    evidence = dict.fromkeys(id_ for step in entry.steps for id_ in step.attach)
    path = tuple(content.roles[id_] for id_ in entry.turns)
    asker = content.roles[entry.audience[0]] if entry.audience else content.ladder[0]
    english = language == "en"
    return EntryView(
        entry=entry,
        language=language,
        question=Phrase(entry.question.read(language), entry.question.language(language)),
        category=content.categories[entry.category],
        groups=tuple(_groups(numbered)),
        path=path,
        asker=asker,
        report_to=content.ladder[min(asker.rank + 1, len(content.ladder) - 1)],
        mine=tuple(step for step in numbered if step.role == asker),
        others=tuple(role for role in dict.fromkeys(path) if role != asker),
        due=months_after(entry.reviewed, content.agency.review_months),
        evidence=tuple(content.evidence[id_] for id_ in evidence),
        body=Phrase(entry.body.read(language), entry.body.language(language)),
        untranslated=english and bool(entry.untranslated),
        stale=english and bool(entry.stale),
    )


def _groups(steps: Iterable[StepView]) -> Iterator[StepGroup]:
    seen: set[Condition | None] = set()
    for condition, members in groupby(steps, key=lambda step: step.condition):
        yield StepGroup(condition, tuple(members), condition not in seen)
        seen.add(condition)


def _step(content: Content, step: Step, number: int, language: Language) -> StepView:
    return StepView(
        number=number,
        id=step.id,
        role=content.roles[step.role],
        text=Phrase(step.text.read(language), step.text.language(language)),
        sop=content.sops.get(step.sop),
        escalate_to=content.roles.get(step.escalate_to),
        skips=Phrase(step.skips.read(language), step.skips.language(language)) if step.skips.id else None,
        condition=content.conditions.get(step.when),
        attach=tuple(content.evidence[id_] for id_ in step.attach),
    )


def months_after(date: dt.date, months: int) -> dt.date:
    """The same day `months` later, or the month's last day where it has no such day."""
    years, month = divmod(date.month - 1 + months, 12)
    first = dt.date(date.year + years, month + 1, 1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return last.replace(day=min(date.day, last.day))
