"""Ids and addresses: each belongs to one answer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from faq import site_map
from faq.check.forms import DATE, ENTRY_ID, SLUG
from faq.check.known import NOTHING, Known, members, text_of
from faq.check.report import choices, problem, quoted
from faq.model import Problem, RawFile, Severity, Sources

FIRST_YEAR = 2008  # the first LPSE opened then; an earlier review is a slip of the keyboard
# The clock of a machine is wrong more often than an author, so a date shortly ahead only warns.
CLOCK_ERROR = dt.timedelta(days=31)
RESERVED = ("index", "readme")
# Anchors that a page has by itself: nothing an author names may stand for two places.
EVERYWHERE = ("help", "isi")
EVERYWHERE_FROM = ("__", "istilah-", "search-")
ON_ENTRIES = (
    *("bagikan", "catatan", "giliran", "glossary-terms", "lampiran", "langkah", "laporan", "pesan"),
    *("step-link", "terkait", "unfold-step"),
)
# Headings of the page itself: where an author's heading says the same, Markdown numbers its anchor.
NUMBERED = ("catatan", "lampiran", "langkah", "pesan", "terkait")
ON_ENTRIES_FROM = ("balasan-", "lampiran-", "laporan-", "syarat-")


def check_identity(sources: Sources, known: Known, today: dt.date) -> Iterator[Problem]:
    """Problems of ids, file names, old addresses, related entries and dates."""
    for raw in (*sources.entries, *sources.pages):
        yield from _name(raw, raw in sources.entries)
    for raw in sources.pages:
        top = PurePosixPath(raw.path).parts[0]
        if top.split(".")[0] in site_map.RESERVED:
            hint = "the site keeps that name for itself; choose another"
            yield problem("FAQ404", raw.path, 1, f"the name {quoted(top)} is reserved", hint)
    yield from _same_page(sources.pages)
    for raw in sources.entries:
        yield from _in_use(raw, known)
        yield from _related(raw, known)
        yield from _reviewed(raw, today)
    yield from _former(sources, known)
    yield from _anchors(sources, known)
    yield from _asked_twice(sources)


def _same_page(pages: Iterable[RawFile]) -> Iterator[Problem]:
    """Two files that become one page: `a.md` and `a/index.md`."""
    seen: dict[str, RawFile] = {}
    for raw in pages:
        address = raw.path.removesuffix(".md").removesuffix("/index")
        first = seen.setdefault(address, raw)
        if first is not raw:
            hint = f"it is that of {first.path}; rename one of the two"
            yield problem("FAQ402", raw.path, 1, f"the address {quoted(address)} is taken", hint)


def _name(raw: RawFile, is_entry: bool) -> Iterator[Problem]:
    if not SLUG.match(raw.slug):
        message = f"the file name {quoted(raw.slug)} cannot be an address"
        yield problem(
            "FAQ404", raw.path, 1, message, f"expected {SLUG.expected}.md; English: the same with .en.md"
        )
    elif is_entry and raw.slug in RESERVED:
        yield problem(
            "FAQ404",
            raw.path,
            1,
            f"the file name {quoted(raw.slug)} is reserved",
            "name it after the question",
        )


def _in_use(raw: RawFile, known: Known) -> Iterator[Problem]:
    id_ = raw.fields.fields.get("id")
    first = known.entries.get(text_of(raw.fields, "id"))
    if id_ and first and first is not raw:
        hint = f"it is first in {first.path}; ids are never reused, take the next free one"
        yield problem("FAQ401", raw.path, id_.line, f"the id {quoted(id_.text)} is taken", hint)
    if known.slugs[raw.slug] is not raw:
        hint = f"it is first at {known.slugs[raw.slug].path}; folders do not show in addresses"
        yield problem("FAQ402", raw.path, 1, f"the address {quoted(raw.slug)} is taken", hint)


def _related(raw: RawFile, known: Known) -> Iterator[Problem]:
    for item in members(raw.fields, "related"):
        id_ = item.text.strip()
        if id_ and id_ == text_of(raw.fields, "id"):
            yield problem(
                "FAQ406", raw.path, item.line, f"{quoted(id_)} is this entry itself", "name other entries"
            )
        elif ENTRY_ID.match(id_) and id_ not in known.entries:
            hint = choices(id_, known.entries, "entries")
            if id_ in known.drafts:
                hint = f"{known.drafts[id_].path} is a draft, which is not published"
            yield problem("FAQ405", raw.path, item.line, f"unknown related entry {quoted(id_)}", hint)


def _asked_twice(sources: Sources) -> Iterator[Problem]:
    """Two answers to one question: readers find either, and sooner or later they differ."""
    asked: dict[str, RawFile] = {}
    for raw in sources.entries:
        words = " ".join(re.findall(r"\w+", text_of(raw.fields, "question").casefold()))
        first = asked.setdefault(words, raw)
        if words and first is not raw:
            line = raw.fields.fields["question"].line
            hint = "merge the two, or say in the question how they differ"
            yield problem("FAQ417", raw.path, line, f"{first.path} asks the same question", hint)


def _former(sources: Sources, known: Known) -> Iterator[Problem]:
    """An old address may lead to one answer only, and to none that lives there."""
    claimed: dict[str, RawFile] = {}
    for raw in sources.entries:
        for item in members(raw.fields, "former_slugs"):
            slug = item.text.strip()
            owner = known.slugs.get(slug) or claimed.get(slug)
            if owner is not None and not (owner is raw and slug in claimed):
                hint = (
                    f"it leads to {owner.path}; delete it here"
                    if owner is not raw
                    else "it is the address of today"
                )
                yield problem("FAQ403", raw.path, item.line, f"the old address {quoted(slug)} is taken", hint)
            claimed.setdefault(slug, raw)


def _reviewed(raw: RawFile, today: dt.date) -> Iterator[Problem]:
    reviewed = raw.fields.fields.get("reviewed")
    text = reviewed.text.strip() if reviewed else ""
    if reviewed is None or not DATE.match(text):
        return
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        message = f"reviewed: {quoted(text)} is not in the calendar"
        yield problem("FAQ211", raw.path, reviewed.line, message, f"expected {DATE.expected}")
        return
    if date > today:
        message = f"reviewed: {text} is in the future"
        severity = Severity.WARNING if date - today <= CLOCK_ERROR else None
        yield problem("FAQ212", raw.path, reviewed.line, message, f"today is {today}", severity)
    elif date.year < FIRST_YEAR:
        hint = f"write the date of the last review, {FIRST_YEAR} or later"
        yield problem("FAQ211", raw.path, reviewed.line, f"reviewed: {text} cannot be right", hint)


def is_reserved(anchor: str, *, on_entry: bool) -> bool:
    """Whether a page has `anchor` already."""
    if anchor in EVERYWHERE or anchor.startswith(EVERYWHERE_FROM):
        return True
    return on_entry and (anchor in ON_ENTRIES or anchor.startswith(ON_ENTRIES_FROM))


def _anchors(sources: Sources, known: Known) -> Iterator[Problem]:
    """Ids of steps, terms and procedures that the page keeps for itself."""
    for raw in sources.entries:
        for step in members(raw.fields, "steps"):
            if is_reserved(text_of(step, "id"), on_entry=True):
                yield reserved_anchor(raw.path, step.fields.get("id", NOTHING).line, text_of(step, "id"))
    for group in ("glossary", "sops"):
        for id_ in known.ids.get(group, ()):
            if is_reserved(id_, on_entry=False):
                raw = sources.data[group]
                yield reserved_anchor(raw.path, raw.fields.fields[id_].line, id_)


def reserved_anchor(path: str, line: int, anchor: str) -> Problem:
    """`anchor` is that of a part that every such page has."""
    message = f"the page has a part {quoted('#' + anchor)} of its own"
    return problem("FAQ419", path, line, message, "choose other words")
