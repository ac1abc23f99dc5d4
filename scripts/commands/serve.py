"""`serve`: build the site, serve it on this computer, and rebuild it when something changes."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from commands.console import Failure
from commands.content import content_option, workplace
from commands.site import build
from faq.site.serve import serve


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("serve", help="serve the site with live reload", description=__doc__)
    content_option(parser)
    parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (default: 8000)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    site = workplace(args.root) / ".build" / "serve"
    once = partial(
        build, args.root, args.content, site, no_pdf=True, preview=f"http://127.0.0.1:{args.port}/"
    )
    problems = _rebuild(once)
    watched = [Path(args.content), args.root / "overrides", args.root / "mkdocs.yml"]
    try:
        print(f"http://127.0.0.1:{args.port}/ – stop with Ctrl+C", flush=True)
        serve(partial(_rebuild, once), site, watched, args.port, problems)
    except OSError as error:
        raise Failure(
            f"port {args.port} cannot be used: {error.strerror}; choose another with --port", 3
        ) from None
    return 0


def _rebuild(once: partial[None]) -> str:
    """What keeps the site from being built, for every page to show; the last good site stays on the disk."""
    try:
        once()
    except Failure as failure:
        print(failure, file=sys.stderr)
        return f"{failure.printed}\n\n{failure}".strip()
    return ""
