"""Content -> everything that is typeset: PDFs and link previews.

A handbook and booklets per language, a sheet per answer and language. Every PDF is tagged PDF/UA-1 and dated
by the content, so that the same content gives the same bytes.
"""

from faq.print.cards import ICON_SIZES, build_cards, build_icons
from faq.print.publications import Publication, every_publication, sheets_of
from faq.print.render import build_pdf

__all__ = [
    "ICON_SIZES",
    "Publication",
    "build_cards",
    "build_icons",
    "build_pdf",
    "every_publication",
    "sheets_of",
]
