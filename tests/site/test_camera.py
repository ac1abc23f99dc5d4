"""Published pictures say nothing about who took them, where and when; they look the same."""

from __future__ import annotations

import io
from pathlib import Path

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


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_without_such_data_is_left_as_it_is(format_: str) -> None:
    stored = io.BytesIO()
    drawn().save(stored, format_)
    assert without_camera_data(stored.getvalue()) == stored.getvalue()


def test_what_is_printed_has_none_either(tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(photograph("JPEG"))
    with typesetter() as setter:
        setter.add("foto.jpg", tmp_path / "foto.jpg")
        assert SECRETS[0] not in (setter.folder / "foto.jpg").read_bytes()
