"""`site`: check the content and build the whole site; the old one is replaced only by a finished one."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from commands.console import summary
from commands.language import group, speech
from commands.options import Failure, checked_content, content_option, out_option
from commands.outputs import outputs
from faq.files import OccupiedError
from faq.hosting.compressed import EFFORTS
from faq.pages import render_pages
from faq.site.publish import Plan, publish
from faq.site.render import RenderError
from faq.typst import TypesettingError


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    say = speech()
    parser = group(commands, "site", say, "help_site")
    content_option(parser)
    out_option(parser)
    parser.add_argument("--no-pdf", action="store_true", help=say("help_site_no_pdf"))
    parser.add_argument(
        "--no-offline",
        action="store_true",
        help=say("help_site_no_offline"),
    )
    parser.add_argument(
        "--compress",
        choices=("auto", "none", *EFFORTS),
        default="auto",
        help="compressed copies beside the files, for a host that sends them: none, quick, best, which takes "
        "minutes for a thousand answers the first time, or auto: quick up to 20 MB (default: auto)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    build(
        args.root,
        args.content,
        Path(args.out),
        no_pdf=args.no_pdf,
        offline=not args.no_offline,
        compress="" if args.compress == "none" else args.compress,
    )
    return 0


def build(
    root: Path,
    folder: str,
    out: Path,
    *,
    no_pdf: bool,
    preview: str = "",
    offline: bool = True,
    compress: str = "",
) -> None:
    """Check the content of `folder`, build the site into `out` and tell what it contains.

    `preview` is the local address of a live server; empty for a site that is going to be published.
    `offline`: readers' devices keep the site. `compress`: how hard, or empty.
    """
    say, began = speech(), time.monotonic()

    def tell(message: str) -> None:
        print(f"[{time.monotonic() - began:5.1f} s] {message}", flush=True)

    tell(say("site_reading", folder=folder))
    content, warnings = checked_content(folder, drafts=bool(preview))
    checked = summary(warnings, len(content.entries), say.language)
    tell(say("site_checked", counts=checked))
    if preview:
        content = replace(content, agency=replace(content.agency, site_url=preview))
    overrides, printed = root / "overrides", not no_pdf
    sites = {
        language: partial(render_pages, content, language, printed=printed) for language in content.languages
    }
    extra = outputs(content, Path(folder), overrides, pdf=printed)
    try:
        plan = Plan(
            root,
            Path(folder),
            content,
            sites,
            extra,
            records=root / ".build" / "made",
            preview=bool(preview),
            offline=offline,
            compress=compress,
            archive=printed,
        )
        counts = publish(plan, out.absolute(), tell)
    except OccupiedError as error:
        raise Failure(str(error), 2) from None
    except TypesettingError as error:
        raise Failure(say("site_typst", error=error), 1) from None
    except RenderError as error:
        raise Failure(f"{say('site_mkdocs')}\n{error}", 1) from None
    pages = ", ".join(f"{count} pages in {language}" for language, count in counts.items())
    built = f"{checked}, {pages}"
    print(f"{out / 'index.html'}: {built}, {time.monotonic() - began:.1f} seconds")
