"""What an author did where YAML stops reading: in plain words, at the character where the mistake is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from faq.model import Message, say

# The beginning of a line that states a field, perhaps as the first of a list's member.
_FIELD = re.compile(r"(?P<indent> *(?:- +)*)(?P<name>[\w-]+):(?= |$)")
_DASH = re.compile(r" *-(?= |$)")
_TIGHT = re.compile(r" *(?:- +)*(?P<name>[\w-]+):(?P<value>\S.*)")
# What the parser says of a text that begins with a character that means something to it.
_FIRST_CHARACTER = (
    "cannot start any token",
    "while scanning an a",  # alias or anchor
    "while scanning a block scalar",
    "while scanning a tag",
    "block sequence entries are not allowed",
    "mapping keys are not allowed",
)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A place in the fields (line and column from 0), with what is wrong there and what would be right."""

    line: int
    column: int
    what: Message
    cure: Message


def explain(
    error: yaml.MarkedYAMLError, lines: Sequence[str], quotes: Mapping[int, tuple[int, int]]
) -> Mistake:
    """The mistake behind `error`, which reading `lines` raised.

    `quotes` gives, by its last line, where a quoted text of several lines begins.
    """
    problem, context = (_place(mark, lines) for mark in (error.problem_mark, error.context_mark))
    said = f"{error.context or ''} {error.problem or ''}"
    at = problem or context or (0, 0)
    if at[0] in quotes and "quoted scalar" not in said:
        # A quote that was forgotten runs on to the next one; what follows that one makes no sense.
        return Mistake(*quotes[at[0]], say("open_quote"), say("close_quote"))
    if "unknown escape" in said:
        return Mistake(*at, say("backslash"), say("quote_singly"))
    if "while scanning a quoted scalar" in said:
        return Mistake(*(context or at), say("open_quote"), say("close_quote"))
    if "while parsing a flow" in said:
        line, column = _opened(*(context or at), lines)
        bracket = say("open_bracket", bracket=lines[line][column : column + 1])
        return Mistake(line, column, bracket, say("close_brackets"))
    if "could not find expected ':'" in said:
        return _no_colon(*(context or at), lines)
    if any(sign in said for sign in _FIRST_CHARACTER):
        line, column = context or at
        first = say("first_character", character=lines[line][column : column + 1])
        return Mistake(line, column, first, say("quote_it"))
    if "mapping values are not allowed" in said:
        return _colon(*at, lines)
    if "did not find expected" in said and at[0] < len(lines):
        return _out_of_line(*at, lines)
    return Mistake(*at, say("bad_yaml", reason=str(error.problem or error.context)), say("quote_it"))


def _place(mark: yaml.Mark | None, lines: Sequence[str]) -> tuple[int, int] | None:
    """Where the parser stopped; of what it calls the line after the last, the end of that."""
    if mark is None:
        return None
    if mark.line >= len(lines):
        return len(lines) - 1, len(lines[-1])
    return int(mark.line), min(int(mark.column), len(lines[mark.line]))


def _opened(line: int, column: int, lines: Sequence[str]) -> tuple[int, int]:
    """The bracket at this place or, where there is none, the last before it."""
    for number in range(line, -1, -1):
        at = max(lines[number].rfind(bracket, 0, column + 1) for bracket in "[{")
        if at >= 0:
            return number, at
        column = len(lines[number - 1])
    return line, column


def _no_colon(line: int, column: int, lines: Sequence[str]) -> Mistake:
    tight = _TIGHT.match(lines[line])
    if tight is None:
        return Mistake(line, column, say("no_colon"), say("every_line"))
    right = say("write_so", text=f"{tight['name']}: {tight['value']}")
    return Mistake(line, tight.start("value"), say("no_space"), right)


def _colon(line: int, column: int, lines: Sequence[str]) -> Mistake:
    """A colon where none can be: within a text, or after a field that is indented too far."""
    field = _FIELD.match(lines[line])
    if field and field.end("name") == column:
        return _indented(line, field, lines)
    return Mistake(line, column, say("colon"), say("quote_it"))


def _out_of_line(line: int, column: int, lines: Sequence[str]) -> Mistake:
    """A line that is not where the ones above are, or a text that goes on after its end."""
    row = lines[line]
    before = row[:column].rstrip()
    if before.endswith(("'", '"')):
        return Mistake(line, column, say("after_quote"), say("quote_inside"))
    if before.endswith(("]", "}")):
        start = re.search(r"[\[{]", row)
        at = start.start() if start else column
        return Mistake(line, at, say("first_character", character=row[at : at + 1]), say("quote_it"))
    field = _FIELD.match(row)
    if row[column : column + 1] == "-":
        dashes = [number for number in range(line) if _DASH.match(lines[number])]
        above = dashes[-1] if dashes else 0
        what = say("too_far" if lines[above].find("-") < column else "too_shallow")
        return Mistake(line, column, what, say("line_up_dash", text=lines[above].strip()))
    return (
        _indented(line, field, lines) if field else Mistake(line, column, say("no_colon"), say("every_line"))
    )


def _indented(line: int, field: re.Match[str], lines: Sequence[str]) -> Mistake:
    """A field that is not below its neighbours: the nearest that it could belong beside is named."""
    column = field.start("name")
    above = [found for number in range(line - 1, -1, -1) if (found := _FIELD.match(lines[number]))]
    beside = next((found for found in above if found.start("name") > column), None)
    what = say("too_shallow" if beside else "too_far")
    beside = beside or next((found for found in above if found.start("name") < column), None)
    if beside is None:
        return Mistake(line, column, what, say("every_line"))
    return Mistake(line, column, what, say("line_up", name=field["name"], other=beside["name"]))
