"""`explain`: the meaning of a problem's code, with an example."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from commands.options import Failure, did_you_mean
from faq.check import CODES, Code
from faq.files import write_if_changed
from faq.model import (
    LANGUAGES,
    Agency,
    Contact,
    Entry,
    Language,
    Notice,
    Passage,
    Severity,
    Step,
    Symptom,
)
from faq.model.fields import described

GUIDES = {"id": "authors-guide.md", "en": "authors-guide.en.md"}
CHAPTER: Mapping[Language, str] = {"id": "## Kode masalah", "en": "## Codes"}
WORDS: Mapping[Severity, Mapping[Language, str]] = {
    Severity.ERROR: {"id": "Kesalahan", "en": "Error"},
    Severity.WARNING: {"id": "Peringatan", "en": "Warning"},
    Severity.NOTICE: {"id": "Pemberitahuan", "en": "Notice"},
}
# The tables of fields in the guide, each below its heading.
TABLES: Mapping[type, Mapping[Language, str]] = {
    Entry: {"id": "## Isian sebuah jawaban", "en": "## Fields of an answer"},
    Step: {"id": "## Isian sebuah langkah", "en": "## Fields of a step"},
    Symptom: {"id": "## Isian sebuah pesan", "en": "## Fields of a symptom"},
    Agency: {"id": "### Isian `agency.yml`", "en": "### Fields of `agency.yml`"},
    Notice: {"id": "### Isian `notice`", "en": "### Fields of `notice`"},
    Contact: {"id": "### Isian `contacts`", "en": "### Fields of `contacts`"},
}
HEAD: Mapping[Language, str] = {"id": "| Isian | Wajib | Isi |", "en": "| Field | Required | Holds |"}
YES: Mapping[Language, str] = {"id": "ya", "en": "yes"}
NO: Mapping[Language, str] = {"id": "tidak", "en": "no"}
MAYBE: Mapping[Language, str] = {"id": "biasanya", "en": "mostly"}
WRONG: Mapping[Language, str] = {"id": "Salah", "en": "Wrong"}
RIGHT: Mapping[Language, str] = {"id": "Benar", "en": "Right"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("explain", help="tell the meaning of a code", description=__doc__)
    parser.add_argument("code", nargs="?", metavar="CODE", help="like FAQ203")
    parser.add_argument(
        "--language", choices=LANGUAGES, default="en", help="language to tell it in (default: en)"
    )
    parser.add_argument(
        "--guide",
        action="store_true",
        help="write the tables and codes of the authors' guide anew",
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
    """The authors' guide with its tables of fields and its last chapter, on codes, written anew."""
    chapter = CHAPTER[language]
    codes = "\n\n".join(explanation(code, language) for code in CODES.values())
    before = text.partition(f"{chapter}\n")[0]
    for record, heading in TABLES.items():
        before = _with_table(before, heading[language], field_table(record, language))
    return f"{before}{chapter}\n\n{codes}\n"


def field_table(record: type, language: Language) -> str:
    """The fields of a record as a Markdown table."""
    rows = [HEAD[language], "|---|---|---|"]
    for one in described(record):
        if one.type is not Passage:
            needed = MAYBE if one.field.unless else YES if one.field.required else NO
            rows.append(f"| `{one.name}` | {needed[language]} | {getattr(one.field, language)} |")
    return "\n".join(rows)


def _with_table(text: str, heading: str, table: str) -> str:
    """`text` with the first table below `heading` replaced. Raises ValueError where there is none."""
    before, found, after = text.partition(f"\n{heading}\n")
    lines = after.split("\n")
    first = next((at for at, line in enumerate(lines) if line.startswith("|")), -1)
    if not found or first < 0:
        raise ValueError(f"the guide has no table below '{heading}'")
    last = next(at for at in range(first, len(lines)) if not lines[at].startswith("|"))
    return f"{before}\n{heading}\n" + "\n".join([*lines[:first], table, *lines[last:]])
