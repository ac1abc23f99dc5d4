"""`explain`: the meaning of a problem's code, with an example."""

from __future__ import annotations

import argparse

from commands.guide import explanation, generated_pages
from commands.options import Failure, did_you_mean
from faq.check import CODES
from faq.files import write_if_changed
from faq.model import LANGUAGES


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("explain", help="tell the meaning of a code", description=__doc__)
    parser.add_argument("code", nargs="?", metavar="CODE", help="like FAQ203")
    parser.add_argument(
        "--language", choices=LANGUAGES, default="en", help="language to tell it in (default: en)"
    )
    parser.add_argument(
        "--guide", action="store_true", help="write the generated pages of the authors' guide anew"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if bool(args.code) == args.guide:
        raise Failure("name one code, or give --guide", 2)
    if args.guide:
        for path, text in generated_pages().items():
            if write_if_changed(args.root / "docs" / path, text):
                print(f"wrote docs/{path}")
        return 0
    code = CODES.get(args.code.upper())
    if code is None:
        raise Failure(f"there is no code '{args.code}'{did_you_mean(args.code, CODES)}", 2)
    print(explanation(code, args.language))
    return 0
