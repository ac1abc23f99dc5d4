"""The installed site: a service worker, the packs of pages that it keeps, and a manifest per language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from faq import site_map
from faq.files import digest_of, hashed
from faq.model import DEFAULT_LANGUAGE, LANGUAGES, Content, Language

# Digits of a digest that tell one edition of a page or of the site from another.
_DIGITS = 12
# Up to this many bytes all pages of a language come in one pack; beyond that the first has those that every
# reader needs, and the rest is kept as it is read, or as a whole where the reader asks for it.
WHOLE_LANGUAGE = 5_000_000
PAGES_IN_A_PACK = 100
# Below which addresses a language has as many pages as there are entries.
_GROWING = ("faq/", "f/", "kategori/", "peran/")
# What results show: every language has its own.
_OF_A_LANGUAGE = ("search/shown-", "search/files.js")
# Here the name of a script tells its language where it has one.
_SCRIPTS = "assets/javascripts/"
# What only authors and programs read.
_NOT_FOR_READERS = (
    *site_map.FOR_AUTHORS,
    *("cards/", "pdf/", "api/", "assets/icons/icon-"),
)
_PICTURES = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"}
_LOADED = {".js", ".css", *_PICTURES}


def offline_app(
    site: Path, paths: Sequence[str], digests: Mapping[str, str], worker: Path, headers: Mapping[str, str]
) -> Mapping[str, bytes]:
    """Service worker and packs for the finished pages in `site`, by path below it.

    `paths` are those of all its files, sorted; `digests` are those of the pages by their path; `worker` is
    site/sw.js; `headers` are what a host should send with a page.
    """
    made: dict[str, bytes] = {}
    kept = {}
    for language in (one for one in LANGUAGES if f"{site_map.home(one)}index.html" in paths):
        pages = [path for path in _below(paths, language) if path.endswith(".html")]
        packs, whole = _packs(site, pages, language, digests)
        named = {hashed(f"offline/{language}.json", data): data for data in packs}
        files = sorted(quote(path) for path in _files(paths, language, whole=whole))
        kept[language] = {"packs": list(named), "files": files, "whole": whole}
        made |= named
    source = worker.read_text(encoding="utf-8")
    loaded = {
        path: digest_of((site / path).read_bytes()) for language in kept for path in _files(paths, language)
    }
    edition = {"headers": dict(headers), "apart": _NOT_FOR_READERS, "kept": kept}
    edition["name"] = digest_of((source + json.dumps([edition, loaded])).encode())[:_DIGITS]
    return made | {"sw.js": b"const edition = %b\n%b" % (_json(edition), source.encode())}


def _packs(
    site: Path, pages: Sequence[str], language: Language, digests: Mapping[str, str]
) -> tuple[list[bytes], bool]:
    """The packs of a language's `pages`, the most needed first, and whether the first holds every page.

    A pack holds its pages, or, of a large site, names those that grow with it and their digests: what a
    reader wants to keep as a whole is fetched page by page, and is not on the host twice.
    """
    if sum((site / path).stat().st_size for path in pages) <= WHOLE_LANGUAGE:
        return [_pack(site, pages)], True
    home = site_map.home(language)
    growing = [path for path in pages if path.removeprefix(home).startswith(_GROWING)]
    first = [path for path in pages if not path.removeprefix(home).startswith(_GROWING)]
    parts = [growing[start : start + PAGES_IN_A_PACK] for start in range(0, len(growing), PAGES_IN_A_PACK)]
    named = [[(_address(path), digests.get(path, "")[:_DIGITS]) for path in part] for part in parts]
    return [_pack(site, first), *map(_json, named)], False


def _pack(site: Path, paths: Sequence[str]) -> bytes:
    return _json({_address(path): (site / path).read_text(encoding="utf-8") for path in paths})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _files(paths: Sequence[str], language: Language, *, whole: bool = True) -> Iterator[str]:
    """What the pages of `language` load; of a large site, what all of them load."""
    home = site_map.home(language)
    shared = [] if language == DEFAULT_LANGUAGE else _shared(paths)
    foreign = tuple(f"-{other}." for other in LANGUAGES if other != language)
    for path in [*_below(paths, language), *shared]:
        below = path.removeprefix(home)
        growing = below.startswith(_GROWING) or "search/shown" in path
        loaded = path[path.rfind(".") :] in _LOADED or below.startswith("search/")
        if path.startswith(_SCRIPTS) and any(end in path for end in foreign):
            continue
        if loaded and path != "sw.js" and (whole or not growing):
            yield path


def _below(paths: Sequence[str], language: Language) -> Sequence[str]:
    """Those of `paths` that readers of `language` may need."""
    home = site_map.home(language)
    homes = [site_map.home(other) for other in LANGUAGES]
    inside = tuple(other for other in homes if other.startswith(home) and other != home)
    return [
        path
        for path in paths
        if path.startswith(home)
        and not path.startswith(inside)
        and not path.removeprefix(home).startswith(_NOT_FOR_READERS)
    ]


def _shared(paths: Sequence[str]) -> list[str]:
    """Scripts, styles and index are there once, beside the Indonesian pages."""
    return [
        path
        for path in _below(paths, DEFAULT_LANGUAGE)
        if path.startswith("assets/") or (path.startswith("search/") and not path.startswith(_OF_A_LANGUAGE))
    ]


def _address(path: str) -> str:
    """The path under which a browser asks for a page."""
    page = path == "index.html" or path.endswith("/index.html")
    return quote(path.removesuffix("index.html") if page else path)


def manifests(content: Content) -> Mapping[str, bytes]:
    """What each language's site is called when it is installed, by path below the site's root."""
    return {
        f"{site_map.home(language)}manifest.webmanifest": _manifest(content, language)
        for language in content.languages
    }


def _manifest(content: Content, language: Language) -> bytes:
    agency, root = content.agency, "../" * site_map.home(language).count("/") or "./"
    icons = f"{root}assets/icons/icon"
    manifest = {
        "id": f"./?{language}",
        "name": f"{agency.title.read(language).plain} – {agency.short_name}",
        "short_name": agency.title.read(language).plain,
        "description": agency.tagline.read(language).plain,
        "lang": language,
        "start_url": "./",
        "scope": root,
        "display": "standalone",
        "theme_color": content.agency.colours.brand,
        "background_color": "#ffffff",
        "icons": [
            *([] if agency.has_own_icon else [_icon(f"{icons}.svg", "any", "svg+xml", "any")]),
            *(_icon(f"{icons}-{size}.png", f"{size}x{size}", "png", "any maskable") for size in (192, 512)),
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2).encode()


def _icon(address: str, sizes: str, kind: str, purpose: str) -> dict[str, str]:
    return {"src": address, "sizes": sizes, "type": f"image/{kind}", "purpose": purpose}
