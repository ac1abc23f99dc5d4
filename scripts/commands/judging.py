"""Named answers judged by themselves: what is wrong with others keeps nobody from going on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from commands.language import Speech
from commands.options import latest_date, refusal
from faq.check import CODES, check
from faq.check.assemble import assemble
from faq.model import Entry, Problem, Severity, Sources


def judged(
    sources: Sources, slugs: Collection[str], folder: str, say: Speech, cured: Collection[str] = ()
) -> list[Entry]:
    """The answers `slugs`. Prints their errors, those with a code of `cured` apart, and raises Failure 1."""
    errors = [problem for problem in faults(sources, slugs) if problem.code not in cured]
    if errors:
        raise refusal(errors, folder, say("judged_errors"))
    entries = tuple(raw for raw in sources.entries if raw.slug in slugs)
    content = assemble(replace(sources, entries=entries))
    return list(content.entries.values())


def faults(sources: Sources, slugs: Collection[str]) -> list[Problem]:
    """The errors in the files of the named answers and in the data files that give their words a meaning."""
    files = {raw.path for raw in (*sources.entries, *sources.translations) if raw.slug in slugs}
    _, problems = check(sources, latest_date())
    return [
        problem
        for problem in problems
        if _is_error(problem) and (problem.path in files or problem.path.startswith("_data/"))
    ]


def _is_error(problem: Problem) -> bool:
    """Whether a problem is an error, or would be one if its answer were no draft."""
    return Severity.ERROR in {problem.severity, CODES[problem.code].severity}
