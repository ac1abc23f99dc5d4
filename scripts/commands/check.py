"""`check`: validate the content and say everything that is wrong with it."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from commands.options import content_option, latest_date, loaded
from commands.problems import as_github, as_json, as_text
from faq.check import check
from faq.model import Severity

FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("check", help="validate the content", description=__doc__)
    content_option(parser)
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="how to tell problems (default: text)"
    )
    parser.add_argument("--strict", action="store_true", help="let warnings fail too")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Problems go to standard output, the sum of them to standard error."""
    sources = loaded(args.content)
    _, problems = check(sources, latest_date())
    told = FORMATS[args.format](problems, args.content)
    if told:
        print(told)
    number = Counter(problem.severity for problem in problems)
    errors, warnings = number[Severity.ERROR], number[Severity.WARNING]
    entries = len(sources.entries)
    print(
        f"{_count(entries, 'entry', 'entries')}, {_count(errors, 'error')}, {_count(warnings, 'warning')}",
        file=sys.stderr,
    )
    return 1 if errors or (args.strict and warnings) else 0


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
