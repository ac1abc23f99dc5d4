"""The path of a case up the ladder: each escalation goes up, is answered, and asks for evidence there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from faq.cache import key_of
from faq.check.known import Known, text_of
from faq.check.report import problem, quoted
from faq.memory import Memory
from faq.model import Located, Message, Problem, RawFile, Sources, say


def check_escalation(sources: Sources, known: Known, memory: Memory) -> Iterator[Problem]:
    """Problems of the steps and symptoms of every entry."""
    key = key_of(known.ranks, known.holders)
    for raw in sources.entries:
        yield from memory.problems(raw, "escalation", partial(_entry, raw, known), key)


def _entry(raw: RawFile, known: Known) -> Iterator[Problem]:
    yield from _repeated(raw, "steps", say("step"))
    yield from _repeated(raw, "symptoms", say("symptom"))
    yield from _symptoms(raw)
    path = _Path(raw.path, raw.fields.get("steps").items, known.ranks, known.holders)
    yield from path.escalations()
    yield from path.turns()
    yield from path.evidence()


def _repeated(raw: RawFile, group: str, noun: Message) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for item in raw.fields.get(group).items:
        id_ = text_of(item, "id")
        line = item.get("id").line
        if id_ in seen:
            hint = say("first_own_id", line=seen[id_], noun=noun)
            yield problem("FAQ214", raw.path, line, say("id_twice", noun=noun, id=quoted(id_)), hint)
        elif id_:
            seen[id_] = line


def _symptoms(raw: RawFile) -> Iterator[Problem]:
    for symptom in raw.fields.get("symptoms").items:
        given = [name for name in ("text", "code") if name in symptom.fields]
        if len(given) != 1 and symptom.fields:
            found = say("symptom_both" if given else "symptom_neither")
            yield problem("FAQ215", raw.path, symptom.line, found, say("text_or_code"))


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
                yield self._idle(step, say("escalates_nowhere"))

    def _climb(self, step: Located, role: str, target: str) -> Iterator[Problem]:
        height = self.ranks[target] - self.ranks[role]
        ladder = list(self.ranks)
        if height <= 0:
            wrong = say("escalates_down", role=quoted(role), target=quoted(target))
            if height == 0:
                wrong = say("escalates_to_itself", role=quoted(role))
            higher = ladder[self.ranks[role] + 1 :]
            hint = say("above_it", names=", ".join(higher)) if higher else say("top_of_ladder")
            yield problem("FAQ216", self.path, self.line(step, "escalate_to"), wrong, hint)
        elif height > 1 and "skips" not in step.fields:
            left_out = ", ".join(ladder[self.ranks[role] + 1 : self.ranks[target]])
            skips = say("skips_rungs", role=quoted(role), target=quoted(target), names=left_out)
            yield problem("FAQ217", self.path, self.line(step, "escalate_to"), skips, say("add_skips"))
        elif height == 1 and "skips" in step.fields:
            yield self._idle(step, say("next_rung", role=quoted(target)))

    def _idle(self, step: Located, reason: Message) -> Problem:
        idle = say("idle_skips", reason=reason)
        return problem("FAQ218", self.path, self.line(step, "skips"), idle, say("delete_skips"))

    def _answer(self, at: int, target: str) -> Iterator[Problem]:
        """Someone who is handed the case must do something with it, unless no role is above."""
        step = self.steps[at]
        line = self.line(step, "escalate_to")
        if self.ranks[target] == len(self.ranks) - 1:
            return
        answers = [later for later in self.steps[at + 1 :] if text_of(later, "role") == target]
        if not answers:
            yield problem("FAQ219", self.path, line, say("never_acts", role=quoted(target)), say("add_step"))
            return
        here, conditions = text_of(step, "when"), {text_of(later, "when") for later in answers}
        # Two different conditions may be the two sides of one question; a single one leaves a gap.
        if conditions.isdisjoint({"", here}) and len(conditions) == 1:
            gap = say("acts_only_when", role=quoted(target), condition=quoted(conditions.pop()))
            yield problem("FAQ220", self.path, line, gap, say("say_otherwise"))

    def turns(self) -> Iterator[Problem]:
        """A role may act when it began, was handed the case, or is below someone who was."""
        reached = -1
        for step in self.steps:
            rank = self.ranks.get(text_of(step, "role"), -1)
            if 0 <= reached < rank:
                message = say("not_handed_over", role=quoted(text_of(step, "role")))
                yield problem("FAQ221", self.path, self.line(step, "role"), message, say("add_escalation"))
            target = text_of(step, "escalate_to")
            # A name that nobody has may mean any role: what is wrong with it was reported.
            reached = max(reached, rank, self.ranks.get(target, len(self.ranks) if target else -1))

    def evidence(self) -> Iterator[Problem]:
        """A role can attach what it can have by itself, and what it was handed with the case."""
        handed: set[tuple[str, str]] = set()
        for step in self.steps:
            role, target = text_of(step, "role"), text_of(step, "escalate_to")
            for item in step.get("attach").items:
                name = item.text.strip()
                holders = self.holders.get(name, ())
                if holders and role in self.ranks and role not in holders and (role, name) not in handed:
                    message = say("cannot_have", role=quoted(role), evidence=quoted(name))
                    hint = say("comes_from", names=", ".join(holders))
                    yield problem("FAQ222", self.path, item.line, message, hint)
                handed.add((target, name))
