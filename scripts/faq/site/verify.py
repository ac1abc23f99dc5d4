"""Reads a finished site as a browser would and names every promise that it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

# Shown at any address: by the host for what it does not have, by the service worker for what is not kept.
_ANYWHERE = ("404.html", "offline.html")
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


def verify(site: Path) -> Iterator[str]:
    """Every broken promise of the site in the folder `site`, one line each, sorted by page."""
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for path, page in pages.items():
        yield from (f"{path}: {broken}" for broken in _own_promises(path, page))
        yield from (f"{path}: {broken}" for broken in _links(path, page, pages, files))
        yield from (f"{path}: {broken}" for broken in _alternates(path, page, pages))


def _read(file: Path) -> HtmlPage:
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    return reader.page


def _own_promises(path: str, page: HtmlPage) -> Iterator[str]:
    expected = "en" if path.startswith("en/") else "id"
    if page.language != expected:
        yield f"the language of the page is '{page.language}', expected '{expected}'"
    if not page.title.strip():
        yield "the page has no title"
    for id_ in sorted({id_ for id_ in page.ids if page.ids.count(id_) > 1}):
        yield f"the id '{id_}' is there more than once"
    for address in page.loads:
        if urlsplit(address).scheme in {"http", "https"}:
            yield f"it loads {address} from elsewhere"
    if not (page.unlisted or path.endswith(_ANYWHERE)):
        if not page.description.strip():
            yield "the page has no description"
        if not page.canonical:
            yield "the page has no canonical address"


def _links(path: str, page: HtmlPage, pages: Mapping[str, HtmlPage], files: set[str]) -> Iterator[str]:
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
            yield f"the link '{href}' leads nowhere"
        elif fragment and target in pages and unquote(fragment) not in pages[target].ids:
            yield f"the link '{href}' names a place that its page does not have"


def _alternates(path: str, page: HtmlPage, pages: Mapping[str, HtmlPage]) -> Iterator[str]:
    if page.unlisted or path.endswith(_ANYWHERE):
        return
    # A site in Indonesian alone has no other language to lead to.
    expected = {"id", "x-default", *(["en"] if any(other.startswith("en/") for other in pages) else [])}
    if set(page.alternates) != expected:
        yield f"the alternate languages are {sorted(page.alternates)}, expected {sorted(expected)}"
        return
    if "en" not in expected:
        return
    other = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
    if other not in pages:
        yield f"the other language has no page {other}"
    elif pages[other].alternates != page.alternates:
        yield f"the alternate languages differ from those of {other}"
    if page.canonical != page.alternates["en" if path.startswith("en/") else "id"]:
        yield "the canonical address is not the page's own alternate"
