"""How readers reach the agency."""

from __future__ import annotations

import re
from dataclasses import dataclass

from faq.catalogue import Catalogue
from faq.model import Agency, Language

# What a telephone program understands of a number as people write it.
_DIALLED = re.compile(r"[^0-9+]")
# The digits of a number behind its country code, in groups that people read out.
_GROUPS = re.compile(r"(62)(\d{3})(\d{3,4})(\d{3,5})")


@dataclass(frozen=True, slots=True)
class ContactView:
    """A way to reach the agency. `kind` is empty for a further channel of the agency's own.

    `href` is empty where no program can follow it, `about` where there is nothing to explain.
    """

    kind: str
    label: str
    text: str
    href: str
    about: str = ""


def contacts(agency: Agency, language: Language) -> tuple[ContactView, ...]:
    """The ways to reach `agency`; those that are not known are left out."""
    words = Catalogue(language)
    known = (
        ("email", agency.email, f"mailto:{agency.email}"),
        ("phone", agency.phone, f"tel:{_DIALLED.sub('', agency.phone)}"),
        ("whatsapp", readable(agency.whatsapp), f"https://wa.me/{agency.whatsapp}"),
        ("website", agency.website, agency.website),
        ("hours", agency.hours.read(language).plain, ""),
        ("address", agency.address, ""),
    )
    usual = (ContactView(kind, words[kind], text, href) for kind, text, href in known if text)
    further = (
        ContactView(
            "", one.label.read(language).plain, one.text, one.url, one.description.read(language).plain
        )
        for one in agency.contacts
    )
    return (*usual, *further)


def readable(number: str) -> str:
    """A WhatsApp number as people write it: +62 812-3456-7890; of another country, with a + alone."""
    found = _GROUPS.fullmatch(number)
    return f"+{found[1]} {'-'.join(found.groups()[1:])}" if found else number and f"+{number}"
