"""The site as one zip that a browser opens from disk, where no server turns a folder into its page."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import urlsplit

from faq.catalogue import Catalogue
from faq.model import DEFAULT_LANGUAGE, Content
from faq.site_map import ARCHIVE

README = "BACA-SAYA.txt"
# What only a server or an installed site can use.
SERVED = (
    "sw.js",
    "manifest.webmanifest",
    "opensearch.xml",
    "sitemap.xml",
    "404.html",
    "offline.html",
    "sbom.cdx.json",
    ".lpse-faq",
)
SERVED_FOLDERS = ("offline/",)
# Files that hold compressed data: squeezing them again takes most of the time and saves nothing.
SQUEEZED = (".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".woff2")
# Every page has passed the gate of the build: a `<` begins a tag, and addresses are in double quotes.
_TAG = re.compile(r"<[a-z][^<>]*>")
_SERVED_LINK = re.compile(r'<link [^<>]*?\brel="search"')
_LINK = re.compile(r'(\s(?:href|action|data-target)="|\scontent="\d+; url=)([^"]*)')


def zipped(site: Path, content: Content) -> bytes:
    """The zip of the finished `site`: one folder, with a text in it that says how to begin.

    Each file is dated with the edition, so that the same content gives the same bytes.
    """
    edition, folder = content.edition, folder_name(content)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, data in [(README, _readme(content)), *sorted(_files(site, content.agency.site_url))]:
            info = zipfile.ZipInfo(f"{folder}/{path}", (edition.year, edition.month, edition.day, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            method = zipfile.ZIP_STORED if path.endswith(SQUEEZED) else zipfile.ZIP_DEFLATED
            archive.writestr(info, data, method, 6)
    return made.getvalue()


def folder_name(content: Content) -> str:
    """The folder in the zip, named after the agency: letters, digits and hyphens."""
    name = unicodedata.normalize("NFKD", content.agency.short_name).encode("ascii", "ignore").decode()
    return "-".join(["faq", *re.findall("[a-z0-9]+", name.lower())])


def _readme(content: Content) -> bytes:
    """What to do with the zip, in every language, as every text editor of Windows shows it."""
    lines: list[str] = []
    for language in content.languages:
        words, agency = Catalogue(language), content.agency
        title = f"{agency.title.read(language).plain} – {agency.name}"
        home = "index.html" if language == DEFAULT_LANGUAGE else f"{language}/index.html"
        text = [line.format(home=home, site=agency.site_url) for line in words["archive_text"]]
        lines += [title, words.edition(content), "", *text, "", ""]
    return "\r\n".join(lines[:-1]).encode()


def _files(site: Path, site_url: str) -> Iterator[tuple[str, bytes]]:
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        if file.is_file() and file.name not in (*SERVED, ARCHIVE) and not path.startswith(SERVED_FOLDERS):
            data = file.read_bytes()
            if file.suffix == ".html":
                data = name_files(data.decode("utf-8"), site_url).encode()
            yield path, data


def name_files(page: str, site_url: str) -> str:
    """`page` with every relative link to a folder leading to the index.html in it.

    The zip does not contain itself: a link to it leads to the newest one, at `site_url`.
    """

    def link(found: re.Match[str]) -> str:
        old = unescape(found[2])
        new = site_url + ARCHIVE if old.rsplit("/", 1)[-1] == ARCHIVE else file_link(old)
        return found[0] if new == old else found[1] + escape(new)

    return _TAG.sub(lambda tag: "" if _SERVED_LINK.match(tag[0]) else _LINK.sub(link, tag[0]), page)


def file_link(link: str) -> str:
    """`link` with the name of the file it means; unchanged where it leads elsewhere or names a file."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or parts.path.startswith("/") or not parts.path:
        return link
    folder = parts.path.endswith(("/", "..")) or parts.path == "."
    path = parts.path.rstrip("/") + "/index.html" if folder else parts.path
    return parts._replace(path=path).geturl()
