"""Pictures that would run, fetch or lead away when they are opened by themselves, or tell of persons."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from faq.source.pictures import check_pictures
from picture_support import drawn

NAMES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:h="http://www.w3.org/1999/xhtml" xmlns:m="http://www.w3.org/1998/Math/MathML"'
)
ELSEWHERE = "https://jahat.example/"


def svg(inner: str = "", attributes: str = "") -> str:
    return f'<svg {NAMES} width="9" height="9" {attributes}>{inner}</svg>'


REFUSED = {
    "script": svg("<script>1</script>"),
    "script of a page": svg("<h:script>1</h:script>"),
    "handler": svg(attributes='onload="1"'),
    "handler in capitals": svg(attributes='ONLOAD="1"'),
    "refresh": svg(f'<h:meta http-equiv="refresh" content="0;url={ELSEWHERE}"/>'),
    "form": svg(f'<h:form action="{ELSEWHERE}"/>'),
    "picture of a page": svg(f'<h:img srcset="{ELSEWHERE} 1x"/>'),
    "style of a page": svg(f'<h:style>@import "{ELSEWHERE}"</h:style>'),
    "formula": svg('<m:maction actiontype="statusline"/>'),
    "foreign object": svg("<switch><foreignObject/></switch>"),
    "animated link": svg('<animate attributeName="href" to="javascript:1"/>'),
    "link": svg('<a xlink:href="javascript:1"><text>x</text></a>'),
    "use": svg(f'<use href="{ELSEWHERE}x.svg#x"/>'),
    "use of data": svg('<use href="data:image/svg+xml,x#x"/>'),
    "filter picture": svg('<filter id="a"><feImage href="//jahat.example"/></filter>'),
    "base": svg(f'<g xml:base="{ELSEWHERE}"/>'),
    "cursor": svg(f'<g cursor="url({ELSEWHERE})"/>'),
    "style with an escape": svg(f"<style>*{{fill:\\75rl({ELSEWHERE})}}</style>"),
    "import with an escape": svg(f'<style>@\\69mport "{ELSEWHERE}";</style>'),
    "attribute with an escape": svg(f'<g style="fill:\\75rl({ELSEWHERE})"/>'),
    "set of pictures": svg(f'<style>svg{{background:image-set("{ELSEWHERE}" 1x)}}</style>'),
    "style behind an element": svg(f'<style><g/>@import "{ELSEWHERE}";</style>'),
    "style sheet": f'<?xml-stylesheet type="text/css" href="{ELSEWHERE}"?>' + svg(),
    "style sheet that makes pages": '<?xml-stylesheet type="text/xsl" href="data:text/xml,x"?>' + svg(),
    "style sheet within": svg("<?xml-stylesheet href='x'?>"),
    "style sheet behind a declaration": '<?xml version="1.0"?><?xml-stylesheet href="x"?>' + svg(),
    "document type": '<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"),
}
ENCODED = {
    "UTF-16": ('<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;")).encode("utf-16"),
    "UTF-16 without its mark": ('<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;")).encode("utf-16-le"),
    "another code page": ('<?xml version="1.0" encoding="windows-1252"?>' + svg()).encode(),
    "a code page without letters": ("<?xml version='1.0' encoding='cp037'?>" + svg()).encode(),
}
ALLOWED = {
    "plain": svg('<path d="M0 0h9v9z"/>'),
    "styled": svg('<style>.a{fill:red}</style><g class="a" clip-path="url(#a)" style="fill:url(#b)"/>'),
    "declared": '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n' + svg(),
    "of an editor": svg(
        '<e:view e:export="C:\\x.png" xmlns:e="http://www.inkscape.org/namespaces/inkscape"/>'
    ),
    "with a picture": svg('<image href="data:image/png;base64,AAAA"/>'),
}


def codes(folder: Path, data: bytes, name: str = "x.svg") -> list[str]:
    (folder / name).write_bytes(data)
    return [problem.code for problem in check_pictures(folder, [name])]


@pytest.mark.parametrize("picture", [*map(str.encode, REFUSED.values()), *ENCODED.values()])
def test_a_drawing_that_does_more_than_draw_is_refused(tmp_path: Path, picture: bytes) -> None:
    assert codes(tmp_path, picture) == ["FAQ511"]


@pytest.mark.parametrize("picture", ALLOWED.values(), ids=ALLOWED)
def test_a_drawing_that_only_draws_is_published(tmp_path: Path, picture: str) -> None:
    assert codes(tmp_path, picture.encode()) == []


@pytest.mark.parametrize("levels", [20_000, 130_000])
def test_a_drawing_of_many_levels_is_a_problem_and_no_crash(tmp_path: Path, levels: int) -> None:
    assert codes(tmp_path, svg("<g>" * levels + "</g>" * levels).encode()) == ["FAQ113"]


def png(*texts: bytes) -> bytes:
    """A picture of one pixel with `texts` beside it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    said = b"".join(chunk(b"iTXt", text) for text in texts)
    pixel = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + said
    pixel += chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + pixel + chunk(b"IEND", b"")


def test_what_a_program_wrote_of_place_and_person_is_a_warning(tmp_path: Path) -> None:
    assert codes(tmp_path, png(), "x.png") == []
    assert codes(tmp_path, png(b"XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>"), "x.png") == ["FAQ512"]


def test_a_picture_that_only_a_lenient_program_opens_is_damaged(tmp_path: Path) -> None:
    """What is published is read segment by segment, and would be none."""
    stored = io.BytesIO()
    drawn().save(stored, "JPEG")
    whole = stored.getvalue()
    assert codes(tmp_path, whole, "x.jpg") == []
    torn = whole[:2] + b"\xff\xe1\x00\x04\0\0degS\0" + whole[20:]
    Image.open(io.BytesIO(torn)).load()
    assert codes(tmp_path, torn, "x.jpg") == ["FAQ113"]
