"""`check`: validate the content and say everything that is wrong with it."""

from __future__ import annotations

import argparse

from commands.options import checked_content, content_option


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("check", help="validate the content", description=__doc__)
    content_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    content, _ = checked_content(args.content)
    print(f"{len(content.entries)} entries, no errors")
    return 0
