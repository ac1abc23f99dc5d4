"""Sorted words in few letters: each says how much it shares with the one before."""

from __future__ import annotations

from collections.abc import Mapping

_MOST_SHARED = 25


def pack(forms: Mapping[str, int]) -> str:
    """`A` to `Z` for the count of shared first letters, the other letters, and `.` with the term in base 36.

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


def _shared(one: str, another: str) -> int:
    count = 0
    for first, second in zip(one[:_MOST_SHARED], another, strict=False):
        if first != second:
            break
        count += 1
    return count
