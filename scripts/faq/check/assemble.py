"""From located raw values, already found sound, to the frozen model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from faq.model import (
    Agency,
    Category,
    Condition,
    Content,
    Entry,
    Evidence,
    Language,
    Located,
    Page,
    RawFile,
    Reference,
    Role,
    Source,
    Sources,
    Step,
    Symptom,
    Text,
    Words,
    digest,
    full_colour,
    is_published_picture,
)

NOTHING = Located({}, 1)
TITLE = Text("Bantuan SPSE", "SPSE Help")


def assemble(sources: Sources) -> Content:
    """The content that `sources` describe. What was reported before reads as empty."""
    translations = {raw.path.removesuffix(".en.md"): raw for raw in sources.translations}
    gone = _gone(sources)
    entries = [_entry(raw, translations.get(raw.path.removesuffix(".md")), gone) for raw in sources.entries]
    entries.sort(key=lambda entry: (len(entry.id), entry.id))
    return Content(
        agency=_agency(_data(sources, "agency")),
        roles={
            id_: Role(id_, rank, _text(raw, "label"), _text(raw, "duty"), full_colour(_plain(raw, "colour")))
            for rank, (id_, raw) in enumerate(_data(sources, "roles").items())
        },
        categories={
            id_: Category(id_, _text(raw, "label"), _text(raw, "description"))
            for id_, raw in _data(sources, "categories").items()
        },
        evidence={id_: _evidence(id_, raw) for id_, raw in _data(sources, "evidence").items()},
        sops=_references(_data(sources, "sops")),
        conditions={
            id_: Condition(id_, _text(raw, "label"), _text(raw, "description"))
            for id_, raw in _data(sources, "conditions").items()
        },
        glossary=_references(_data(sources, "glossary")),
        entries={entry.id: entry for entry in entries},
        pages=_pages(sources.pages),
        pictures=tuple(filter(is_published_picture, sorted(sources.files))),
        words=_words(_data(sources, "words")),
    )


def _data(sources: Sources, stem: str) -> Mapping[str, Located]:
    raw = sources.data.get(stem)
    return raw.fields.fields if raw else {}


def _plain(raw: Located, name: str) -> str:
    return raw.fields.get(name, NOTHING).text.strip()


def _list(raw: Located, name: str) -> tuple[str, ...]:
    return tuple(item.text.strip() for item in raw.fields.get(name, NOTHING).items)


def _text(raw: Located, name: str) -> Text:
    """A text of a data file: `{id: …, en: …}`, or one text that serves both languages."""
    value = raw.fields.get(name, NOTHING)
    if value.text:
        return Text(value.text.strip(), value.text.strip())
    return Text(_plain(value, "id"), _plain(value, "en"))


def _references(fields: Mapping[str, Located]) -> dict[str, Reference]:
    return {
        id_: Reference(id_, _text(raw, "label"), _text(raw, "description"), _plain(raw, "url"))
        for id_, raw in fields.items()
    }


def _evidence(id_: str, raw: Located) -> Evidence:
    sensitive = _plain(raw, "sensitive") == "true"
    return Evidence(id_, _text(raw, "label"), _text(raw, "description"), sensitive, _list(raw, "from"))


def _agency(fields: Mapping[str, Located]) -> Agency:
    raw = Located(fields, 1)
    months = _plain(raw, "review_months")
    raw_documents = fields.get("documents", NOTHING)
    return Agency(
        name=_plain(raw, "name"),
        short_name=_plain(raw, "short_name") or _plain(raw, "name"),
        city=_plain(raw, "city"),
        site_url=_plain(raw, "site_url").rstrip("/") + "/",
        title=_text(raw, "title") if "title" in fields else TITLE,
        tagline=_text(raw, "tagline") if "tagline" in fields else _tagline(_plain(raw, "name")),
        address=_plain(raw, "address"),
        email=_plain(raw, "email"),
        phone=_plain(raw, "phone"),
        whatsapp=_plain(raw, "whatsapp"),
        hours=_text(raw, "hours"),
        website=_plain(raw, "website"),
        spse_url=_plain(raw, "spse_url"),
        feedback_url=_plain(raw, "feedback_url"),
        logo=_plain(raw, "logo"),
        review_months=int(months) if months.isdigit() else 12,
        documents={id_: _text(raw_documents, id_) for id_ in raw_documents.fields},
    )


def _tagline(agency: str) -> Text:
    return Text(
        f"Jawaban atas kendala SPSE yang paling sering ditanyakan kepada {agency}.",
        f"Answers to the SPSE problems people most often bring to {agency}.",
    )


def _words(fields: Mapping[str, Located]) -> Words:
    raw = Located(fields, 1)
    return Words(
        synonyms=tuple(
            tuple(word.text.strip().lower() for word in group.items)
            for group in fields.get("synonyms", NOTHING).items
        ),
        spellings={
            wrong.lower(): right.text.strip().lower()
            for wrong, right in fields.get("spellings", NOTHING).fields.items()
        },
        ignored=frozenset(word.lower() for word in _list(raw, "ignored")),
    )


def _pages(raws: tuple[RawFile, ...]) -> tuple[Page, ...]:
    english = {raw.path.removesuffix(".en.md"): raw for raw in raws if raw.path.endswith(".en.md")}
    empty = RawFile("", NOTHING)
    pages = []
    for raw in raws:
        if raw.path.endswith(".en.md"):
            continue
        other = english.get(raw.path.removesuffix(".md"), empty)
        title, description = (
            Text(_plain(raw.fields, name), _plain(other.fields, name)) for name in ("title", "description")
        )
        pages.append(Page(raw.path, title, description, Text(raw.body, other.body)))
    return tuple(pages)


def _gone(sources: Sources) -> Mapping[str, tuple[str, ...]]:
    """The addresses of every id that was published and is gone."""
    here = {_plain(raw.fields, "id") for raw in sources.entries}
    known = sources.register.fields.fields if sources.register else {}
    return {id_: _list(raw, "slugs") for id_, raw in known.items() if id_ not in here}


def _entry(raw: RawFile, translation: RawFile | None, gone: Mapping[str, tuple[str, ...]]) -> Entry:
    fields = raw.fields
    other = translation.fields if translation else NOTHING
    accepted = {key: value.text for key, value in other.fields.get("translated_from", NOTHING).fields.items()}

    def joined(key: str, indonesian: str, english: str) -> Text:
        stale = bool(english) and key in accepted and accepted[key] != digest(indonesian)
        return Text(indonesian, english, stale)

    def english(group: str, id_: str) -> str:
        return _plain(other.fields.get(group, NOTHING), id_)

    def step(raw: Located) -> Step:
        id_, skips = _plain(raw, "id"), _plain(raw, "skips")
        return Step(
            id=id_,
            role=_plain(raw, "role"),
            text=joined(f"steps.{id_}", _plain(raw, "text"), english("steps", id_)),
            when=_plain(raw, "when"),
            sop=_plain(raw, "sop"),
            escalate_to=_plain(raw, "escalate_to"),
            skips=joined(f"skips.{id_}", skips, english("skips", id_)),
            attach=_list(raw, "attach"),
        )

    def symptom(raw: Located) -> Symptom:
        id_ = _plain(raw, "id")
        return Symptom(id_, _plain(raw, "text"), _plain(raw, "code"), english("symptoms", id_))

    asked: dict[Language, tuple[str, ...]] = {"id": _list(fields, "asked_as"), "en": _list(other, "asked_as")}
    origin = fields.fields.get("source")
    former_slugs = _list(fields, "former_slugs")
    return Entry(
        id=_plain(fields, "id"),
        slug=raw.slug,
        path=raw.path,
        question=joined("question", _plain(fields, "question"), _plain(other, "question")),
        category=_plain(fields, "category"),
        steps=tuple(step(item) for item in fields.fields.get("steps", NOTHING).items),
        reviewed=dt.date.fromisoformat(_plain(fields, "reviewed")),
        audience=_list(fields, "audience"),
        symptoms=tuple(symptom(item) for item in fields.fields.get("symptoms", NOTHING).items),
        asked_as=asked,
        applies_to=_plain(fields, "applies_to"),
        related=_list(fields, "related"),
        former_slugs=former_slugs,
        former_ids=tuple(id_ for id_, slugs in gone.items() if {*slugs} & {*former_slugs}),
        source=Source(_plain(origin, "document"), int(_plain(origin, "item"))) if origin else None,
        body=joined("body", raw.body, translation.body if translation else ""),
    )
