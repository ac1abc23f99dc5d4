"""Pictures as they are published: without what a camera or a program wrote beside the picture itself.

A photograph may say where, when, by whom and with what it was taken, and hold a smaller copy of what was cut
away. The picture keeps every pixel, its colours, and which side is up. Nothing is encoded again.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from PIL import Image

_ORIENTATION = 0x0112
_UPRIGHT = 1
_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
# The segments of a JPEG that say how to show it: frames, tables, JFIF, colour profile, Adobe's transform.
_APP0, _APP2, _APP14, _APP15, _COMMENT, _END, _SCAN = 0xE0, 0xE2, 0xEE, 0xEF, 0xFE, 0xD9, 0xDA
_PROFILE = b"ICC_PROFILE\0"
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_PNG_ASIDE = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
_WEBP_ASIDE = {b"EXIF", b"XMP "}
_WEBP_FLAGS = 0x08 | 0x04  # that say that there are chunks of those two


def without_camera_data(data: bytes) -> bytes:
    """The picture `data`, which can be decoded; one of another format than JPEG, PNG and WebP as it is."""
    if data.startswith(_JPEG):
        return b"".join(_jpeg(data))
    if data.startswith(_PNG):
        return b"".join(_png(data))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        chunks = b"".join(_webp(data))
        return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WEBP" + chunks
    return data


def _turned(data: bytes) -> bytes:
    """What tells which side of the picture is up, as Exif; empty where it is upright as it is stored."""
    with Image.open(io.BytesIO(data)) as picture:
        orientation = picture.getexif().get(_ORIENTATION, _UPRIGHT)
    if orientation == _UPRIGHT:
        return b""
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    return exif.tobytes()


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield _JPEG
    turned = _turned(data)
    if turned:
        yield b"\xff\xe1" + (len(turned) + 2).to_bytes(2, "big") + turned
    at = len(_JPEG)
    while at + 4 <= len(data):
        marker = data[at + 1]
        if marker == 0xFF:  # a filling byte
            at += 1
            continue
        if marker == _END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            found = _NEXT_MARKER.search(data, end)
            end = found.start() if found else len(data)
        segment, at = data[at:end], end
        is_aside = _APP0 < marker <= _APP15 and marker != _APP14 and not segment.startswith(_PROFILE, 4)
        if not (is_aside or marker == _COMMENT):
            yield segment
    # What follows the end is another picture, a film, or where both were taken.
    yield b"\xff\xd9"


def _png(data: bytes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + length
        if kind not in _PNG_ASIDE:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end


def _webp(data: bytes) -> Iterator[bytes]:
    turned = _turned(data).removeprefix(b"Exif\0\0")
    at = 12
    while at + 8 <= len(data):
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + length + length % 2
        chunk, at = data[at:end], end
        if kind == b"VP8X":
            flags = chunk[8] & ~_WEBP_FLAGS | (0x08 if turned else 0)
            chunk = chunk[:8] + bytes([flags]) + chunk[9:]
        if kind not in _WEBP_ASIDE:
            yield chunk
    if turned:
        yield b"EXIF" + len(turned).to_bytes(4, "little") + turned + b"\0" * (len(turned) % 2)
