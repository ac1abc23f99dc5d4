"""Content -> PDFs with Typst: a handbook and booklets per language, a sheet per answer and language.

Every file is tagged PDF/UA-1 and dated with the edition of the content, so that the same content
gives the same bytes.
"""

from faq.pdf.orders import Order, every_order, sheets_of
from faq.pdf.press import PressError
from faq.pdf.printing import Shop, UnprintableError, build_pdf

__all__ = ["Order", "PressError", "Shop", "UnprintableError", "build_pdf", "every_order", "sheets_of"]
