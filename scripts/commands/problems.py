"""Problems as people and tools read them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from faq.model import Problem, Severity


def as_text(problems: Iterable[Problem], folder: str) -> str:
    """One problem a paragraph: place, code and message, then the hint."""
    return "\n".join(_paragraph(problem, folder) for problem in problems)


def _paragraph(problem: Problem, folder: str) -> str:
    place = f"{PurePath(folder, problem.path).as_posix()}:{problem.line}"
    warning = "warning: " if problem.severity is Severity.WARNING else ""
    hint = f"\n    hint: {problem.hint}" if problem.hint else ""
    return f"{place}: {problem.code} {warning}{problem.message}{hint}"
