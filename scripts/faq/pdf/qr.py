"""QR codes as vector drawings."""

from __future__ import annotations

from functools import lru_cache

import segno


@lru_cache(maxsize=4096)
def qr_svg(text: str) -> str:
    """`text` as an SVG of one path, black on nothing, with the quiet zone that scanners need.

    Error correction M survives a fold or a stain on paper.
    """
    code = segno.make_qr(text, error="m", boost_error=False)
    border = 2
    side = code.symbol_size(border=border)[0]
    runs = []
    for y, row in enumerate(code.matrix):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                width = x - start
                runs.append(f"M{start + border} {y + border}h{width}v1h-{width}z")
            x += 1
    path = "".join(runs)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'width="{side}" height="{side}"><path d="{path}"/></svg>'
    )
