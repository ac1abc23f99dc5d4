"""Pictures of a Word file come with its drafts: only what is seen, small, and marked as to be described."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import docx
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from faq.camera import publishable
from site_support import build, copy_content

SECRET = "Budi di kamar server"


def png(size: tuple[int, int] = (40, 20)) -> bytes:
    about = PngInfo()
    about.add_text("Author", SECRET)
    return saved(Image.new("RGB", size, "red"), "PNG", pnginfo=about)


def jpeg() -> bytes:
    """A photograph that its camera took on its side."""
    about = Image.Exif()
    about[0x010E], about[0x0112] = SECRET, 6
    return saved(Image.new("RGB", (40, 20), "blue"), "JPEG", exif=about)


def saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, **options)
    return stream.getvalue()


def word(*blocks: str | bytes) -> bytes:
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            document.add_picture(io.BytesIO(block))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_content(tmp_path / "isi")


def test_pictures_come_with_the_draft_that_shows_them(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "faq.docx"
    first = ("1. Akun terkunci?", "a. Penyedia membuka menu Akun", png())
    second = ("b. Penyedia melapor ke Helpdesk LPSE", jpeg(), "Gambar 2. Menu akun")
    file.write_bytes(word(*first, *second, "2. Menu kosong?", "a. Admin LPSE memeriksa log"))
    done = build("import", file, "--content", content)
    assert done.returncode == 0, done.stderr
    images = content / "faq" / "images"
    assert sorted(path.name for path in images.iterdir()) == ["akun-terkunci-1.png", "akun-terkunci-2.jpg"]
    draft = (content / "faq" / "akun-terkunci.md").read_text(encoding="utf-8")
    assert draft.count("\nTODO: ") == 2
    assert "Penyedia membuka menu Akun'" in draft
    assert "![](images/akun-terkunci-1.png)" in draft and "\n\nGambar 2. Menu akun\n" in draft
    checked = build("check", "--content", content)
    assert checked.returncode == 0
    assert "FAQ410" in checked.stderr + checked.stdout
    # What no one has looked through yet is published no more than its draft.
    assert build("site", "--no-pdf", "--content", content, "--out", tmp_path / "site").returncode == 0
    assert not list((tmp_path / "site").rglob("akun-terkunci*"))


def test_only_what_is_seen_is_kept() -> None:
    for data, ending, size in ((png(), ".png", (40, 20)), (jpeg(), ".jpg", (20, 40))):
        found = publishable(data)
        assert found is not None and found[0] == ending
        assert SECRET.encode() in data and SECRET.encode() not in found[1]
        with Image.open(io.BytesIO(found[1])) as picture:
            assert (picture.size, {*picture.getexif()}, picture.info.get("Author")) == (size, set(), None)


def test_a_large_picture_is_made_small_enough_to_publish() -> None:
    noise = Image.frombytes("RGB", (1200, 1200), random.Random(1).randbytes(1200 * 1200 * 3))
    found = publishable(saved(noise.resize((2400, 1800)), "PNG"))
    assert found is not None and len(found[1]) <= 1024 * 1024
    with Image.open(io.BytesIO(found[1])) as picture:
        assert picture.width <= 1600 and abs(picture.width * 3 / picture.height - 4) < 0.02


@pytest.mark.parametrize("data", [b"", b"\x01\x00\x00\x00 EMF", png()[:60]], ids=["empty", "EMF", "damaged"])
def test_what_cannot_be_read_is_left_to_a_person(data: bytes) -> None:
    assert publishable(data) is None


def test_a_picture_above_all_text_is_reported(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "faq.docx"
    file.write_bytes(word(png(), "1. Akun terkunci?", "a. Penyedia membuka menu Akun"))
    done = build("import", file, "--content", content, "--language", "en")
    assert "  1: [picture]" in done.stdout
    assert not (content / "faq" / "images").exists()
