"""What cannot be typeset is known beforehand, for every character and picture of the content."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from faq import typst
from faq.typst import missing_glyphs, undecodable

SHOWN = ["", "Kesalahan", "é – “kata” …", "→ ≤ ½ €", "`kode`\n2", "Ω ж ģ"]
NOT_SHOWN = [("\u6f22", "\u6f22"), ("Sudah ✅", "✅"), ("a\U0001f600b", "\U0001f600"), ("\u0e01ok", "\u0e01")]


@pytest.mark.parametrize("text", SHOWN)
def test_characters_that_the_fonts_have(text: str) -> None:
    assert missing_glyphs([text]) == frozenset()


@pytest.mark.parametrize(("text", "missing"), NOT_SHOWN)
def test_characters_that_they_lack(text: str, missing: str) -> None:
    assert missing_glyphs([*SHOWN, text]) == {missing}


def test_the_characters_that_need_no_run_of_typst_are_really_there(monkeypatch: pytest.MonkeyPatch) -> None:
    known = typst._KNOWN
    monkeypatch.setattr(typst, "_KNOWN", frozenset())
    assert missing_glyphs(known) == frozenset()


def drawn(form: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 4)).save(made, form)
    return made.getvalue()


PICTURES = {
    "right.png": (drawn("PNG"), True),
    "right.jpg": (drawn("JPEG"), True),
    "right.gif": (drawn("GIF"), True),
    "right.webp": (drawn("WEBP"), True),
    "a name with %20 and ä.png": (drawn("PNG"), True),
    "drawing.svg": (b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', True),
    "a png.jpg": (drawn("PNG"), False),
    "no size.svg": (b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>', False),
}


def test_pictures_that_cannot_be_decoded(tmp_path: Path) -> None:
    for name, (data, _) in PICTURES.items():
        (tmp_path / name).write_bytes(data)
    found = undecodable(tmp_path, PICTURES)
    assert set(found) == {name for name, (_, decodes) in PICTURES.items() if not decodes}
    assert all(found.values()), "each has its reason"


def test_a_picture_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "faq").mkdir()
    (tmp_path / "faq" / "broken.jpg").write_bytes(drawn("PNG"))
    shutil.copy(Path(__file__).parent / "content/faq/sistem/images/galat.svg", tmp_path / "faq" / "galat.svg")
    assert list(undecodable(tmp_path, ["faq/broken.jpg", "faq/galat.svg"])) == ["faq/broken.jpg"]
