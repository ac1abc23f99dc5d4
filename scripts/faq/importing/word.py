"""Word documents: paragraphs with the numbers that Word makes up itself, and tables with merged cells."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from faq.importing.document import Document, Line, Table, clean, split_lines

_TWIPS = 360  # a quarter of an inch, one step of indentation
_STEP = 2
_DEEPEST = 8  # level of a list in Word
_LONGEST_MARK = 60  # characters before a number is put in
_HIGHEST = 9_999  # that is written in letters
_BLIP, _IMAGE = qn("a:blip"), "{urn:schemas-microsoft-com:vml}imagedata"
_BESIDE = re.compile(r"/(header|footer|footnotes|endnotes|comments)\d*\.xml$")
# Elements that hold or mean text. A paragraph within a paragraph is that of a text box.
_TEXT = {qn(f"w:{tag}"): text for tag, text in (
    ("t", ""), ("p", "\n"), ("br", "\n"), ("cr", "\n"), ("tab", " "), ("noBreakHyphen", "-"), ("sym", " "),
)}  # fmt: skip


def read_word(name: str, data: bytes) -> Document:
    """A .docx file. Raises whatever python-docx, lxml and zipfile raise where Word would not open it."""
    document = docx.Document(io.BytesIO(data))
    counters = _Counters(document)
    parts: list[Line | Table] = []
    for number, block in enumerate(_blocks(document.element.body, document), 1):
        if isinstance(block, Paragraph):
            parts += _lines(block, counters, str(number))
        else:
            parts.append(_table(block, counters, number))
    return Document(name, tuple(parts), tuple(_beside(document)))


def _blocks(element: Any, parent: Any) -> Iterator[Paragraph | WordTable]:
    """The paragraphs and tables in an element, those in content controls too."""
    for child in element:
        if child.tag == qn("w:p"):
            yield Paragraph(child, parent)
        elif child.tag == qn("w:tbl"):
            yield WordTable(child, parent)
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")}:
            yield from _blocks(child, parent)


def _beside(document: Any) -> Iterator[Line]:
    """Headers, footers, notes and comments, each text once."""
    seen: set[str] = set()
    for part in document.part.package.iter_parts():
        kind = _BESIDE.search(str(part.partname))
        if kind:
            root = parse_xml(part.blob)
            for paragraph in root.iter(qn("w:p")):
                text = clean("".join(each.text or "" for each in paragraph.iter(qn("w:t"))))
                if text and text not in seen:
                    seen.add(text)
                    yield Line(kind[1], text, alone=True)


def _lines(paragraph: Paragraph, counters: _Counters, place: str) -> Iterator[Line]:
    """The lines of a paragraph; its number, if Word makes one, is written before the first."""
    texts = filter(None, (clean(text) for text in split_lines(_text(paragraph))))
    mark, level = counters.mark(paragraph)
    numbering, heading = counters.list_of(paragraph) if mark else "", _heading(paragraph)
    for text in texts:
        yield Line(place, f"{mark} {text}" if mark else text, level, heading, alone=True, numbering=numbering)
        mark = numbering = ""
    if pictures := tuple(_pictures(paragraph)):
        yield Line(place, "", level, alone=True, pictures=pictures)


def _pictures(paragraph: Paragraph) -> Iterator[bytes]:
    """The pictures in a paragraph, also those that older versions of Word drew."""
    for element in paragraph._p.iter(_BLIP, _IMAGE):
        if not _is_fallback(element):
            part = paragraph.part.related_parts.get(element.get(qn("r:embed")) or element.get(qn("r:id")))
            if part is not None:
                yield part.blob


def _text(paragraph: Paragraph) -> str:
    """What a reader sees: links and accepted insertions included, deleted text left out."""
    found: list[str] = []
    for element in paragraph._p.iter(*_TEXT):
        if element.tag != qn("w:t"):
            found.append(_TEXT[element.tag])
        elif not _is_fallback(element):
            found.append(element.text or "")
    return "".join(found)


def _is_fallback(element: Any) -> bool:
    """Whether an element is for programs that know less; what it says is in the choice before it as well."""
    return any(each.tag.endswith("}Fallback") for each in element.iterancestors())


def _heading(paragraph: Paragraph) -> int:
    name = paragraph.style.name if paragraph.style is not None else ""
    match = re.match(r"(?:heading|judul)\s*(\d)", name or "", re.IGNORECASE)
    return int(match[1]) if match else 0


def _table(table: WordTable, counters: _Counters, number: int) -> Table:
    rows = []
    seen: set[Any] = set()
    for at, row in enumerate(table.rows, 1):
        cells = []
        for column, cell in enumerate(row.cells, 1):
            place = f"{number}.{at}.{column}"
            # A merged cell comes once for each cell it covers.
            cells.append(() if cell._tc in seen else tuple(_cell(cell, counters, place)))
            seen.add(cell._tc)
        rows.append(tuple(cells))
    return Table(tuple(rows))


def _cell(cell: Any, counters: _Counters, place: str) -> Iterator[Line]:
    for block in _blocks(cell._tc, cell):
        if isinstance(block, Paragraph):
            yield from _lines(block, counters, place)
        else:
            for row in _table(block, counters, 0).rows:
                yield from (line for inner in row for line in inner)


class _Counters:
    """The running numbers of all lists of a document, as Word counts them while it shows it."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[int, int], tuple[str, str, int]] = {}
        self._abstract: dict[int, int] = {}
        self._counts: dict[int, list[int]] = {}
        self._restarts: set[int] = set()
        self._styles = document.styles
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in root.iter(qn("w:abstractNum")):
            id_ = int(abstract.get(qn("w:abstractNumId")))
            for level in abstract.iter(qn("w:lvl")):
                self._levels[id_, int(level.get(qn("w:ilvl")))] = _level(level)
        for num in root.iter(qn("w:num")):
            reference = num.find(qn("w:abstractNumId"))
            if reference is not None:
                id_ = int(num.get(qn("w:numId")))
                self._abstract[id_] = int(reference.get(qn("w:val")))
                if num.find(qn("w:lvlOverride")) is not None:
                    self._restarts.add(id_)

    def mark(self, paragraph: Paragraph) -> tuple[str, int]:
        """The number or bullet before a paragraph, and its indentation in columns."""
        num, level = self._numbering(paragraph)
        if num not in self._abstract:
            return "", self._indent(paragraph)
        abstract = self._abstract[num]
        # Lists that share a definition go on counting, unless one says that it begins anew.
        counts = self._counts.setdefault(-num if num in self._restarts else abstract, [])
        del counts[level + 1 :]
        while len(counts) <= level:
            start = self._levels.get((abstract, len(counts)), ("decimal", "", 1))[2]
            counts.append(start - 1)
        counts[level] += 1
        return self._shown(abstract, level, counts), level * _STEP

    def list_of(self, paragraph: Paragraph) -> str:
        """The list and level of a paragraph, as a key that differs from those of others."""
        num, level = self._numbering(paragraph)
        return f"{self._abstract[num]}.{level}" if num in self._abstract else ""

    def _numbering(self, paragraph: Paragraph) -> tuple[int, int]:
        """List and level of a paragraph: its own, else those of its style or of a style that is based on."""
        found = _num_pr(paragraph._p.pPr)
        style = paragraph.style
        known: set[str] = set()  # a style may be based on itself
        while found is None and style is not None and style.style_id not in known:
            known.add(style.style_id)
            found = _num_pr(style.element.pPr)
            style = getattr(style, "base_style", None)
        return found or (0, 0)

    def _indent(self, paragraph: Paragraph) -> int:
        left = paragraph.paragraph_format.left_indent
        return max(0, round(left.twips / _TWIPS)) * _STEP if left else 0

    def _shown(self, abstract: int, level: int, counts: list[int]) -> str:
        form, text, _ = self._levels.get((abstract, level), ("decimal", f"%{level + 1}.", 1))
        if form in {"bullet", "none"}:
            return "•" if form == "bullet" else ""
        for at, count in enumerate(counts):
            each = self._levels.get((abstract, at), (form, "", 1))[0]
            text = text.replace(f"%{at + 1}", _numeral(count, each))
        return text


def _level(level: Any) -> tuple[str, str, int]:
    def value(tag: str, default: str) -> str:
        found = level.find(qn(tag))
        return str(found.get(qn("w:val"), default)) if found is not None else default

    start = value("w:start", "1")
    text = value("w:lvlText", "")[:_LONGEST_MARK]
    return value("w:numFmt", "decimal"), text, int(start) if start.isdecimal() else 1


def _num_pr(properties: Any) -> tuple[int, int] | None:
    numbering = properties.find(qn("w:numPr")) if properties is not None else None
    if numbering is None:
        return None
    values = [numbering.find(qn(tag)) for tag in ("w:numId", "w:ilvl")]
    num, level = (int(each.get(qn("w:val"))) if each is not None else 0 for each in values)
    return num, min(max(0, level), _DEEPEST)


def _numeral(number: int, form: str) -> str:
    if number > _HIGHEST:
        return str(number)
    if form in {"lowerLetter", "upperLetter"}:
        letters = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"}:
        roman = ""
        for value, letters in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
            roman += letters * (number // value)
            number %= value
        return roman if form == "lowerRoman" else roman.upper()
    return f"{number:02}" if form == "decimalZero" else str(number)
