"""Typst, set up once and used for every document: fonts, templates, pictures, PDF/UA-1."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import typst

from faq.print.draw import Data, pictures

TYPEFACE = "font_source_sans_pro"
STYLES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")


class PressError(Exception):
    """Typst refused a document: a broken picture, or a fault in a template."""


@dataclass(frozen=True, slots=True)
class Press:
    """Prints documents. `folder` holds all that Typst may read; `edition` dates every file."""

    folder: Path
    compiler: typst.Compiler
    edition: dt.datetime

    def print(self, template: str, data: Data) -> bytes:
        """One PDF. Raises PressError where it cannot be made, or not as PDF/UA-1."""
        inputs = {"data": json.dumps(data, ensure_ascii=False, sort_keys=True)}
        try:
            made = self.compiler.compile(
                input=self.folder / f"{template}.typ",
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=["ua-1"],
                timestamp=self.edition,
            )
        except typst.TypstError as error:
            raise PressError(error.diagnostic) from None
        if not isinstance(made, bytes):
            raise PressError(f"Typst made no single PDF of {template}.typ")
        return made

    def lay_in(self, content: Path, documents: Iterable[Data]) -> None:
        """Copy the pictures that `documents` show to where Typst can read them."""
        for path in sorted(set().union(*(pictures(data) for data in documents))):
            copy = self.folder / "content" / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(content / path, copy)

    def lacks(self, characters: Iterable[str]) -> frozenset[str]:
        """Those of `characters` that no font of ours can show."""
        wanted = sorted(set(characters))
        if self._shows("".join(wanted)):
            return frozenset()
        return frozenset(one for one in wanted if not self._shows(one))

    def _shows(self, text: str) -> bool:
        try:
            self.print("probe", {"text": text})
        except PressError:
            return False
        return True


def set_up(templates: Path, folder: Path, edition: dt.date) -> Press:
    """A press in the empty `folder`, with the templates and fonts copied there.

    Only chosen TrueType files are laid in: the package also holds OpenType twins, and which of the
    two Typst met first would depend on the file system.
    """
    shutil.copytree(templates, folder, dirs_exist_ok=True)
    fonts = folder / "fonts"
    fonts.mkdir()
    for style in STYLES:
        name = f"SourceSansPro-{style}.ttf"
        shutil.copyfile(_typeface() / name, fonts / name)
    compiler = typst.Compiler(
        root=folder,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[fonts]),
    )
    return Press(folder, compiler, dt.datetime.combine(edition, dt.time(), dt.UTC))


def _typeface() -> Path:
    found = importlib.util.find_spec(TYPEFACE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"the font package {TYPEFACE} is not installed", name=TYPEFACE)
    return Path(found.origin).parent / "files"
