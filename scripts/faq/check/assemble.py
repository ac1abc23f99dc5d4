"""From located raw values, already found sound, to the frozen model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from faq.check.passages import Passages, read_passages
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
    Passage,
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
NO_FILE = RawFile("", NOTHING)
TITLE = Text.of_words("Bantuan SPSE", "SPSE Help")


def assemble(sources: Sources, passages: Passages | None = None) -> Content:
    """The content that `sources` describe, with its texts as `passages` holds them, or parsed here."""
    return _Assembly(sources, passages or read_passages(sources)).content()


def _plain(raw: Located, name: str) -> str:
    return raw.fields.get(name, NOTHING).text.strip()


def _list(raw: Located, name: str) -> tuple[str, ...]:
    return tuple(item.text.strip() for item in raw.fields.get(name, NOTHING).items)


def _tagline(agency: str) -> Text:
    return Text.of_words(
        f"Jawaban atas kendala SPSE yang paling sering ditanyakan kepada {agency}.",
        f"Answers to the SPSE problems people most often bring to {agency}.",
    )


@dataclass(frozen=True, slots=True)
class _Assembly:
    sources: Sources
    passages: Passages

    def content(self) -> Content:
        translations = {raw.path.removesuffix(".en.md"): raw for raw in self.sources.translations}
        gone = self.gone()
        entries = [
            self.entry(raw, translations.get(raw.path.removesuffix(".md"), NO_FILE), gone)
            for raw in self.sources.entries
        ]
        entries.sort(key=lambda entry: (len(entry.id), entry.id))
        return Content(
            agency=self.agency(self.data("agency")),
            roles={
                id_: Role(
                    id_,
                    rank,
                    self.text(raw, "label"),
                    self.text(raw, "duty"),
                    full_colour(_plain(raw, "colour")),
                )
                for rank, (id_, raw) in enumerate(self.data("roles").items())
            },
            categories={
                id_: Category(id_, self.text(raw, "label"), self.text(raw, "description"))
                for id_, raw in self.data("categories").items()
            },
            evidence={id_: self.evidence(id_, raw) for id_, raw in self.data("evidence").items()},
            sops=self.references("sops"),
            conditions={
                id_: Condition(id_, self.text(raw, "label"), self.text(raw, "description"))
                for id_, raw in self.data("conditions").items()
            },
            glossary=self.references("glossary"),
            entries={entry.id: entry for entry in entries},
            pages=tuple(self.pages()),
            pictures=tuple(filter(is_published_picture, sorted(self.sources.files))),
            words=_words(self.data("words")),
        )

    def data(self, stem: str) -> Mapping[str, Located]:
        raw = self.sources.data.get(stem)
        return raw.fields.fields if raw else {}

    def passage(self, raw: Located, name: str) -> Passage:
        return self.passages.of(raw.fields[name]) if name in raw.fields else self.passages.of(NOTHING)

    def text(self, raw: Located, name: str) -> Text:
        """A text of a data file: `{id: …, en: …}`, or one text that serves both languages."""
        value = raw.fields.get(name, NOTHING)
        if value.text:
            return Text(self.passages.of(value), self.passages.of(value))
        return Text(self.passage(value, "id"), self.passage(value, "en"))

    def references(self, stem: str) -> dict[str, Reference]:
        return {
            id_: Reference(id_, self.text(raw, "label"), self.text(raw, "description"), _plain(raw, "url"))
            for id_, raw in self.data(stem).items()
        }

    def evidence(self, id_: str, raw: Located) -> Evidence:
        sensitive = _plain(raw, "sensitive") == "true"
        return Evidence(
            id_, self.text(raw, "label"), self.text(raw, "description"), sensitive, _list(raw, "from")
        )

    def agency(self, fields: Mapping[str, Located]) -> Agency:
        raw = Located(fields, 1)
        months = _plain(raw, "review_months")
        documents = fields.get("documents", NOTHING)
        return Agency(
            name=_plain(raw, "name"),
            short_name=_plain(raw, "short_name") or _plain(raw, "name"),
            city=_plain(raw, "city"),
            site_url=_plain(raw, "site_url").rstrip("/") + "/",
            title=self.text(raw, "title") if "title" in fields else TITLE,
            tagline=self.text(raw, "tagline") if "tagline" in fields else _tagline(_plain(raw, "name")),
            address=_plain(raw, "address"),
            email=_plain(raw, "email"),
            phone=_plain(raw, "phone"),
            whatsapp=_plain(raw, "whatsapp"),
            hours=self.text(raw, "hours"),
            website=_plain(raw, "website"),
            spse_url=_plain(raw, "spse_url"),
            feedback_url=_plain(raw, "feedback_url"),
            logo=_plain(raw, "logo"),
            review_months=int(months) if months.isdigit() else 12,
            documents={id_: self.text(documents, id_) for id_ in documents.fields},
        )

    def pages(self) -> list[Page]:
        english = {
            raw.path.removesuffix(".en.md"): raw for raw in self.sources.pages if raw.path.endswith(".en.md")
        }
        pages = []
        for raw in self.sources.pages:
            if raw.path.endswith(".en.md"):
                continue
            other = english.get(raw.path.removesuffix(".md"), NO_FILE)
            title, description = (
                Text(self.passage(raw.fields, name), self.passage(other.fields, name))
                for name in ("title", "description")
            )
            body = Text(self.passages.body(raw), self.passages.body(other))
            pages.append(Page(raw.path, title, description, body))
        return pages

    def gone(self) -> Mapping[str, tuple[str, ...]]:
        """The addresses of every id that was published and is gone."""
        here = {_plain(raw.fields, "id") for raw in self.sources.entries}
        register = self.sources.register
        known = register.fields.fields if register else {}
        return {id_: _list(raw, "slugs") for id_, raw in known.items() if id_ not in here}

    def entry(self, raw: RawFile, translation: RawFile, gone: Mapping[str, tuple[str, ...]]) -> Entry:
        fields, other = raw.fields, translation.fields
        accepted = {
            key: value.text for key, value in other.fields.get("translated_from", NOTHING).fields.items()
        }

        def joined(key: str, indonesian: Passage, english: Passage) -> Text:
            stale = bool(english) and key in accepted and accepted[key] != digest(indonesian.source)
            return Text(indonesian, english, stale)

        def english(group: str, id_: str) -> Passage:
            return self.passage(other.fields.get(group, NOTHING), id_)

        def step(raw: Located) -> Step:
            id_ = _plain(raw, "id")
            return Step(
                id=id_,
                role=_plain(raw, "role"),
                text=joined(f"steps.{id_}", self.passage(raw, "text"), english("steps", id_)),
                when=_plain(raw, "when"),
                sop=_plain(raw, "sop"),
                escalate_to=_plain(raw, "escalate_to"),
                skips=joined(f"skips.{id_}", self.passage(raw, "skips"), english("skips", id_)),
                attach=_list(raw, "attach"),
            )

        def symptom(raw: Located) -> Symptom:
            id_ = _plain(raw, "id")
            return Symptom(id_, _plain(raw, "text"), _plain(raw, "code"), english("symptoms", id_))

        asked: dict[Language, tuple[str, ...]] = {
            "id": _list(fields, "asked_as"),
            "en": _list(other, "asked_as"),
        }
        origin = fields.fields.get("source")
        former_slugs = _list(fields, "former_slugs")
        return Entry(
            id=_plain(fields, "id"),
            slug=raw.slug,
            path=raw.path,
            question=joined("question", self.passage(fields, "question"), self.passage(other, "question")),
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
            body=joined("body", self.passages.body(raw), self.passages.body(translation)),
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
