"""QR codes as vector drawings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import segno

BORDER = 2
MASK = 3


@lru_cache(maxsize=4096)
def qr_svg(text: str) -> str:
    """`text` as an SVG of one stroked path, black on nothing, with a quiet zone around it.

    Error correction M survives a fold or a stain on paper. Strokes need half the points of squares. The mask
    is given, since looking for the prettiest of eight takes most of the time and every reader takes each.
    """
    code = segno.make_qr(text, error="m", boost_error=False, mask=MASK)
    side = code.symbol_size(border=BORDER)[0]
    path = "".join(_row(row, y + BORDER + 0.5) for y, row in enumerate(code.matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}">'
        f'<path d="{path}" stroke="#000" fill="none"/></svg>'
    )


def _row(row: Sequence[int], y: float) -> str:
    """The dark runs of one row as horizontal strokes."""
    return "".join(f"M{x} {y}h{width}" for x, width in _runs(row))


def _runs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    x = BORDER
    for dark, members in groupby(row):
        width = len(list(members))
        if dark:
            yield x, width
        x += width
