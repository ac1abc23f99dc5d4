"""QR codes, as drawings for print and as small pictures for pages.

Error correction M survives a fold or a stain on paper. The mask is given, since looking for the prettiest of
eight takes most of the time and every reader takes each.
"""

from __future__ import annotations

import base64
import io
import struct
import zlib
from copy import copy
from functools import cache, lru_cache

import segno

BORDER = 2
MASK = 3
# Modules that are dark, as digits of a picture in which white is one.
_WHITE = bytes.maketrans(b"\0\1", b"10")


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
    rows = _code(text).matrix
    size = len(rows) + 2 * BORDER
    side, edge = b"1" * BORDER, [b"1" * size] * BORDER
    lines = [*edge, *(side + row.translate(_WHITE) + side for row in rows), *edge]
    width = -(-size // 8) * 8
    drawn = b"".join(b"\0" + int(line.ljust(width, b"1"), 2).to_bytes(width // 8, "big") for line in lines)
    head = struct.pack(">IIBBBBB", size, size, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(drawn, 9)), (b"IEND", b""))
    png = b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)
    return "data:image/png;base64," + base64.b64encode(png).decode()


def _chunk(name: bytes, data: bytes) -> bytes:
    """A part of a PNG file."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _code(text: str) -> segno.QRCode:
    """The code of `text`, put together of the shares that its characters have in it.

    The correction of a code is linear and its mask is given here, so what one character changes does not
    depend on the others. Thousands of addresses that differ in a few digits take a few codes to work out.
    """
    if not text.isascii():
        return _worked_out(text)
    frame = _worked_out("\0" * len(text))
    size = len(frame.matrix)
    # Addresses have all but their last part in common.
    shared = text.rstrip("/").rfind("/") + 1
    modules = _beginning(len(text), text[:shared])
    for at in range(shared, len(text)):
        modules ^= _share(len(text), at, text[at])
    flat = modules.to_bytes(size * size, "big")
    rows = tuple(bytearray(flat[start : start + size]) for start in range(0, len(flat), size))
    code = copy(frame)
    code.matrix = rows
    return code


@lru_cache(maxsize=64)
def _beginning(length: int, text: str) -> int:
    """The modules of a code of `length` characters, of which the first are `text` and all others zeros."""
    modules = _modules(_worked_out("\0" * length))
    for at, letter in enumerate(text):
        modules ^= _share(length, at, letter)
    return modules


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
