"""Reading PDFs back."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader


def squeezed(text: str) -> str:
    """Without white space: lines break where the page ends, not where the author wrote a space."""
    return "".join(text.split())


def visible(pdf: Path) -> str:
    """What a PDF shows, squeezed."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    return squeezed(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def tagged(pdf: Path) -> str:
    """What a screen reader gets of a PDF, squeezed: text outside of the tags, an ornament, is missing."""
    command = ["pdfinfo", "-struct-text", str(pdf)]
    told = subprocess.run(command, capture_output=True, check=True).stdout.decode(errors="replace")
    lines = [line.strip() for line in told.splitlines()]
    return squeezed("".join(line[1:-1] for line in lines if line.startswith('"')))


@dataclass(frozen=True)
class Links:
    """Addresses that a PDF leads to, and how many of its links stay inside."""

    addresses: frozenset[str]
    inside: int


def links(reader: PdfReader) -> Links:
    addresses, inside = set(), 0
    for page in reader.pages:
        for reference in page.get("/Annots", []):
            action = reference.get_object().get("/A", {})
            if "/URI" in action:
                addresses.add(str(action["/URI"]))
            else:
                inside += 1
    return Links(frozenset(addresses), inside)


def outline(reader: PdfReader) -> dict[str, list[str]]:
    """The titles of the bookmarks below each bookmark of the first level."""
    found: dict[str, list[str]] = {}
    for item in reader.outline:
        if isinstance(item, list):
            found[list(found)[-1]] = [str(below.title) for below in item if not isinstance(below, list)]
        else:
            found[str(item.title)] = []
    return found


def bookmark_pages(reader: PdfReader) -> dict[str, int]:
    """The page, counted from 1, of every bookmark of the second level."""
    groups = [group for group in reader.outline if isinstance(group, list)]
    items = [item for group in groups for item in group if not isinstance(item, list)]
    pages = ((str(item.title), reader.get_destination_page_number(item)) for item in items)
    return {title: page + 1 for title, page in pages if page is not None}


def root(reader: PdfReader) -> Any:
    """The catalogue of the document."""
    return reader.trailer["/Root"]


def languages(reader: PdfReader) -> dict[str, int]:
    """How often each language is set in the structure tree or in marked content of the pages."""
    counted: dict[str, int] = {}

    def visit(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                visit(child)
        elif isinstance(node, dict):
            if "/Lang" in node:
                language = str(node["/Lang"])
                counted[language] = counted.get(language, 0) + 1
            visit(node.get("/K", []))

    visit(root(reader)["/StructTreeRoot"])
    return counted


def lines_of_pages(pdf: Path) -> list[list[str]]:
    """The lines of every page that hold any text, running head and foot among them."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return [[line for line in page.split("\n") if line.strip()] for page in text.split("\f")[:-1]]


def smallest_type(pdf: Path) -> float:
    """The size in points of the smallest type that shows any text."""
    sizes: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if text.strip():
            sizes.append(round(size * abs(tm[3]) * abs(cm[3]), 2))

    for page in PdfReader(pdf).pages:
        page.extract_text(visitor_text=visit)
    return min(sizes)


@dataclass(frozen=True)
class Placed:
    """A picture: where it ends and begins above the foot of its page, and the page's height; points."""

    bottom: float
    top: float
    page: float


def pictures_in(pdf: Path) -> list[Placed]:
    """The photographs of a PDF, drawings not among them."""
    found: list[Placed] = []
    for page in PdfReader(pdf).pages:
        height = float(page.mediabox.height)

        def visit(operator: Any, _operands: Any, cm: list[float], _tm: Any, height: float = height) -> None:
            if operator == b"Do":
                found.append(Placed(cm[5], cm[5] + cm[3], height))

        page.extract_text(visitor_operand_before=visit)
    return found


def lefts_of(pdf: Path, word: str) -> list[float]:
    """Where every `word` begins, in points from the left of its page."""
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    told = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return [float(left) for left in re.findall(rf'xMin="([-\d.]+)"[^>]*>{re.escape(word)}</word>', told)]


def words_outside(pdf: Path, margin: float = 20) -> list[str]:
    """The words that come nearer than `margin` points to the side of their page, or run off it."""
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    told = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    found = []
    for page in told.split("<page ")[1:]:
        width = float(page.split('width="', 1)[1].split('"', 1)[0])
        for left, right, word in re.findall(r'xMin="([-\d.]+)".*?xMax="([-\d.]+)".*?>(.*?)</word>', page):
            if float(left) < margin or float(right) > width - margin:
                found.append(word)
    return found
