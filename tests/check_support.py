"""What the tests of the checks share."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import shutil
import sys
from pathlib import Path
from unittest import mock

from build import main
from clock import TODAY
from faq.check import check
from faq.markdown import parse
from faq.model import Origin, Passage, Problem, Severity
from faq.pages.authored import Authored
from faq.site_map import Place, SiteMap
from faq.source import load

BASE = Path(__file__).parent / "check" / "base"


CASES = sorted(path for path in (Path(__file__).parent / "check" / "cases").iterdir())


def lay_out(case: Path, folder: Path) -> None:
    """The content of a case: the base, what the case adds, without what it removes."""
    shutil.copytree(BASE, folder)
    shutil.copytree(
        case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt", "removed.txt")
    )
    removed = case / "removed.txt"
    for path in removed.read_text().split() if removed.exists() else ():
        (folder / path).unlink()


def problems_in(folder: Path, today: dt.date = TODAY) -> tuple[Problem, ...]:
    """The problems of a content folder. Also holds what is true of every run."""
    content, problems = check(load(folder), today)
    assert list(problems) == sorted(problems)
    assert (content is None) == any(problem.severity is Severity.ERROR for problem in problems)
    return problems


def reported(folder: Path, today: dt.date = TODAY) -> list[str]:
    """The problems of a content folder, a line each, without hints."""
    return [
        f"{problem.path}:{problem.line}: {problem.code} "
        f"{'' if problem.severity is Severity.ERROR else f'{problem.severity.value}: '}{problem.message}"
        for problem in problems_in(folder, today)
    ]


def rendered(text: str, *, is_body: bool) -> str:
    """The HTML that a text of the entry `faq/x.md` becomes on a page of the site."""
    places = SiteMap({"entry/F001": Place("entry/F001", "faq/x/", "faq/x.md")}, {}, frozenset({"faq/x.png"}))
    authored = Authored(places, "id", "faq/x/")
    nodes = parse.blocks(text) if is_body else parse.inline(text)
    return str(authored.html(Passage(text, nodes, Origin("faq/x.md"))))


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """`build.py ARGUMENTS` within this process, in English: its status, and what it prints where."""
    words = [*map(str, arguments), "--language", "en"]
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch.object(sys, "argv", ["build.py", *words]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            status = main(words)
        except SystemExit as ended:  # wrong use, as argparse ends it
            status = int(ended.code or 0)
    return status, out.getvalue(), err.getvalue()
