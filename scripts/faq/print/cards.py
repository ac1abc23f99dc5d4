"""Pictures for link previews and for the installed site.

`build_cards` gives one PNG per entry and language, `build_icons` the icons of the web manifest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from faq import site_map
from faq.catalogue import Catalogue
from faq.model import LANGUAGES, Content, Entry
from faq.print.answers import Data
from faq.print.documents import TEMPLATES
from faq.typst import typesetter

# Pixels to the inch of a page 1200 by 630 points large: the picture is 600 by 315, the smallest that chat
# programs still show large. Twice as many pixels would cost four times the build time.
CARD_PPI = 36.0
# Apple's home screen, and the two sizes that installing asks for.
ICON_SIZES = (180, 192, 512)
# Pages that Typst holds in memory at once.
AT_ONCE = 100


def build_cards(content: Content) -> dict[str, bytes]:
    """A picture for every entry and language, by its path below the site's root."""
    wanted = {
        site_map.card(entry, words.language): _card(content, entry, words)
        for words in map(Catalogue, LANGUAGES)
        for entry in content.entries.values()
    }
    with typesetter(TEMPLATES) as setter:
        pictures = [
            picture
            for chunk in _chunks(list(wanted.values()), AT_ONCE)
            for picture in setter.pngs("card", {"data": json.dumps({"cards": chunk})}, CARD_PPI)
        ]
    return dict(zip(wanted, pictures, strict=True))


def build_icons(drawing: Path) -> dict[str, bytes]:
    """The icons of the installed site, made of the SVG `drawing`, by their path below the site's root."""
    with typesetter(TEMPLATES) as setter:
        setter.add("icon.svg", drawing)
        return {
            f"assets/icons/icon-{size}.png": setter.pngs("icon", {}, 72.0 * size / 512)[0]
            for size in ICON_SIZES
        }


def _card(content: Content, entry: Entry, words: Catalogue) -> Data:
    language = words.language
    roles = (content.roles[role] for role in entry.turns)
    return {
        "language": language,
        "site": f"{content.agency.title.read(language).plain} – {content.agency.short_name}",
        "id": entry.id,
        "question": entry.question.read(language).plain,
        "symptom": entry.symptoms[0].literal if entry.symptoms else "",
        "whose_turn": words["whose_turn"],
        "turns": [{"label": role.label.read(language).plain, "colour": role.colour} for role in roles],
    }


def _chunks(items: Sequence[Data], size: int) -> Iterator[Sequence[Data]]:
    return (items[at : at + size] for at in range(0, len(items), size))
