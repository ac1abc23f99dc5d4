"""The installed site: a service worker that knows every file of this edition, and a manifest per language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from faq import site_map
from faq.model import LANGUAGES, Content, Language

# Up to this many bytes the whole site is kept on a reader's device; beyond that the frame of the site, the
# search, and the pages that were read.
WHOLE_SITE = 5_000_000
# What pages consist of. Pictures for link previews, PDFs and open data are not part of any page.
_LOADED = {".html", ".js", ".css", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"}
_NOT_LOADED = ("cards/", "pdf/", "api/")
# Folders with as many pages as there are entries.
_GROWING = ("faq/", "f/", "kategori/", "peran/")
_COLOUR = "#0c3552"


def offline_app(site: Path, content: Content, worker: Path) -> Mapping[str, bytes]:
    """Service worker and manifests for the finished pages in `site`, by path below it.

    `worker` is site/sw.js.
    """
    files = dict(_files(site))
    listed = {_address(path): hashlib.sha256(data).hexdigest()[:12] for path, data in files.items()}
    whole = sum(map(len, files.values())) <= WHOLE_SITE
    source = worker.read_text(encoding="utf-8")
    edition = {
        "name": hashlib.sha256((source + json.dumps(listed, sort_keys=True)).encode()).hexdigest()[:12],
        "files": dict(sorted(listed.items())),
        "first": sorted(path for path in listed if whole or not _is_growing(path)),
    }
    written = json.dumps(edition, ensure_ascii=False, separators=(",", ":"))
    made = {"sw.js": f"const edition = {written}\n{source}".encode()}
    for language in LANGUAGES:
        made[f"{site_map.home(language)}manifest.webmanifest"] = _manifest(content, language)
    return made


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if file.is_file() and _is_loaded(path):
            yield path, file.read_bytes()


def _is_loaded(path: str) -> bool:
    below = path.removeprefix("en/")
    return below.startswith("search/") or (
        PurePosixPath(path).suffix in _LOADED and not below.startswith(_NOT_LOADED)
    )


def _is_growing(asked: str) -> bool:
    return asked.removeprefix("en/").startswith(_GROWING)


def _address(path: str) -> str:
    """The path under which a browser asks for a file."""
    page = path == "index.html" or path.endswith("/index.html")
    return quote(path.removesuffix("index.html") if page else path)


def _manifest(content: Content, language: Language) -> bytes:
    agency, root = content.agency, "../" * site_map.home(language).count("/") or "./"
    manifest = {
        "id": f"./?{language}",
        "name": f"{agency.title.read(language)} – {agency.short_name}",
        "short_name": agency.title.read(language),
        "description": agency.tagline.read(language),
        "lang": language,
        "start_url": "./",
        "scope": root,
        "display": "standalone",
        "theme_color": _COLOUR,
        "background_color": "#ffffff",
        "icons": [
            {
                "src": f"{root}assets/icons/icon-{size}.png",
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for size in (192, 512)
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2).encode()
