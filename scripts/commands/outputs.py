"""What `site` makes beside the pages: functions from content to files by path below the site's root."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import faq.search
from faq import site_map
from faq.cache import Cache, key_of
from faq.feed import build_feed
from faq.files import digest_of
from faq.model import Content, Language
from faq.print import ICON_SIZES, build_cards, build_icons, build_pdf, every_publication
from faq.search import build_opensearch, build_search
from faq.search.browser import browser_files
from faq.site.publish import Output

WORKER = Path(faq.search.__file__).parent / "worker"
ICON = "assets/icons/icon.svg"
ICONS = tuple(f"assets/icons/icon-{size}.png" for size in ICON_SIZES)
Files = Iterator[tuple[str, bytes]]


def outputs(content: Content, folder: Path, overrides: Path, *, pdf: bool) -> list[Output]:
    """Every output, as `publish` takes them, each in a process of its own: what takes longest first."""
    made: list[Output] = []
    if pdf:
        made += [
            (f"PDF, {language}", partial(pdf_files, content, folder, language))
            for language in content.languages
        ]
        made.append(("link previews", partial(card_files, content, folder)))
    for language in content.languages:
        made.append((f"search, {language}", partial(search_files, content, language)))
    made.append(("open data", partial(build_feed, content)))
    made.append(("icons", partial(icon_files, content, folder, overrides / ICON)))
    return made


def search_files(content: Content, language: Language, cache: Cache) -> Files:
    """Index and scripts of one language's search, and the description for the browser's address bar."""
    prefix = site_map.home(language)
    for name, data in build_search(content, language, browser_files(WORKER)).items():
        yield f"{prefix}search/{name}", data
    yield f"{prefix}opensearch.xml", build_opensearch(content, language)


def icon_files(content: Content, folder: Path, drawing: Path, cache: Cache) -> Files:
    """The icons of the installed site: the agency's logo, or the SVG `drawing` in its colour."""
    logo = folder / content.agency.logo
    drawn = [digest_of(file.read_bytes()) for file in (drawing, logo) if file.is_file()]
    key = key_of(content.agency.colours.brand, drawn)
    known = {path: cache.find(path, key) for path in ICONS}
    found = {path: data for path, data in known.items() if data is not None}
    yield from (found if len(found) == len(ICONS) else build_icons(content, folder, drawing)).items()


def card_files(content: Content, folder: Path, cache: Cache) -> Files:
    """A picture for every entry and language."""
    yield from build_cards(content, folder, cache.find).items()


def pdf_files(content: Content, folder: Path, language: Language, cache: Cache) -> Files:
    """Handbook, booklets and sheets in one language, and the poster with those of the first."""
    publications = every_publication(content, [language])
    yield from build_pdf(content, folder, publications, find=cache.find)
