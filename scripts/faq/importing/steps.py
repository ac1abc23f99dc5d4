"""From the parts of an answer to steps: one role each, every escalation upwards and answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from faq.importing.document import words
from faq.importing.indonesian import CONDITIONAL, begins_action, is_active, is_passive
from faq.importing.items import Item, Part
from faq.importing.names import ContentNames
from faq.importing.sentence import Clause, Reader

_ASKS_FOR = re.compile(
    r"\b(?:lampir\w*|melampirkan|dilampiri|menyertakan|sertakan|disertai|minta|meminta|siapkan|menyiapkan)\b",
    re.I,
)
_SOP = re.compile(r"\bSOP\b")


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person has to decide: a key of the catalogue, its detail, and whether the text says TODO."""

    key: str
    detail: str = ""
    loud: bool = False


@dataclass(frozen=True, slots=True)
class DraftStep:
    """A step of a draft. `origin` is the mark of the part it comes from, `under` when it applies.

    `towards` are roles to whom it sends something that may have been the case.
    """

    role: str
    text: str
    origin: str = ""
    when: str = ""
    under: str = ""
    sop: str = ""
    escalate_to: str = ""
    skips: str = ""
    attach: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    towards: tuple[str, ...] = ()


@dataclass(slots=True)
class _State:
    """Who acted last, who asked, and who was handed the case, while an answer is read."""

    asker: str
    role: str = ""
    holder: str = ""


def steps_of(item: Item, known: ContentNames, reader: Reader) -> tuple[DraftStep, ...]:
    """The steps of an item, and nothing that the checks of escalations refuse; none if it states facts."""
    asker = next(iter(reader.begins_with(item.question)), known.ladder[0])
    state = _State(asker)
    found: list[DraftStep] = []
    for part in item.parts:
        if not part.is_note:
            found += _part(part, known, reader, state)
    if _states_facts(item, reader):
        return ()
    if not found:
        found = [DraftStep(asker, "", doubts=(Doubt("import_no_step", loud=True),))]
    return tuple(_answered(_reached(found, known.ladder), known.ladder))


def _states_facts(item: Item, reader: Reader) -> bool:
    """Whether an answer states a fact, such as `Paling lama dua hari kerja.`, and asks for no action."""
    parts = [part for part in item.parts if not part.is_note]
    if not parts or any(part.actor or part.under for part in parts):
        return False
    clauses = [clause for part in parts for clause in reader.clauses(part.text)]
    acting = (
        each.actor or each.unknown_actor or each.reader or each.target or each.hands_over for each in clauses
    )
    # An instruction may also begin behind a comma.
    said = (part for clause in clauses for part in re.split(r"[,;:]", clause.text))
    return not any(acting) and not any(begins_action(words(part)) for part in said)


def notes_of(item: Item, *, all_parts: bool = False) -> tuple[str, ...]:
    """Causes and remarks of an item, which are no steps; with `all_parts`, everything it says."""
    return tuple(f"{part.mark} {part.text}".strip() for part in item.parts if part.is_note or all_parts)


def _part(part: Part, known: ContentNames, reader: Reader, state: _State) -> list[DraftStep]:
    found: list[DraftStep] = []
    for at, clause in enumerate(reader.clauses(part.text)):
        step = _step(replace(clause, text=clause.text.rstrip(" ,")), known, state, _named(part, reader))
        condition = known.condition(part.under) if part.under else _inline_condition(clause.text, known)
        doubts = step.doubts
        if part.under and not condition:
            doubts = (*doubts, Doubt("import_condition", part.under, loud=True))
        sop = known.sop(clause.text)
        if not sop and _SOP.search(clause.text):
            doubts = (*doubts, Doubt("import_sop", clause.text))
        found.append(
            replace(
                step,
                origin="; ".join(filter(None, (part.mark, part.actor))) if at == 0 else "",
                when=condition,
                under=part.under,
                sop=sop,
                doubts=doubts,
            )
        )
    return found


def _named(part: Part, reader: Reader) -> Clause | None:
    """Whom a column of the table names for this part."""
    mention = reader.named(part.actor) if part.actor else None
    if mention is None:
        return Clause("", unknown_actor=part.actor) if part.actor else None
    return Clause("", actor=mention.candidates, unknown_actor="" if mention.candidates else part.actor)


def _step(clause: Clause, known: ContentNames, state: _State, named: Clause | None) -> DraftStep:
    ladder = known.ladder
    said = (
        clause
        if clause.actor or clause.unknown_actor or named is None
        else replace(clause, actor=named.actor, unknown_actor=named.unknown_actor)
    )
    role, doubts = _actor(said, ladder, state)
    target, more = _target(clause, role, ladder)
    doubts += more
    if clause.also and clause.also != (role,):
        doubts.append(Doubt("import_together", ", ".join(clause.also)))
    skips = _skipped(role, target, ladder)
    attach: tuple[str, ...] = ()
    if _ASKS_FOR.search(clause.text):
        attach = tuple(
            id_ for id_ in known.attached(clause.text) if role in (known.holders.get(id_) or (role,))
        )
    state.role, state.holder = role, target or (role if said.actor or said.unknown_actor else state.holder)
    return DraftStep(
        role,
        clause.text,
        escalate_to=target,
        skips=skips,
        attach=attach,
        doubts=tuple(doubts),
        towards=clause.towards,
    )


