"""`pages`: write the plain Markdown pages that MkDocs renders, one tree per language."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.console import Failure
from commands.content import checked_content, content_option, out_option
from faq.files import OccupiedError, refuse_foreign, write_folder
from faq.pages import render_pages


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("pages", help="write the Markdown pages", description=__doc__)
    content_option(parser)
    out_option(parser, ".build/pages")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    content, _ = checked_content(args.content)
    try:
        for language in content.languages:
            refuse_foreign(Path(args.out) / language)
    except OccupiedError as error:
        raise Failure(str(error), 2) from None
    for language in content.languages:
        site = render_pages(content, language)
        folder = Path(args.out) / language
        write_folder(folder, {path: page.markdown for path, page in site.pages.items()})
        print(f"{folder}: {len(site.pages)} pages")
    return 0
