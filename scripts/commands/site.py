"""`site`: check the content and build the whole site; the old one is replaced only by a finished one."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from commands.options import Failure, checked_content, content_option, out_option
from faq.model import LANGUAGES, Language
from faq.pages import render_pages
from faq.site.publish import OccupiedError, Output, publish
from faq.site.render import RenderError


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("site", help="build the whole site", description=__doc__)
    content_option(parser)
    out_option(parser)
    parser.add_argument("--no-pdf", action="store_true", help="leave the PDFs out, which is quicker")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    began = time.monotonic()
    tell = _progress(began)
    tell(f"reading {args.content}")
    content, warnings = checked_content(args.content)
    tell(f"{len(content.entries)} entries checked, {len(warnings)} warnings")
    overrides = args.root / "overrides"
    sites = {language: render_pages(content, language, overrides) for language in LANGUAGES}
    outputs: list[Output] = []
    out = Path(args.out)
    try:
        pages = publish(args.root, content, sites, outputs, out.absolute(), tell)
    except OccupiedError as error:
        raise Failure(str(error), 2) from None
    except RenderError as error:
        raise Failure(f"MkDocs could not render the pages:\n{error}", 1) from None
    print(_summary(out, len(content.entries), pages, len(warnings), time.monotonic() - began))
    return 0


def _progress(began: float) -> Callable[[str], None]:
    return lambda message: print(f"[{time.monotonic() - began:5.1f} s] {message}", flush=True)


def _summary(out: Path, entries: int, pages: dict[Language, int], warnings: int, seconds: float) -> str:
    counted = ", ".join(f"{count} pages in {language}" for language, count in pages.items())
    return f"{out / 'index.html'}: {entries} entries, {counted}, {warnings} warnings, {seconds:.1f} seconds"
