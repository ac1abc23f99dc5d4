"""`pages`: write the plain Markdown pages that MkDocs renders, one tree per language."""

from __future__ import annotations

import argparse

from commands.console import Commands, Failure, Speech, command
from commands.content import checked_content, content_option, out_folder, out_option
from faq.files import OccupiedError, refuse_foreign, write_folder
from faq.pages import render_pages


def add(commands: Commands) -> None:
    parser, say = command(commands, "pages", run)
    content_option(parser, say)
    out_option(parser, say, ".build/pages")


def run(args: argparse.Namespace, say: Speech) -> int:
    out = out_folder(args)
    content, _ = checked_content(args.content)
    try:
        for language in content.languages:
            refuse_foreign(out / language)
    except OccupiedError as error:
        raise Failure(say(error.reason, folder=error.folder), 2) from None
    for language in content.languages:
        site = render_pages(content, language)
        folder = out / language
        write_folder(folder, {path: page.markdown for path, page in site.pages.items()})
        print(say("pages_made", folder=folder, number=len(site.pages)))
    return 0
