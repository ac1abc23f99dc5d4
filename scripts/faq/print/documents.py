"""Which PDFs there are and what each of them says: the content as plain data for the Typst templates.

Books of very many answers come in volumes, each with answers of one category; the book itself then says which
volume has what. An edited answer sets its volume again and not the whole, a volume is thin enough to print,
and printing takes no more memory for more answers.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from faq import site_map
from faq.answer_view import AnswerView, Views
from faq.catalogue import Catalogue
from faq.contacts import contacts
from faq.model import Agency, Content, Entry, Evidence, Language, Reference, is_published_picture
from faq.print.answers import PICTURES, AnswerWriter, Data, entry_label, site_link, symptom_label

TEMPLATES = Path(__file__).with_name("templates")
MOST_KEYWORDS = 40


# Looks up the file at a path (below the site's root) as it was made under a key; None where it is not known.
Find = Callable[[str, str], bytes | None]


def nothing_found(path: str, key: str) -> None:
    """A `Find` that remembers nothing: every file is made."""


@dataclass(frozen=True, slots=True)
class PdfInput:
    """Everything that the bytes of one PDF depend on, but for the files of templates, fonts and pictures.

    `data` is JSON for the template, `pictures` are paths in the content folder, `codes` the addresses that
    are shown as QR codes, `date` is what the file is dated.
    """

    path: str
    template: str
    data: str
    pictures: tuple[str, ...]
    codes: tuple[str, ...]
    date: dt.date

    def key(self, folder: Path) -> str:
        """The digest of all that the PDF is made of, the pictures in the content folder `folder` included."""
        return key_with_pictures(folder, self.pictures, self.template, self.data, self.date.isoformat())


def key_with_pictures(folder: Path, pictures: Iterable[str], *parts: str) -> str:
    """The digest of `parts` and of the `pictures` in the content folder `folder`."""
    digests = (hashlib.sha256((folder / picture).read_bytes()).hexdigest() for picture in pictures)
    return hashlib.sha256("\0".join([*parts, *digests]).encode()).hexdigest()


def pdf_input(edition: Views, publication: Publication) -> PdfInput:
    """The document that `publication` names, with the answers of `edition`."""
    data = _MAKERS[publication.template](edition, publication)
    return PdfInput(
        publication.path,
        publication.template,
        json.dumps(data, ensure_ascii=False, sort_keys=True),
        tuple(pictures_in(data)),
        tuple(sorted({one["code"] for one in _mappings(data) if one.get("code")})),
        _dated(edition.content, publication).edition,
    )


def _dated(content: Content, publication: Publication) -> Content:
    """What gives `publication` its date: a sheet and a volume change with their own answers alone."""
    entries = content.entries
    if publication.template == "sheet":
        entries = {publication.subject: entries[publication.subject]}
    elif publication.volume:
        entries = {id_: entries[id_] for id_ in publication.volume.ids}
    return replace(content, entries=entries)


def handbook(edition: Views, publication: Publication) -> Data:
    """The whole content: chapters by category, then evidence, procedures, glossary and index.

    A book in volumes says which of them has what; a volume has only what is about its own answers.
    """
    content, volume = edition.content, publication.volume
    views, parts = _answers(edition, publication)
    writer = _writer(edition, views)
    chapters = [
        {
            "label": category.label,
            "description": category.description,
            "answers": [writer.answer(view) for view in views if view.category.id == category.id],
        }
        for category in edition.categories
        if not parts
    ]
    evidence = (_evidence_use(edition, item, views) for item in content.evidence.values())
    return {
        **_frame(edition, edition.words["handbook"], views),
        **_volumes(edition, publication, parts),
        "chapters": [chapter for chapter in chapters if chapter["answers"]],
        "evidence": [item for item in evidence if item["used"] or not volume],
        "sops": [] if volume else _references(content.sops, edition.language),
        "glossary": [] if volume else _references(content.glossary, edition.language),
        "index": _index(views, {id_: _label(edition, part) for part in parts for id_ in part.ids}),
    }


def sheet(edition: Views, publication: Publication) -> Data:
    """The answer that the publication is about alone, under its own question as title."""
    view = edition.view(edition.content.entries[publication.subject])
    answer = _writer(edition, (view,)).answer(view)
    return {**_frame(edition, view.question.text.plain, (view,)), "answer": answer}


def booklet(edition: Views, publication: Publication) -> Data:
    """The answers that concern a role: its own steps whole, of the others whom they wait for."""
    role = publication.subject
    views, parts = _answers(edition, publication)
    shown = () if parts else views
    writer = _writer(edition, views)
    label = edition.content.roles[role].label.read(edition.language).plain
    return {
        **_frame(edition, f"{edition.words['booklet']}: {label}", views),
        **_volumes(edition, publication, parts),
        "role": role,
        "acts": [writer.answer(view) for view in shown if view.moves(role)],
        "others": [
            {**writer.answer(view), "sent_by": part.sent_by, "receives": part.receives}
            for view in shown
            if not view.moves(role)
            for part in [view.involvement(role)]
        ],
    }


def _answers(edition: Views, publication: Publication) -> tuple[tuple[AnswerView, ...], tuple[Volume, ...]]:
    """The answers that a book is about, and the volumes that it has, none if it is a volume itself."""
    content, volume = edition.content, publication.volume
    entries = (
        [content.entries[id_] for id_ in volume.ids] if volume else answers_of(content, publication.subject)
    )
    parts = () if volume else volumes_of(content, publication.subject)
    return tuple(edition.view(entry) for entry in entries), parts


def _volumes(edition: Views, publication: Publication, parts: Iterable[Volume]) -> Data:
    """The volumes of a book, or which one it is, and of when it is."""
    content, volume = edition.content, publication.volume
    return {
        "edition": edition.words.edition(_dated(content, publication)),
        "volume": _label(edition, volume) if volume else "",
        "volumes": [
            {
                "label": _label(edition, part),
                "url": content.agency.site_url + _path(edition.language, publication.subject, part),
                "answers": [
                    {
                        "id": view.entry.id,
                        "question": view.question.text.plain,
                        "language": view.question.language,
                    }
                    for view in (edition.view(content.entries[id_]) for id_ in part.ids)
                ],
            }
            for part in parts
        ],
    }


def _label(edition: Views, volume: Volume) -> str:
    """What a volume is called on its cover."""
    category = edition.content.categories[volume.category].label.read(edition.language).plain
    return category if volume.number == 1 else f"{category}, {edition.words['volume']} {volume.number}"


def poster(edition: Views, _publication: Publication) -> Data:
    """Where the answers are, in all languages of the site: the edition's own first and largest."""
    languages = sorted(edition.content.languages, key=lambda one: one != edition.language)
    catalogues = [Catalogue(one) for one in languages]
    ladder = edition.content.ladder
    helpdesk = ladder[min(1, len(ladder) - 1)]

    def lines(texts: Iterable[str]) -> list[Data]:
        return [
            {"language": language, "text": text.format(role=helpdesk.label.read(language).plain)}
            for language, text in zip(languages, texts, strict=True)
        ]

    return {
        **_frame(edition, edition.words["poster"], ()),
        "question": lines(words["poster_question"] for words in catalogues),
        "lines": [
            lines(texts) for texts in zip(*(words["poster_lines"] for words in catalogues), strict=True)
        ],
    }


