"""Plain text made safe inside Markdown, and dates in words."""

from __future__ import annotations

import datetime as dt
import html
import re

from faq.model import Language

_INLINE = re.compile(r"([\\`*_{}\[\]|])")
_BLOCK_START = re.compile(r"^(\s*\d*)([#+\-.)])")


# The lines between which faq/site/verbatim.py takes everything as finished HTML.
_READY = re.compile(r"^<!-- /?html -->$", re.M)


def plain(text: str) -> str:
    """`text` as one line of Markdown that renders to exactly that text."""
    text = " ".join(text.split())
    inline = _INLINE.sub(r"\\\1", html.escape(text, quote=False)).replace("~", "&#126;")
    return _BLOCK_START.sub(r"\1\\\2", inline)


def shorten(text: str, limit: int) -> str:
    """`text` cut at a word so that it is no longer than `limit`."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:–") + "…"


def authored(text: str) -> str:
    """`text` of an author, in which no line marks finished HTML: a space behind it is enough."""
    return _READY.sub(r"\g<0> ", text)


_MONTHS: dict[Language, str] = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}


def day(date: dt.date, language: Language) -> str:
    """A date in words, such as 22 November 2026."""
    return f"{date.day} {_MONTHS[language].split()[date.month - 1]} {date.year}"
