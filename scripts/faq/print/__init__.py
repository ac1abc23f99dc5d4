"""Content -> PDFs with Typst: a handbook and booklets per language, a sheet per answer and language.

Every file is tagged PDF/UA-1 and dated with the edition of the content, so that the same content
gives the same bytes.
"""

from faq.print.orders import Order, every_order, sheets_of
from faq.print.press import PressError
from faq.print.printing import Shop, UnprintableError, build_pdf

__all__ = ["Order", "PressError", "Shop", "UnprintableError", "build_pdf", "every_order", "sheets_of"]
