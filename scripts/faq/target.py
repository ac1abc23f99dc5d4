"""Where the links and pictures of an author's file lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from faq import address
from faq.model import Content, Language, is_published_picture
from faq.prose import InexpressibleError


@dataclass(frozen=True, slots=True)
class Target:
    """An absolute address, and the id of the entry that it shows, if it is one of ours."""

    url: str
    entry: str = ""


def resolve(content: Content, language: Language, url: str, path: str) -> Target:
    """The target of the link `url` in the file `path`. Raises InexpressibleError where it leads nowhere."""
    parts = urlsplit(url)
    if parts.scheme:
        return Target(url)
    site, anchor = content.agency.site_url, f"#{parts.fragment}" if parts.fragment else ""
    if parts.path.startswith("/"):
        wanted = parts.path.removeprefix("/en/").strip("/")
    else:
        meant = posixpath.join(posixpath.dirname(path), parts.path) if parts.path else path
        wanted = _source(posixpath.normpath(meant))
    for entry in content.entries.values():
        if wanted in (entry.path, f"faq/{entry.slug}", f"f/{entry.id}"):
            return Target(site + address.page(entry, language) + anchor, entry.id)
    for page in _pages(content):
        if wanted in (page, page.removesuffix(".md").removesuffix("index")):
            stem = page.removesuffix(".md").removesuffix("index")
            return Target(site + address.home(language) + (f"{stem}/" if stem else "") + anchor)
    if parts.path.startswith("/"):
        return Target(site + url.lstrip("/"))
    raise InexpressibleError(f"a link to '{url}', which is no page", url)


def _pages(content: Content) -> Iterator[str]:
    """The pages beside the entries, as Markdown files."""
    yield from (page.path for page in content.pages)
    yield from (f"kategori/{id_}.md" for id_ in content.categories)
    yield from (f"peran/{id_}.md" for id_ in content.roles)


def picture_path(url: str, path: str) -> str:
    """The picture `url` of the file `path`, relative to the content folder."""
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), url))
    if urlsplit(url).scheme or found.startswith(("../", "/")):
        raise InexpressibleError("a picture outside of the content", url)
    if not is_published_picture(found):
        raise InexpressibleError("a file that is no published picture", url)
    return found


def _source(path: str) -> str:
    """The Indonesian file of a page, in whichever language the link names it."""
    return f"{path.removesuffix('.en.md')}.md" if path.endswith(".en.md") else path
