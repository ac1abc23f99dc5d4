"""Problems as people and tools read them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePath

from faq.model import HIDDEN, Problem, Severity


def as_text(problems: Iterable[Problem], folder: str) -> str:
    """One problem a paragraph: place, code and message, then the hint."""
    return "\n".join(_paragraph(problem, folder) for problem in problems)


def as_github(problems: Iterable[Problem], folder: str) -> str:
    """Workflow commands: GitHub shows each beside its line."""
    return "\n".join(_annotation(problem, folder) for problem in problems)


def as_json(problems: Iterable[Problem], folder: str) -> str:
    """A list of objects: path, line, code, severity, message, hint."""
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


def _paragraph(problem: Problem, folder: str) -> str:
    warning = "" if problem.severity is Severity.ERROR else "warning: "
    hint = f"\n    hint: {harmless(problem.hint)}" if problem.hint else ""
    place = f"{harmless(_path(problem, folder))}:{problem.line}"
    return f"{place}: {problem.code} {warning}{harmless(problem.message)}{hint}"


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
