"""Anchors that a page has by itself: nothing an author names may stand for two places."""

from __future__ import annotations

from collections.abc import Iterator

from faq.check.report import problem, quoted
from faq.check.vocabulary import NOTHING, Vocabulary, members, plain
from faq.model import Problem, Sources

EVERYWHERE = ("help", "isi")
EVERYWHERE_FROM = ("__", "istilah-", "search-")
ON_ENTRIES = (
    *("bagikan", "catatan", "giliran", "glossary-terms", "lampiran", "langkah", "laporan", "pesan"),
    *("step-link", "terkait", "unfold-step"),
)
# Headings of the page itself: where an author's heading says the same, Markdown numbers its anchor.
NUMBERED = ("catatan", "lampiran", "langkah", "pesan", "terkait")
ON_ENTRIES_FROM = ("balasan-", "lampiran-", "laporan-", "syarat-")


def is_reserved(anchor: str, *, on_entry: bool) -> bool:
    """Whether a page has `anchor` already."""
    if anchor in EVERYWHERE or anchor.startswith(EVERYWHERE_FROM):
        return True
    return on_entry and (anchor in ON_ENTRIES or anchor.startswith(ON_ENTRIES_FROM))


def check_anchors(sources: Sources, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Ids of steps, terms and procedures that the page keeps for itself."""
    for raw in sources.entries:
        for step in members(raw.fields, "steps"):
            if is_reserved(plain(step, "id"), on_entry=True):
                yield taken(raw.path, step.fields.get("id", NOTHING).line, plain(step, "id"))
    for group in ("glossary", "sops"):
        for id_ in vocabulary.ids.get(group, ()):
            if is_reserved(id_, on_entry=False):
                raw = sources.data[group]
                yield taken(raw.path, raw.fields.fields[id_].line, id_)


def taken(path: str, line: int, anchor: str) -> Problem:
    """`anchor` stands for a part that every such page has."""
    message = f"the page has a part {quoted('#' + anchor)} of its own"
    return problem("FAQ419", path, line, message, "choose other words")
