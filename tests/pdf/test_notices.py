"""Every font that a PDF carries is among the notices of what a site has of others."""

from __future__ import annotations

import re
from pathlib import Path

from pypdf import PdfReader

from faq.hosting.supply import supply_files
from pdf.conftest import Printed


def fonts(pdf: Path) -> set[str]:
    """The families of the fonts in `pdf`, as in DejaVuSansMono."""
    found = {
        str(font.get_object()["/BaseFont"])
        for page in PdfReader(pdf).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    return {re.sub(r"^/?[A-Z]{6}\+|-.*", "", name) for name in found}


def test_every_font_of_a_pdf_is_in_the_notices(printed: Printed) -> None:
    notices = supply_files(printed.content, Path("none"))["third-party-notices.txt"].decode().replace(" ", "")
    embedded = set().union(*(fonts(pdf) for pdf in printed.folder.rglob("*.pdf")))
    assert "DejaVuSansMono" in embedded
    assert [name for name in embedded if name not in notices] == []
