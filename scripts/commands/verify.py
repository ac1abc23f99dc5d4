"""`verify`: follow every link and anchor of a built site and check what each page says of itself."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.options import Failure, out_option
from faq.site.verify import verify


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("verify", help="check a built site", description=__doc__)
    out_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    site = Path(args.out)
    if not (site / "index.html").is_file():
        raise Failure(f"there is no built site in '{site}'; run build.py site first", 2)
    broken = list(verify(site))
    print("\n".join(broken) if broken else f"{site}: every link, anchor and language pair holds")
    return 1 if broken else 0
