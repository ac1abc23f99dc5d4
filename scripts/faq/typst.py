"""Typst, set up once for everything that is typeset: PDFs, link previews, icons.

Fonts are chosen here alone: Source Sans Pro from a PyPI package, and DejaVu Sans Mono, which Typst brings,
for code and for the symbols that Source Sans lacks. Falling back to any other font is off, so the same
content looks the same on every machine. `missing_glyphs` and `undecodable` say beforehand what cannot
be typeset.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import typst

from faq.camera import without_camera_data

TYPEFACE = "font_source_sans_pro"
STYLES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")

# Characters that the fonts are known to have: no run of Typst has to confirm them.
_MOST_MISSING = 50
_KNOWN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) - {"\xad"} | frozenset("\n–—‘’“”•…→")

# Every style that a template may set a text in: a font has fewer characters in some of them.
_GLYPHS = """
#let shown = sys.inputs.data
#set document(title: "-")
#set text(font: ("Source Sans Pro", "DejaVu Sans Mono"), fallback: false, lang: "id")
#shown #emph(shown) #strong(shown) #strong(emph(shown)) #text(weight: 600, shown)
#text(font: "DejaVu Sans Mono", shown)
"""
_PICTURE = """
#set document(title: "-")
#image(sys.inputs.data, alt: "-")
"""


class TypesettingError(Exception):
    """Typst refused a document, for `reason`; the message adds the place in the template."""

    def __init__(self, reason: str, diagnostic: str) -> None:
        super().__init__(reason, diagnostic)  # both, so that it can cross from one process to another
        self.reason = reason
        self.diagnostic = diagnostic

    def __str__(self) -> str:
        return self.diagnostic


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Typst with our fonts. It reads nothing outside of `folder`, in which templates and pictures are."""

    folder: Path
    compiler: typst.Compiler

    def pdf(self, template: str, inputs: Mapping[str, str], date: dt.date) -> bytes:
        """The PDF of `template`, tagged PDF/UA-1 and dated `date`.

        The template finds `inputs` in `sys.inputs`. Raises TypesettingError where Typst cannot
        make a PDF that keeps PDF/UA-1.
        """
        made = self._compile(
            template,
            inputs,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=dt.datetime.combine(date, dt.time(), dt.UTC),
        )
        return b"".join(made)

    def pngs(self, template: str, inputs: Mapping[str, str], ppi: float) -> list[bytes]:
        """One PNG for each page of `template`, with `ppi` pixels to 72 points. Raises TypesettingError."""
        return self._compile(template, inputs, format="png", ppi=ppi)

    def add(self, name: str, source: Path) -> None:
        """Copy the picture `source`, as it is published, to where a template finds it as `name`."""
        copy = self.folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(without_camera_data(source.read_bytes()))

    def _compile(self, template: str, inputs: Mapping[str, str], **options: Any) -> list[bytes]:
        source = self.folder / f"{template}.typ"
        try:
            made = self.compiler.compile(input=source, sys_inputs=dict(inputs), **options)
        except typst.TypstError as error:
            raise TypesettingError(error.message, error.diagnostic) from None
        return [made] if isinstance(made, bytes) else [page for page in made or () if page]


@contextmanager
def typesetter(templates: Path | None = None) -> Iterator[Typesetter]:
    """A typesetter in a temporary folder with copies of `templates` and the fonts.

    The font files are named one by one: the package also holds OpenType twins, and which of the two Typst met
    first would depend on the file system. Raises ModuleNotFoundError where the font package is not installed.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if templates:
            shutil.copytree(templates, folder, dirs_exist_ok=True)
        fonts = folder / "fonts"
        fonts.mkdir()
        for style in STYLES:
            file = f"SourceSansPro-{style}.ttf"
            shutil.copyfile(_typeface() / file, fonts / file)
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[fonts])
        yield Typesetter(folder, typst.Compiler(root=folder, font_paths=found))


def missing_glyphs(texts: Iterable[str]) -> frozenset[str]:
    """The characters of `texts` that our fonts do not have in every style, so that no PDF can show them.

    Of very many the first: whoever pasted another script need not read a problem for each letter of it.
    """
    wanted = sorted(set().union(*texts) - _KNOWN)
    if not wanted:
        return frozenset()
    with typesetter() as setter:
        (setter.folder / "glyphs.typ").write_text(_GLYPHS, encoding="utf-8")
        return frozenset(islice(_missing(setter, "".join(wanted)), _MOST_MISSING))


def _missing(setter: Typesetter, characters: str) -> Iterator[str]:
    """Halves what is refused until single characters are left."""
    if not _refused(setter, "glyphs", characters):
        return
    if len(characters) == 1:
        yield characters
        return
    middle = len(characters) // 2
    yield from _missing(setter, characters[:middle])
    yield from _missing(setter, characters[middle:])


def undecodable(folder: Path, pictures: Iterable[str]) -> Mapping[str, str]:
    """Those of `pictures`, paths in `folder`, that Typst cannot decode as they are published, and why.

    Each of them was read by another library before, which reports the damaged ones.
    """
    refused = {}
    with typesetter() as setter:
        (setter.folder / "picture.typ").write_text(_PICTURE, encoding="utf-8")
        for picture in pictures:
            setter.add(f"content/{picture}", folder / picture)
            if reason := _refused(setter, "picture", f"/content/{picture}"):
                refused[picture] = reason
    return refused


def _refused(setter: Typesetter, template: str, data: str) -> str:
    """Why `template` cannot be a PDF with `data`; empty where it can."""
    try:
        setter.pdf(template, {"data": data}, dt.date(2000, 1, 1))
    except TypesettingError as error:
        return " ".join(error.reason.split())
    return ""


def _typeface() -> Path:
    found = importlib.util.find_spec(TYPEFACE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"the font package {TYPEFACE} is not installed", name=TYPEFACE)
    return Path(found.origin).parent / "files"
