"""Every word of the interface in one language, and dates as that language writes them.

The words are in catalogue.yml beside this module: one key, one text (or list of texts) per language.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import escape

from faq.model import Content, Language
from faq.yaml_text import table

try:
    from babel.dates import format_date
except (OSError, ValueError):
    # Babel reads the file that TZ may name. Where it is no time zone, a system's own programs take UTC.
    os.environ["TZ"] = "UTC"
    from babel.dates import format_date

_WORD = re.compile(r"\{\{ t\.(\w+) \}\}")
# The indentation of a template is for its authors.
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
SOURCE = Path(__file__).with_suffix(".yml")


class Catalogue(Mapping[str, Any]):
    """The words of `language` by key. A key that the catalogue lacks raises KeyError."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.words: Mapping[str, Any] = {key: both[language] for key, both in _source().items()}

    def __getitem__(self, key: str) -> Any:
        return self.words[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def __len__(self) -> int:
        return len(self.words)

    def edition(self, content: Content) -> str:
        """The edition of `content` with its date; without answers there is nothing that it could date."""
        return (
            f"{self['edition']} {self.day(content.edition)}" if content.entries else str(self["no_edition"])
        )

    def day(self, date: dt.date) -> str:
        """A date in words, such as 22 November 2026."""
        return _day(date, self.language)


def inside(label: str) -> str:
    """A label within a sentence: its first letter small, unless the word is an abbreviation."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def with_words(template: str, words: Mapping[str, Any]) -> str:
    """The Jinja `template` without indentation, and with the word itself, escaped, for every `{{ t.key }}`.

    The words of a language are constant: pages stay the same and are made in less time. Lists, and words that
    the catalogue lacks, are left to Jinja.
    """

    def word(match: re.Match[str]) -> str:
        found = words.get(match[1])
        plain = isinstance(found, str) and "{" not in found
        return str(escape(found)) if plain else match[0]

    return _INDENT.sub("", _WORD.sub(word, template))


@cache
def _source() -> Mapping[str, Mapping[Language, Any]]:
    found: Mapping[str, Mapping[Language, Any]] = table(SOURCE)
    return found


@cache
def _day(date: dt.date, language: Language) -> str:
    return str(format_date(date, "d MMMM y", locale=language))
