"""Which PDFs there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faq import site_map
from faq.model import Content, Entry, Language


@dataclass(frozen=True, slots=True)
class Publication:
    """One PDF of the site, at `path` below its root.

    `template` is handbook, poster, sheet or booklet; `subject` is the id of the entry or role it is about.
    """

    path: str
    template: str
    language: Language
    subject: str = ""


def every_publication(content: Content, languages: Sequence[Language] = ()) -> tuple[Publication, ...]:
    """Handbooks first, since they take longest; then the poster of the site, booklets and sheets.

    In `languages`, or in every language of the site.
    """
    languages = languages or content.languages
    entries = content.entries.values()
    return (
        *(Publication(site_map.handbook(language), "handbook", language) for language in languages),
        *(
            Publication(site_map.POSTER, "poster", language)
            for language in languages
            if language == content.languages[0]
        ),
        *(
            Publication(site_map.booklet(role, language), "booklet", language, role)
            for language in languages
            for role in content.roles
        ),
        *(sheet for entry in entries for sheet in sheets_of(entry, languages)),
    )


def sheets_of(entry: Entry, languages: Sequence[Language]) -> tuple[Publication, ...]:
    """The sheets of one entry."""
    return tuple(
        Publication(site_map.sheet(entry, language), "sheet", language, entry.id) for language in languages
    )
