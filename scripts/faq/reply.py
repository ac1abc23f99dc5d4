"""Ready replies for helpdesk agents: plain text about one answer, for a chat or an e-mail."""

from __future__ import annotations

from faq import address
from faq.model import Content, Entry, Language
from faq.prose import Prose

KINDS = ("chat", "email")


def reply_text(content: Content, entry: Entry, language: Language, kind: str) -> str:
    """What an agent sends to someone who asked this question; `kind` is one of KINDS."""
    prose = Prose()
    steps = [
        f"{number}. {content.roles[step.role].label.read(language)}: {prose.plain(step.text.read(language))}"
        for number, step in enumerate(entry.steps, 1)
    ]
    link = content.agency.site_url + address.short(entry, language)
    return "\n".join([prose.plain(entry.question.read(language)), "", *steps, "", link])
