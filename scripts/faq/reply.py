"""Ready replies for helpdesk agents: plain text about one answer, for a chat or an e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from faq import site_map
from faq.answer_view import AnswerView, StepView, Views, plain
from faq.catalogue import Catalogue
from faq.model import Language

CHAT, EMAIL = "chat", "email"
KINDS = (CHAT, EMAIL)
# About what a phone shows without scrolling.
CHAT_LENGTH = 600


@dataclass(frozen=True, slots=True)
class Reply:
    """A ready text of one of KINDS, for a helpdesk agent to send. It names nobody.

    `href` hands it to the program that sends such messages: WhatsApp for a chat, the mail program
    (RFC 6068) for an e-mail.
    """

    language: Language
    kind: str
    text: str
    href: str


def write(views: Views, view: AnswerView, kind: str) -> Reply:
    """What an agent sends to someone who asked this question; `kind` is one of KINDS.

    A chat reply fits on a phone: what does not fit is counted and left to the link. An e-mail is complete.
    """
    words, agency = views.words, views.content.agency
    link = words["reply_link"].format(link=agency.site_url + site_map.short(view.entry, view.language))
    steps = list(_reply_steps(words, view, whole=kind == EMAIL))
    turns = words["reply_turns"].format(turns=" → ".join(role.label for role in view.turns))
    question = view.question.text
    if kind == CHAT:
        about = words["reply_about"].format(question=question)
        text = "\n".join([about, turns, *_shortened(steps, words), link])
        return Reply(view.language, kind, text, f"https://wa.me/?text={quote(text, safe='')}")
    thanks = words["reply_thanks"].format(question=question)
    closing = f"{words['reply_closing']}\n{agency.name}"
    text = "\n\n".join(
        [words["reply_greeting"], thanks, *steps, turns, words["reply_caution"], link, closing]
    )
    body = text.replace("\n", "\r\n")
    href = f"mailto:?subject={quote(question, safe='')}&body={quote(body, safe='')}"
    return Reply(view.language, kind, text, href)


def _reply_steps(words: Catalogue, view: AnswerView, *, whole: bool) -> Iterator[str]:
    """The numbered steps, each below its condition where it begins one; `whole` adds what belongs to it."""
    for number, group in enumerate(view.groups):
        label = group.condition.label if group.condition else words["always"] if number else ""
        heading = f"{label}:\n" + ("\n" if whole else "") if label else ""
        for step in group.steps:
            lines = [f"{step.number}. {step.role.label}: {plain(step.text.text)}"]
            lines += [f"   {line}" for line in _reply_details(words, step, whole=whole)]
            yield heading + "\n".join(lines)
            heading = ""


def _reply_details(words: Catalogue, step: StepView, *, whole: bool) -> Iterator[str]:
    if step.sop:
        yield words["reply_follow"].format(sop=step.sop.label)
    if step.attach and whole:
        labels = ", ".join(item.label for item in step.attach)
        wording = words["reply_attach"] if step.escalate_to else words["reply_collect"]
        yield wording.format(evidence=labels)
    if step.escalate_to and whole:
        yield words["reply_escalate"].format(role=step.escalate_to.label)


def _shortened(steps: list[str], words: Catalogue) -> list[str]:
    """The first steps, at least one, that fit a chat, and how many are left out."""
    kept, length = steps[:1], len(steps[0])
    for step in steps[1:]:
        length += len(step) + 1
        if length > CHAT_LENGTH:
            return [*kept, words["reply_more"].format(count=len(steps) - len(kept))]
        kept.append(step)
    return kept
