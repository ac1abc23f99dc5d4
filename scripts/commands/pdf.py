"""`pdf`: print the handbook, the booklets, the poster and the help sheets, or the sheets of some entries."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from commands.console import Commands, Failure, Speech, command
from commands.content import checked_content, content_option, loaded, out_folder, out_option, pick_slugs
from faq.files import write_files
from faq.model import LANGUAGES
from faq.print import MOST, build_pdf, every_publication, sheets_of, volumes_of
from faq.typst import TypesettingError

# After so many PDFs the progress is reported.
STEP = 40


def add(commands: Commands) -> None:
    parser, say = command(commands, "pdf", run)
    content_option(parser, say)
    out_option(parser, say)
    parser.add_argument("--entry", metavar="SLUG", action="append", help=say("help_pdf_entry"))
    parser.add_argument("--only", choices=LANGUAGES, help=say("help_pdf_only"))


def run(args: argparse.Namespace, say: Speech) -> int:
    began = time.monotonic()
    out = out_folder(args)
    content, _ = checked_content(args.content)
    languages = (args.only,) if args.only else content.languages
    publications = every_publication(content, languages)
    if args.entry:
        slugs = pick_slugs(args.entry, loaded(args.content))
        chosen = (entry for entry in content.entries.values() if entry.slug in slugs)
        publications = tuple(sheet for entry in chosen for sheet in sheets_of(entry, languages))
    made: dict[str, bytes] = {}
    try:
        for path, pdf in build_pdf(content, Path(args.content), publications, os.cpu_count() or 1):
            made[path] = pdf
            if len(made) % STEP == 0:
                done = say("pdf_progress", number=len(made), all=len(publications))
                print(f"[{time.monotonic() - began:5.1f} s] {done}", flush=True)
    except TypesettingError as error:
        raise Failure(say("site_typst", error=error), 1) from None
    write_files(out, made.items())
    seconds = f"{time.monotonic() - began:.1f}"
    if not args.entry and (parts := volumes_of(content)):
        print(say("pdf_volumes", number=len(parts), most=MOST))
    print(say("pdf_made", folder=out / "pdf", number=len(made), seconds=seconds))
    return 0
