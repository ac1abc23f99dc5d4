"""Ready texts for helpdesk agents: a message to the person who asked, and the steps for a colleague.

A message says what its reader does or sends, who handles the problem then, and what never to send. It is
composed from the `AnswerView`, so that every entry has one. An internal text lists the steps of all roles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from faq import site_map
from faq.answer_view import AnswerView, Opening, StepView, Views
from faq.catalogue import Catalogue, inside
from faq.model import Agency, Language

CHAT, EMAIL, INTERNAL = "chat", "email", "internal"
KINDS = (CHAT, EMAIL, INTERNAL)


@dataclass(frozen=True, slots=True)
class Reply:
    """A ready text of one of KINDS, for a helpdesk agent to send. It names no person."""

    language: Language
    kind: str
    text: str


def write(views: Views, view: AnswerView, kind: str) -> Reply:
    """What an agent sends about this question; `kind` is one of KINDS."""
    words, agency, question = views.words, views.content.agency, view.question.text.plain
    link = words["reply_link"].format(link=agency.site_url + site_map.short(view.entry, view.language))
    if kind == INTERNAL:
        about = words["reply_about"].format(question=question)
        turns = words["reply_turns"].format(turns=" → ".join(role.label for role in view.turns))
        steps = _internal_steps(words, view) if view.steps else [view.body.text.plain]
        return Reply(view.language, kind, "\n".join([about, *steps, turns, link]))
    paragraphs = [*_message(words, view, view.openings[0]), words["reply_caution"]]
    if kind == CHAT:
        opening = words["reply_chat_opening"].format(question=question)
        return Reply(view.language, kind, "\n".join([opening, *paragraphs, link]))
    return Reply(view.language, kind, mail(words, agency, question, "\n\n".join([*paragraphs, link])))


def mail(words: Catalogue, agency: Agency, question: str, message: str) -> str:
    """An e-mail about `question` that says `message`, paragraphs with an empty line between them."""
    opening = words["reply_email_opening"].format(question=question)
    return "\n\n".join(
        [words["reply_greeting"], opening, message, f"{words['reply_closing']}\n{agency.name}"]
    )


def _message(words: Catalogue, view: AnswerView, asker: Opening) -> Iterator[str]:
    """The paragraphs for the asker: what to do or send now, who handles it, what to do later."""
    if not view.steps:
        yield view.body.text.plain
        yield words["reply_ask"].format(role=view.report_to.label)
        return
    texts = [step.text.text.one_line for step in asker.steps]
    yield from texts if len(texts) < 2 else (f"{at}. {text}" for at, text in enumerate(texts, 1))
    if asker.ready:
        wanted = ", ".join(f"{at}) {inside(item.label)}" for at, item in enumerate(asker.ready, 1))
        yield words["reply_send"].format(evidence=wanted)
    yield from _handling(words, view, asker)
    if asker.later:
        yield words["reply_later"].format(text=" ".join(step.text.text.one_line for step in asker.later))


def _handling(words: Catalogue, view: AnswerView, asker: Opening) -> Iterator[str]:
    """Who handles the problem, in order. A role that is only escalated to may not be needed."""
    behind = [turn.role.label for turn in asker.path if turn.role != asker.role and turn.condition is None]
    if asker.steps:
        if behind:
            yield words["reply_then"].format(roles=_in_turn(words, behind))
        return
    acting = {step.role.label for step in view.steps}
    # Who is asked for something answers first; so does the role turned to that has no step of its own.
    asks = view.report_to.label if asker.ready or view.report_to.label not in acting else ""
    behind = [label for label in behind if label != asks]
    if asker.ready and behind:
        yield words["reply_passed_on"].format(roles=_in_turn(words, behind))
    elif behind:
        first = [label for label in behind if label in acting]
        yield words["reply_handled"].format(roles=_in_turn(words, first or behind))
        if first and len(first) < len(behind):
            more = [label for label in behind if label not in acting]
            yield words["reply_if_needed"].format(roles=_in_turn(words, more))
    else:
        yield words["reply_handled"].format(roles=_in_turn(words, [view.report_to.label]))


def _in_turn(words: Catalogue, labels: Iterable[str]) -> str:
    return str(words["then"]).join(words["reply_role"].format(role=label) for label in dict.fromkeys(labels))


def _internal_steps(words: Catalogue, view: AnswerView) -> Iterator[str]:
    """The numbered steps of all roles, each below its condition where it begins one."""
    for number, group in enumerate(view.groups):
        label = group.condition.label if group.condition else words["always"] if number else ""
        if label:
            yield f"{label}:"
        for step in group.steps:
            yield f"{step.number}. {step.role.label}: {step.text.text.one_line}"
            yield from (f"   {line}" for line in _details(words, step))


def _details(words: Catalogue, step: StepView) -> Iterator[str]:
    if step.sop and not step.names_sop:
        yield words["reply_follow"].format(sop=step.sop.label)
    if step.attach:
        labels = ", ".join(item.label for item in step.attach)
        wording = words["reply_attach"] if step.escalate_to else words["reply_collect"]
        yield wording.format(evidence=labels)
    if step.escalate_to:
        yield words["reply_escalate"].format(role=step.escalate_to.label)
