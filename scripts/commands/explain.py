"""`explain`: the meaning of a problem's code, with an example."""

from __future__ import annotations

import argparse

from commands.guide import explanation, generated_pages
from commands.language import group, speech
from commands.options import Failure, did_you_mean
from faq.check import CODES
from faq.files import write_if_changed


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    say = speech()
    parser = group(commands, "explain", say, "help_explain")
    parser.add_argument("code", nargs="?", metavar="CODE", help=say("help_explain_code"))
    parser.add_argument("--guide", action="store_true", help=say("help_explain_guide"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if bool(args.code) == args.guide:
        raise Failure(speech()("explain_which"), 2)
    if args.guide:
        for path, text in generated_pages().items():
            if write_if_changed(args.root / "docs" / path, text):
                print(f"wrote docs/{path}")
        return 0
    code = CODES.get(args.code.upper())
    if code is None:
        raise Failure(speech()("explain_unknown", code=args.code) + did_you_mean(args.code, CODES), 2)
    print(explanation(code, args.language))
    return 0
