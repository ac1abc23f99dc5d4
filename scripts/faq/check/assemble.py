"""From raw values that passed every check to the frozen model, as the table of fields describes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any, get_args, get_origin

from faq.cache import key_of
from faq.check.links import shown_pictures
from faq.check.passages import Passages, read_passages
from faq.check.schema import BY_ID
from faq.memory import Memory
from faq.model import (
    MISSING,
    Agency,
    Content,
    Entry,
    Located,
    Page,
    Passage,
    RawFile,
    Retired,
    Role,
    Sources,
    Text,
    Words,
    full_colour,
    is_digest_of,
)
from faq.model.fields import Field, described

NO_FILE = RawFile("", MISSING)
# The records that a file's own fields state; all others are inside of one.
WHOLE_FILES = {Entry, Page}


def assemble(sources: Sources, passages: Passages | None = None, memory: Memory | None = None) -> Content:
    """The content that `sources` describe, with its texts as `passages` holds them, or parsed here.

    `memory` is what both were read with.
    """
    return _Assembly(sources, passages or read_passages(sources), memory or Memory()).content()


@dataclass(frozen=True, slots=True)
class _English:
    """The English file beside an entry, and the digests of the Indonesian texts it was made from."""

    fields: Located = MISSING
    accepted: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, raw: RawFile) -> _English:
        record = raw.fields.get("translated_from")
        return cls(raw.fields, {key: value.text.strip() for key, value in record.fields.items()})

    def text(self, key: str) -> Located:
        """The English of a key of `translated_from`."""
        group, _, id_ = key.partition(".")
        found = self.fields.get(group)
        return found.get(id_) if id_ else found


@dataclass(frozen=True, slots=True)
class _Assembly:
    sources: Sources
    passages: Passages
    memory: Memory

    def content(self) -> Content:
        translations = {raw.path.removesuffix(".en.md"): raw for raw in self.sources.translations}
        gone = self.gone()
        entries = []
        for raw in self.sources.entries:
            other = translations.get(raw.path.removesuffix(".md"), NO_FILE)
            former = {*raw.fields.get("former_slugs").texts}
            ids = tuple(id_ for id_, slugs in gone.items() if {*slugs} & former) if former else ()
            digest = "" if other is NO_FILE else self.memory.digest(other)
            key = None if digest is None else key_of(digest, ids)
            entries.append(self.memory.about(raw, "entry", partial(self.entry, raw, other, ids), key))
        entries.sort(key=lambda entry: (len(entry.id), entry.id))
        by_id: dict[str, Any] = {
            stem: {
                id_: self.record(record, raw, id=id_) for id_, raw in self.sources.table(stem).fields.items()
            }
            for stem, record in BY_ID.items()
            if record is not Role
        }
        roles = enumerate(self.sources.table("roles").fields.items())
        return Content(
            agency=_completed(self.record(Agency, self.sources.table("agency"))),
            roles={id_: self.record(Role, raw, id=id_, rank=rank) for rank, (id_, raw) in roles},
            entries={entry.id: entry for entry in entries},
            pages=tuple(self.pages()),
            pictures=tuple(sorted(shown_pictures(self.sources, self.passages))),
            retired=tuple(_retired(self.sources)),
            words=_small(self.record(Words, self.sources.table("words"))),
            **by_id,
        )

    def record(self, record: Any, raw: Located, english: _English = _English(), **known: Any) -> Any:
        """An instance of `record` with what `raw` states; what it does not state keeps its default."""
        id_ = known.get("id") or raw.get("id").text.strip()
        for one in described(record):
            if one.field.translated:
                key = one.field.translated if record in WHOLE_FILES else f"{one.field.translated}.{id_}"
                original = self.passages.of(raw.get(one.name))
                text = self.joined(english, key, original, self.passages.of(english.text(key)))
                known[one.attribute] = text.en if one.type is Passage else text
            elif one.field.each_language:
                files = {"id": raw, "en": english.fields}
                known[one.attribute] = {
                    language: file.get(one.name).texts for language, file in files.items()
                }
            elif (value := raw.get(one.name)).text.strip() or value.items or value.fields:
                known[one.attribute] = self.value(one.type, value, one.field, english)
        return record(**known)

    def joined(self, english: _English, key: str, indonesian: Passage, other: Passage) -> Text:
        """One text in both languages, stale where the Indonesian is not what was accepted."""
        record = english.accepted.get(key)
        return Text(
            indonesian,
            other,
            bool(other) and record is not None and not is_digest_of(record, indonesian.source),
        )

    def value(self, type_: Any, raw: Located, about: Field, english: _English) -> Any:
        """The value of a field of this type."""
        text = raw.text.strip()
        if type_ is str:
            return full_colour(text) if about.form == "colour" else text
        if type_ is Text:
            return self.both(raw)
        origin, inside = _taken_apart(type_)
        if origin is Mapping:
            return {key: self.value(inside[1], value, about, english) for key, value in raw.fields.items()}
        if origin in {tuple, frozenset}:
            return origin(self.value(inside[0], item, about, english) for item in raw.items)
        if isinstance(type_, type) and described(type_):
            return self.record(type_, raw, english)
        if type_ is dt.date:
            return dt.date.fromisoformat(text)
        if type_ is int:
            return int(text)
        if type_ is bool:
            return text == "true"
        return text

    def both(self, raw: Located) -> Text:
        """A text of a data file: `{id: …, en: …}`, or one text that serves both languages."""
        if raw.text:
            return Text(self.passages.of(raw), self.passages.of(raw))
        indonesian, english = (self.passages.of(raw.get(one)) for one in ("id", "en"))
        return Text(indonesian, english)

    def pages(self) -> list[Page]:
        english = {
            raw.path.removesuffix(".en.md"): raw for raw in self.sources.pages if raw.path.endswith(".en.md")
        }
        pages = []
        for raw in self.sources.pages:
            if not raw.path.endswith(".en.md"):
                other = english.get(raw.path.removesuffix(".md"), NO_FILE)
                body = Text(self.passages.body(raw), self.passages.body(other))
                pages.append(self.record(Page, raw.fields, _English(other.fields), path=raw.path, body=body))
        return pages

    def gone(self) -> Mapping[str, tuple[str, ...]]:
        """The addresses of every id that was published and is gone."""
        here = {raw.fields.get("id").text.strip() for raw in self.sources.entries}
        known = self.sources.registered
        return {id_: raw.get("slugs").texts for id_, raw in known.items() if id_ not in here}

    def entry(self, raw: RawFile, translation: RawFile, former_ids: tuple[str, ...]) -> Entry:
        english = _English.of(translation)
        known = {
            "slug": raw.slug,
            "path": raw.path,
            "steps": (),
            "former_ids": former_ids,
            "body": self.joined(english, "body", self.passages.body(raw), self.passages.body(translation)),
        }
        made: Entry = self.record(Entry, raw.fields, english, **known)
        return made


@cache
def _taken_apart(type_: Any) -> tuple[Any, tuple[Any, ...]]:
    """What a type is a list or mapping of: its origin and its arguments."""
    return get_origin(type_), get_args(type_)


def _completed(agency: Agency) -> Agency:
    """The agency with what follows from its name, and with a slash at the end of its address."""
    tagline = Text.of_words(
        f"Jawaban atas kendala SPSE yang sering ditanyakan kepada {agency.name}.",
        f"Answers to the SPSE problems people often bring to {agency.name}.",
    )
    return replace(
        agency,
        short_name=agency.short_name or agency.name,
        tagline=agency.tagline if agency.tagline.id else tagline,
        site_url=agency.site_url.rstrip("/") + "/",
    )


def _retired(sources: Sources) -> Iterator[Retired]:
    """The answers that the register calls retired and that no entry has taken over."""
    for id_, raw in sources.registered.items():
        date, question = (raw.get(name).text.strip() for name in ("retired", "question"))
        if date:
            slugs = raw.get("slugs").texts
            yield Retired(id_, slugs, question or slugs[0], dt.date.fromisoformat(date))


def _small(words: Words) -> Words:
    """The words in small letters."""
    return Words(
        synonyms=tuple(tuple(word.lower() for word in group) for group in words.synonyms),
        spellings={wrong.lower(): right.lower() for wrong, right in words.spellings.items()},
        ignored=frozenset(word.lower() for word in words.ignored),
        everyday=frozenset(word.lower() for word in words.everyday),
    )
