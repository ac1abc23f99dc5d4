"""Which PDFs there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faq import address
from faq.model import LANGUAGES, Content, Entry, Language


@dataclass(frozen=True, slots=True)
class Order:
    """One PDF to print: `template` is handbook, sheet or booklet; `subject` the entry or role it is about."""

    path: str
    template: str
    language: Language
    subject: str = ""


def every_order(content: Content, languages: Sequence[Language] = LANGUAGES) -> tuple[Order, ...]:
    """Handbooks first, since they take longest; then booklets and sheets."""
    entries = content.entries.values()
    return (
        *(Order(address.handbook(language), "handbook", language) for language in languages),
        *(
            Order(address.booklet(role, language), "booklet", language, role)
            for language in languages
            for role in content.roles
        ),
        *(order for entry in entries for order in sheets_of(entry, languages)),
    )


def sheets_of(entry: Entry, languages: Sequence[Language] = LANGUAGES) -> tuple[Order, ...]:
    """The sheets of one entry."""
    return tuple(Order(address.sheet(entry, language), "sheet", language, entry.id) for language in languages)
