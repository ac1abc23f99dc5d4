"""What a file of Word or Excel weighs, before a library opens it.

A few kilobytes can ask for more than a machine has: an archive that unpacks to gigabytes, a merged cell that
covers a whole sheet, a cell as wide as two thousand million columns.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from functools import partial
from xml.etree import ElementTree

from openpyxl.utils import range_boundaries

from faq.importing.document import UnreadableError

MOST_CELLS = 200_000
_MOST_UNPACKED = 300_000_000  # bytes, pictures among them
_MOST_FILES = 10_000
_MOST_ELEMENTS = 2_000_000
_MOST_COLUMNS = 1_000  # Word itself knows 63
_CHUNK = 1 << 16
# XML in four bytes a letter, which no program writes: the library for Word reads it, these scales would not.
_UTF32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"<\0\0\0", b"\0\0\0<")
_SPANS = {"gridSpan", "gridBefore", "gridAfter"}


def refuse_heavy(data: bytes) -> None:
    """Raise UnreadableError where the archive `data` is none, or is more than anyone has to import."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
            if sum(each.file_size for each in files) > _MOST_UNPACKED or len(files) > _MOST_FILES:
                raise UnreadableError("import_too_large")
            scales = _Scales()
            for each in files:
                with archive.open(each) as part:
                    scales.weigh(iter(partial(part.read, _CHUNK), b""))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        raise UnreadableError("import_damaged", type(error).__name__) from None


class _Scales:
    """Adds up what the parts of one document have; what is no XML weighs nothing."""

    def __init__(self) -> None:
        self._elements = self._cells = 0

    def weigh(self, part: Iterator[bytes]) -> None:
        """Raises UnreadableError as soon as it is too much."""
        parser = ElementTree.XMLParser(target=self)  # noqa: S314 - it keeps nothing, and expat stops expansion
        try:
            for chunk in part:
                if chunk.startswith(_UTF32):
                    raise UnreadableError("import_damaged", "UTF-32")
                parser.feed(chunk)
        except ElementTree.ParseError:
            return

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Called for each element."""
        self._elements += 1
        name = tag.rpartition("}")[2]
        if name == "mergeCell":
            self._cells += _area(attributes.get("ref", ""))
        wide = name in _SPANS and any(_number(value) > _MOST_COLUMNS for value in attributes.values())
        if wide or self._elements > _MOST_ELEMENTS or self._cells > MOST_CELLS:
            raise UnreadableError("import_too_large")


def _area(reference: str) -> int:
    """How many cells a range of a sheet has, such as `A1:C2`; of one that is none, 0."""
    try:
        left, top, right, bottom = (bound or 0 for bound in range_boundaries(reference))
    except (TypeError, ValueError):
        return 0
    return (right - left + 1) * (bottom - top + 1)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else 0
