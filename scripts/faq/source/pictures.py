"""Pictures as they are read: damaged, too large, or saying and doing more than a picture should."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from PIL import Image, UnidentifiedImageError

from faq.model import PICTURES, Problem, Severity
from faq.typst import undecodable

MAX_BYTES = 1024 * 1024
MAX_PIXELS = 16_000_000
# The formats that Pillow names, by the endings that a file of them has.
FORMATS = {"GIF": {".gif"}, "JPEG": {".jpg", ".jpeg"}, "PNG": {".png"}, "WEBP": {".webp"}}
FOREIGN = (".avif", ".bmp", ".heic", ".heif", ".tif", ".tiff")
# What the camera's data of a picture may hold: its orientation tells nothing about anybody.
_ORIENTATION = 0x0112
_SVG = "{http://www.w3.org/2000/svg}"
_HARMLESS = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);", re.IGNORECASE)
_RUNNING = {
    "script",
    "foreignobject",
    "iframe",
    "embed",
    "object",
    "handler",
    "set",
    "animate",
    "audio",
    "video",
}
_SAVE_AS = "save it again as PNG or JPEG"


def check_pictures(content: Path, paths: Sequence[str]) -> Iterator[Problem]:
    """Problems of the picture files among `paths`, which are relative to the folder `content`."""
    sound = []
    for path in paths:
        if PurePosixPath(path).suffix.lower() in PICTURES:
            found = _found(content, path)
            yield from found
            if not found:
                sound.append(path)
    for path, reason in _undecodable(content, tuple((path, _stamp(content / path)) for path in sound)):
        yield Problem(path, 1, "FAQ113", f"the picture cannot be shown: {reason}", _SAVE_AS)


def _found(content: Path, path: str) -> tuple[Problem, ...]:
    ending = PurePosixPath(path).suffix
    if ending not in PICTURES:
        hint = f"rename it to {PurePosixPath(path).with_suffix(ending.lower()).name}"
        return (Problem(path, 1, "FAQ110", f"the ending {ending} is not in small letters", hint),)
    try:
        size = (content / path).stat().st_size
    except OSError as error:
        return (Problem(path, 1, "FAQ101", f"the file cannot be read: {error.strerror}", "check its rights"),)
    if size == 0:
        return (Problem(path, 1, "FAQ113", "the picture is empty", _SAVE_AS),)
    if size > MAX_BYTES:
        message = f"the picture is too large: {size:,} bytes"
        hint = f"at most {MAX_BYTES:,}; cut out the part that matters, or save it smaller"
        return (Problem(path, 1, "FAQ114", message, hint),)
    data = (content / path).read_bytes()
    return tuple(_svg(path, data) if ending == ".svg" else _raster(path, content / path, ending))


def _raster(path: str, file: Path, ending: str) -> Iterator[Problem]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file) as picture:
                found, size, camera = str(picture.format), picture.size, {*picture.getexif()} - {_ORIENTATION}
                if size[0] * size[1] > MAX_PIXELS:
                    message = f"the picture is too large: {size[0]} × {size[1]} pixels"
                    hint = f"at most {MAX_PIXELS:,} pixels; cut out the part that matters"
                    yield Problem(path, 1, "FAQ114", message, hint)
                    return
                picture.load()
    except UnidentifiedImageError:
        yield Problem(path, 1, "FAQ113", f"the file is no {ending[1:].upper()} picture", _SAVE_AS)
        return
    except Exception:  # Pillow raises whatever its decoders raise
        yield Problem(path, 1, "FAQ113", "the picture is damaged", _SAVE_AS)
        return
    if ending not in FORMATS.get(found, ()):
        wanted = PurePosixPath(path).with_suffix(min(FORMATS.get(found, {".png"}), key=len)).name
        hint = f"rename it to {wanted}" if found in FORMATS else _SAVE_AS
        yield Problem(path, 1, "FAQ113", f"a {found} picture is named {ending}", hint)
    elif camera:
        message = "the picture carries data of the camera, perhaps where and when it was taken"
        yield Problem(path, 1, "FAQ512", message, f"{_SAVE_AS} without it", Severity.WARNING)


def _svg(path: str, data: bytes) -> Iterator[Problem]:
    """An SVG is a document that a browser opens: nothing in it may run, or fetch from elsewhere."""
    if b"<!DOCTYPE" in data.upper() or b"<!ENTITY" in data.upper():
        yield Problem(path, 1, "FAQ511", "the SVG declares a document type", "delete the line with <!DOCTYPE")
        return
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - without a document type there are no entities
    except ElementTree.ParseError as error:
        line = error.position[0]
        yield Problem(path, line, "FAQ113", "the SVG is damaged", f"not well-formed XML; {_SAVE_AS}")
        return
    if root.tag != f"{_SVG}svg":
        yield Problem(path, 1, "FAQ113", "the file is no SVG picture", _SAVE_AS)
        return
    reason = next(filter(None, map(_running, root.iter())), "")
    if reason:
        hint = "save it as plain SVG without scripts, or as PNG"
        yield Problem(path, 1, "FAQ511", f"the SVG could run a program: {reason}", hint)


def _running(element: ElementTree.Element) -> str:
    """What of an element could run or fetch something; nothing where it cannot."""
    if not isinstance(element.tag, str):
        return ""
    name = element.tag.rpartition("}")[2].lower()
    if name in _RUNNING or (name == "a" and element.attrib):
        return f"<{name}>"
    for attribute, value in element.attrib.items():
        short = attribute.rpartition("}")[2].lower()
        if short.startswith("on"):
            return short
        if short in {"href", "src"} and not _HARMLESS.match(value.strip()):
            return f"{short} leads elsewhere"
        if re.search(r"url\(\s*['\"]?(?!#)|@import|expression\(", value, re.IGNORECASE):
            return f"{short} leads elsewhere"
    text = element.text or ""
    if name == "style" and re.search(r"url\(\s*['\"]?(?!#)|@import|expression\(", text, re.IGNORECASE):
        return "<style> leads elsewhere"
    return ""


def _stamp(file: Path) -> tuple[int, int]:
    about = file.stat()
    return about.st_mtime_ns, about.st_size


@lru_cache(maxsize=4)
def _undecodable(
    content: Path, pictures: tuple[tuple[str, tuple[int, int]], ...]
) -> tuple[tuple[str, str], ...]:
    """The pictures that Typst cannot decode, and why; asked again while no file changed, the same answer."""
    return tuple(undecodable(content, [path for path, _ in pictures]).items()) if pictures else ()
