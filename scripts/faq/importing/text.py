"""Plain text as people save it: UTF-8, UTF-16 or Windows-1252."""

from __future__ import annotations

import codecs

from faq.importing.document import Document, Line, UnreadableError, clean, split_lines

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TAB = 4


def decoded(data: bytes) -> str:
    """The text of a file. Raises UnreadableError where it is none.

    Without a byte order mark, every other byte being zero means UTF-16, as Indonesian is written in
    Latin letters; what is not UTF-8 is taken for Windows-1252.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\0" in data:
        odd, even = data[1::2].count(0), data[::2].count(0)
        if max(odd, even) * 5 < len(data):
            raise UnreadableError("import_binary")
        return _strictly(data, "utf-16-le" if odd > even else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; they are read as Latin-1 rather than refused.
        return "".join(_western(byte) for byte in data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableError("import_encoding", encoding.upper()) from None


def _western(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def read_text(name: str, data: bytes) -> Document:
    """A text file, line by line. Raises UnreadableError."""
    lines: list[Line] = []
    after_blank = True
    for number, raw in enumerate(split_lines(decoded(data)), 1):
        text = clean(raw)
        if text:
            lines.append(Line(str(number), text, _indent(raw), alone=after_blank))
        after_blank = not text
    return Document(name, tuple(lines))


def _indent(raw: str) -> int:
    blank = raw[: len(raw) - len(raw.lstrip())]
    return len(blank.expandtabs(_TAB))
