"""Ids and addresses: each belongs to one answer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from faq import site_map
from faq.check.known import Known, text_of
from faq.check.report import choices, problem, quoted
from faq.check.schema import DATE, ENTRY_ID, SLUG
from faq.model import Located, Problem, RawFile, Severity, Sources, say

FIRST_YEAR = 2008  # the first LPSE opened then; an earlier review is a typing mistake
# The clock of a machine is wrong more often than an author, so a date shortly ahead only warns.
CLOCK_ERROR = dt.timedelta(days=31)
RESERVED = ("index", "readme")
# Anchors that a page has by itself: no name of an author's may mean two places.
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
    for raw in sources.entries:
        yield from _name(raw, is_entry=True)
    for raw in sources.pages:
        yield from _name(raw, is_entry=False)
        top = PurePosixPath(raw.path).parts[0]
        if top.split(".")[0] in site_map.RESERVED:
            reserved = say("name_reserved", name=quoted(top))
            yield problem("FAQ404", raw.path, 1, reserved, say("choose_name"))
    yield from _same_page(sources.pages)
    for raw in sources.entries:
        yield from _in_use(raw, known)
        yield from _related(raw, known)
        yield from _reviewed(raw, today)
    yield from _listings(sources, known)
    yield from _former(sources, known)
    yield from _former_ids(sources)
    yield from _anchors(sources, known)
    yield from _asked_twice(sources)


def _same_page(pages: Iterable[RawFile]) -> Iterator[Problem]:
    """Two files that become one page: `a.md` and `a/index.md`."""
    seen: dict[str, RawFile] = {}
    for raw in pages:
        address = raw.path.removesuffix(".md").removesuffix("/index")
        first = seen.setdefault(address, raw)
        if first is not raw:
            taken = say("address_taken", address=quoted(address))
            yield problem("FAQ402", raw.path, 1, taken, say("rename_one", path=first.path))


def _name(raw: RawFile, *, is_entry: bool) -> Iterator[Problem]:
    if not SLUG.match(raw.slug):
        hint = say("expected", form=say("form_file_name", form=SLUG.expected))
        yield problem("FAQ404", raw.path, 1, say("file_name_bad", name=quoted(raw.slug)), hint)
    elif is_entry and raw.slug in RESERVED:
        reserved = say("file_name_reserved", name=quoted(raw.slug))
        yield problem("FAQ404", raw.path, 1, reserved, say("name_after_question"))


def _listings(sources: Sources, known: Known) -> Iterator[Problem]:
    """Categories and roles are pages of their own, named by their id."""
    for group in ("categories", "roles"):
        for id_ in {*RESERVED} & {*known.ids.get(group, ())}:
            raw = sources.data[group]
            line = raw.fields.fields[id_].line
            yield problem(
                "FAQ404", raw.path, line, say("name_reserved", name=quoted(id_)), say("choose_name")
            )


def _in_use(raw: RawFile, known: Known) -> Iterator[Problem]:
    id_ = raw.fields.fields.get("id")
    first = known.entries.get(text_of(raw.fields, "id"))
    if id_ and first and first is not raw:
        hint = say("first_in", path=first.path, slug=raw.slug)
        yield problem("FAQ401", raw.path, id_.line, say("id_taken", id=quoted(id_.text)), hint)
    if known.slugs[raw.slug] is not raw:
        hint = say("first_at", path=known.slugs[raw.slug].path)
        yield problem("FAQ402", raw.path, 1, say("address_taken", address=quoted(raw.slug)), hint)


def _related(raw: RawFile, known: Known) -> Iterator[Problem]:
    for item in raw.fields.get("related").items:
        id_ = item.text.strip()
        if id_ and id_ == text_of(raw.fields, "id"):
            itself = say("related_itself", id=quoted(id_))
            yield problem("FAQ406", raw.path, item.line, itself, say("name_others"))
        elif ENTRY_ID.match(id_) and id_ not in known.entries and known.complete:
            hint = choices(id_, known.entries, say("entries"))
            if id_ in known.drafts:
                hint = say("related_draft", path=known.drafts[id_].path)
            yield problem("FAQ405", raw.path, item.line, say("unknown_related", id=quoted(id_)), hint)


def _asked_twice(sources: Sources) -> Iterator[Problem]:
    """Two answers to one question: readers find either, and sooner or later they differ."""
    asked: dict[str, RawFile] = {}
    for raw in sources.entries:
        words = " ".join(re.findall(r"\w+", text_of(raw.fields, "question").casefold()))
        first = asked.setdefault(words, raw)
        if words and first is not raw:
            line = raw.fields.fields["question"].line
            yield problem("FAQ417", raw.path, line, say("asked_twice", path=first.path), say("merge_two"))


def _former(sources: Sources, known: Known) -> Iterator[Problem]:
    """A former address leads to one answer only, and is not the present address of any."""
    claimed: dict[str, RawFile] = {}
    for raw in sources.entries:
        for item in raw.fields.get("former_slugs").items:
            slug = item.text.strip()
            owner = known.slugs.get(slug) or claimed.get(slug)
            if owner is not None and not (owner is raw and slug in claimed):
                hint = say("address_of_today") if owner is raw else say("leads_to", path=owner.path)
                taken = say("old_address_taken", slug=quoted(slug))
                yield problem("FAQ403", raw.path, item.line, taken, hint)
            claimed.setdefault(slug, raw)


def _former_ids(sources: Sources) -> Iterator[Problem]:
    """A former id leads to one category, role or step only, and is not the present id of any."""
    for stem in ("categories", "roles"):
        if raw := sources.data.get(stem):
            yield from _claimed(raw, raw.fields.fields)
    for raw in sources.entries:
        steps = {text_of(step, "id"): step for step in raw.fields.get("steps").items}
        yield from _claimed(raw, steps)


def _claimed(raw: RawFile, records: Mapping[str, Located]) -> Iterator[Problem]:
    claimed: set[str] = set()
    for record in records.values():
        for item in record.get("former_ids").items:
            old = item.text.strip()
            if old in records or old in claimed:
                taken = say("old_address_taken", slug=quoted(old))
                yield problem("FAQ403", raw.path, item.line, taken, say("address_of_today"))
            claimed.add(old)


def _reviewed(raw: RawFile, today: dt.date) -> Iterator[Problem]:
    reviewed = raw.fields.fields.get("reviewed")
    text = reviewed.text.strip() if reviewed else ""
    if reviewed is None or not DATE.match(text):
        return
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        wrong = say("no_such_day", name="reviewed", date=quoted(text))
        yield problem("FAQ211", raw.path, reviewed.line, wrong, say("expected", form=DATE.expected))
        return
    if date > today:
        severity = Severity.WARNING if date - today <= CLOCK_ERROR else None
        early, hint = say("in_future", date=text), say("today_is", today=str(today))
        yield problem("FAQ212", raw.path, reviewed.line, early, hint, severity)
    elif date.year < FIRST_YEAR:
        hint = say("last_review", year=FIRST_YEAR)
        yield problem("FAQ211", raw.path, reviewed.line, say("date_too_old", date=text), hint)


def is_reserved(anchor: str, *, on_entry: bool) -> bool:
    """Whether a page has `anchor` already."""
    if anchor in EVERYWHERE or anchor.startswith(EVERYWHERE_FROM):
        return True
    return on_entry and (anchor in ON_ENTRIES or anchor.startswith(ON_ENTRIES_FROM))


def _anchors(sources: Sources, known: Known) -> Iterator[Problem]:
    """Ids of steps, terms and procedures that the page keeps for itself."""
    for raw in sources.entries:
        for step in raw.fields.get("steps").items:
            for item in (step.get("id"), *step.get("former_ids").items):
                if is_reserved(item.text.strip(), on_entry=True):
                    yield reserved_anchor(raw.path, item.line, item.text.strip())
    for group in ("glossary", "sops"):
        for id_ in known.ids.get(group, ()):
            if is_reserved(id_, on_entry=False):
                raw = sources.data[group]
                yield reserved_anchor(raw.path, raw.fields.fields[id_].line, id_)


def reserved_anchor(path: str, line: int, anchor: str) -> Problem:
    """`anchor` is that of a part that every such page has."""
    taken = say("anchor_reserved", anchor=quoted(f"#{anchor}"))
    return problem("FAQ419", path, line, taken, say("other_words"))
