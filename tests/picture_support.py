"""Pictures as cameras store them."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

TURNED = 6  # a quarter turn to the right


def drawn() -> Image.Image:
    picture = Image.new("RGB", (48, 32), "#1f5fa8")
    picture.paste("#ffffff", (0, 0, 20, 10))
    return picture


def photograph(format_: str, orientation: int = TURNED) -> bytes:
    """A picture as a telephone stores it: its own data, the place, a comment, perhaps a film behind it."""
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = "Telepon Budi", orientation
    exif.get_ifd(0x8825)[1] = "6 deg S"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()  # type: ignore[no-untyped-call]
    stored = io.BytesIO()
    more: dict[str, Any] = {"exif": exif, "icc_profile": profile}
    if format_ == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Comment", "difoto oleh Budi")
        more["pnginfo"] = texts
    elif format_ == "JPEG":
        more |= {"comment": b"difoto oleh Budi", "progressive": True}
    drawn().save(stored, format_, **more)
    return stored.getvalue() + (b"difoto oleh Budi" if format_ != "WEBP" else b"")
