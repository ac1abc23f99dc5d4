"""Spreadsheets: .xlsx with merged cells, and .csv with whatever separator the program chose."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from faq.importing.document import Document, Line, Table, UnreadableError, clean, split_lines
from faq.importing.text import decoded

_DELIMITERS = ",;\t|"
_MOST_CELLS = 200_000
csv.field_size_limit(10_000_000)


def read_sheet(name: str, data: bytes) -> Document:
    """Every visible sheet of an .xlsx file as a table, the rest beside. Raises UnreadableError."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        tables: list[Table] = []
        beside: list[Line] = []
        for sheet in book.worksheets:
            if sheet.max_row * sheet.max_column > _MOST_CELLS:
                raise UnreadableError("import_too_large")
            # A cell swallowed by a merged one has no value of its own.
            table = _table([[_value(cell.value) for cell in row] for row in sheet.iter_rows()], sheet.title)
            if sheet.sheet_state == "visible":
                tables.append(table)
            else:
                beside += table.lines
            beside += _comments(sheet)
    except UnreadableError:
        raise
    except Exception as error:  # openpyxl raises whatever zipfile, the XML parser and its own code raise
        raise UnreadableError("import_damaged", type(error).__name__) from None
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
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableError("import_damaged", str(error)) from None
    return Document(name, (_table(rows),))


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


def _indent(raw: str) -> int:
    return len(raw) - len(raw.lstrip())
