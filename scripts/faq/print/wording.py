"""The fixed words of the PDFs in one language: those of the pages and a few of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from faq.model import Language

Words = Mapping[str, Any]


def read_words(overrides: Path, language: Language) -> Words:
    """catalogue.yml and `overrides`/pdf/words.yml, each word in `language`."""
    words: dict[str, Any] = {}
    for file in (
        overrides.parent / "scripts/faq/catalogue.yml",
        overrides.parent / "scripts/faq/print/templates" / "words.yml",
    ):
        raw = yaml.safe_load(file.read_text(encoding="utf-8"))
        words |= {name: both[language] for name, both in raw.items()}
    return words


def in_words(date: dt.date, words: Words) -> str:
    return f"{date.day} {words['months'][date.month - 1]} {date.year}"
