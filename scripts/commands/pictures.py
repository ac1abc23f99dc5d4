"""Pictures of answers of another LPSE: found beside the downloaded file, or fetched from its site."""

from __future__ import annotations

import io
import os
import urllib.error
import urllib.request
from pathlib import Path, PurePosixPath

from PIL import Image

from commands.language import Speech
from faq.importing import Feed, pictures

_LARGEST = 10_000_000
_SECONDS = 20


def carry_pictures(feed: Feed, body: str, entry: Path, root: Path, name: Path, say: Speech) -> str:
    """The body with its pictures in the content folder; what cannot be had is reported and stays a link."""
    for url, path in pictures(feed, body):
        data = _beside(name, path) or _fetched(url)
        if data is None or not _is_picture(data, path):
            print(say("feed_picture_missing", url=url))
            continue
        file = _place(root / path, data)
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            print(say("feed_picture", path=file.as_posix()))
        body = body.replace(f"]({url}", f"]({_relative(file, entry.parent)}")
    return body


def _beside(name: Path, path: str) -> bytes | None:
    """The picture where the file lies in a copy of the whole site, as site/api/v1/faq.json."""
    site = name.resolve().parents[2:3]
    file = site[0] / path if site else Path(path)
    return file.read_bytes() if site and file.is_file() and file.stat().st_size <= _LARGEST else None


def _fetched(url: str) -> bytes | None:
    """The picture from the site it was published on, or nothing."""
    request = urllib.request.Request(url, headers={"User-Agent": "lpse-faq"})  # noqa: S310  the feed allows http(s) only
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310  the same
            data: bytes = answer.read(_LARGEST + 1)
    except (OSError, ValueError, urllib.error.URLError):
        return None
    return data if len(data) <= _LARGEST else None


def _is_picture(data: bytes, path: str) -> bool:
    """Whether the bytes are what the name says; an SVG is text that begins as one and runs nothing."""
    if path.endswith(".svg"):
        text = data[:_LARGEST].decode("utf-8", "replace").lower()
        return "<svg" in text and "<script" not in text and "onload" not in text
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.verify()
    except Exception:  # Pillow raises whatever its decoders raise
        return False
    return True


def _place(file: Path, data: bytes) -> Path:
    """Where the picture goes: its own path, another name where that is taken by another picture."""
    number = 1
    chosen = file
    while chosen.exists() and chosen.read_bytes() != data:
        number += 1
        chosen = file.with_stem(f"{file.stem}-{number}")
    return chosen


def _relative(file: Path, folder: Path) -> str:
    return PurePosixPath(os.path.relpath(file, folder)).as_posix()
