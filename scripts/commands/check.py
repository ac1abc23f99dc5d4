"""`check`: validate the content and say everything that is wrong with it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from commands.console import Commands, Speech, as_github, as_json, as_text, command, summary
from commands.content import checked_content, content_option, latest_date, loaded, pick_slugs
from faq.check import check
from faq.health import due_answers
from faq.model import Severity

FORMATS: Mapping[str, Callable[..., str]] = {"text": as_text, "github": as_github, "json": as_json}


def add(commands: Commands) -> None:
    parser, say = command(commands, "check", run)
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help=say("help_check_slugs"))
    content_option(parser, say)
    parser.add_argument("--format", choices=FORMATS, default="text", help=say("help_check_format"))
    parser.add_argument("--strict", action="store_true", help=say("help_check_strict"))
    parser.add_argument("--all", action="store_true", help=say("help_check_all"))
    parser.add_argument("--due", metavar="DAYS", type=int, help=say("help_check_due"))
    parser.add_argument("--errors-only", action="store_true", help=say("help_check_errors"))


def run(args: argparse.Namespace, say: Speech) -> int:
    """Problems go to standard output, the sum of them to standard error."""
    sources = loaded(args.content)
    if args.due is not None:
        return _reviews(args.content, args.due, say)
    _, problems = check(sources, latest_date())
    entries = sources.entries
    if args.slugs:
        slugs = pick_slugs(args.slugs, sources)
        entries = tuple(raw for raw in sources.entries if raw.slug in slugs)
        paths = {raw.path for raw in (*entries, *sources.translations) if raw.slug in slugs}
        problems = tuple(problem for problem in problems if problem.path in paths)
    if args.errors_only:
        problems = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    write = partial(as_text, every=args.all) if args.format == "text" else FORMATS[args.format]
    written = write(problems, args.content, say.language)
    if written:
        print(written)
    print(summary(problems, len(entries), say.language), file=sys.stderr)
    severities = {problem.severity for problem in problems}
    failing = {Severity.ERROR, Severity.WARNING} if args.strict else {Severity.ERROR}
    return 1 if severities & failing else 0


def _reviews(folder: str, within: int, say: Speech) -> int:
    """The answers whose review is due within so many days, as a checklist for an issue."""
    content, _ = checked_content(folder)
    today = latest_date()
    for due in due_answers(content, today):
        if due.days <= within:
            said = "due_late" if due.days < 0 else "due_soon"
            owner = due.entry.owner or say("due_nobody")
            path = Path(folder, due.entry.path).as_posix()
            print(say(said, path=path, date=say.catalogue.day(due.date), days=abs(due.days), owner=owner))
    return 0
