"""QR codes, as drawings for print and as small pictures for pages.

Error correction M survives a fold or a stain on paper. The mask is given, since looking for the prettiest of
eight takes most of the time and every reader takes each.
"""

from __future__ import annotations

import io
from copy import copy
from functools import cache, lru_cache

import segno

BORDER = 2
MASK = 3


@lru_cache(maxsize=4096)
def qr_svg(text: str) -> str:
    """`text` as an SVG of one stroked path, black on nothing, with a quiet zone around it."""
    drawn = io.BytesIO()
    _code(text).save(
        drawn,
        kind="svg",
        border=BORDER,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        omitsize=True,
        nl=False,
    )
    return drawn.getvalue().decode()


def qr_picture(text: str) -> str:
    """`text` as the `data:` address of a PNG, one pixel a module, with a quiet zone around it."""
    return str(_code(text).png_data_uri(border=BORDER))


def _code(text: str) -> segno.QRCode:
    """The code of `text`, put together of the shares that its characters have in it.

    The correction of a code is linear and its mask is given here, so what one character changes does not
    depend on the others. Thousands of addresses that differ in a few digits take a few codes to work out.
    """
    if not text.isascii():
        return _worked_out(text)
    frame = _worked_out("\0" * len(text))
    modules = _modules(frame)
    for at, letter in enumerate(text):
        modules ^= _share(len(text), at, letter)
    size = len(frame.matrix)
    flat = modules.to_bytes(size * size, "big")
    rows = tuple(bytearray(flat[start : start + size]) for start in range(0, len(flat), size))
    code = copy(frame)
    code.matrix = rows
    return code


@cache
def _share(length: int, at: int, letter: str) -> int:
    """What `letter` at the place `at` changes in a code of nothing but zeros."""
    zeros = "\0" * length
    alone = _worked_out(zeros[:at] + letter + zeros[at + 1 :])
    return _modules(alone) ^ _modules(_worked_out(zeros))


@lru_cache(maxsize=64)
def _worked_out(text: str) -> segno.QRCode:
    return segno.make_qr(text, error="m", boost_error=False, mask=MASK, mode="byte")


def _modules(code: segno.QRCode) -> int:
    """All modules of a code as one number, a byte each."""
    return int.from_bytes(b"".join(code.matrix), "big")
