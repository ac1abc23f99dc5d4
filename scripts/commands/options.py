"""What the commands share: options, failures, and content that is loaded and checked."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from commands.console import as_text
from commands.language import speech
from commands.settings import content_folder
from faq.check import check, nearest
from faq.model import Content, Problem, Severity, Sources
from faq.source import load

_ROOT = Path(__file__).resolve().parents[2]
_OWN = _ROOT / "docs"


class Failure(Exception):
    """A command cannot go on: the message for the user, the exit status (1, 2 or 3), and what was printed."""

    def __init__(self, message: str, status: int, printed: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.printed = printed


def content_option(parser: argparse.ArgumentParser) -> None:
    """Add `--content`. Raises Failure 3 where pyproject.toml does not say which folder is the default."""
    folder = default_content()
    parser.add_argument(
        "--content", metavar="DIR", default=folder, help=speech()("help_content", folder=folder)
    )


def default_content() -> str:
    """The content folder that the project publishes. Raises Failure 3 where pyproject.toml does not say."""
    try:
        return content_folder(_ROOT)
    except ValueError as error:
        raise Failure(str(error), 3) from None


def out_option(parser: argparse.ArgumentParser, default: str = "site") -> None:
    parser.add_argument("--out", metavar="DIR", default=default, help=speech()("help_out", folder=default))


def latest_date() -> dt.date:
    """The date where the day begins first (UTC+14): what any author on Earth may call today."""
    return dt.datetime.now(dt.timezone(dt.timedelta(hours=14))).date()


def loaded(folder: str) -> Sources:
    """What is in `folder`, not judged yet. Raises Failure 2 where there is no such folder.

    A folder without words of its own gets the project's: how people write belongs to the language.
    """
    try:
        sources = load(Path(folder))
    except NotADirectoryError:
        raise Failure(speech()("no_folder", folder=folder), 2) from None
    if "words" in sources.data or not _OWN.is_dir():
        return sources
    own = {name: raw for name, raw in load(_OWN).data.items() if name == "words"}
    return replace(sources, data={**sources.data, **own})


def pick_slugs(wanted: Sequence[str], sources: Sources) -> set[str]:
    """The answers a user named, by file name with or without ending. Raises Failure 2 for an unknown one."""
    known = {raw.slug for raw in sources.entries}
    picked = {Path(name).name.removesuffix(".md").removesuffix(".en") for name in wanted}
    for slug in sorted(picked - known):
        raise Failure(speech()("no_answer", slug=slug) + did_you_mean(slug, known), 2)
    return picked


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown `word`; empty where nothing known is near."""
    meant = nearest(word, known)
    return speech()("did_you_mean", meant=meant) if meant else ""


def refusal(problems: Iterable[Problem], folder: str, message: str) -> Failure:
    """Prints the errors among `problems`; the Failure to raise for them."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    print(as_text(errors, folder, speech().language), file=sys.stderr)
    return Failure(message, 1)


def checked_content(folder: str, *, drafts: bool = False) -> tuple[Content, tuple[Problem, ...]]:
    """The content of `folder`, with its `drafts` or without, and its warnings.

    Prints problems; raises Failure 1 where there are errors.
    """
    content, problems = check(loaded(folder), latest_date(), drafts=drafts)
    # Of a draft one line says that it is left out; what it lacks is reported by `check`.
    shown = [one for one in problems if one.severity is not Severity.NOTICE or one.code == "FAQ229"]
    printed = as_text(shown, folder, speech().language)
    if shown:
        print(printed, file=sys.stderr)
    if content is None:
        raise Failure(speech()("nothing_built"), 1, printed)
    return content, tuple(one for one in problems if one.severity is Severity.WARNING)
