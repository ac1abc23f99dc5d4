"""Where things stand on the site: paths below its root, the same for every output that links to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faq.model import DEFAULT_LANGUAGE, Agency, Entry, Language

API = "api/v1/faq.json"
API_SCHEMA = "api/v1/faq.schema.json"
API_ENTRY_SCHEMA = "api/v1/entry.schema.json"
OPENAPI = "api/v1/openapi.json"
LLMS = "llms.txt"


def home(language: Language) -> str:
    """The root of a language's pages; empty for the default one."""
    return "" if language == DEFAULT_LANGUAGE else f"{language}/"


def page(entry: Entry, language: Language) -> str:
    return f"{home(language)}faq/{entry.slug}/"


def plain_page(entry: Entry, language: Language) -> str:
    """The entry as plain Markdown, beside its page."""
    return f"{page(entry, language)}index.md"


def short(entry: Entry, language: Language) -> str:
    """The permanent address, which survives a new slug."""
    return f"{home(language)}f/{entry.id}/"


def handbook(language: Language) -> str:
    return f"pdf/{language}/handbook.pdf"


def sheet(entry: Entry, language: Language) -> str:
    return f"pdf/{language}/answers/{entry.slug}.pdf"


def card(entry: Entry, language: Language) -> str:
    """The picture that chat programs show with a link to the entry."""
    return f"cards/{language}/{entry.id}.png"


def booklet(role: str, language: Language) -> str:
    return f"pdf/{language}/roles/{role}.pdf"


def atom(language: Language) -> str:
    return f"{home(language)}feed.atom"


def api_entry(entry: Entry) -> str:
    return f"api/v1/entries/{entry.id}.json"


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the agency; `href` is empty where no program can follow it."""

    kind: str
    text: str
    href: str


def contacts(agency: Agency, language: Language) -> tuple[Contact, ...]:
    """The ways to reach `agency`; those that are not known are left out."""
    return tuple(contact for contact in _contacts(agency, language) if contact.text)


def _contacts(agency: Agency, language: Language) -> Iterator[Contact]:
    yield Contact("email", agency.email, f"mailto:{agency.email}")
    yield Contact("phone", agency.phone, f"tel:{agency.phone.replace(' ', '')}")
    yield Contact("whatsapp", agency.whatsapp, f"https://wa.me/{agency.whatsapp}")
    yield Contact("website", agency.website, agency.website)
    yield Contact("hours", agency.hours.read(language), "")
    yield Contact("address", agency.address, "")
