"""The site as one zip that a browser opens from disk, where no server turns a folder into its page."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Mapping
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

# What only a server or an installed site can use.
SERVED = (
    *("sw.js", "manifest.webmanifest", "opensearch.xml", "sitemap.xml", ".lpse-faq"),
    *("404.html", "offline.html"),
)
SERVED_FOLDERS = ("offline/",)
SERVED_LINKS = {"manifest", "search"}
_REFRESH = "url="


def pack(site: Path, edition: dt.date) -> bytes:
    """The zip of the finished `site`, each file dated with the edition so that its bytes do not vary."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, data in sorted(_files(site)):
            info = zipfile.ZipInfo(path, (edition.year, edition.month, edition.day, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            archive.writestr(info, data, zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        if file.is_file() and file.name not in SERVED and not path.startswith(SERVED_FOLDERS):
            data = file.read_bytes()
            if file.suffix == ".html":
                data = name_files(data.decode("utf-8")).encode()
            yield path, data


def name_files(page: str) -> str:
    """`page` with every relative link to a folder leading to the index.html in it."""
    tags = _Tags(page)
    pieces, end = [], 0
    for start, old, new in tags.changed:
        pieces += [page[end:start], new]
        end = start + len(old)
    return "".join([*pieces, page[end:]])


class _Tags(HTMLParser):
    """Finds the start tags whose links name a folder: where each begins, its text, and its new text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.changed: list[tuple[int, str, str]] = []
        self._lines = [0]
        for line in page.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        changes = dict(_changes(tag, attributes))
        if tag == "link" and attributes.get("rel") in SERVED_LINKS:
            self._change("")
        elif changes:
            written = dict(attrs) | changes
            inside = [tag, *(_attribute(name, value) for name, value in written.items())]
            self._change(f"<{' '.join(inside)}>")

    handle_startendtag = handle_starttag

    def _change(self, new: str) -> None:
        line, column = self.getpos()
        self.changed.append((self._lines[line - 1] + column, self.get_starttag_text() or "", new))


def _changes(tag: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in ("href", "action", "data-target"):
        found = attributes.get(name, "")
        if name in attributes and named(found) != found:
            yield name, named(found)
    if tag == "meta" and attributes.get("http-equiv") == "refresh":
        wait, _, target = attributes["content"].partition(_REFRESH)
        yield "content", wait + _REFRESH + named(target)


def named(link: str) -> str:
    """`link` with the name of the file it means; unchanged where it leads elsewhere or names a file."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or parts.path.startswith("/") or not parts.path:
        return link
    folder = parts.path.endswith(("/", "..")) or parts.path == "."
    path = parts.path.rstrip("/") + "/index.html" if folder else parts.path
    return parts._replace(path=path).geturl()


def _attribute(name: str, value: str | None) -> str:
    return name if value is None else f'{name}="{escape(value)}"'
