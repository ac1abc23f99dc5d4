"""`verify`: follow every link and anchor of a built site and check what each page says of itself."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.console import Commands, Failure, Speech, command
from commands.content import out_option
from faq.site.verify import verify


def add(commands: Commands) -> None:
    parser, say = command(commands, "verify", run)
    out_option(parser, say)


def run(args: argparse.Namespace, say: Speech) -> int:
    site = Path(args.out)
    if not (site / "index.html").is_file():
        raise Failure(say("verify_none", site=site), 2)
    broken = [f"{one.path}: {say(one.reason, **one.values)}" for one in verify(site)]
    print("\n".join(broken) if broken else say("verify_holds", site=site))
    return 1 if broken else 0
