"""Every rule about a correct answer. All problems of a run are found, sorted by path and line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial

from faq.cache import key_of
from faq.check.assemble import assemble
from faq.check.data import check_data
from faq.check.drafts import check_drafts, divide
from faq.check.escalation import check_escalation
from faq.check.identity import RESERVED, check_identity
from faq.check.known import Known, check_references, gather, text_of
from faq.check.links import check_links
from faq.check.markdown import check_glyphs, check_markdown
from faq.check.passages import Passages, Written, read_passages
from faq.check.register import check_register
from faq.check.report import CODES, Code, nearest
from faq.check.safety import check_safety
from faq.check.schema import DATA, REQUIRED_DATA, SLUG, WEB, check_fields
from faq.check.translation import check_translations
from faq.memory import Memory
from faq.model import Content, Problem, RawFile, Severity, Sources

__all__ = ["CODES", "Code", "check", "is_slug", "is_web_address", "nearest"]


def is_slug(text: str) -> bool:
    """Whether `text` can be the address of an answer."""
    return bool(SLUG.match(text)) and text not in RESERVED


def is_web_address(text: str) -> bool:
    """Whether `text` is a full address of the web."""
    return bool(WEB.match(text))


def check(
    sources: Sources, today: dt.date, *, drafts: bool = False, memory: Memory | None = None
) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content and its problems, sorted; no content where one of them is an error.

    Problems of a draft are notices. The content has no drafts, or with `drafts` those without an error.
    `memory` is what the sources were loaded with: what follows from a file alone is found out once.
    """
    memory = memory or Memory()
    divided = divide(sources)
    passages = read_passages(divided.published, memory)
    found = {
        *_rules(divided.published, passages, today, memory, divided.drafts),
        *check_drafts(sources, divided),
    }
    whole = read_passages(sources, memory) if divided.drafts else passages
    unfinished = {
        problem
        for problem in (_rules(sources, whole, today, memory) if divided.drafts else ())
        if problem.path in divided.paths
    }
    # A value that is no plain text was reported when it was read; whatever else it breaks follows from that.
    odd = {(problem.path, problem.line) for problem in sources.problems if problem.code == "FAQ108"}
    every = {problem for problem in (*found, *unfinished) if (problem.path, problem.line) not in odd}
    problems = tuple(
        replace(problem, severity=Severity.NOTICE) if problem.path in divided.paths else problem
        for problem in sorted({*sources.problems, *every})
    )
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    if not (drafts and divided.drafts):
        return assemble(divided.published, passages, memory), problems
    wrong = {problem.path for problem in unfinished if problem.severity is Severity.ERROR}
    entries = tuple(raw for raw in sources.entries if raw.path not in wrong)
    content = assemble(replace(sources, entries=entries), whole, memory)
    marked = {
        id_: replace(entry, draft=True) if entry.path in divided.paths else entry
        for id_, entry in content.entries.items()
    }
    return replace(content, entries=marked), problems


def _rules(
    sources: Sources,
    passages: Passages,
    today: dt.date,
    memory: Memory,
    drafts: Collection[RawFile] = (),
) -> Iterator[Problem]:
    known = gather(sources, DATA.keys() - REQUIRED_DATA, drafts)
    yield from check_fields(sources, known.languages, memory)
    yield from check_data(sources, known)
    yield from check_identity(sources, known, today)
    yield from check_register(sources, known)
    yield from check_references(sources, known, memory)
    yield from check_escalation(sources, known, memory)
    yield from check_translations(sources, known, memory)
    yield from _texts(sources, passages, known, memory)


def _texts(sources: Sources, passages: Passages, known: Known, memory: Memory) -> Iterator[Problem]:
    """Problems of what texts say and where they lead."""
    for raw, texts in passages.by_file.items():
        yield from memory.problems(raw, "markdown", partial(_each, texts, check_markdown))
    yield from check_links(sources, passages, known)
    yield from check_glyphs(passages)
    agency = sources.table("agency")
    own = tuple(text_of(agency, name) for name in ("email", "phone", "whatsapp"))
    safety = partial(check_safety, own=own)
    for raw in (*sources.entries, *sources.translations):
        yield from memory.problems(raw, "safety", partial(_each, passages.by_file[raw], safety), key_of(own))


def _each(texts: Iterable[Written], rule: Callable[[Written], Iterator[Problem]]) -> Iterator[Problem]:
    return (problem for written in texts for problem in rule(written))
