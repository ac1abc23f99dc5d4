"""One answer for readers of one language: what every output shows of it, worked out once.

Page, reply, feed, PDF and search read an `AnswerView`; none of them groups steps, gathers evidence or decides
whose turn it is by itself. Texts of authors are passages (`Phrase.text`); labels are plain text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from faq import site_map
from faq.catalogue import Catalogue
from faq.model import (
    EMPTY,
    LANGUAGES,
    Content,
    Entry,
    Evidence,
    Language,
    Passage,
    Step,
    Text,
)

# Evidence for which the report has a field of its own; everything else is ticked off in its checklist.
REPORT_FIELDS = {"alamat-situs": "address", "deskripsi": "description"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text as this reader gets it, and the language it is really in, which may be a fallback."""

    text: Passage
    language: Language


@dataclass(frozen=True, slots=True)
class Named:
    """A role, category, condition or procedure as this reader sees it.

    `address` is that of its page (with an anchor where it is part of one), below the root of the language.
    """

    id: str
    label: str
    description: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Something to attach. `held_by` are the ids of the roles that have it; empty: everyone.

    `field` is the field of the report that takes it, empty where the report only ticks it off.
    """

    id: str
    label: str
    description: str
    sensitive: bool
    held_by: tuple[str, ...]
    field: str


@dataclass(frozen=True, slots=True)
class StepView:
    """A step with everything that it names looked up. `number` counts from 1 over the whole entry."""

    number: int
    id: str
    role: Named
    text: Phrase
    sop: Named | None
    escalate_to: Named | None
    skips: Phrase | None
    condition: Named | None
    attach: tuple[EvidenceView, ...]
    former_ids: tuple[str, ...] = ()

    @property
    def names_sop(self) -> bool:
        """Whether the text itself already says which procedure to follow."""
        return self.sop is not None and self.sop.label.casefold() in self.text.text.plain.casefold()


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Neighbouring steps under one condition, or under none. `first`: no earlier group has the condition."""

    condition: Named | None
    steps: tuple[StepView, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class SymptomView:
    """What the screen shows, letter by letter, and a translation of it that may be empty."""

    id: str
    literal: str
    gloss: Passage


@dataclass(frozen=True, slots=True)
class Handover:
    """To whom `role` passes this problem on."""

    role: Named
    target: Named


@dataclass(frozen=True, slots=True)
class Turn:
    """A role whose turn it is, and the condition under which it gets one; none: always."""

    role: Named
    condition: Named | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """What readers of one `role` do now, and what follows.

    `steps` are carried out at once. Where an asker has none at once, `report_to` is whom the asker turns to
    (the order of this site, not of the source) and `ready` what the others will ask for. `later` are the
    role's steps after another role's turn. `path` is who handles the problem after this reader, in order.
    """

    role: Named
    steps: tuple[StepView, ...]
    report_to: Named | None
    ready: tuple[EvidenceView, ...]
    later: tuple[StepView, ...]
    path: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Involvement:
    """What a role does about a problem before, or without, a step of its own.

    `report_to` is whom it reports to, none where it does not ask or has the first step; `sent_by` and
    `receives` are the labels of those who pass the problem on to it, and of what comes with it.
    """

    report_to: Named | None
    sent_by: tuple[str, ...]
    receives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One entry in one language.

    `turns` are the roles in the order in which they act. `asker` is the role whose question this is,
    `report_to` the rung above it (or whom to ask, where the answer is only text), `waits_for` the roles
    whose turn the asker waits for. `handovers` say for every role but the topmost to whom it passes the
    problem on. `openings` say what a reader does now: the asker first, then every other role that acts.
    After the day `due` the answer counts as old. `source` names the document and its item that the facts
    come from, empty where none is named.
    """

    entry: Entry
    language: Language
    question: Phrase
    category: Named
    symptoms: tuple[SymptomView, ...]
    groups: tuple[StepGroup, ...]
    steps: tuple[StepView, ...]
    evidence: tuple[EvidenceView, ...]
    turns: tuple[Named, ...]
    asker: Named
    report_to: Named
    waits_for: tuple[Named, ...]
    handovers: tuple[Handover, ...]
    openings: tuple[Opening, ...]
    due: dt.date
    body: Phrase
    source: str
    untranslated: bool
    stale: bool

    @property
    def first(self) -> Named:
        """Whose move it is: the first role that acts, or whom to ask where none does."""
        return (self.turns or (self.report_to,))[0]

    @property
    def summary(self) -> str:
        """The step that comes now and who takes it, or the text of an answer without steps, on one line."""
        if not self.steps:
            return self.body.text.one_line
        first = self.steps[0]
        return f"{first.role.label}: {first.text.text.one_line}"

    def moves(self, role: str) -> tuple[StepView, ...]:
        """The steps that `role` carries out."""
        return tuple(step for step in self.steps if step.role.id == role)

    def involvement(self, role: str) -> Involvement:
        """What `role` does about this problem before, or without, a step of its own."""
        sent = [step for step in self.steps if step.escalate_to and step.escalate_to.id == role]
        asks = bool(self.steps) and role == self.asker.id != self.report_to.id
        return Involvement(
            report_to=self.openings[0].report_to if asks else None,
            sent_by=tuple(dict.fromkeys(step.role.label for step in sent)),
            receives=tuple(dict.fromkeys(item.label for step in sent for item in step.attach)),
        )

    def concerns(self, role: str) -> bool:
        """Whether `role` asks this, acts in it, or is escalated to, under whatever condition."""
        return self.entry.concerns(role) or role == self.asker.id


class Views:
    """The answers of `content` for readers of `language`, each worked out when it is first asked for."""

    def __init__(self, content: Content, language: Language) -> None:
        self.content = content
        self.language = language
        self.words = Catalogue(language)
        self._roles = {
            id_: self._named(id_, role.label, role.duty, f"{site_map.ROLES}/{id_}/")
            for id_, role in content.roles.items()
        }
        self._categories = {
            id_: self._named(id_, item.label, item.description, f"{site_map.CATEGORIES}/{id_}/")
            for id_, item in content.categories.items()
        }
        self._conditions = {
            id_: self._named(id_, item.label, item.description) for id_, item in content.conditions.items()
        }
        self._sops = {
            id_: self._named(id_, item.label, item.description, f"sop/#{id_}")
            for id_, item in content.sops.items()
        }
        self._evidence = {id_: self._item(item) for id_, item in content.evidence.items()}
        self._found: dict[str, AnswerView] = {}

    @property
    def roles(self) -> tuple[Named, ...]:
        """The roles from the lowest rung of the ladder to the top."""
        return tuple(self._roles.values())

    @property
    def categories(self) -> tuple[Named, ...]:
        """The categories in their authored order."""
        return tuple(self._categories.values())

    def __iter__(self) -> Iterator[AnswerView]:
        """The view of every entry, in the order of their ids."""
        return (self.view(entry) for entry in self.content.entries.values())

    def view(self, entry: Entry) -> AnswerView:
        """`entry` as this language's readers see it."""
        found = self._found.get(entry.id)
        if found is None or found.entry is not entry:
            found = self._found[entry.id] = self._view(entry)
        return found

    def concerning(self, role: str) -> tuple[AnswerView, ...]:
        """The answers that concern `role`."""
        return tuple(self.view(entry) for entry in self.content.concerning(role))

    def in_category(self, category: str) -> tuple[AnswerView, ...]:
        """The answers of a category."""
        return tuple(self.view(entry) for entry in self.content.in_category(category))

    def phrase(self, text: Text) -> Phrase:
        """`text` as this language's readers get it."""
        return Phrase(text.read(self.language), text.language(self.language))

    def _view(self, entry: Entry) -> AnswerView:
        steps = tuple(self._step(step, number) for number, step in enumerate(entry.steps, 1))
        turns = tuple(self._roles[id_] for id_ in entry.turns)
        ladder = self.content.ladder
        asker = self.content.roles[entry.audience[0]] if entry.audience else ladder[0]
        foreign = self.language != LANGUAGES[0]
        report_to = self._roles[entry.ask or ladder[min(asker.rank + 1, len(ladder) - 1)].id]
        return AnswerView(
            entry=entry,
            language=self.language,
            question=self.phrase(entry.question),
            category=self._categories[entry.category],
            symptoms=tuple(
                SymptomView(symptom.id, symptom.literal, symptom.gloss if foreign else EMPTY)
                for symptom in entry.symptoms
            ),
            groups=tuple(_groups(steps)),
            steps=steps,
            evidence=tuple(dict.fromkeys(item for step in steps for item in step.attach)),
            turns=turns,
            asker=self._roles[asker.id],
            report_to=report_to,
            waits_for=tuple(role for role in dict.fromkeys(turns) if role.id != asker.id),
            handovers=tuple(self._handovers(entry)),
            openings=tuple(_openings(steps, turns, self._roles[asker.id], report_to)),
            due=months_after(entry.reviewed, self.content.agency.review_months),
            body=self.phrase(entry.body),
            source=self._source(entry),
            untranslated=foreign and bool(entry.untranslated),
            stale=foreign and bool(entry.stale),
        )

    def _step(self, step: Step, number: int) -> StepView:
        return StepView(
            number=number,
            id=step.id,
            role=self._roles[step.role],
            text=self.phrase(step.text),
            sop=self._sops.get(step.sop),
            escalate_to=self._roles.get(step.escalate_to),
            skips=self.phrase(step.skips) if step.skips.id else None,
            condition=self._conditions.get(step.when),
            attach=tuple(self._evidence[id_] for id_ in step.attach),
            former_ids=step.former_ids,
        )

    def _source(self, entry: Entry) -> str:
        if entry.source is None:
            return ""
        document = self.content.agency.documents.get(entry.source.document)
        name = document.read(self.language).plain if document else entry.source.document
        return f"{name}, {self.words['item']} {entry.source.item}"

    def _handovers(self, entry: Entry) -> Iterator[Handover]:
        """Every role but the topmost passes on to whom its own last escalation names, else one rung up."""
        last = {step.role: step.escalate_to for step in entry.steps if step.escalate_to}
        for role, upper in pairwise(self.content.ladder):
            yield Handover(self._roles[role.id], self._roles[last.get(role.id, upper.id)])

    def _named(self, id_: str, label: Text, description: Text, address: str = "") -> Named:
        label_text, description_text = label.read(self.language), description.read(self.language)
        return Named(id_, label_text.plain, description_text.one_line, address)

    def _item(self, evidence: Evidence) -> EvidenceView:
        return EvidenceView(
            id=evidence.id,
            label=evidence.label.read(self.language).plain,
            description=evidence.description.read(self.language).plain,
            sensitive=evidence.sensitive,
            held_by=evidence.held_by,
            field=REPORT_FIELDS.get(evidence.id, ""),
        )


@lru_cache(maxsize=2 * len(LANGUAGES))
def views_of(content: Content, language: Language) -> Views:
    """The answers of `content` for readers of `language`; of the same content always the same ones."""
    return Views(content, language)


def _groups(steps: Iterable[StepView]) -> Iterator[StepGroup]:
    seen: set[Named | None] = set()
    for condition, members in groupby(steps, key=lambda step: step.condition):
        yield StepGroup(condition, tuple(members), condition not in seen)
        seen.add(condition)


def _openings(
    steps: tuple[StepView, ...], turns: tuple[Named, ...], asker: Named, report_to: Named
) -> Iterator[Opening]:
    order = [*map(Turn, turns), *_returns(steps, turns)]
    for role in dict.fromkeys((asker, *(step.role for step in steps))):
        own = [step for step in steps if step.role == role]
        at_once = role != asker or (bool(own) and steps[0].role == role)
        now = _first_run(steps, role) if at_once else ()
        after = _after(now, role, order) if at_once else [Turn(report_to), *order]
        yield Opening(
            role=role,
            steps=now,
            report_to=None if at_once else report_to,
            ready=() if at_once else _wanted(steps, role),
            later=tuple(step for step in own if step not in now),
            path=tuple(turn for turn, _ in groupby(after)),
        )


def _after(now: Iterable[StepView], role: Named, order: list[Turn]) -> list[Turn]:
    """Who follows `role`: whom its steps name and those behind that one, else those behind `role` itself."""
    named = [step.escalate_to for step in now if step.escalate_to]
    places = [at for at, turn in enumerate(order) if turn.role == (named[-1] if named else role)]
    return order[places[0] + (not named) :] if places else [Turn(target) for target in named[-1:]]


def _returns(steps: Iterable[StepView], turns: Iterable[Named]) -> Iterator[Turn]:
    """The turns that roles get again, or at all, only under a condition."""
    last = [*turns][-1:]
    for condition, members in groupby(steps, key=lambda step: step.condition):
        roles = [role for role, _ in groupby(step.role for step in members)]
        if condition and roles != last:
            yield from (Turn(role, condition) for role in roles)


def _first_run(steps: Iterable[StepView], role: Named) -> tuple[StepView, ...]:
    """The first neighbouring steps of `role` under one condition."""
    for key, members in groupby(steps, key=lambda step: (step.role, step.condition)):
        if key[0] == role:
            return tuple(members)
    return ()


def _wanted(steps: Iterable[StepView], role: Named) -> tuple[EvidenceView, ...]:
    """What others ask for that `role` can have."""
    asked = (item for step in steps if step.role != role for item in step.attach)
    return tuple(dict.fromkeys(item for item in asked if not item.held_by or role.id in item.held_by))


def months_after(date: dt.date, months: int) -> dt.date:
    """The same day `months` later, or the month's last day where it has no such day."""
    years, month = divmod(date.month - 1 + months, 12)
    first = dt.date(date.year + years, month + 1, 1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return last.replace(day=min(date.day, last.day))
