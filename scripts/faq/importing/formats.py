"""Files become documents: plain text, spreadsheets, and Word by its own module.

Text is as people save it: UTF-8, UTF-16 or Windows-1252. Spreadsheets are .xlsx with merged cells, and .csv
with whatever separator the program chose.

Files of Word and Excel are weighed before a library opens them: a few kilobytes can ask for more than a
machine has, as an archive that unpacks to gigabytes, or a merged cell that covers a whole sheet.
"""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from typing import Any
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

from faq.importing.document import Document, Line, Table, UnreadableError, clean, split_lines
from faq.importing.word import read_word

_DELIMITERS = ",;\t|"
csv.field_size_limit(10_000_000)
_LARGEST = 30_000_000
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
        return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableError("import_encoding", encoding.upper()) from None


def read_txt(name: str, data: bytes) -> Document:
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


def read_sheet(name: str, data: bytes) -> Document:
    """Every visible sheet of an .xlsx file as a table, the rest beside.

    Raises UnreadableError where there are too many cells, and whatever openpyxl raises.
    """
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    tables: list[Table] = []
    beside: list[Line] = []
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            raise UnreadableError("import_too_large")
        # A cell swallowed by a merged one has no value of its own.
        table = _table([[_value(cell.value) for cell in row] for row in sheet.iter_rows()], sheet.title)
        if sheet.sheet_state == "visible":
            tables.append(table)
        else:
            beside += table.lines
        beside += _comments(sheet)
    return Document(name, tuple(table for table in tables if table.rows), tuple(beside))


def _comments(sheet: Any) -> Iterator[Line]:
    for row in sheet.iter_rows():
        for cell in row:
            for raw in split_lines(cell.comment.text if cell.comment else ""):
                if text := clean(raw):
                    yield Line(f"{sheet.title}!{cell.coordinate}", text, alone=True)


def read_csv(name: str, data: bytes) -> Document:
    """A .csv file. Raises UnreadableError."""
    text = decoded(data)
    first = next((line for line in split_lines(text) if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        rows = list(_within_limits(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)))
    except csv.Error as error:
        raise UnreadableError("import_damaged", str(error)) from None
    return Document(name, (_table(rows),))


def _within_limits(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    cells = 0
    for row in rows:
        cells += len(row)
        if cells > MOST_CELLS:
            raise UnreadableError("import_too_large")
        yield row


def _value(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _table(rows: Sequence[Sequence[str]], sheet: str = "") -> Table:
    prefix = f"{sheet}!" if sheet else ""
    return Table(
        tuple(
            tuple(
                tuple(
                    Line(f"{prefix}{get_column_letter(column)}{number}", text, _indent(raw), alone=True)
                    for raw in split_lines(value)
                    if (text := clean(raw))
                )
                for column, value in enumerate(row, 1)
            )
            for number, row in enumerate(rows, 1)
        )
    )


FORMATS: Mapping[str, Callable[[str, bytes], Document]] = {
    ".txt": read_txt,
    ".docx": read_word,
    ".xlsx": read_sheet,
    ".csv": read_csv,
}


def read_document(name: str, data: bytes) -> Document:
    """The document in a file. Raises UnreadableError with the reason where it cannot be read."""
    ending = PurePath(name).suffix.lower()
    if ending not in FORMATS:
        raise UnreadableError("import_format", ending or name)
    if len(data) > _LARGEST:
        raise UnreadableError("import_too_large")
    if ending in {".docx", ".xlsx"}:
        refuse_heavy(data)
    try:
        return FORMATS[ending](name, data)
    except UnreadableError:
        raise
    except Exception as error:  # the libraries raise whatever zipfile, their parsers and their own code raise
        raise UnreadableError("import_damaged", type(error).__name__) from None


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
