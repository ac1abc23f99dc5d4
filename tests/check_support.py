"""What the tests of the checks share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import yaml
from markdown import Markdown

from clock import TODAY
from faq.check import check
from faq.model import Problem, Severity
from faq.site.cells import Cells
from faq.site.verbatim import Verbatim
from faq.source import load
from site_support import ROOT

BASE = Path(__file__).parent / "check" / "base"
DOCS = ROOT / "docs"


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


def site_markdown() -> Markdown:
    """Markdown with the site's own settings."""
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    names = [name if isinstance(name, str) else next(iter(name)) for name in settings]
    return Markdown(extensions=[*names, Verbatim(), Cells()])