_MAKERS = {"handbook": handbook, "sheet": sheet, "booklet": booklet, "poster": poster}


def _writer(edition: Views, views: Iterable[AnswerView]) -> AnswerWriter:
    return AnswerWriter(edition, frozenset(view.entry.id for view in views))


def _frame(edition: Views, title: str, views: Iterable[AnswerView]) -> Data:
    """What every document has."""
    content, language, words = edition.content, edition.language, edition.words
    agency = content.agency
    name = agency.title.read(language).plain
    return {
        "language": language,
        "title": f"{title} – {name}, {agency.short_name}",
        "description": agency.tagline.read(language).plain,
        "keywords": [agency.short_name, "SPSE", *(view.entry.id for view in views)][:MOST_KEYWORDS],
        "words": {key: text for key, text in words.items() if key in _named_words()},
        "home": site_link(content, site_map.home(language)),
        "agency": {
            "name": agency.name,
            "short_name": agency.short_name,
            "title": name,
            "tagline": agency.tagline.read(language).plain,
            "colour": agency.colours.brand,
            "link": agency.colours.link,
            "logo": logo_of(agency),
            "contacts": [
                {
                    "label": one.label,
                    "text": one.text,
                    "href": one.href,
                    "about": one.about,
                }
                for one in contacts(agency, language)
            ],
        },
        "roles": [
            {
                "id": role.id,
                "rank": role.rank,
                "colour": role.colour,
                "label": role.label.read(language).plain,
                "duty": role.duty.read(language).plain,
            }
            for role in content.ladder
        ],
    }


def logo_of(agency: Agency) -> Data | None:
    """The agency's own mark, if Typst knows its format."""
    if not is_published_picture(agency.logo):
        return None
    return {"kind": "picture", "url": PICTURES + agency.logo, "alt": agency.short_name}


def _evidence_use(edition: Views, evidence: Evidence, views: Iterable[AnswerView]) -> Data:
    """A line of the checklist: the evidence, who holds it, and which of the answers ask for it."""
    content, language = edition.content, edition.language
    used = [
        {"label": entry_label(view.entry.id), "id": view.entry.id}
        for view in views
        if any(evidence.id in step.attach for step in view.entry.steps)
    ]
    return {
        "label": evidence.label.read(language).plain,
        "sensitive": evidence.sensitive,
        "description": evidence.description.read(language).plain,
        "held_by": [content.roles[role].label.read(language).plain for role in evidence.held_by],
        "used": used,
    }


