"""`translate`: begin the English file of an answer, the Indonesian beside each text."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.files import write
from commands.options import Failure, checked_content, content_option, loaded, pick_slugs
from commands.skeletons import translation_skeleton


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("translate", help="begin a translation", description=__doc__)
    parser.add_argument("slug", metavar="SLUG", help="file name of an answer, without .md")
    content_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    (slug,) = pick_slugs([args.slug], loaded(args.content))
    content, _ = checked_content(args.content)
    entry = next(entry for entry in content.entries.values() if entry.slug == slug)
    file = Path(args.content, entry.path.removesuffix(".md") + ".en.md")
    if file.exists():
        raise Failure(f"{file.as_posix()} exists already; build.py check tells what it lacks", 2)
    write(file, translation_skeleton(entry))
    print(f"wrote {file.as_posix()}\nnext: write what says TODO, then run: build.py accept {slug}")
    return 0
