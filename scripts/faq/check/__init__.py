"""Every rule about a correct answer. All problems of a run are found, sorted by path and line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from faq.check.anchors import check_anchors
from faq.check.assemble import assemble
from faq.check.codes import CODES, Code
from faq.check.data import check_data
from faq.check.fields import check_fields
from faq.check.forms import SLUG, WEB
from faq.check.identity import RESERVED, check_identity
from faq.check.references import check_references
from faq.check.register import check_register
from faq.check.report import nearest
from faq.check.schema import DATA, REQUIRED_DATA
from faq.check.steps import check_steps
from faq.check.texts import check_texts
from faq.check.translation import check_translations
from faq.check.vocabulary import gather
from faq.model import Content, Problem, Severity, Sources

__all__ = ["CODES", "Code", "check", "is_slug", "is_web_address", "nearest"]


def is_slug(text: str) -> bool:
    """Whether `text` can be the address of an answer."""
    return bool(SLUG.match(text)) and text not in RESERVED


def is_web_address(text: str) -> bool:
    """Whether `text` is a full address of the web."""
    return bool(WEB.match(text))


def check(sources: Sources, today: dt.date) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content and its problems; no content where one of them is an error."""
    # A value that is no plain text was told when it was read; whatever else it breaks follows from that.
    odd = {(problem.path, problem.line) for problem in sources.problems if problem.code == "FAQ108"}
    found = {problem for problem in _rules(sources, today) if (problem.path, problem.line) not in odd}
    problems = tuple(sorted({*sources.problems, *found}))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return assemble(sources), problems


def _rules(sources: Sources, today: dt.date) -> Iterator[Problem]:
    vocabulary = gather(sources, DATA.keys() - REQUIRED_DATA)
    yield from check_fields(sources)
    yield from check_data(sources, vocabulary)
    yield from check_identity(sources, vocabulary, today)
    yield from check_register(sources, vocabulary)
    yield from check_references(sources, vocabulary)
    yield from check_anchors(sources, vocabulary)
    yield from check_steps(sources, vocabulary)
    yield from check_translations(sources, vocabulary)
    yield from check_texts(sources, vocabulary)
