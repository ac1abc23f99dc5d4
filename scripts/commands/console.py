"""How problems and failures are reported: to people, to GitHub and to other programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from faq.check.messages import in_language
from faq.model import HIDDEN, Language, Problem, Severity

# The words around what the checks report.
WORDS: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "warning": "peringatan",
        "hint": "petunjuk",
        "more": "{code} … dan {number:,} lagi; `build.py check --all` menampilkan semuanya",
    },
    "en": {
        "warning": "warning",
        "hint": "hint",
        "more": "{code} … and {number:,} more; `build.py check --all` lists them",
    },
}
# Problems whose line is written out: what is wrong is how something is written, not what it says.
WRITTEN_OUT = frozenset({"FAQ105", "FAQ106", "FAQ107"})
LONGEST_LINE = 100
# Of one code, so many problems are written out; the others are counted.
MOST_OF_A_CODE = 5


def as_text(
    problems: Iterable[Problem], folder: str, language: Language = "en", *, every: bool = False
) -> str:
    """One problem a paragraph: place, code and message, then the hint.

    Warnings come first, grouped by code, then errors by their place, where the eye is. Beyond a handful of
    one code the others are only counted, unless `every` one is wanted.
    """
    problems = tuple(problems)
    warnings = sorted((one for one in problems if one.severity is not Severity.ERROR), key=_by_code)
    errors = [one for one in problems if one.severity is Severity.ERROR]
    paragraphs = [line for found in (warnings, errors) for line in _written(found, folder, language, every)]
    return "\n".join(paragraphs)


def _by_code(problem: Problem) -> str:
    return problem.code


def _written(problems: Sequence[Problem], folder: str, language: Language, every: bool) -> Iterator[str]:
    words = WORDS[language]
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
            yield words["more"].format(code=problem.code, number=more)


def summary(problems: Iterable[Problem], entries: int, language: Language = "en") -> str:
    """How many answers there are, and how many problems of each kind."""
    problems = tuple(problems)
    number = Counter(problem.severity for problem in problems)
    drafts = sum(problem.code == "FAQ229" for problem in problems)
    if language == "id":
        counts = [
            f"{entries} jawaban",
            f"{number[Severity.ERROR]} kesalahan",
            f"{number[Severity.WARNING]} peringatan",
            *([f"{drafts} konsep"] if drafts else []),
        ]
        return ", ".join(counts)
    counts = [
        counted(entries, "entry", "entries"),
        counted(number[Severity.ERROR], "error"),
        counted(number[Severity.WARNING], "warning"),
        *([counted(drafts, "draft")] if drafts else []),
    ]
    return ", ".join(counts)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 warning, 2 warnings."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def as_github(problems: Iterable[Problem], folder: str, language: Language = "en") -> str:
    """Workflow commands: GitHub shows each beside its line."""
    return "\n".join(_annotation(in_language(problem, language), folder) for problem in problems)


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
    problem, words = in_language(problem, language), WORDS[language]
    warning = "" if problem.severity is Severity.ERROR else f"{words['warning']}: "
    hint = f"\n    {words['hint']}: {harmless(problem.hint)}" if problem.hint else ""
    place = f"{harmless(_path(problem, folder))}:{problem.line}"
    written = _line(problem, folder) if problem.code in WRITTEN_OUT else ""
    return f"{place}: {problem.code} {warning}{harmless(problem.message)}{written}{hint}"


def _line(problem: Problem, folder: str) -> str:
    """The line of the file, with a mark where it begins: what YAML stumbles over is seen at once."""
    try:
        text = Path(folder, problem.path).read_text(encoding="utf-8").split("\n")[problem.line - 1]
    except (OSError, UnicodeError, IndexError):
        return ""
    shown = harmless(text)[:LONGEST_LINE]
    blank = len(shown) - len(shown.lstrip())
    return f"\n    | {shown}\n    | {' ' * blank}^" if shown.strip() else ""


def _annotation(problem: Problem, folder: str) -> str:
    place = _path(problem, folder).encode(errors="backslashreplace").decode()
    for letter, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        place = place.replace(letter, escape)
    hint = f"%0Ahint: {harmless(problem.hint).replace('%', '%25')}" if problem.hint else ""
    message = f"{harmless(problem.message).replace('%', '%25')}{hint}"
    return f"::{problem.severity.value} file={place},line={problem.line},title={problem.code}::{message}"


def harmless(text: str) -> str:
    """What an author wrote, made harmless for a terminal: one line, every hidden character by its number."""
    flat = text.replace("\n", "\\n").replace("\t", "\\t")
    return HIDDEN.sub(lambda match: f"\\u{ord(match.group()):04x}", flat)
