"""`translate`: begin the English file of an answer, the Indonesian beside each text."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.files import write
from commands.options import Failure, content_option, latest_date, loaded, pick_slugs, refusal
from commands.skeletons import translation_skeleton
from faq.check import check


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("translate", help="begin a translation", description=__doc__)
    parser.add_argument("slug", metavar="SLUG", help="file name of an answer, without .md")
    content_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    sources = loaded(args.content)
    (slug,) = pick_slugs([args.slug], sources)
    raw = next(raw for raw in sources.entries if raw.slug == slug)
    file = Path(args.content, raw.path.removesuffix(".md") + ".en.md")
    if file.exists():
        raise Failure(f"{file.as_posix()} exists already; build.py check tells what it lacks", 2)
    content, problems = check(sources, latest_date())
    if content is None:
        message = "nothing was written: correct the errors above and run it again"
        raise refusal(problems, args.content, message)
    entry = next(entry for entry in content.entries.values() if entry.slug == slug)
    write(file, translation_skeleton(entry))
    print(f"wrote {file.as_posix()}\nnext: write what says TODO, then run: build.py accept {slug}")
    return 0
