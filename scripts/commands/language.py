"""The author's language: what the commands say, in Indonesian or English."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from commands.console import harmless
from faq.catalogue import Catalogue
from faq.model import DEFAULT_LANGUAGE, LANGUAGES, Language

OPTION = "--language"
VARIABLE = "LPSE_FAQ_LANGUAGE"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Speech:
    """Says what the catalogue has under a key, with values put in; what others wrote is made harmless."""

    language: Language
    catalogue: Catalogue

    def __call__(self, key: str, /, **values: object) -> str:
        said = {
            name: value if isinstance(value, int) else harmless(str(value)) for name, value in values.items()
        }
        return str(self.catalogue[key]).format(**said)


def speech(arguments: Sequence[str] | None = None, environment: Mapping[str, str] | None = None) -> Speech:
    """The language that `--language` names, else LPSE_FAQ_LANGUAGE, else the locale, else Indonesian."""
    language = _chosen(
        sys.argv[1:] if arguments is None else arguments, os.environ if environment is None else environment
    )
    return Speech(language, Catalogue(language))


def language_option(parser: argparse.ArgumentParser, say: Speech) -> None:
    """Add `--language`; it was read before the parser was made, as the help speaks it too."""
    parser.add_argument(OPTION, choices=LANGUAGES, default=say.language, help=say("help_language"))


def _chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    named = [value for flag, value in pairwise(arguments) if flag == OPTION]
    named += [flag.partition("=")[2] for flag in arguments if flag.startswith(f"{OPTION}=")]
    named += [environment.get(VARIABLE, "")]
    # The first of these that is set decides, as in every other program.
    named += [next((environment[name] for name in _LOCALE if environment.get(name)), "")[:2]]
    return next((language for name in named for language in LANGUAGES if name == language), DEFAULT_LANGUAGE)


def group(commands: Any, name: str, say: Speech, key: str) -> argparse.ArgumentParser:
    """The parser of a command that speaks the author's language; `key` says what the command does."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=say(f"{key}_short"), description=say(key)
    )
    language_option(parser, say)
    return parser
