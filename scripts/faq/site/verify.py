"""Reads a finished site as a browser would and names every promise that it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

# Shown at any address: by the host for what it does not have, by the service worker for what is not kept.
_ANYWHERE = ("404.html", "offline.html")
# The end of a key of the catalogue, and the values that its text takes.
Found = Iterator[tuple[str, Mapping[str, str]]]
LOADING = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


@dataclass(slots=True)
class HtmlPage:
    """What one page links to, loads and says of itself."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    language: str = ""
    canonical: str = ""
    title: str = ""
    description: str = ""
    # It leads elsewhere, or says that an answer was retired: search engines and other pages do not list it.
    unlisted: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = HtmlPage()
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.page.ids.append(values["id"])
        self.in_title = self.in_title or tag == "title"
        if tag == "html":
            self.page.language = values.get("lang", "")
        elif tag == "meta":
            self.meta(values)
        elif tag == "link" and values.get("rel") in {"canonical", "alternate"}:
            self.link(values)
        elif tag == "a" and "href" in values:
            self.page.links.append(values["href"])
        elif LOADING.get(tag, "") in values:
            self.page.loads.append(values[LOADING[tag]])

    def handle_endtag(self, tag: str) -> None:
        self.in_title = self.in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.page.title += data

    def meta(self, values: Mapping[str, str]) -> None:
        if values.get("name") == "description":
            self.page.description = values.get("content", "")
        leads = values.get("http-equiv") == "refresh"
        hidden = values.get("name") == "robots" and "noindex" in values.get("content", "")
        self.page.unlisted = self.page.unlisted or leads or hidden

    def link(self, values: Mapping[str, str]) -> None:
        if values["rel"] == "canonical":
            self.page.canonical = values.get("href", "")
        elif "hreflang" in values:
            self.page.alternates[values["hreflang"]] = values.get("href", "")


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that the page at `path` breaks: the key of what the catalogue says of it, and its values."""

    path: str
    reason: str
    values: Mapping[str, str]


def verify(site: Path) -> Iterator[Broken]:
    """Every broken promise of the site in the folder `site`, sorted by page."""
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for path, page in pages.items():
        for reason, values in chain(
            _own_promises(path, page), _links(path, page, pages, files), _alternates(path, page, pages)
        ):
            yield Broken(path, f"verify_{reason}", values)


def _read(file: Path) -> HtmlPage:
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    return reader.page


def _own_promises(path: str, page: HtmlPage) -> Found:
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


def _links(path: str, page: HtmlPage, pages: Mapping[str, HtmlPage], files: set[str]) -> Found:
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


def _alternates(path: str, page: HtmlPage, pages: Mapping[str, HtmlPage]) -> Found:
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
