"""Texts as their authors wrote them, in each language, and the fingerprint that shows whether one changed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from faq.markdown.nodes import Node, plain

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")
DEFAULT_LANGUAGE: Language = "id"


@lru_cache(maxsize=1 << 16)
def digest(text: str) -> str:
    """A short fingerprint of what a text says: 12 hexadecimal digits.

    It is blind to Unicode form, to line ends and to punctuation around words, so that a comma makes no
    translation stale; inside of a word (`mail.log`) every character counts.
    """
    words = (_bare(word) for word in unicodedata.normalize("NFC", text).split())
    return _hashed(word for word in words if word)


def is_digest_of(record: str, text: str) -> bool:
    """Whether `record` is the digest of `text`, or an older one, which counted punctuation."""
    return record == digest(text) or record == _hashed(unicodedata.normalize("NFC", text).split())


def _bare(word: str) -> str:
    """A word without the punctuation around it; one that is nothing else is empty."""
    if word.isalnum():
        return word
    letters = [
        at for at, letter in enumerate(word) if unicodedata.category(letter)[0] != "P" and letter != "`"
    ]
    return word[letters[0] : letters[-1] + 1] if letters else ""


def _hashed(words: Iterable[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text was written: a `path` in the content folder and the `line` (from 1) it begins on."""

    path: str = ""
    line: int = 1


@dataclass(frozen=True)
class Passage:
    """One text of an author in one language, parsed once.

    `source` is the text with its marks and its line ends as in the file, `nodes` what it was parsed into. A
    text in which no letter is a mark (a label, a question) is one node. A passage is false where it is empty.
    """

    source: str
    nodes: tuple[Node, ...] = field(compare=False, repr=False)  # they follow from the source
    origin: Origin = Origin()

    @classmethod
    def of_words(cls, text: str, origin: Origin = Origin()) -> Passage:
        """A passage in which no letter is a mark."""
        return cls(text, (Node("text", text, line=origin.line),) if text.strip() else (), origin)

    @cached_property
    def plain(self) -> str:
        """The text without its marks: a line for each block, pictures by their alternative text."""
        return plain(self.nodes)

    @property
    def one_line(self) -> str:
        """The plain text with a space for every line end."""
        return self.plain.replace("\n", " ")

    def line_at(self, position: int) -> int:
        """The line of the file on which the character at `position` of the source is."""
        return self.origin.line + self.source.count("\n", 0, position)

    def __bool__(self) -> bool:
        return bool(self.source.strip())

    def __str__(self) -> str:
        return self.plain


EMPTY = Passage("", ())


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages. `en` is empty where it is not translated yet.

    `stale` is true where the Indonesian text changed after the translation was accepted.
    """

    id: Passage = EMPTY
    en: Passage = EMPTY
    stale: bool = False

    @classmethod
    def of_words(cls, indonesian: str, english: str = "") -> Text:
        """A text of words without marks that is in no file."""
        return cls(Passage.of_words(indonesian), Passage.of_words(english))

    def read(self, language: Language) -> Passage:
        """The text for a reader of `language`; Indonesian where English is missing."""
        return self.en if language == "en" and self.en else self.id

    def language(self, wanted: Language) -> Language:
        """The language in which `read(wanted)` answers."""
        return "en" if wanted == "en" and self.en else DEFAULT_LANGUAGE


NOTHING = Text()


# C0 and C1 controls but tab and newline, soft hyphen, zero-width and bidi marks, line separators,
# replacement character, lone surrogates, tags.
_RANGES = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffd\ud800-\udfff\U000e0000-\U000e007f"
)
HIDDEN = re.compile(f"[{_RANGES}]")


def name_of(character: str) -> str:
    """The character as people look it up: its code point and, where it has one, its Unicode name."""
    name = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} ({name.lower()})"
