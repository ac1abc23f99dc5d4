"""Pictures of a document as files that may be published: PNG or JPEG, nothing in them but what is seen."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps

# As `check` wants them: see faq/source/pictures.py.
_MOST_BYTES = 1024 * 1024
_MOST_PIXELS = 50_000_000
_WIDEST = 1600


def publishable(data: bytes) -> tuple[str, bytes] | None:
    """Ending and bytes of a picture drawn anew, small enough to publish.

    None where it cannot be read: damaged, of a kind that only Word draws, or larger than any screen.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    return None
                ending = ".jpg" if opened.format == "JPEG" else ".png"
                drawn = ImageOps.exif_transpose(opened).convert("RGB" if ending == ".jpg" else "RGBA")
    except Exception:  # Pillow raises whatever its decoders raise
        return None
    return ending, next(small for small in _smaller(drawn, ending) if len(small) <= _MOST_BYTES)


def _smaller(picture: Image.Image, ending: str) -> Iterator[bytes]:
    """The picture as a file, at most as wide as a screen, then smaller and smaller."""
    width = min(_WIDEST, picture.width)
    while True:
        height = max(1, round(picture.height * width / picture.width))
        stream = io.BytesIO()
        shown = picture if width == picture.width else picture.resize((width, height))
        shown.info = {}
        if ending == ".jpg":
            shown.save(stream, "JPEG", quality=85, optimize=True)
        else:
            shown.save(stream, "PNG", optimize=True)
        yield stream.getvalue()
        width = max(1, width * 2 // 3)
