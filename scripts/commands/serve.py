"""`serve`: build the site, serve it on this computer, and rebuild it when something changes."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from commands.console import Commands, Failure, Speech, command, reason_of
from commands.content import content_option, workplace
from commands.site import build
from faq.site.serve import serve


def add(commands: Commands) -> None:
    parser, say = command(commands, "serve", run)
    content_option(parser, say)
    parser.add_argument("--port", type=int, default=8000, help=say("help_serve_port"))


def run(args: argparse.Namespace) -> int:
    say: Speech = args.say
    site = workplace(args.root) / ".build" / "serve"
    once = partial(
        build, args.root, args.content, site, no_pdf=True, preview=f"http://127.0.0.1:{args.port}/"
    )
    problems = _rebuild(once)
    watched = [Path(args.content), args.root / "overrides", args.root / "mkdocs.yml"]
    try:
        print(say("serve_running", address=f"http://127.0.0.1:{args.port}/"), flush=True)
        serve(partial(_rebuild, once), site, watched, args.port, say.catalogue, problems)
    except OSError as error:
        raise Failure(say("serve_port_taken", port=str(args.port), reason=reason_of(error, say)), 3) from None
    return 0


def _rebuild(once: partial[None]) -> str:
    """What keeps the site from being built, for every page to show; the last good site stays on the disk."""
    try:
        once()
    except Failure as failure:
        print(failure, file=sys.stderr)
        return f"{failure.printed}\n\n{failure}".strip()
    return ""
