"""Published pictures say nothing about who took them, where and when; they look the same."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageOps

from faq.camera import without_camera_data
from faq.typst import typesetter
from picture_support import drawn, photograph

SECRETS = (b"Telepon Budi", b"6 deg S", b"difoto oleh Budi")


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_what_the_camera_wrote_is_left_out_and_the_picture_stays(format_: str) -> None:
    before = photograph(format_)
    assert any(secret in before for secret in SECRETS)
    after = without_camera_data(before)
    assert not any(secret in after for secret in SECRETS)
    old, new = (Image.open(io.BytesIO(data)) for data in (before, after))
    assert new.tobytes() == old.tobytes()
    assert new.info["icc_profile"] == old.info["icc_profile"]
    if format_ != "PNG":  # browsers turn no PNG
        assert ImageOps.exif_transpose(new).size == ImageOps.exif_transpose(old).size == (32, 48)
    assert without_camera_data(after) == after


def stored(format_: str, **more: Any) -> bytes:
    """A picture as Pillow writes it."""
    stream = io.BytesIO()
    drawn().save(stream, format_, **more)
    return stream.getvalue()


def with_chunk(picture: bytes) -> bytes:
    """A PNG or WebP with a chunk that only its program understands."""
    if picture.startswith(b"RIFF"):
        longer = picture[8:] + b"BUDI" + len(SECRETS[2]).to_bytes(4, "little") + SECRETS[2]
        return b"RIFF" + len(longer).to_bytes(4, "little") + longer
    checked = b"buDi" + SECRETS[2]
    chunk = len(SECRETS[2]).to_bytes(4, "big") + checked + zlib.crc32(checked).to_bytes(4, "big")
    return picture[:33] + chunk + picture[33:]


JPEG = stored("JPEG")
FILM = {"save_all": True, "append_images": [Image.new("RGB", (48, 32), "red")], "loop": 0}
SMALLER = bytes([2, 2]) + SECRETS[2][:12]
HIDDEN = {
    "a comment in a GIF": stored("GIF", comment=SECRETS[2]),
    "a comment in a film": stored("GIF", comment=SECRETS[2], **FILM),
    "something behind a GIF": stored("GIF") + SECRETS[2],
    "a chunk of a PNG": with_chunk(stored("PNG")),
    "a chunk of a WebP": with_chunk(stored("WEBP", lossless=True)),
    "a smaller copy in a JPEG": JPEG[:4] + (28).to_bytes(2, "big") + JPEG[6:18] + SMALLER + JPEG[20:],
    "a segment beside JFIF": JPEG[:20] + b"\xff\xe0\x00\x18JFXX\0\x10" + SECRETS[2] + JPEG[20:],
}


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_does_not_show_the_picture_is_left_out(hidden: str) -> None:
    before = HIDDEN[hidden]
    after = without_camera_data(before)
    assert SECRETS[2][:12] in before
    assert SECRETS[2][:12] not in after
    old, new = (Image.open(io.BytesIO(data)) for data in (before, after))
    assert new.tobytes() == old.tobytes()
    assert getattr(new, "n_frames", 1) == getattr(old, "n_frames", 1)
    assert without_camera_data(after) == after


DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9">
  <title>Menu &amp; tombol</title><style>a&gt;b{fill:red}</style><use xlink:href="#x"></use></svg>"""
NOTED = """<?xml version="1.0"?><!-- Budi --><svg xmlns="http://www.w3.org/2000/svg" width="9"
  xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:s="http://s.example" s:docname="/home/budi/x.svg">
  <title>Menu &amp; tombol</title><style>a&gt;b{fill:red}</style><use xlink:href="#x"></use><metadata>
  <s:who>Budi</s:who></metadata><s:view s:by="Budi"/></svg>"""


def test_a_drawing_does_not_say_who_drew_it() -> None:
    assert without_camera_data(DRAWING.encode()) == DRAWING.encode()
    after = without_camera_data(NOTED.encode()).decode()
    assert "budi" not in after.lower()
    read, wanted = (
        [(each.tag, each.attrib, (each.text or "").strip()) for each in ElementTree.fromstring(text).iter()]
        for text in (after, DRAWING)
    )
    assert read == wanted


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_without_such_data_is_left_as_it_is(format_: str) -> None:
    assert without_camera_data(stored(format_)) == stored(format_)


def test_what_is_printed_has_none_either(tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(photograph("JPEG"))
    with typesetter() as setter:
        setter.add("foto.jpg", tmp_path / "foto.jpg")
        assert SECRETS[0] not in (setter.folder / "foto.jpg").read_bytes()
