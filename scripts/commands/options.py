"""What the commands share: options, failures, and content that is loaded and checked."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from commands.problems import as_text
from faq.check import check
from faq.model import Content, Problem
from faq.source import load


class Failure(Exception):
    """A command cannot go on: the message for the user and the exit status (1, 2 or 3)."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def content_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--content", metavar="DIR", default="docs", help="folder with the content (default: docs)"
    )


def out_option(parser: argparse.ArgumentParser, default: str = "site") -> None:
    parser.add_argument("--out", metavar="DIR", default=default, help=f"where to write (default: {default})")


def checked_content(folder: str) -> tuple[Content, tuple[Problem, ...]]:
    """The content of `folder` and its warnings. Prints problems; raises Failure 1 where there are errors."""
    try:
        sources = load(Path(folder))
    except NotADirectoryError:
        raise Failure(f"there is no folder '{folder}'; name the content with --content DIR", 2) from None
    content, problems = check(sources, dt.date.today())
    if problems:
        print(as_text(problems, folder), file=sys.stderr)
    if content is None:
        raise Failure("nothing was built: correct the errors above and run it again", 1)
    return content, problems
