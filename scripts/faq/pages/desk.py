"""What an entry's page offers beside the answer: links, ready replies, the report to pass on, terms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote

from faq import address, reply
from faq.model import LANGUAGES, Content, Entry, Evidence, Language, Reference, Role
from faq.qr import qr_svg

# Evidence for which the report has a field of its own; everything else is ticked off in its checklist.
FIELDS = {"alamat-situs": "address", "deskripsi": "description"}

_NOT_PROSE = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Link:
    """The short address of the answer for readers of `language`."""

    language: Language
    url: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A ready text; `href` hands it to the program that sends such messages. It names nobody."""

    language: Language
    kind: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Handover:
    """To whom `role` passes this problem on."""

    role: Role
    target: Role


@dataclass(frozen=True, slots=True)
class Wanted:
    """Evidence in the report: the roles that can have it, and the field that takes it, if it is no tick."""

    evidence: Evidence
    held_by: tuple[str, ...]
    field: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The tools of one entry in one language.

    `qr` is an SVG that leads to the first link, `agents` are the roles that answer others. `sheet` and `card`
    are empty where none are made.
    """

    links: tuple[Link, ...]
    qr: str
    replies: tuple[Reply, ...]
    agents: tuple[str, ...]
    handovers: tuple[Handover, ...]
    wanted: tuple[Wanted, ...]
    terms: tuple[tuple[str, Reference], ...]
    sheet: str
    card: str


def set_desk(content: Content, entry: Entry, language: Language, printed: bool) -> Desk:
    """The tools for `entry` as its page in `language` offers them."""
    handovers = tuple(_handovers(content, entry))
    reporters = [handover.role.id for handover in handovers]
    evidence = dict.fromkeys(id_ for step in entry.steps for id_ in step.attach)
    site = content.agency.site_url
    links = tuple(Link(one, site + address.short(entry, one)) for one in _own_first(language))
    return Desk(
        links=links,
        qr=qr_svg(links[0].url),
        replies=tuple(_replies(content, entry, language)),
        agents=tuple(content.roles)[1:],
        handovers=handovers,
        wanted=tuple(_wanted(content.evidence[id_], reporters) for id_ in evidence),
        terms=tuple(_terms(content, entry, language)),
        sheet=address.sheet(entry, language) if printed else "",
        card=address.card(entry, language) if printed else "",
    )


def _own_first(language: Language) -> list[Language]:
    return sorted(LANGUAGES, key=lambda one: one != language)


def _handovers(content: Content, entry: Entry) -> list[Handover]:
    """Every role but the topmost passes on to whom its own last escalation names, else one rung up."""
    return [Handover(role, _target(content, entry, role, upper)) for role, upper in pairwise(content.ladder)]


def _target(content: Content, entry: Entry, role: Role, upper: Role) -> Role:
    own = [step.escalate_to for step in entry.steps if step.role == role.id and step.escalate_to]
    return content.roles[own[-1]] if own else upper


def _wanted(evidence: Evidence, reporters: list[str]) -> Wanted:
    holders = tuple(role for role in reporters if not evidence.held_by or role in evidence.held_by)
    return Wanted(evidence, holders, FIELDS.get(evidence.id, ""))


def _replies(content: Content, entry: Entry, language: Language) -> list[Reply]:
    return [
        Reply(one, kind, text, _href(kind, text, entry.question.read(one)))
        for one in _own_first(language)
        for kind in reply.KINDS
        for text in [reply.reply_text(content, entry, one, kind)]
    ]


def _href(kind: str, text: str, question: str) -> str:
    """The text as a prefilled link: WhatsApp for a chat, the mail program for an e-mail (RFC 6068)."""
    if kind == "chat":
        return f"https://wa.me/?text={quote(text, safe='')}"
    body = text.replace("\n", "\r\n")
    return f"mailto:?subject={quote(question, safe='')}&body={quote(body, safe='')}"


def _terms(content: Content, entry: Entry, language: Language) -> list[tuple[str, Reference]]:
    """Glossary terms that the steps or the notes of `entry` use, as they are written there."""
    texts = [step.text.read(language) for step in entry.steps] + [entry.body.read(language)]
    prose = _NOT_PROSE.sub(" ", "\n".join(texts))
    found = []
    for term in content.glossary.values():
        word = term.label.read(language).split(" (")[0]
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", prose, re.IGNORECASE):
            found.append((word, term))
    return found
