"""Problems in the author's language: the checks write English, messages.yml has the same in Indonesian."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from faq.check.codes import CODES
from faq.model import Language, Problem

_QUOTED = re.compile(r"'[^']*'")
_PART = re.compile(r"\{\}|<>")


def in_language(problem: Problem, language: Language) -> Problem:
    """`problem` with its message and hint as authors of `language` read them.

    A message that messages.yml does not have is the title of its code, with the values that it quotes.
    """
    if language == "en":
        return problem
    message = translated(problem.message)
    if message is None:
        values = ", ".join(_QUOTED.findall(problem.message))
        message = CODES[problem.code].title[language] + (f": {values}" if values else "")
    hint = problem.hint and (translated(problem.hint) or CODES[problem.code].meaning[language])
    return replace(problem, message=message, hint=hint)


def translated(text: str) -> str | None:
    """The Indonesian of a message or a hint, None where there is none."""
    if text.startswith("did you mean "):
        return _meant(text)
    for pattern, kept, target in _table():
        match = pattern.fullmatch(text)
        if match:
            values = zip(match.groups(), kept, strict=True)
            return target.format(
                *(value if as_it_is else translated(value) or value for value, as_it_is in values)
            )
    name, mark, listed = text.partition(": ")
    noun = translated(name) if mark else None
    return f"{noun}: {listed}" if noun else None


def _meant(text: str) -> str:
    """A hint that names the nearest choice, and perhaps all of them: `did you mean 'a'? roles: a, b`."""
    meant, _, rest = text.removeprefix("did you mean ").partition("?")
    return f"maksud Anda {meant}?{' ' if rest else ''}{translated(rest.strip()) or rest.strip()}"


@cache
def _table() -> tuple[tuple[re.Pattern[str], tuple[bool, ...], str], ...]:
    """The patterns of the messages, which of their parts stay as they are, and what they become.

    The most telling come first: those with the most letters of their own.
    """
    raw = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    found = sorted(raw, key=lambda english: (-len(re.sub(r"\{\}|<>", "", english)), english))
    return tuple((_pattern(one), _kept(one), _target(raw[one])) for one in found)


def _kept(english: str) -> tuple[bool, ...]:
    return tuple(part == "{}" for part in _PART.findall(english))


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile("(.+?)".join(map(re.escape, _PART.split(english))), re.DOTALL)


def _target(indonesian: str) -> str:
    """A template for `format`, in which braces that hold no number are themselves."""
    return re.sub(r"\{(?!\d+\})|(?<!\d)\}", lambda brace: brace.group() * 2, indonesian)
