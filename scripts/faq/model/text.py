"""Texts in two languages, and the fingerprint that tells whether one changed."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Literal

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")
DEFAULT_LANGUAGE: Language = "id"


def digest(text: str) -> str:
    """A short fingerprint of a text, blind to line breaks and Unicode form: 12 hexadecimal digits."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages. `en` is empty where nobody has translated it yet.

    `stale` is true where the Indonesian text changed after the translation was accepted.
    """

    id: str
    en: str = ""
    stale: bool = False

    def read(self, language: Language) -> str:
        """The text for a reader of `language`; Indonesian where English is missing."""
        return self.en if language == "en" and self.en else self.id

    def language(self, wanted: Language) -> Language:
        """The language in which `read(wanted)` answers."""
        return "en" if wanted == "en" and self.en else DEFAULT_LANGUAGE


NOTHING = Text("")
