"""Pictures as they are read: damaged, too large, or saying and doing more than a picture should."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from PIL import Image, UnidentifiedImageError

from faq.camera import without_camera_data
from faq.files import stamp
from faq.model import PICTURES, Message, Problem, Severity, name_of, say
from faq.typst import undecodable

MAX_BYTES = 1024 * 1024
MAX_PIXELS = 16_000_000
# The formats that Pillow names, by the endings that a file of them has.
FORMATS = {"GIF": {".gif"}, "JPEG": {".jpg", ".jpeg"}, "PNG": {".png"}, "WEBP": {".webp"}}
FOREIGN = (".avif", ".bmp", ".heic", ".heif", ".tif", ".tiff")
# What the camera's data of a picture may hold: its orientation says nothing about anyone.
_ORIENTATION = 0x0112
# What programs write beside it, of the place and of persons, under the names that Pillow gives it.
_PRIVATE = {"xmp", "XML:com.adobe.xmp", "photoshop", "Raw profile type iptc"}
_SVG = "{http://www.w3.org/2000/svg}"
# A browser gives meaning to these beside SVG: forms, refreshes and links of a page.
_ACTIVE = ("{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/1998/Math/MathML}")
_HARMLESS = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);", re.IGNORECASE)
# What only draws; a link without an address is a group.
_DRAWN = """
a circle clippath defs desc ellipse filter g image line lineargradient marker mask metadata mpath path
pattern polygon polyline radialgradient rect stop style svg switch symbol text textpath title tref tspan
use view animatemotion animatetransform feblend fecolormatrix fecomponenttransfer fecomposite
feconvolvematrix fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb
fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology feoffset fepointlight
fespecularlighting fespotlight fetile feturbulence
"""
_DRAWING = frozenset(_DRAWN.split())
_DECLARATION = re.compile(
    rb"""(?:\xef\xbb\xbf)?<\?xml\s(?:[^>]*?encoding\s*=\s*["']([\w.-]+)["'])?[^>]*\?>"""
)
# What could fetch something in a style; an escape could spell any of it.
_FETCHES = re.compile(
    r"url\(\s*['\"]?(?!#)|@import|expression\(|(?:image|image-set|src|cross-fade)\(", re.IGNORECASE
)
# What the path of a picture does not hold: quotes, brackets, control characters, bytes that are no text.
_STRANGE = re.compile(r"[^\w /.,()+=@&~\u0300-\u036f-]")
_SAVE_AS = say("save_again")
_PLAIN = say("svg_plain")


def check_pictures(content: Path, paths: Sequence[str]) -> Iterator[Problem]:
    """Problems of the picture files among `paths`, which are relative to the folder `content`."""
    sound = []
    for path in paths:
        if PurePosixPath(path).suffix.lower() in PICTURES:
            found = _found(content, path)
            yield from found
            if not found:
                sound.append(path)
    for path, reason in _undecodable(content, tuple((path, stamp(content / path)) for path in sound)):
        yield Problem(path, 1, "FAQ113", say("picture_undecodable", reason=reason), _SAVE_AS)


def _found(content: Path, path: str) -> tuple[Problem, ...]:
    strange = _STRANGE.search(path)
    if strange:
        what = say("name_strange", character=name_of(strange[0]))
        return (Problem(path, 1, "FAQ110", what, say("rename_plain")),)
    ending = PurePosixPath(path).suffix
    if ending not in PICTURES:
        hint = say("rename_to", name=PurePosixPath(path).with_suffix(ending.lower()).name)
        return (Problem(path, 1, "FAQ110", say("ending_capital", ending=ending), hint),)
    try:
        size = (content / path).stat().st_size
    except OSError as error:
        unreadable = say("file_unreadable_because", reason=str(error.strerror))
        return (Problem(path, 1, "FAQ101", unreadable, say("check_rights")),)
    if size == 0:
        return (Problem(path, 1, "FAQ113", say("picture_empty"), _SAVE_AS),)
    if size > MAX_BYTES:
        large = say("picture_large", size=size)
        return (Problem(path, 1, "FAQ114", large, say("cut_bytes", most=MAX_BYTES)),)
    data = (content / path).read_bytes()
    return tuple(_svg(path, data) if ending == ".svg" else _raster(path, content / path, ending))


def _raster(path: str, file: Path, ending: str) -> Iterator[Problem]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file) as picture:
                found, size = str(picture.format), picture.size
                camera = {*picture.getexif()} - {_ORIENTATION} or _PRIVATE & picture.info.keys()
                if size[0] * size[1] > MAX_PIXELS:
                    wide = say("picture_wide", width=size[0], height=size[1])
                    yield Problem(path, 1, "FAQ114", wide, say("cut_pixels", most=MAX_PIXELS))
                    return
                picture.load()
            # What is left of a damaged one need not be a picture.
            Image.open(io.BytesIO(without_camera_data(file.read_bytes()))).close()
    except UnidentifiedImageError:
        yield Problem(path, 1, "FAQ113", say("no_picture_of", kind=ending[1:].upper()), _SAVE_AS)
        return
    except Exception:  # Pillow raises whatever its decoders raise
        yield Problem(path, 1, "FAQ113", say("picture_damaged"), _SAVE_AS)
        return
    if ending not in FORMATS.get(found, ()):
        wanted = PurePosixPath(path).with_suffix(min(FORMATS.get(found, {".png"}), key=len)).name
        hint = say("rename_to", name=wanted) if found in FORMATS else _SAVE_AS
        yield Problem(path, 1, "FAQ113", say("picture_misnamed", kind=found, ending=ending), hint)
    elif camera:
        yield Problem(path, 1, "FAQ512", say("camera_data"), say("save_without"), Severity.WARNING)


