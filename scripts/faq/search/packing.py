"""Words and numbers in few letters, as `worker/packing.js` reads them."""

from __future__ import annotations

from collections.abc import Mapping

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_HALF = 32
_MOST_SHARED = 25


def pack(forms: Mapping[str, int]) -> str:
    """Sorted words, each saying how much it shares with the one before.

    `A` to `Z` for the count of shared first letters, the other letters, and `.` with the term in base 36.

    A form that opens a new term, numbered one higher than any before it, leaves the number out.
    """
    packed = []
    last = ""
    highest = -1
    for form in sorted(forms):
        shared = _shared(last, form)
        term = forms[form]
        packed.append(chr(ord("A") + shared) + form[shared:])
        if term == highest + 1:
            highest = term
        else:
            packed.append("." + base36(term))
        last = form
    return "".join(packed)


def base36(value: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = digits[value % 36]
    while value >= 36:
        value //= 36
        text = digits[value % 36] + text
    return text


def letter(value: int) -> str:
    """One letter for a number from 0 to 63."""
    return ALPHABET[value]


def gap(value: int) -> str:
    """Base 32, least digit first; all but the last digit come from the upper half of the alphabet."""
    letters = ""
    while value >= _HALF:
        letters += ALPHABET[_HALF + value % _HALF]
        value //= _HALF
    return letters + ALPHABET[value]


def _shared(one: str, another: str) -> int:
    count = 0
    for first, second in zip(one[:_MOST_SHARED], another, strict=False):
        if first != second:
            break
        count += 1
    return count
