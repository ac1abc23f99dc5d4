"""Pictures for link previews and for the installed site, drawn by Typst.

`build_cards` gives one PNG per entry and language, `build_icons` the icons of the web manifest.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

from faq import address
from faq.model import LANGUAGES, Content, Entry, Language

Data = Mapping[str, Any]

# Pixels to the inch of a page 1200 by 630 points large: the picture is 600 by 315, the smallest that chat
# programs still show large. Twice as many pixels would cost four times the build time.
CARD_PPI = 36.0
# Apple's home screen, and the two sizes that installing asks for.
ICON_SIZES = (180, 192, 512)
TYPEFACE = "font_source_sans_pro"
STYLES = ("Regular", "Semibold", "Bold")
# Pages that Typst holds in memory at once.
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Easel:
    """Typst with our templates and fonts, confined to `folder`."""

    folder: Path
    compiler: typst.Compiler

    def draw(self, template: str, data: Data, ppi: float) -> list[bytes]:
        """One PNG per page of the template."""
        inputs = {"data": json.dumps(data, ensure_ascii=False, sort_keys=True)}
        source = self.folder / f"{template}.typ"
        made = self.compiler.compile(input=source, format="png", ppi=ppi, sys_inputs=inputs)
        return [made] if isinstance(made, bytes) else [page for page in made or () if page]


def build_cards(
    content: Content, texts: Mapping[Language, Mapping[str, str]], templates: Path
) -> dict[str, bytes]:
    """A picture for every entry and language, by its path below the site's root.

    `texts` are the words of the interface, `templates` is card/templates.
    """
    wanted = {
        address.card(entry, language): _card(content, entry, language, texts[language])
        for language in LANGUAGES
        for entry in content.entries.values()
    }
    with tempfile.TemporaryDirectory() as folder:
        easel = _set_up(templates, Path(folder))
        pictures = [
            picture
            for chunk in _chunks(list(wanted.values()), AT_ONCE)
            for picture in easel.draw("card", {"cards": chunk}, CARD_PPI)
        ]
    return dict(zip(wanted, pictures, strict=True))


def build_icons(templates: Path, drawing: Path) -> dict[str, bytes]:
    """The icons of the installed site, made of the SVG `drawing`, by their path below the site's root."""
    with tempfile.TemporaryDirectory() as folder:
        easel = _set_up(templates, Path(folder))
        shutil.copyfile(drawing, easel.folder / "icon.svg")
        return {
            f"assets/icons/icon-{size}.png": easel.draw("icon", {}, 72.0 * size / 512)[0]
            for size in ICON_SIZES
        }


def _card(content: Content, entry: Entry, language: Language, texts: Mapping[str, str]) -> Data:
    roles = (content.roles[role] for role in entry.turns)
    return {
        "language": language,
        "site": f"{content.agency.title.read(language)} – {content.agency.short_name}",
        "id": entry.id,
        "question": entry.question.read(language),
        "symptom": entry.symptoms[0].literal if entry.symptoms else "",
        "whose_turn": texts["whose_turn"],
        "turns": [{"label": role.label.read(language), "colour": role.colour} for role in roles],
    }


def _chunks(items: Sequence[Data], size: int) -> Iterator[Sequence[Data]]:
    return (items[at : at + size] for at in range(0, len(items), size))


def _set_up(templates: Path, folder: Path) -> Easel:
    # Single TrueType files are laid in: the package also holds OpenType twins, and which of the two Typst
    # met first would depend on the file system.
    shutil.copytree(templates, folder, dirs_exist_ok=True)
    fonts = folder / "fonts"
    fonts.mkdir()
    package = importlib.util.find_spec(TYPEFACE)
    if package is None or package.origin is None:
        raise ModuleNotFoundError(f"the font package {TYPEFACE} is not installed", name=TYPEFACE)
    for style in STYLES:
        name = f"SourceSansPro-{style}.ttf"
        shutil.copyfile(Path(package.origin).parent / "files" / name, fonts / name)
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[fonts])
    return Easel(folder, typst.Compiler(root=folder, font_paths=faces))
