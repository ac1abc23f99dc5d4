"""Every rule about a correct answer. All problems of a run are found, sorted by path and line."""

from __future__ import annotations

import datetime as dt

from faq.check.assemble import assemble
from faq.model import Content, Problem, Severity, Sources

__all__ = ["check"]


def check(sources: Sources, today: dt.date) -> tuple[Content | None, tuple[Problem, ...]]:
    """The content and its problems; no content where one of them is an error."""
    problems = tuple(sorted(sources.problems))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return assemble(sources), problems
