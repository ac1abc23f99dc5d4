"""Pictures as they are published: without what a camera or a program wrote beside the picture itself.

A photograph may say where, when, by whom and with what it was taken, and hold a smaller copy of what was cut
away; a drawing, in which folder of whom it was saved. What shows the picture is known and stays: every pixel,
its colours, which side is up. Nothing is encoded again, but for the pictures of an imported document, which
are drawn anew (`publishable`).
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from xml.etree import ElementTree

from PIL import Image, ImageOps

_ORIENTATION = 0x0112
_UPRIGHT = 1
_JPEG, _PNG, _GIF = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", (b"GIF87a", b"GIF89a")
# The segments of a JPEG that say how to show it: frames, tables, JFIF, colour profile, Adobe's transform.
_APP0, _APP2, _APP14, _APP15, _COMMENT, _END, _SCAN = 0xE0, 0xE2, 0xEE, 0xEF, 0xFE, 0xD9, 0xDA
_PROFILE = b"ICC_PROFILE\0"
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_JFIF, _JFIF_SIZE = b"JFIF\0", 16  # of a segment without a smaller copy
# Chunks beside those in capitals, without which no PNG can be decoded.
_PNG_SHOWN = {
    *(b"bKGD", b"cHRM", b"cICP", b"cLLI", b"gAMA", b"hIST", b"iCCP", b"mDCV", b"pHYs", b"sBIT", b"sPLT"),
    *(b"sRGB", b"tRNS", b"acTL", b"fcTL", b"fdAT"),
}
_WEBP_SHOWN = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
# Blocks of a GIF: an extension, a picture; extensions: how long to show it, and an application's, which may
# say how often.
_EXTENSION, _PICTURE, _TRAILER, _CONTROL, _APPLICATION = 0x21, 0x2C, 0x3B, 0xF9, 0xFF
_LOOPS = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0")
_DRAWN = tuple(
    f"{{{name}}}"
    for name in (
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
        "http://www.w3.org/XML/1998/namespace",
    )
)
_WEBP_FLAGS = 0x08 | 0x04  # that say that there are chunks of those two


def without_camera_data(data: bytes) -> bytes:
    """The picture `data`, which can be decoded: JPEG, PNG, WebP, GIF or SVG."""
    if data.startswith(_JPEG):
        return b"".join(_jpeg(data))
    if data.startswith(_PNG):
        return b"".join(_png(data))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        chunks = b"".join(_webp(data))
        return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WEBP" + chunks
    return b"".join(_gif(data)) if data.startswith(_GIF) else _svg(data)


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
        if marker == _APP0:
            yield _without_copy(segment) if segment.startswith(_JFIF, 4) else b""
        elif not (is_aside or marker == _COMMENT):
            yield segment
    # What follows the end is another picture, a film, or where both were taken.
    yield b"\xff\xd9"


def _without_copy(segment: bytes) -> bytes:
    """The segment of JFIF without the smaller copy of the picture that it may end in."""
    if len(segment) <= _JFIF_SIZE + 2:
        return segment
    return segment[:2] + _JFIF_SIZE.to_bytes(2, "big") + segment[4:_JFIF_SIZE] + b"\0\0"


def _png(data: bytes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + length
        if kind in _PNG_SHOWN or kind[:1].isupper():
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
        if kind in _WEBP_SHOWN:
            yield chunk
    if turned:
        yield b"EXIF" + len(turned).to_bytes(4, "little") + turned + b"\0" * (len(turned) % 2)


def _gif(data: bytes) -> Iterator[bytes]:
    at = 13 + _colours(data[10])
    yield data[:at]
    data += bytes(16)  # one that ends too soon is shown as well
    while at < len(data) and data[at] != _TRAILER:
        if data[at] not in {_EXTENSION, _PICTURE}:
            at += 1
            continue
        is_picture, label = data[at] == _PICTURE, data[at + 1]
        start = at + (11 + _colours(data[at + 9]) if is_picture else 2)
        end = _end_of_blocks(data, start)
        loops = label == _APPLICATION and data.startswith(_LOOPS, start)
        if is_picture or label == _CONTROL or loops:
            yield data[at:end]
        at = end
    yield b";"


def _colours(flags: int) -> int:
    """The size of the table of colours that `flags` announce, in bytes."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _end_of_blocks(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1


def _svg(data: bytes) -> bytes:
    """The drawing without comments, the data of a library, and what programs note for themselves."""
    elements = [*ElementTree.fromstring(data).iter()]  # noqa: S314 - checked: it has no entities
    aside = {each.tag for each in elements if not each.tag.startswith(_DRAWN[0])}
    aside |= {each.tag for each in elements if each.tag == f"{_DRAWN[0]}metadata"}
    noted = {name for each in elements for name in each.attrib if name[0] == "{"}
    noted = {name for name in noted if not name.startswith(_DRAWN)}
    if not (aside or noted or b"<!--" in data):
        return data
    written = ElementTree.canonicalize(data.decode(), exclude_tags=aside, exclude_attrs=noted)
    return written.encode()


# As `check` wants them: see faq/source/pictures.py.
_MOST_BYTES = 1024 * 1024
_MOST_PIXELS = 50_000_000
_WIDEST = 1600


def publishable(data: bytes) -> tuple[str, bytes] | None:
    """Ending and bytes of a picture drawn anew, small enough to publish.

    None where it cannot be read: damaged, of a kind that only Word draws, or larger than any screen.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    return None
                ending = ".jpg" if opened.format == "JPEG" else ".png"
                drawn = ImageOps.exif_transpose(opened).convert("RGB" if ending == ".jpg" else "RGBA")
    except Exception:  # Pillow raises whatever its decoders raise
        return None
    return ending, next(small for small in _smaller(drawn, ending) if len(small) <= _MOST_BYTES)


def _smaller(picture: Image.Image, ending: str) -> Iterator[bytes]:
    """The picture as a file, at most as wide as a screen, then smaller and smaller."""
    width = min(_WIDEST, picture.width)
    while True:
        height = max(1, round(picture.height * width / picture.width))
        stream = io.BytesIO()
        shown = picture if width == picture.width else picture.resize((width, height))
        shown.info = {}
        if ending == ".jpg":
            shown.save(stream, "JPEG", quality=85, optimize=True)
        else:
            shown.save(stream, "PNG", optimize=True)
        yield stream.getvalue()
        width = max(1, width * 2 // 3)
