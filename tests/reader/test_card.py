"""Pictures for link previews and icons: there for every entry and language, small, and the same each time."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from commands.site import icon_files
from faq.cache import Cache
from faq.model import LANGUAGES, Colours, Content, Text
from faq.print import build_cards, build_icons
from site_support import CONTENT, ROOT

ICON = ROOT / "overrides" / "assets" / "icons" / "icon.svg"

LARGEST = 300_000


def size(png: bytes) -> tuple[int, int]:
    """Width and height from the head of a PNG."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_every_entry_has_a_card_in_both_languages(content: Content) -> None:
    made = build_cards(content, CONTENT)
    assert set(made) == {f"cards/{language}/{id_}.png" for language in LANGUAGES for id_ in content.entries}
    assert {size(png) for png in made.values()} == {(600, 315)}
    assert max(map(len, made.values())) < LARGEST
    assert len(set(made.values())) == len(made), "two cards look the same"


def test_the_same_content_gives_the_same_bytes(content: Content) -> None:
    assert build_cards(content, CONTENT) == build_cards(content, CONTENT)


def test_a_question_of_any_length_keeps_to_its_card(content: Content) -> None:
    entry = replace(content.entries["F001"], question=Text.of_words("Pertanyaan yang sangat panjang " * 40))
    long = replace(content, entries={"F001": entry})
    assert {size(png) for png in build_cards(long, CONTENT).values()} == {(600, 315)}


def test_a_word_longer_than_a_line_stays_on_the_card(content: Content) -> None:
    word = "org.postgresql.util.PSQLException:insert_or_update_on_table_rekanan_violates_constraint"
    symptom = replace(content.entries["F001"].symptoms[0], message=word * 2)
    entry = replace(content.entries["F001"], question=Text.of_words(f"Muncul {word}"), symptoms=(symptom,))
    for png in build_cards(replace(content, entries={"F001": entry}), CONTENT).values():
        card = Image.open(io.BytesIO(png)).convert("RGB")
        margin = card.crop((card.width - 30, 20, card.width, card.height))
        assert set(margin.tobytes()) == {255}


def test_more_entries_than_one_run_of_typst_takes(content: Content) -> None:
    entry = content.entries["F001"]
    many = {f"F{number}": replace(entry, id=f"F{number}") for number in range(100, 160)}
    assert len(build_cards(replace(content, entries=many), CONTENT)) == 120


def test_icons_have_the_sizes_that_installing_asks_for(content: Content) -> None:
    made = build_icons(content, CONTENT, ICON)
    sizes = {path: size(png)[0] for path, png in made.items()}
    assert sizes == {f"assets/icons/icon-{side}.png": side for side in (180, 192, 512)}


def test_only_what_changed_is_drawn_again(content: Content) -> None:
    store: dict[tuple[str, str], bytes] = {}
    asked: list[tuple[str, str]] = []

    def find(path: str, key: str) -> bytes | None:
        asked.append((path, key))
        return store.get((path, key))

    first = build_cards(content, CONTENT, find)
    store.update(zip(asked, (first[path] for path, _ in asked), strict=True))
    entry = content.entries["F001"]
    other = replace(
        content, entries={**content.entries, "F001": replace(entry, category="data", body=Text())}
    )
    asked.clear()
    assert build_cards(other, CONTENT, find) == first
    assert set(asked) <= set(store), "a card does not show notes or category"
    other = replace(content, entries={**content.entries, "F001": replace(entry, id="F101")})
    asked.clear()
    build_cards(other, CONTENT, find)
    assert {path for path, key in asked if (path, key) not in store} == {
        "cards/id/F101.png",
        "cards/en/F101.png",
    }


def test_pages_name_cards_only_where_they_are_made(site_dir: Path) -> None:
    page = (site_dir / "faq" / "kode-galat-7xxxx" / "index.html").read_text(encoding="utf-8")
    assert "og:image" not in page
    assert not (site_dir / "cards").exists()


@pytest.mark.parametrize("what", ["brand", "logo"])
def test_cards_and_icons_wear_the_colours_and_the_logo_of_the_agency(
    content: Content, tmp_path: Path, what: str
) -> None:
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="9">'
        '<path fill="#7a1020" d="M0 0h30v9H0z"/></svg>',
        encoding="utf-8",
    )
    change = {"logo": "logo.svg"} if what == "logo" else {"colours": Colours(brand="#7a1020")}
    changed = replace(content, agency=replace(content.agency, **change))
    for made in (build_cards(changed, tmp_path), build_icons(changed, tmp_path, ICON)):
        for path, png in made.items():
            dots = Image.open(io.BytesIO(png)).convert("RGB").tobytes()
            colours = {dots[at : at + 3] for at in range(0, len(dots), 3)}
            assert b"\x7a\x10\x20" in colours, path
            assert what == "logo" or b"\x0c\x35\x52" not in colours, path


def test_icons_are_made_again_in_another_colour(content: Content, tmp_path: Path) -> None:
    keys = []
    for brand in (Colours().brand, "#7a1020"):
        cache = Cache(tmp_path)
        agency = replace(content.agency, colours=Colours(brand=brand))
        list(icon_files(replace(content, agency=agency), CONTENT, ICON, cache))
        keys.append(cache.keys)
    assert set(keys[0]) == set(keys[1])
    assert all(keys[0][path] != keys[1][path] for path in keys[0])
