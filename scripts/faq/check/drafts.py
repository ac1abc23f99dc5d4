"""Unfinished answers: they do not hold up others, and no reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from faq.check.known import text_of
from faq.check.report import problem
from faq.model import (
    TO_DO,
    Located,
    Problem,
    RawFile,
    Severity,
    Sources,
    english_path,
    is_published_picture,
    say,
)

UNWRITTEN = re.compile(rf"^[ \t]*{TO_DO}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Divided:
    """The content apart: what is `published`, with the `drafts`, their translations and pictures left out.

    English texts still to be written are left out of `published` too, so that readers get the Indonesian.
    """

    published: Sources
    drafts: tuple[RawFile, ...]

    @property
    def paths(self) -> frozenset[str]:
        """The files of the drafts and of their translations."""
        own = {raw.path for raw in self.drafts}
        return frozenset(own | {english_path(path) for path in own})


def divide(sources: Sources) -> Divided:
    """`sources` without the answers that say `draft: true` or have a text that begins with TODO."""
    drafts = tuple(raw for raw in sources.entries if is_draft(raw))
    if not drafts and not any(_has_to_do(raw) for raw in sources.translations):
        return Divided(sources, ())
    found = Divided(sources, drafts)
    published = replace(
        sources,
        entries=tuple(raw for raw in sources.entries if raw not in drafts),
        translations=tuple(_written(raw) for raw in sources.translations if raw.path not in found.paths),
    )
    return Divided(replace(published, files=sources.files - _shown_by(found, sources, published)), drafts)


def _shown_by(drafts: Divided, sources: Sources, published: Sources) -> set[str]:
    """The pictures that only drafts name: a screen may show what no one has looked through yet."""
    unfinished = "".join(
        raw.body for raw in (*sources.entries, *sources.translations) if raw.path in drafts.paths
    )
    finished = "".join(raw.body for raw in (*published.entries, *published.translations, *published.pages))
    return {
        path
        for path in filter(is_published_picture, sources.files)
        if (name := PurePosixPath(path).name) in unfinished and name not in finished
    }


def is_draft(raw: RawFile) -> bool:
    """Whether an answer is not to be published yet."""
    return text_of(raw.fields, "draft") == "true" or _has_to_do(raw)


def check_drafts(sources: Sources, divided: Divided) -> Iterator[Problem]:
    """One problem for each draft, and one for each English text that is still to be written."""
    for raw in divided.drafts:
        stated = raw.fields.fields.get("draft")
        hint = say("finish_draft", slug=raw.slug)
        if stated and text_of(raw.fields, "draft") == "true":
            hint = say("delete_draft")
        yield problem("FAQ229", raw.path, stated.line if stated else 1, say("is_draft"), hint)
    for raw in sources.translations:
        if raw.path not in divided.paths:
            for line in _lines(raw):
                to_do, write = say("to_do"), say("write_to_do")
                yield problem("FAQ228", raw.path, line, to_do, write, Severity.NOTICE)


def _has_to_do(raw: RawFile) -> bool:
    return next(_lines(raw), 0) > 0


def _lines(raw: RawFile) -> Iterator[int]:
    """The lines of the texts of a file that begin with TODO."""
    yield from _in_value(raw.fields)
    for match in UNWRITTEN.finditer(raw.body):
        yield raw.body_line + raw.body.count("\n", 0, match.start())


def _in_value(value: Located) -> Iterator[int]:
    if isinstance(value.value, str):
        if TO_DO in value.value and UNWRITTEN.search(value.value):
            yield value.first_line or value.line
        return
    for member in value.value if isinstance(value.value, tuple) else value.value.values():
        yield from _in_value(member)


def _written(raw: RawFile) -> RawFile:
    """A translation without the texts that are still to be written."""
    if not _has_to_do(raw):
        return raw
    body = "" if UNWRITTEN.search(raw.body) else raw.body
    return replace(raw, fields=_without(raw.fields), body=body)


def _without(value: Located) -> Located:
    if not value.fields:
        return value
    kept = {
        name: _without(member)
        for name, member in value.fields.items()
        if not (member.text and UNWRITTEN.search(member.text))
    }
    return replace(value, value={name: member for name, member in kept.items() if member.value != {}})
