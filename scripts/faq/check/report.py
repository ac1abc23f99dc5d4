"""How a rule reports what it found: a code of codes.yml, what is wrong, and what would have been right."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from faq.model import Language, Message, Problem, Severity, Value, say
from faq.yaml_text import table


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its title, its meaning and cure by language, and what an author writes wrong and right."""

    id: str
    severity: Severity
    title: Mapping[Language, str]
    meaning: Mapping[Language, str]
    wrong: str
    right: str


CODES: Mapping[str, Code] = {
    id_: Code(id_, Severity(about.pop("severity")), **about)
    for id_, about in sorted(table(Path(__file__).with_name("codes.yml")).items())
}
SHOWN = 12
LONGEST = 60


def problem(
    code: str, path: str, line: int, what: Message, cure: Message, severity: Severity | None = None
) -> Problem:
    """A problem with the severity of its code, or with a `severity` of its own."""
    return Problem(path, line, code, what, cure, severity or CODES[code].severity)


def quoted(value: str) -> str:
    """An author's value within a message: on one line and not too long."""
    flat = " ".join(value.split())
    return f"'{flat}'" if len(flat) <= LONGEST else f"'{flat[: LONGEST - 1]}…'"


def nearest(value: str, known: Iterable[str]) -> str:
    """The known name that the author most likely meant, or nothing."""
    names = {name.lower(): name for name in known}
    close = difflib.get_close_matches(value.lower()[:LONGEST], names, 1, 0.6)
    return names[close[0]] if close else ""


def choices(value: str, known: Collection[str], plural: Value) -> Message:
    """A hint for a name that is not known: the nearest one and the whole choice."""
    if not known:
        return say("none_yet", plural=plural)
    meant = nearest(value, known)
    names = sorted(known, key=lambda name: name != meant) if len(known) > SHOWN else [*known]
    listed = ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
    every = say("choices", plural=plural, names=listed)
    return say("meant_of", meant=meant, rest=every) if meant else every
