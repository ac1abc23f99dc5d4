"""`verify`: follow every link and anchor of a built site and check what each page says of itself."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.console import Failure, group, speech
from commands.content import out_option
from faq.site.verify import verify


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = group(commands, "verify", speech(), "help_verify")
    out_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    site = Path(args.out)
    if not (site / "index.html").is_file():
        raise Failure(speech()("verify_none", site=site), 2)
    broken = list(verify(site))
    print("\n".join(broken) if broken else speech()("verify_holds", site=site))
    return 1 if broken else 0
