"""One spelling for every way of writing a word, and the shorter forms that it may come from.

`worker/words.js` does the same in the browser. The shorter forms are guesses: the caller keeps those that
are known words, so that `penyedia` is not cut and `mengirim` finds `kirim`, which a stemmer alone misses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_APOSTROPHE = re.compile(r"(?<=[a-z0-9])['`’ʼ](?=[a-z0-9])")
_WORD = re.compile(r"[a-z0-9]+")
_SHORT_PREFIX = re.compile(r"(?<![a-z0-9-])([a-z]{1,3})-([a-z]{3,})")

SHORTEST = 3
_VOWELS = frozenset("aeiou")
# Particles, then possessives, then the suffixes that build words: the order in which they follow the root.
_PARTICLES = ("lah", "kah", "pun")
_SHORTEST_BEFORE_PARTICLE = 5  # masalah is not masa-lah
_SUFFIXES = (_PARTICLES, ("nya", "ku", "mu", "ny"), ("isasi", "asi", "kan", "an", "in", "i"))
_PREFIXES = ("memper", "diper", "ber", "ter", "per", "nge", "be", "di", "ke", "se", "te")
# A nasal prefix swallows the first letter of many roots: what may be there instead before a vowel.
_NASAL = (
    (("meng", "peng"), ("", "k")),
    (("meny", "peny"), ("s", "c")),
    (("mem", "pem"), ("p", "m", "")),
    (("men", "pen"), ("t", "n", "")),
    (("me", "pe"), ("",)),
    (("ng",), ("", "k")),
    (("ny",), ("s", "c")),
)
_SPOKEN_NASAL = {"n": "t", "m": "p"}  # narik, milih
_ENGLISH = (
    "izations", "isations", "ization", "isation", "ations", "ation", "izing", "ising", "ments", "ment",
    "ized", "ised", "izes", "ises", "ions", "ion", "ing", "ize", "ise", "ers", "ies", "ied", "ed", "es", "er",
    "ly", "s", "d", "e",
)  # fmt: skip
_LIGHT = ("s", "es", "ed", "ing")  # the only ones after a root of three letters
_BEFORE_ES = ("s", "x", "z", "ch", "sh", "o")


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


def _without_suffixes(word: str) -> list[str]:
    forms = [word]
    for group in _SUFFIXES:
        least = _SHORTEST_BEFORE_PARTICLE if group is _PARTICLES else SHORTEST
        forms += [
            form[: -len(suffix)]
            for form in forms
            for suffix in group
            if form.endswith(suffix) and len(form) - len(suffix) >= least
        ]
    return forms


def _without_prefix(word: str) -> Iterator[str]:
    for prefix in _PREFIXES:
        if word.startswith(prefix):
            yield word[len(prefix) :]
    for prefixes, replacements in _NASAL:
        for prefix in prefixes:
            rest = word[len(prefix) :]
            if not word.startswith(prefix) or not rest:
                continue
            if rest[0] not in _VOWELS:
                yield rest
                continue
            yield from (letter + rest for letter in replacements)
            if rest[0] == "e" and prefix.endswith("ng"):
                yield rest[1:]
    if word[:1] in _SPOKEN_NASAL and word[1:2] in _VOWELS:
        yield _SPOKEN_NASAL[word[0]] + word[1:]


def indonesian_roots(word: str) -> list[str]:
    """Forms without prefixes and suffixes, the least shortened first; the word itself is left out."""
    forms = dict.fromkeys(_without_suffixes(word))
    layer = list(forms)
    for _ in range(2):
        layer = [short for form in layer for short in _without_prefix(form)]
        forms.update(dict.fromkeys(layer))
    if word.startswith("e") and len(word) > 5:
        forms[word[1:]] = None  # ekatalog, etiket
    forms.pop(word)
    return sorted(filter(_may_be_root, forms), key=lambda form: -len(form))


def _may_be_root(form: str) -> bool:
    """Roots of three letters are `isi` and `uji`, not what is left of `terbit` or `login`."""
    return len(form) > SHORTEST or (len(form) == SHORTEST and sum(letter in _VOWELS for letter in form) == 2)


def english_roots(word: str) -> list[str]:
    """Forms without English endings, the least shortened first; the word itself is left out."""
    forms: dict[str, None] = {}
    for ending in _ENGLISH:
        rest = word[: -len(ending)]
        if not word.endswith(ending) or len(rest) < (SHORTEST if ending in _LIGHT else SHORTEST + 1):
            continue
        if ending == "es" and not rest.endswith(_BEFORE_ES):
            continue
        forms[rest] = None
        if ending not in ("s", "e"):
            forms[rest + "e"] = None
        if ending in ("ies", "ied"):
            forms[rest + "y"] = None
        if rest[-1] == rest[-2]:
            forms[rest[:-1]] = None
    forms.pop(word, None)
    return sorted(forms, key=lambda form: -len(form))
