"""What the tests of the checks share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from faq.check import check
from faq.model import Problem, Severity
from faq.source import load

BASE = Path(__file__).parent / "check" / "base"
DOCS = Path(__file__).parents[1] / "docs"
TODAY = dt.date(2026, 11, 22)


def problems_in(folder: Path, today: dt.date = TODAY) -> tuple[Problem, ...]:
    """The problems of a content folder. Also holds what is true of every run."""
    content, problems = check(load(folder), today)
    assert list(problems) == sorted(problems)
    assert (content is None) == any(problem.severity is Severity.ERROR for problem in problems)
    return problems


def told(folder: Path, today: dt.date = TODAY) -> list[str]:
    """The problems of a content folder, a line each, without hints."""
    return [
        f"{problem.path}:{problem.line}: {problem.code} "
        f"{'warning: ' if problem.severity is Severity.WARNING else ''}{problem.message}"
        for problem in problems_in(folder, today)
    ]