def _svg(path: str, data: bytes) -> Iterator[Problem]:
    """An SVG is a document that a browser opens: nothing in it may run, or fetch from elsewhere."""
    refused = _unreadable(data)
    if refused:
        yield Problem(path, 1, "FAQ511", *refused)
        return
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - without a document type there are no entities
    except ElementTree.ParseError as error:
        line = error.position[0]
        yield Problem(path, line, "FAQ113", say("svg_damaged"), say("svg_save"))
        return
    if root.tag != f"{_SVG}svg":
        yield Problem(path, 1, "FAQ113", say("no_picture_of", kind="SVG"), _SAVE_AS)
        return
    found = next((what for what in map(_running, root.iter()) if what), "")
    if found:
        yield Problem(path, 1, "FAQ511", say("svg_runs", what=found), _PLAIN)


def _unreadable(data: bytes) -> tuple[Message, Message] | None:
    """Message and hint where what follows would not see all that a browser may read in an SVG."""
    declared = _DECLARATION.match(data)
    text = data[declared.end() :] if declared else data
    encoding = (declared[1] or b"utf-8").lower() if declared else b"utf-8"
    if encoding not in {b"utf-8", b"us-ascii"} or b"\0" in data or not _is_utf8(data):
        return say("svg_encoding"), _PLAIN
    if b"<!DOCTYPE" in data.upper() or b"<!ENTITY" in data.upper():
        return say("svg_doctype"), say("delete_doctype")
    # Such an instruction can name a style sheet elsewhere, or one that makes a page of the picture.
    if b"<?" in text:
        return say("svg_runs", what="<?"), _PLAIN
    return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _running(element: ElementTree.Element) -> str | Message:
    """What of an element could run or fetch something; nothing where it cannot."""
    name = element.tag.rpartition("}")[2].lower()
    is_svg = element.tag.startswith(_SVG)
    draws = not is_svg or (name in _DRAWING and not (name == "a" and element.attrib))
    if not draws or element.tag.startswith(_ACTIVE):
        return f"<{name}>"
    for attribute, value in element.attrib.items():
        short = attribute.rpartition("}")[2].lower()
        if short.startswith("on"):
            return short
        if short in {"href", "src", "base"} and not _HARMLESS.match(value.strip()):
            return say("leads_elsewhere", what=short)
        if _FETCHES.search(value) or ("\\" in value and not attribute.startswith("{")):
            return say("leads_elsewhere", what=short)
    text = "".join(element.itertext()) if name == "style" else ""
    if _FETCHES.search(text) or "\\" in text:
        return say("leads_elsewhere", what="<style>")
    return ""


@lru_cache(maxsize=4)
def _undecodable(
    content: Path, pictures: tuple[tuple[str, tuple[int, int]], ...]
) -> tuple[tuple[str, str], ...]:
    """The pictures that Typst cannot decode, and why; asked again while no file changed, the same answer."""
    return tuple(undecodable(content, [path for path, _ in pictures]).items()) if pictures else ()
