"""`pdf`: print the handbook, the booklets and the answer sheets, or the sheets of some entries."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Collection, Sequence
from pathlib import Path

from commands.console import Failure
from commands.content import checked_content, content_option, loaded, out_option, pick_slugs
from faq.files import write_files
from faq.model import LANGUAGES, Content, Language
from faq.print import Publication, build_pdf, every_publication, sheets_of
from faq.typst import TypesettingError

# So many PDFs make a line of the progress.
STEP = 40


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("pdf", help="print the PDFs alone", description=__doc__)
    content_option(parser)
    out_option(parser)
    parser.add_argument("--entry", metavar="SLUG", action="append", help="only the sheets of this entry")
    parser.add_argument("--language", choices=LANGUAGES, help="only this language (default: all of the site)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    began = time.monotonic()
    content, _ = checked_content(args.content)
    languages = (args.language,) if args.language else content.languages
    publications = every_publication(content, languages)
    if args.entry:
        publications = _sheets(content, languages, pick_slugs(args.entry, loaded(args.content)))
    made: dict[str, bytes] = {}
    try:
        for path, pdf in build_pdf(content, Path(args.content), publications, os.cpu_count() or 1):
            made[path] = pdf
            if len(made) % STEP == 0:
                print(
                    f"[{time.monotonic() - began:5.1f} s] {len(made)} of {len(publications)} PDFs", flush=True
                )
    except TypesettingError as error:
        raise Failure(f"Typst refused {error}", 1) from None
    write_files(Path(args.out), made.items())
    print(f"{Path(args.out) / 'pdf'}: {len(made)} PDFs, {time.monotonic() - began:.1f} seconds")
    return 0


def _sheets(
    content: Content, languages: Sequence[Language], slugs: Collection[str]
) -> tuple[Publication, ...]:
    chosen = (entry for entry in content.entries.values() if entry.slug in slugs)
    return tuple(sheet for entry in chosen for sheet in sheets_of(entry, languages))
