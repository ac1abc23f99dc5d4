"""Pictures for link previews and for the installed site.

`build_cards` gives one PNG per entry and language, `build_icons` the icons of the web manifest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from faq import site_map
from faq.answer_view import AnswerView, Views
from faq.model import Colours, Content
from faq.print.answers import PICTURES, Data
from faq.print.documents import TEMPLATES, Find, key_with_pictures, logo_of, nothing_found, pictures_in
from faq.typst import Typesetter, typesetter

# Pixels to the inch of a page 1200 by 630 points large: the picture is 600 by 315, the smallest that chat
# programs still show large. Twice as many pixels would cost four times the build time.
CARD_PPI = 36.0
# Apple's home screen, and the two sizes that installing asks for.
ICON_SIZES = (180, 192, 512)
# Pages that Typst holds in memory at once.
AT_ONCE = 100


def build_cards(content: Content, folder: Path, find: Find = nothing_found) -> dict[str, bytes]:
    """A picture for every entry and language, by its path below the site's root.

    The logo is read from the content folder `folder`; `find` is as for `build_pdf`. Raises TypesettingError.
    """
    frame = {"colour": content.agency.colours.brand, "logo": logo_of(content.agency)}
    made: dict[str, bytes] = {}
    missing: dict[str, Data] = {}
    for edition in (Views(content, language) for language in content.languages):
        for view in edition:
            path, card = site_map.card(view.entry, view.language), _card(edition, view)
            found = find(path, key_with_pictures(folder, pictures_in(frame), json.dumps([frame, card])))
            if found is None:
                missing[path] = card
            else:
                made[path] = found
    if missing:
        with typesetter(TEMPLATES) as setter:
            _add_logo(setter, folder, content)
            for paths in _chunks(list(missing), AT_ONCE):
                data = json.dumps({**frame, "cards": [missing[path] for path in paths]})
                made |= zip(paths, setter.pngs("card", {"data": data}, CARD_PPI), strict=True)
    return made


def build_icons(content: Content, folder: Path, drawing: Path) -> dict[str, bytes]:
    """The icons of the installed site, by their path below the site's root. Raises TypesettingError.

    They show the agency's logo from the content folder `folder` or, where it has none, the SVG `drawing` in
    the agency's colour.
    """
    logo = logo_of(content.agency)
    inputs = {"colour": content.agency.colours.brand, "drawing": logo["url"] if logo else ""}
    with typesetter(TEMPLATES) as setter:
        ours = drawing.read_text(encoding="utf-8").replace(Colours().brand, content.agency.colours.brand)
        (setter.folder / "icon.svg").write_text(ours, encoding="utf-8")
        _add_logo(setter, folder, content)
        return {
            f"assets/icons/icon-{size}.png": setter.pngs("icon", inputs, 72.0 * size / 512)[0]
            for size in ICON_SIZES
        }


def _add_logo(setter: Typesetter, folder: Path, content: Content) -> None:
    if logo := logo_of(content.agency):
        setter.add(logo["url"].removeprefix("/"), folder / logo["url"].removeprefix(PICTURES))


def _card(edition: Views, view: AnswerView) -> Data:
    agency, roles = edition.content.agency, edition.content.roles
    return {
        "language": view.language,
        "site": f"{agency.title.read(view.language).plain} – {agency.short_name}",
        "id": view.entry.id,
        "question": view.question.text.plain,
        "symptom": view.symptoms[0].literal if view.symptoms else "",
        "whose_turn": edition.words["whose_turn"],
        "turns": [{"label": role.label, "colour": roles[role.id].colour} for role in view.turns],
    }


def _chunks(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (items[at : at + size] for at in range(0, len(items), size))
