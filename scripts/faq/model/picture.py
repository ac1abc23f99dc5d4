"""Which files of the content folder are pictures that the site publishes."""

from __future__ import annotations

# What browsers show and Typst prints; AVIF is unknown to Typst.
PICTURES = (".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
UNPUBLISHED = ("_data/", "adr/")


def is_published_picture(path: str) -> bool:
    """Whether the file `path` of the content folder is copied into the site and may be shown."""
    return path.endswith(PICTURES) and not path.startswith(UNPUBLISHED)
