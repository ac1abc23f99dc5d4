"""How commands speak: in the author's language, of problems and failures; to GitHub and programs too."""

from __future__ import annotations

import argparse
import errno
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from pathlib import Path, PurePath
from typing import TypeAlias

from faq.catalogue import Catalogue
from faq.model import DEFAULT_LANGUAGE, HIDDEN, LANGUAGES, Language, Problem, Severity

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Run = Callable[[argparse.Namespace, "Speech"], int]
OPTION = "--language"
VARIABLE = "LPSE_FAQ_LANGUAGE"
_REASONS = {
    errno.EACCES: "os_denied",
    errno.EADDRINUSE: "os_port_busy",
    errno.EISDIR: "os_folder",
    errno.ENOENT: "os_missing",
    errno.ENOSPC: "os_full",
    errno.ENOTDIR: "os_no_folder",
    errno.EPERM: "os_denied",
    errno.EROFS: "os_denied",
}
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Speech:
    """Says what the catalogue has under a key, with values put in; what others wrote is made harmless."""

    language: Language
    catalogue: Catalogue

    def __call__(self, key: str, /, **values: object) -> str:
        """What is said under `key`, with `values` put in. Raises KeyError for one that it names and lacks."""
        said = {
            name: value if isinstance(value, int) else harmless(str(value)) for name, value in values.items()
        }
        return as_run(str(self.catalogue[key])).format(**said)


def speech() -> Speech:
    """The language that `--language` names, else LPSE_FAQ_LANGUAGE, else the locale, else Indonesian."""
    arguments = sys.argv[1:]
    named = [value for flag, value in pairwise(arguments) if flag == OPTION]
    named += [flag.partition("=")[2] for flag in arguments if flag.startswith(f"{OPTION}=")]
    named += [os.environ.get(VARIABLE, "")]
    # The first of these that is set decides, as in every other program.
    named += [next((os.environ[name] for name in _LOCALE if os.environ.get(name)), "")[:2]]
    language = next((one for name in named for one in LANGUAGES if name == one), DEFAULT_LANGUAGE)
    return Speech(language, Catalogue(language))


def command(commands: Commands, name: str, run: Run) -> tuple[argparse.ArgumentParser, Speech]:
    """The parser of the command `name`, which `run` carries out, and how it speaks.

    `run` takes the parsed arguments and how it speaks, and returns the exit status.
    """
    say, key = speech(), f"help_{name.replace('-', '_')}"
    parser = commands.add_parser(name, help=say(f"{key}_short"), description=say(key))
    # It was read before the parser was made, as the help speaks it too.
    parser.add_argument(OPTION, choices=LANGUAGES, default=say.language, help=say("help_language"))
    parser.set_defaults(run=lambda args: run(args, say))
    return parser, say


def let_argparse_speak(say: Speech) -> None:
    """Have usage, headings and refusals of argparse in the language of `say`.

    argparse looks its own texts up under the names that gettext has; these look into the catalogue.
    """
    texts: Mapping[str, str] = say.catalogue["argparse"]

    def found(text: str) -> str:
        return texts.get(text, text)

    def counted(one: str, many: str, number: int) -> str:
        return found(one if number == 1 else many)

    vars(argparse).update(_=found, ngettext=counted)


def reason_of(error: OSError, say: Speech) -> str:
    """Why the system refused a file or a port, in the author's language for the usual reasons."""
    return say(_REASONS[error.errno]) if error.errno in _REASONS else error.strerror or type(error).__name__


# What the program is called where it was started: in a clone, or installed.
PROGRAM = "lpse-faq" if Path(sys.argv[0]).stem == "lpse-faq" else "build.py"


def as_run(text: str) -> str:
    """A text of ours with every command in it as it is typed here."""
    return text.replace("build.py ", f"{PROGRAM} ")


