"""The path of a case up the ladder: every escalation goes up, is answered, and asks for what can be had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from faq.check.known import NOTHING, Known, members, text_of
from faq.check.report import problem, quoted
from faq.model import Located, Problem, RawFile, Sources


def check_escalation(sources: Sources, known: Known) -> Iterator[Problem]:
    """Problems of the steps and symptoms of every entry."""
    for raw in sources.entries:
        yield from _repeated(raw, "steps", "step")
        yield from _repeated(raw, "symptoms", "symptom")
        yield from _symptoms(raw)
        path = _Path(raw.path, members(raw.fields, "steps"), known.ranks, known.holders)
        yield from path.escalations()
        yield from path.turns()
        yield from path.evidence()


def _repeated(raw: RawFile, group: str, noun: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for item in members(raw.fields, group):
        id_ = text_of(item, "id")
        line = item.fields.get("id", NOTHING).line
        if id_ in seen:
            hint = f"first on line {seen[id_]}; every {noun} needs an id of its own"
            yield problem("FAQ214", raw.path, line, f"the {noun} id {quoted(id_)} appears twice", hint)
        elif id_:
            seen[id_] = line


def _symptoms(raw: RawFile) -> Iterator[Problem]:
    for symptom in members(raw.fields, "symptoms"):
        given = [name for name in ("text", "code") if name in symptom.fields]
        if len(given) != 1 and symptom.fields:
            found = "both 'text' and 'code'" if given else "neither 'text' nor 'code'"
            hint = "a literal message goes into 'text', a code like 7xxxx into 'code'"
            yield problem("FAQ215", raw.path, symptom.line, f"the symptom has {found}", hint)


@dataclass(frozen=True, slots=True)
class _Path:
    """The steps of one entry. Unknown roles are reported elsewhere."""

    path: str
    steps: tuple[Located, ...]
    ranks: Mapping[str, int]
    holders: Mapping[str, tuple[str, ...]]

    def line(self, step: Located, field: str) -> int:
        return step.fields.get(field, step).line

    def escalations(self) -> Iterator[Problem]:
        """The direction and height of every escalation."""
        for at, step in enumerate(self.steps):
            role, target = text_of(step, "role"), text_of(step, "escalate_to")
            if target in self.ranks and role in self.ranks:
                yield from self._climb(step, role, target)
                if all(text_of(each, "role") in self.ranks for each in self.steps):
                    yield from self._answer(at, target)
            elif "skips" in step.fields and "escalate_to" not in step.fields:
                yield self._idle(step, "the step escalates to nobody")

    def _climb(self, step: Located, role: str, target: str) -> Iterator[Problem]:
        height = self.ranks[target] - self.ranks[role]
        ladder = list(self.ranks)
        if height <= 0:
            way = "back to itself" if height == 0 else f"down to {quoted(target)}"
            higher = ladder[self.ranks[role] + 1 :]
            hint = (
                f"above it: {', '.join(higher)}"
                if higher
                else "it is the top of the ladder: escalate no further"
            )
            message = f"{quoted(role)} escalates {way}"
            yield problem("FAQ216", self.path, self.line(step, "escalate_to"), message, hint)
        elif height > 1 and "skips" not in step.fields:
            left_out = ", ".join(ladder[self.ranks[role] + 1 : self.ranks[target]])
            message = f"the escalation from {quoted(role)} to {quoted(target)} skips {left_out}"
            hint = "add `skips:` with the reason, or escalate to the next rung"
            yield problem("FAQ217", self.path, self.line(step, "escalate_to"), message, hint)
        elif height == 1 and "skips" in step.fields:
            yield self._idle(step, f"{quoted(target)} is the next rung")

    def _idle(self, step: Located, reason: str) -> Problem:
        message = f"'skips' without a skipped rung: {reason}"
        return problem("FAQ218", self.path, self.line(step, "skips"), message, "delete 'skips'")

    def _answer(self, at: int, target: str) -> Iterator[Problem]:
        """Someone who is handed the case must do something with it, unless nobody is above."""
        step = self.steps[at]
        line = self.line(step, "escalate_to")
        if self.ranks[target] == len(self.ranks) - 1:
            return
        answers = [later for later in self.steps[at + 1 :] if text_of(later, "role") == target]
        if not answers:
            message = f"{quoted(target)} is handed the case, but no later step is theirs"
            hint = "add a step of that role after this one, or escalate to a role that acts"
            yield problem("FAQ219", self.path, line, message, hint)
            return
        here, conditions = text_of(step, "when"), {text_of(later, "when") for later in answers}
        # Two different conditions may be the two sides of one question; a single one leaves a gap.
        if conditions.isdisjoint({"", here}) and len(conditions) == 1:
            message = f"{quoted(target)} is handed the case, but acts only when {quoted(conditions.pop())}"
            hint = "say what that role does otherwise, in a step without 'when'"
            yield problem("FAQ220", self.path, line, message, hint)

    def turns(self) -> Iterator[Problem]:
        """A role may act when it began, was handed the case, or is below someone who was."""
        reached = -1
        for step in self.steps:
            rank = self.ranks.get(text_of(step, "role"), -1)
            if reached >= 0 and rank > reached:
                message = f"{quoted(text_of(step, 'role'))} acts, but nobody handed the case over"
                hint = "add `escalate_to` to an earlier step, or put this step first"
                yield problem("FAQ221", self.path, self.line(step, "role"), message, hint)
            reached = max(reached, rank, self.ranks.get(text_of(step, "escalate_to"), -1))

    def evidence(self) -> Iterator[Problem]:
        """A role can attach what it can have by itself, and what it was handed with the case."""
        handed: set[tuple[str, str]] = set()
        for step in self.steps:
            role, target = text_of(step, "role"), text_of(step, "escalate_to")
            for item in members(step, "attach"):
                name = item.text.strip()
                holders = self.holders.get(name, ())
                if holders and role in self.ranks and role not in holders and (role, name) not in handed:
                    message = f"{quoted(role)} cannot have the evidence {quoted(name)}"
                    yield problem(
                        "FAQ222", self.path, item.line, message, f"it comes from: {', '.join(holders)}"
                    )
                handed.add((target, name))
