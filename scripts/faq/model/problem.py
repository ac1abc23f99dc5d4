"""What is wrong with the content, and the sentences that report it, in every language that authors read."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from faq.model.text import Language
from faq.yaml_text import table

SENTENCES = Path(__file__).with_name("messages.yml")


class Severity(Enum):
    """What a problem does to a run: an error stops it, a warning only where it is strict, a notice never."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, or a part of one, in no language yet: its key in messages.yml, and the values it names."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()

    def in_language(self, language: Language) -> str:
        """The sentence. Raises KeyError where messages.yml lacks the key, or `values` one that it names."""
        return _Sentences(language).format(sentences()[self.key][language], **dict(self.values))

    def __str__(self) -> str:
        return self.in_language("en")


# What an author wrote, a number, or a part of the sentence that differs by language.
Value = str | int | float | Message


def say(key: str, /, **values: Value) -> Message:
    """The message `key` of messages.yml with the `values` that its sentence names."""
    return Message(key, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the content, as it is reported to its author.

    `path` is relative to the folder the command was given the content in, `line` counts from 1, and so does
    `column`, which is 0 where the line as a whole is meant. `what` is wrong, and `cure` says what would be
    right, where that can be said.
    """

    path: str
    line: int
    code: str
    what: Message
    cure: Message | None = None
    severity: Severity = field(default=Severity.ERROR, compare=False)
    column: int = field(default=0, compare=False)

    def __lt__(self, other: Problem) -> bool:
        here, there = ((one.path, one.line, one.code) for one in (self, other))
        return here < there if here != there else (self.message, self.hint) < (other.message, other.hint)

    @property
    def message(self) -> str:
        """What is wrong, in English, as other programs read it."""
        return str(self.what)

    @property
    def hint(self) -> str:
        """What would be right, in English; empty where there is nothing to say."""
        return str(self.cure or "")


@cache
def sentences() -> Mapping[str, Mapping[Language, str]]:
    """The sentences of messages.yml by key and language."""
    found: Mapping[str, Mapping[Language, str]] = table(SENTENCES)
    return found


class _Sentences(string.Formatter):
    """Puts values into a sentence as its language writes them: 1,024 or 1.024, 4.5 or 4,5."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Message):
            return value.in_language(self._language)
        written = format(value, format_spec)
        is_number = isinstance(value, int | float)
        return written.translate(_SEPARATORS[self._language]) if is_number else written


_SEPARATORS: Mapping[Language, dict[int, str]] = {
    "id": {ord(","): ".", ord("."): ","},
    "en": {},
}