class Failure(Exception):
    """A command cannot go on: the message for the user, the exit status (1, 2 or 3), and what was printed."""

    def __init__(self, message: str, status: int, printed: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.printed = printed


LONGEST_LINE = 100
# How many problems of one code are written out; the others are only counted.
MOST_OF_A_CODE = 5


def as_text(
    problems: Iterable[Problem], folder: str, language: Language = "en", *, every: bool = False
) -> str:
    """One problem a paragraph: place, code and message, then the hint.

    Warnings come first, grouped by code, then errors by their place, where the eye is. Beyond a handful of
    one code the others are only counted, unless `every` one is wanted.
    """
    problems = tuple(problems)
    warnings = sorted((one for one in problems if one.severity is not Severity.ERROR), key=attrgetter("code"))
    errors = [one for one in problems if one.severity is Severity.ERROR]
    paragraphs = [line for found in (warnings, errors) for line in _written(found, folder, language, every)]
    return "\n".join(paragraphs)


def _written(problems: Sequence[Problem], folder: str, language: Language, every: bool) -> Iterator[str]:
    words = Catalogue(language)
    number = Counter(problem.code for problem in problems)
    written: Counter[str] = Counter()
    for problem in problems:
        # To count a single one would take as much room as to write it.
        whole = every or number[problem.code] <= MOST_OF_A_CODE + 1
        if whole or written[problem.code] < MOST_OF_A_CODE:
            yield _paragraph(problem, folder, language)
        written[problem.code] += 1
        if not whole and written[problem.code] == number[problem.code]:
            more = number[problem.code] - MOST_OF_A_CODE
            yield as_run(words["problems_more"]).format(code=problem.code, number=more)


def summary(problems: Iterable[Problem], entries: int, language: Language = "en") -> str:
    """How many answers there are, and how many problems of each kind."""
    problems = tuple(problems)
    number = Counter(problem.severity for problem in problems)
    drafts = sum(problem.code == "FAQ229" for problem in problems)
    counts = {
        "count_entries": entries,
        "count_errors": number[Severity.ERROR],
        "count_warnings": number[Severity.WARNING],
        **({"count_drafts": drafts} if drafts else {}),
    }
    words = Catalogue(language)
    return ", ".join(counted(words[key], many) for key, many in counts.items())


def counted(forms: Sequence[str], number: int) -> str:
    """A number with its noun, of which `forms` has the singular first, the plural last."""
    return forms[0 if number == 1 else -1].format(number=number)


def as_github(problems: Iterable[Problem], folder: str, language: Language = "en") -> str:
    """Workflow commands: GitHub shows each beside its line."""
    return "\n".join(_annotation(problem, folder, language) for problem in problems)


def as_json(problems: Iterable[Problem], folder: str, language: Language = "en") -> str:
    """A list of objects: path, line, code, severity, message, hint; in English, for other programs."""
    rows = [
        {
            "path": _path(problem, folder),
            "line": problem.line,
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps(rows, indent=2)


def _path(problem: Problem, folder: str) -> str:
    return PurePath(folder, problem.path).as_posix()


def _paragraph(problem: Problem, folder: str, language: Language) -> str:
    words, said = Catalogue(language), harmless(problem.what.in_language(language))
    warning = "" if problem.severity is Severity.ERROR else f"{words['problem_warning']}: "
    cure = as_run(problem.cure.in_language(language)) if problem.cure else ""
    hint = f"\n    {words['problem_hint']}: {harmless(cure)}" if cure else ""
    place = f"{harmless(_path(problem, folder))}:{problem.line}"
    written = _line(problem, folder) if problem.column else ""
    return f"{place}: {problem.code} {warning}{said}{written}{hint}"


def _line(problem: Problem, folder: str) -> str:
    """The line of the file, with a mark below the character that the problem is about."""
    try:
        text = Path(folder, problem.path).read_text(encoding="utf-8").split("\n")[problem.line - 1]
    except (OSError, UnicodeError, IndexError):
        return ""
    before, after = harmless(text[: problem.column - 1]), harmless(text[problem.column - 1 :])
    cut = max(0, len(before) - LONGEST_LINE + 20)
    shown = f"{'…' if cut else ''}{before[cut + bool(cut) :]}"
    return f"\n    | {(shown + after)[:LONGEST_LINE]}\n    | {' ' * len(shown)}^" if text.strip() else ""


def _annotation(problem: Problem, folder: str, language: Language) -> str:
    place = _path(problem, folder).encode(errors="backslashreplace").decode()
    for letter, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        place = place.replace(letter, escape)
    place = harmless(place)
    said = [problem.what.in_language(language)]
    said += (
        [f"{Catalogue(language)['problem_hint']}: {problem.cure.in_language(language)}"]
        if problem.cure
        else []
    )
    message = "%0A".join(harmless(one).replace("%", "%25") for one in said)
    return f"::{problem.severity.value} file={place},line={problem.line},title={problem.code}::{message}"


def harmless(text: str) -> str:
    """What an author wrote, made harmless for a terminal: one line, every hidden character by its number."""
    flat = text.replace("\n", "\\n").replace("\t", "\\t")
    return HIDDEN.sub(lambda match: f"\\u{ord(match.group()):04x}", flat)