def _references(references: Mapping[str, Reference], language: Language) -> list[Data]:
    """Terms in the alphabetical order of what the reader sees."""
    found = [
        {
            "label": term.label.read(language).plain,
            "url": term.url,
            "description": term.description.read(language).plain,
        }
        for term in references.values()
    ]
    return sorted(found, key=lambda term: term["label"].casefold())


def _index(views: Sequence[AnswerView], volume_of: Mapping[str, str]) -> list[Data]:
    """Every literal message and code, codes first, then by letter; `volume_of` says where an answer is."""
    found = sorted(
        (not symptom.code, symptom.literal.casefold(), view.entry.id, symptom.id, symptom.literal)
        for view in views
        for symptom in view.entry.symptoms
    )
    return [
        {
            "literal": literal,
            "answer": entry,
            "label": symptom_label(entry, symptom),
            "is_code": not is_message,
            "volume": volume_of.get(entry, ""),
        }
        for is_message, _, entry, symptom, literal in found
    ]


def pictures_in(data: Any) -> list[str]:
    """The pictures that `data` shows, as paths in the content folder."""
    urls = {one["url"] for one in _mappings(data) if one.get("kind") == "picture"}
    return sorted(url.removeprefix(PICTURES) for url in urls)


def _mappings(data: Any) -> Iterator[Data]:
    """Every mapping in `data`, at any depth."""
    members: Iterable[Any] = ()
    if isinstance(data, dict):
        yield data
        members = data.values()
    elif isinstance(data, list):
        members = data
    for member in members:
        yield from _mappings(member)


@cache
def _named_words() -> frozenset[str]:
    """The keys of the words that a template uses; a PDF is made again only where one of these changes."""
    templates = (file.read_text(encoding="utf-8") for file in sorted(TEMPLATES.glob("*.typ")))
    return frozenset(re.findall(r"\bwords\.(\w+)", "\n".join(templates)))


@dataclass(frozen=True, slots=True)
class Publication:
    """One PDF of the site, at `path` below its root.

    `template` is handbook, poster, sheet or booklet; `subject` is the id of the entry or role it is about,
    `volume` the part that it has of a book in volumes.
    """

    path: str
    template: str
    language: Language
    subject: str = ""
    volume: Volume | None = None


def every_publication(content: Content, languages: Sequence[Language] = ()) -> tuple[Publication, ...]:
    """Handbooks first, since they take longest; then the poster of the site, booklets and sheets.

    In `languages`, or in every language of the site.
    """
    languages = languages or content.languages
    entries = content.entries.values()
    return (
        *(book for language in languages for book in _books(content, language)),
        *(
            Publication(site_map.POSTER, "poster", language)
            for language in languages
            if language == content.languages[0]
        ),
        *(
            book
            for language in languages
            for role in content.roles
            for book in _books(content, language, role)
        ),
        *(sheet for entry in entries for sheet in sheets_of(entry, languages)),
    )


def _books(content: Content, language: Language, role: str = "") -> Iterator[Publication]:
    """The handbook, or the booklet of a role, then its volumes."""
    for part in (None, *volumes_of(content, role)):
        template = "booklet" if role else "handbook"
        yield Publication(_path(language, role, part), template, language, role, part)


def _path(language: Language, role: str, part: Volume | None) -> str:
    name = part.name if part else ""
    return site_map.booklet(role, language, name) if role else site_map.handbook(language, name)


def sheets_of(entry: Entry, languages: Sequence[Language]) -> tuple[Publication, ...]:
    """The sheets of one entry."""
    return tuple(
        Publication(site_map.sheet(entry, language), "sheet", language, entry.id) for language in languages
    )


# A book with more answers than this comes in volumes of at most as many: about sixty pages.
MOST = 100


@dataclass(frozen=True, slots=True)
class Volume:
    """The answers `ids` of `category`, in their order: its volume `number`, counted from 1."""

    category: str
    number: int
    ids: tuple[str, ...]

    @property
    def name(self) -> str:
        """What its file is called."""
        return site_map.volume(self.category, self.number)


def answers_of(content: Content, role: str = "") -> tuple[Entry, ...]:
    """The answers of the handbook, or of the booklet for `role`."""
    return content.concerning(role) if role else tuple(content.entries.values())


def volumes_of(content: Content, role: str = "") -> tuple[Volume, ...]:
    """The volumes of the handbook, or of the booklet for `role`; none where one book holds everything."""
    entries = answers_of(content, role)
    if len(entries) <= MOST:
        return ()
    return tuple(
        volume
        for category in content.categories
        for volume in _split(category, [entry.id for entry in entries if entry.category == category])
    )


def _split(category: str, ids: Sequence[str]) -> list[Volume]:
    starts = range(0, len(ids), MOST)
    return [Volume(category, number, tuple(ids[at : at + MOST])) for number, at in enumerate(starts, 1)]
