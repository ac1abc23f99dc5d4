"""QR codes as vector drawings."""

from __future__ import annotations

import io
from functools import lru_cache

import segno

BORDER = 2
MASK = 3


@lru_cache(maxsize=4096)
def qr_svg(text: str) -> str:
    """`text` as an SVG of one stroked path, black on nothing, with a quiet zone around it.

    Error correction M survives a fold or a stain on paper. The mask is given, since looking for the
    prettiest of eight takes most of the time and every reader takes each.
    """
    drawn = io.BytesIO()
    code = segno.make_qr(text, error="m", boost_error=False, mask=MASK)
    code.save(
        drawn,
        kind="svg",
        border=BORDER,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        omitsize=True,
        nl=False,
    )
    return drawn.getvalue().decode()
