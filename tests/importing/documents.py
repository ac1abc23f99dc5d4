"""Word and Excel files made from their description in YAML, so that a case can be read and reviewed."""

from __future__ import annotations

import io
from typing import Any

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def word_file(blocks: list[Any]) -> bytes:
    """A .docx of paragraphs `{text, style, list: [number, level]}`, `{lists: …}`, `{table, merge}`."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        elif "lists" in block:
            _define(document, block["lists"])
        elif "table" in block:
            _table(document, block)
        else:
            paragraph = document.add_paragraph(block["text"], style=block.get("style"))
            if "list" in block:
                _number(paragraph, *block["list"])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _define(document: Any, lists: dict[int, list[list[str]]]) -> None:
    """Numberings as Word writes them: each list with format and text of its levels."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    for id_, levels in lists.items():
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(id_))
        for at, (form, text) in enumerate(levels):
            level = OxmlElement("w:lvl")
            level.set(qn("w:ilvl"), str(at))
            for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
                child = OxmlElement(tag)
                child.set(qn("w:val"), value)
                level.append(child)
            abstract.append(level)
        root.append(abstract)
    for id_ in lists:
        num = OxmlElement("w:num")
        num.set(qn("w:numId"), str(id_))
        reference = OxmlElement("w:abstractNumId")
        reference.set(qn("w:val"), str(id_))
        num.append(reference)
        root.append(num)


def _number(paragraph: Any, id_: int, level: int) -> None:
    numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbering.get_or_add_numId().val = id_
    numbering.get_or_add_ilvl().val = level


def _table(document: Any, block: dict[str, Any]) -> None:
    rows = block["table"]
    table = document.add_table(len(rows), max(map(len, rows)))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    for (top, left), (bottom, right) in block.get("merge", []):
        table.cell(top, left).merge(table.cell(bottom, right))


def excel_file(sheets: dict[str, Any]) -> bytes:
    """An .xlsx of `{name: {rows, merge}}`."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, described in sheets.items():
        sheet = book.create_sheet(name)
        for row in described["rows"]:
            sheet.append(row)
        for area in described.get("merge", []):
            sheet.merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
