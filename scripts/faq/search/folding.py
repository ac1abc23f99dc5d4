"""One spelling for every way of writing a word. `worker/folding.js` does the same."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHE = re.compile(r"(?<=[a-z0-9])['`’ʼ](?=[a-z0-9])")
_WORD = re.compile(r"[a-z0-9]+")
_SHORT_PREFIX = re.compile(r"(?<![a-z0-9-])([a-z]{1,3})-([a-z]{3,})")


def fold(text: str) -> str:
    """Lower case without accents, ligatures, wide forms and inner apostrophes."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in decomposed if not unicodedata.category(char).startswith("M"))
    return _APOSTROPHE.sub("", text.lower())


def words(text: str) -> list[str]:
    """The words of a text in their order; everything but a-z and 0-9 separates."""
    return _WORD.findall(fold(text))


def joined(text: str) -> list[str]:
    """Words that are also written in one: e-mail, re-send, log-in."""
    if "-" not in text:
        return []
    return [first + second for first, second in _SHORT_PREFIX.findall(fold(text))]
