"""Reads a finished site as a browser would and names every promise that it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

# Shown at any address: by the host for what it does not have, by the service worker for what is not kept.
_ANYWHERE = ("404.html", "offline.html")
# The end of a key of the catalogue, and the values that its text takes.
Found = Iterator[tuple[str, Mapping[str, str]]]
LOADING = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


class _Page(HTMLParser):
    """What one page links to, loads and says of itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.alternates: dict[str, str] = {}
        self.language = self.canonical = self.title = self.description = ""
        # It leads elsewhere, or says that an answer was retired: no search engine and no page lists it.
        self.unlisted = False
        self._in_title = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        self._in_title = self._in_title or tag == "title"
        if tag == "html":
            self.language = values.get("lang", "")
        elif tag == "meta":
            self._meta(values)
        elif tag == "link" and values.get("rel") == "canonical":
            self.canonical = values.get("href", "")
        elif tag == "link" and values.get("rel") == "alternate":
            if "hreflang" in values:
                self.alternates[values["hreflang"]] = values.get("href", "")
        elif tag == "a" and "href" in values:
            self.links.append(values["href"])
        elif LOADING.get(tag, "") in values:
            self.loads.append(values[LOADING[tag]])

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def _meta(self, values: Mapping[str, str]) -> None:
        if values.get("name") == "description":
            self.description = values.get("content", "")
        leads = values.get("http-equiv") == "refresh"
        hidden = values.get("name") == "robots" and "noindex" in values.get("content", "")
        self.unlisted = self.unlisted or leads or hidden


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that the page at `path` breaks: the key of what the catalogue says of it, and its values."""

    path: str
    reason: str
    values: Mapping[str, str]


def verify(site: Path) -> Iterator[Broken]:
    """Every broken promise of the site in the folder `site`, sorted by page."""
    pages = {
        file.relative_to(site).as_posix(): _Page(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
    }
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for path, page in pages.items():
        for reason, values in chain(
            _own_promises(path, page), _links(path, page, pages, files), _alternates(path, page, pages)
        ):
            yield Broken(path, f"verify_{reason}", values)


def _own_promises(path: str, page: _Page) -> Found:
    expected = "en" if path.startswith("en/") else "id"
    if page.language != expected:
        yield "language", {"found": page.language, "expected": expected}
    if not page.title.strip():
        yield "no_title", {}
    for id_ in sorted({id_ for id_ in page.ids if page.ids.count(id_) > 1}):
        yield "twice", {"id": id_}
    for address in page.loads:
        if urlsplit(address).scheme in {"http", "https"}:
            yield "elsewhere", {"address": address}
    if not (page.unlisted or path.endswith(_ANYWHERE)):
        if not page.description.strip():
            yield "no_description", {}
        if not page.canonical:
            yield "no_canonical", {}


def _links(path: str, page: _Page, pages: Mapping[str, _Page], files: set[str]) -> Found:
    # Their links are absolute and begin with the path of the site.
    root = urlsplit(pages["index.html"].canonical).path if path.endswith(_ANYWHERE) else "/"
    base = "http://site" + (root if path.endswith(_ANYWHERE) else f"/{path}")
    for href in sorted({*page.links, *page.loads}):
        address, fragment = urldefrag(urljoin(base, href))
        parts = urlsplit(address)
        if parts.netloc != "site" or parts.scheme != "http":
            continue
        target = unquote(parts.path.removeprefix(root)).lstrip("/")
        target = target + "index.html" if target.endswith("/") or not target else target
        if target not in files:
            yield "no_target", {"link": href}
        elif fragment and target in pages and unquote(fragment) not in pages[target].ids:
            yield "no_anchor", {"link": href}


def _alternates(path: str, page: _Page, pages: Mapping[str, _Page]) -> Found:
    if page.unlisted or path.endswith(_ANYWHERE):
        return
    # A site in Indonesian alone has no other language to lead to.
    expected = {"id", "x-default", *(["en"] if any(other.startswith("en/") for other in pages) else [])}
    if set(page.alternates) != expected:
        yield "alternates", {"found": _listed(page.alternates), "expected": _listed(expected)}
        return
    if "en" not in expected:
        return
    other = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
    if other not in pages:
        yield "no_other", {"page": other}
    elif pages[other].alternates != page.alternates:
        yield "other_alternates", {"page": other}
    if page.canonical != page.alternates["en" if path.startswith("en/") else "id"]:
        yield "canonical", {}


def _listed(languages: Iterable[str]) -> str:
    return ", ".join(sorted(languages))
