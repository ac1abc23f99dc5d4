"""What `site` makes beside the pages: functions from content to files by path below the site's root."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from faq import site_map
from faq.feed import build_feed
from faq.model import LANGUAGES, Content, Language
from faq.print import build_cards, build_icons, build_pdf, every_publication
from faq.search import build_opensearch, build_search
from faq.search.browser import browser_files
from faq.site.publish import Output

ICON = "assets/icons/icon.svg"


def outputs(content: Content, folder: Path, overrides: Path, *, pdf: bool) -> list[Output]:
    """Every output, as `publish` takes them; each runs in a process of its own."""
    made: list[Output] = [
        (
            f"search, {language}",
            search_files,
            (content, language, overrides.parent / "scripts/faq/search/worker"),
        )
        for language in LANGUAGES
    ]
    made.append(("open data", build_feed, (content,)))
    made.append(("icons", build_icons, (content, folder, overrides / ICON)))
    if pdf:
        made.append(("link previews", build_cards, (content, folder)))
        made.append(("PDF", pdf_files, (content, folder)))
    return made


def search_files(content: Content, language: Language, scripts: Path) -> Mapping[str, bytes]:
    """Index and scripts of one language's search, and the description for the browser's address bar."""
    prefix = site_map.home(language)
    files = build_search(content, language, browser_files(scripts))
    return {f"{prefix}search/{name}": data for name, data in files.items()} | {
        f"{prefix}opensearch.xml": build_opensearch(content, language)
    }


def pdf_files(content: Content, folder: Path) -> Mapping[str, bytes]:
    """Handbooks, booklets and sheets in both languages."""
    return build_pdf(content, folder, every_publication(content, LANGUAGES))
