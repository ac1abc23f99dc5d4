"""`explain`: the meaning of a problem's code, with an example."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from commands.console import Commands, Failure, Speech, as_run, command
from commands.content import did_you_mean
from faq.catalogue import Catalogue
from faq.check import CODES, Code
from faq.files import write_if_changed
from faq.model import LANGUAGES, Language, Passage, Severity
from faq.model import content as model
from faq.model.fields import described


def add(commands: Commands) -> None:
    parser, say = command(commands, "explain", run)
    parser.add_argument("code", nargs="?", metavar="CODE", help=say("help_explain_code"))
    parser.add_argument("--guide", action="store_true", help=say("help_explain_guide"))


def run(args: argparse.Namespace, say: Speech) -> int:
    if bool(args.code) == args.guide:
        raise Failure(say("explain_which"), 2)
    if args.guide:
        for path, text in generated_pages().items():
            if write_if_changed(args.root / "docs" / path, text):
                print(say("wrote", path=f"docs/{path}"))
        return 0
    code = CODES.get(args.code.upper())
    if code is None:
        raise Failure(say("explain_unknown", code=args.code) + did_you_mean(args.code, CODES), 2)
    print(as_run(explanation(code, say.language)))
    return 0


FOLDER = "panduan"
# The records that authors write, in the order in which they meet them.
RECORDS = {
    "guide_entry": model.Entry,
    "guide_step": model.Step,
    "guide_symptom": model.Symptom,
    "guide_source": model.Source,
    "guide_agency": model.Agency,
    "guide_contact": model.Contact,
    "guide_notice": model.Notice,
    "guide_colours": model.Colours,
    "guide_role": model.Role,
    "guide_category": model.Category,
    "guide_condition": model.Condition,
    "guide_evidence": model.Evidence,
    "guide_reference": model.Reference,
}
NEEDED = {"yes": "guide_yes", "mostly": "guide_mostly", "no": "guide_no"}
KINDS = {
    Severity.ERROR: "guide_error",
    Severity.WARNING: "guide_warning",
    Severity.NOTICE: "guide_notice_kind",
}


def generated_pages() -> dict[str, str]:
    """The text of every generated page by its path below the content folder."""
    pages = {}
    for language in LANGUAGES:
        words = Catalogue(language)
        ending = ".md" if language == "id" else f".{language}.md"
        codes = "\n\n".join(explanation(code, language) for code in CODES.values())
        pages[f"{FOLDER}/isian{ending}"] = _head(words, "guide_fields") + "\n".join(_fields(words)) + "\n"
        pages[f"{FOLDER}/kode{ending}"] = _head(words, "guide_codes") + f"\n{codes}\n"
    return pages


def explanation(code: Code, language: Language) -> str:
    """The code as a piece of Markdown that reads well as plain text."""
    words = Catalogue(language)
    read = (words["guide_wrong"], code.wrong), (words["guide_right"], code.right)
    examples = "\n\n".join(f"{label}:\n\n```yaml\n{example}\n```" for label, example in read)
    kind = words[KINDS[code.severity]]
    return f"## {code.id} {code.title[language]}\n\n{kind}. {code.meaning[language]}\n\n{examples}"


def _head(words: Catalogue, key: str) -> str:
    front = f"---\ntitle: {words[key]}\ndescription: {words[f'{key}_about']}\n---\n"
    return f"{front}{words[f'{key}_text']}\n"


def _fields(words: Catalogue) -> Iterator[str]:
    for heading, record in RECORDS.items():
        yield f"\n## {words[heading]}\n\n{words['guide_columns']}\n|---|---|---|"
        for one in described(record):
            if one.type is Passage:  # the body, which is no field
                continue
            needed = "mostly" if one.field.unless else "yes" if one.field.required else "no"
            yield f"| `{one.name}` | {words[NEEDED[needed]]} | {words[one.key]} |"
