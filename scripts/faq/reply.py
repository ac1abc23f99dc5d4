"""Ready replies for helpdesk agents: plain text about one answer, for a chat or an e-mail.

A chat reply fits on a phone: what does not fit is counted and left to the link. An e-mail is complete.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from faq import address
from faq.model import Content, Entry, Language, Step
from faq.prose import Prose

KINDS = ("chat", "email")

# About what a phone shows without scrolling.
CHAT_LENGTH = 600

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "greeting": "Yth. Bapak/Ibu,",
        "thanks": "Terima kasih atas laporan Anda mengenai:\n{question}\n\nLangkah penyelesaiannya:",
        "about": "Tentang: {question}",
        "turns": "Giliran: {turns}",
        "escalate": "Eskalasi ke: {role}",
        "follow": "Rujukan: {sop}",
        "attach": "Lampirkan: {evidence}",
        "collect": "Bukti: {evidence}",
        "always": "Dalam semua keadaan",
        "more": "… dan {count} langkah lagi.",
        "caution": "Jangan mengirim kata sandi kepada siapa pun.",
        "link": "Selengkapnya: {link}",
        "closing": "Hormat kami,",
    },
    "en": {
        "greeting": "Dear Sir or Madam,",
        "thanks": "Thank you for reporting this problem:\n{question}\n\nThe steps to solve it:",
        "about": "About: {question}",
        "turns": "In turn: {turns}",
        "escalate": "Escalate to: {role}",
        "follow": "See: {sop}",
        "attach": "Attach: {evidence}",
        "collect": "Evidence: {evidence}",
        "always": "In every case",
        "more": "… and {count} more.",
        "caution": "Never send your password to anyone.",
        "link": "Full answer: {link}",
        "closing": "Kind regards,",
    },
}


def reply_text(content: Content, entry: Entry, language: Language, kind: str) -> str:
    """What an agent sends to someone who asked this question; `kind` is one of KINDS."""
    words = _WORDS[language]
    question = entry.question.read(language)
    link = words["link"].format(link=content.agency.site_url + address.short(entry, language))
    steps = [_step(content, entry, number, language, kind == "email") for number in range(len(entry.steps))]
    turns = words["turns"].format(
        turns=" → ".join(content.roles[id_].label.read(language) for id_ in entry.turns)
    )
    if kind == "chat":
        return "\n".join([words["about"].format(question=question), turns, *_shortened(steps, words), link])
    thanks = words["thanks"].format(question=question)
    closing = f"{words['closing']}\n{content.agency.name}"
    return "\n\n".join([words["greeting"], thanks, *steps, turns, words["caution"], link, closing])


def _step(content: Content, entry: Entry, number: int, language: Language, whole: bool) -> str:
    """One numbered step, below its condition where it begins one; `whole` adds what belongs to it."""
    step = entry.steps[number]
    before = entry.steps[number - 1].when if number else ""
    lines = []
    if step.when != before:
        label = (
            content.conditions[step.when].label.read(language) if step.when else _WORDS[language]["always"]
        )
        lines.append(f"{label}:" + ("\n" if whole else ""))
    role = content.roles[step.role].label.read(language)
    lines.append(f"{number + 1}. {role}: {_plain(step.text.read(language))}")
    lines += [f"   {line}" for line in _details(content, step, language, whole)]
    return "\n".join(lines)


def _details(content: Content, step: Step, language: Language, whole: bool) -> Iterator[str]:
    words = _WORDS[language]
    if step.sop:
        yield words["follow"].format(sop=content.sops[step.sop].label.read(language))
    if step.attach and whole:
        labels = [content.evidence[id_].label.read(language) for id_ in step.attach]
        yield words["attach" if step.escalate_to else "collect"].format(evidence=", ".join(labels))
    if step.escalate_to and whole:
        yield words["escalate"].format(role=content.roles[step.escalate_to].label.read(language))


def _shortened(steps: list[str], words: Mapping[str, str]) -> list[str]:
    """The first steps, at least one, that fit a chat, and how many are left out."""
    kept, length = steps[:1], len(steps[0])
    for step in steps[1:]:
        length += len(step) + 1
        if length > CHAT_LENGTH:
            return [*kept, words["more"].format(count=len(steps) - len(kept))]
        kept.append(step)
    return kept


@cache
def _parser() -> Prose:
    """One parser for all replies: building it takes longer than reading a step."""
    return Prose()


@cache
def _plain(text: str) -> str:
    """Every step is asked for in chats and e-mails, on the pages of both languages."""
    return _parser().plain(text)