def _actor(clause: Clause, ladder: Sequence[str], state: _State) -> tuple[str, list[Doubt]]:
    """Who acts: whom the clause names, else the role that has the case, else the asker."""
    if clause.unknown_actor:
        return _stand_in(clause, ladder, state), [
            Doubt("import_unknown_actor", clause.unknown_actor, loud=True)
        ]
    if clause.actor:
        return _one(clause, ladder, state)
    if clause.reader:
        return state.asker, []
    if clause.follows and state.holder:
        return state.holder, []
    if state.role:
        holder = state.holder or state.role
        return holder, [Doubt("import_inherited", holder)]
    return state.asker, [Doubt("import_asker", state.asker)]


def _stand_in(clause: Clause, ladder: Sequence[str], state: _State) -> str:
    """A role for a person that the folder has none for: one that can hand over what the clause hands over."""
    if clause.target:
        return ladder[max(0, min(map(ladder.index, clause.target)) - 1)]
    return state.role or ladder[min(1, len(ladder) - 1)]


def _one(clause: Clause, ladder: Sequence[str], state: _State) -> tuple[str, list[Doubt]]:
    candidates = clause.actor
    if clause.target:
        below = [role for role in candidates if ladder.index(role) < max(map(ladder.index, clause.target))]
        candidates = tuple(below) or candidates
    if len(candidates) == 1:
        return candidates[0], []
    for role in (state.role, state.holder):
        if role in candidates:
            return role, []
    return candidates[0], [Doubt("import_ambiguous", ", ".join(candidates))]


def _target(clause: Clause, role: str, ladder: Sequence[str]) -> tuple[str, list[Doubt]]:
    """Whom the case is handed to: a role above `role`, or none and a doubt."""
    if clause.unknown_target:
        return "", [Doubt("import_unknown_target", clause.unknown_target, loud=True)]
    above = [each for each in clause.target if ladder.index(each) > ladder.index(role)]
    if len(above) > 1:
        return above[0], [Doubt("import_ambiguous", ", ".join(above))]
    if above:
        return above[0], []
    if clause.hands_over:
        return "", [
            Doubt(
                "import_downwards" if clause.target else "import_nowhere", ", ".join(clause.target), loud=True
            )
        ]
    return "", []


def _skipped(role: str, target: str, ladder: Sequence[str]) -> str:
    between = ladder[ladder.index(role) + 1 : ladder.index(target)] if target else ()
    return ", ".join(between)


def _inline_condition(text: str, known: ContentNames) -> str:
    """The condition that a sentence begins with, if the folder has it."""
    tokens = words(text)
    if not tokens or tokens[0] not in CONDITIONAL:
        return ""
    head, comma, _ = text.partition(",")
    if not comma:
        verbs = [
            match.start()
            for match in re.finditer(r"\w+", text)
            if is_active(match.group().casefold()) or is_passive(match.group())
        ]
        head = text[: verbs[1]] if len(verbs) > 1 else text
    return known.condition(head)


def _reached(steps: Sequence[DraftStep], ladder: Sequence[str]) -> list[DraftStep]:
    """Where a higher role acts that was not handed the case, the step before gets a doubtful escalation."""
    found: list[DraftStep] = []
    reached = -1
    for step in steps:
        rank = ladder.index(step.role)
        if reached >= 0 and rank > reached:
            last = found[-1]
            # What was given to a role that then acts was the case; only a person can be sure of it.
            doubt = Doubt("import_unreached", step.role, loud=step.role not in last.towards)
            holder = last.escalate_to or last.role
            skips = _skipped(holder, step.role, ladder)
            if last.escalate_to or ladder.index(last.role) >= rank:
                found.append(DraftStep(holder, "", escalate_to=step.role, skips=skips, doubts=(doubt,)))
            else:
                found[-1] = replace(last, escalate_to=step.role, skips=skips, doubts=(*last.doubts, doubt))
        target = ladder.index(step.escalate_to) if step.escalate_to else -1
        reached = max(reached, rank, target)
        found.append(step)
    return found


def _answered(steps: Sequence[DraftStep], ladder: Sequence[str]) -> list[DraftStep]:
    """Whoever is handed the case and does nothing with it gets a step for a person to write."""
    found = list(steps)
    for at, step in enumerate(steps):
        if not step.escalate_to or step.escalate_to == ladder[-1]:
            continue
        answers = {later.when for later in steps[at + 1 :] if later.role == step.escalate_to}
        answers |= {later.when for later in found[len(steps) :] if later.role == step.escalate_to}
        if not answers or (answers.isdisjoint({"", step.when}) and len(answers) == 1):
            found.append(
                DraftStep(
                    step.escalate_to, "", doubts=(Doubt("import_unanswered", step.escalate_to, loud=True),)
                )
            )
    return found
