"""`explain`: the meaning of a problem's code, with an example."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from commands.options import Failure, did_you_mean
from faq.check import CODES, Code
from faq.files import write_if_changed
from faq.model import LANGUAGES, Language, Severity

GUIDES = {"id": "authors-guide.md", "en": "authors-guide.en.md"}
CHAPTER: Mapping[Language, str] = {"id": "## Kode masalah", "en": "## Codes"}
WORDS: Mapping[Severity, Mapping[Language, str]] = {
    Severity.ERROR: {"id": "Kesalahan", "en": "Error"},
    Severity.WARNING: {"id": "Peringatan", "en": "Warning"},
    Severity.NOTICE: {"id": "Pemberitahuan", "en": "Notice"},
}
WRONG: Mapping[Language, str] = {"id": "Salah", "en": "Wrong"}
RIGHT: Mapping[Language, str] = {"id": "Benar", "en": "Right"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("explain", help="tell the meaning of a code", description=__doc__)
    parser.add_argument("code", nargs="?", metavar="CODE", help="like FAQ203")
    parser.add_argument(
        "--language", choices=LANGUAGES, default="en", help="language to tell it in (default: en)"
    )
    parser.add_argument(
        "--guide", action="store_true", help="write the chapter on codes of the authors' guide anew"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if bool(args.code) == args.guide:
        raise Failure("name one code, or give --guide", 2)
    if args.guide:
        for language in LANGUAGES:
            file = args.root / "docs" / GUIDES[language]
            if write_if_changed(file, guide(file.read_text(encoding="utf-8"), language)):
                print(f"wrote {file}")
        return 0
    code = CODES.get(args.code.upper())
    if code is None:
        raise Failure(f"there is no code '{args.code}'{did_you_mean(args.code, CODES)}", 2)
    print(explanation(code, args.language))
    return 0


def explanation(code: Code, language: Language) -> str:
    """The code as a piece of Markdown that reads well as plain text."""
    read = (WRONG[language], code.wrong), (RIGHT[language], code.right)
    examples = "\n\n".join(f"{label}:\n\n```yaml\n{example}\n```" for label, example in read)
    kind = WORDS[code.severity][language]
    return f"### {code.id} {code.title[language]}\n\n{kind}. {code.meaning[language]}\n\n{examples}"


def guide(text: str, language: Language) -> str:
    """The text of the authors' guide with its last chapter, on the codes, written anew."""
    chapter = CHAPTER[language]
    codes = "\n\n".join(explanation(code, language) for code in CODES.values())
    before = text.partition(f"{chapter}\n")[0]
    return f"{before}{chapter}\n\n{codes}\n"
