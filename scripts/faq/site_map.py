"""Where everything is on the site: the one table of pages, files and old addresses.

An *address* is a path below the site's root, without a leading slash; a page's address ends in a slash, and
the home page of the default language has the empty one. Every output that names a place asks this module.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from urllib.parse import unquote, urlsplit

from faq.model import DEFAULT_LANGUAGE, LANGUAGES, Content, Entry, Language

API = "api/v1/faq.json"
API_SCHEMA = "api/v1/faq.schema.json"
API_ENTRY_SCHEMA = "api/v1/entry.schema.json"
OPENAPI = "api/v1/openapi.json"
LLMS = "llms.txt"
POSTER = "pdf/poster.pdf"
ARCHIVE = "faq-offline.zip"
SITEMAP = "sitemap.xml"

# Pages that exist even without a written introduction: Markdown file -> key in the site map.
BUILT_IN = {
    "index.md": "home",
    "daftar.md": "overview",
    "eskalasi.md": "ladder",
    "glosarium.md": "glossary",
    "sop.md": "sops",
    "tentang.md": "about",
}
# The most entries that one page lists.
PER_PAGE = 100
ENTRIES, SHORT, CATEGORIES, ROLES = "faq", "f", "kategori", "peran"
# Top-level names that hand-written pages cannot have: the site puts there what it generates.
RESERVED = {
    *("404", "adr", "api", "assets", "cards", "en", "offline", "pdf", "search"),
    *(ENTRIES, SHORT, CATEGORIES, ROLES),
}
# Addresses, below a language's root, of pages for those who write or reuse answers: no vendor needs them.
FOR_AUTHORS = ("panduan/", "data/")
# Files built beside the pages; authors may link to them by their address.
BESIDE = re.compile(
    r"(?:pdf|api|cards)(?:/[\w-]+)+\.\w+(?:\.\w+)?|(?:en/)?feed\.atom|llms\.txt|sitemap\.xml", re.ASCII
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def home(language: Language) -> str:
    """The address of a language's home page; empty for the default language."""
    return "" if language == DEFAULT_LANGUAGE else f"{language}/"


def page(entry: Entry, language: Language) -> str:
    """The address of an entry's page."""
    return f"{home(language)}{ENTRIES}/{entry.slug}/"


def plain_page(entry: Entry, language: Language) -> str:
    """The entry as plain Markdown, beside its page."""
    return f"{page(entry, language)}index.md"


def short(entry: Entry, language: Language) -> str:
    """The permanent address of an entry, which survives a new slug."""
    return f"{home(language)}{SHORT}/{entry.id}/"


def handbook(language: Language, volume: str = "") -> str:
    """The PDF of all answers, or one volume of it."""
    return f"pdf/{language}/handbook{volume and f'/{volume}'}.pdf"


def volume(category: str, number: int) -> str:
    """What the file of a volume is called: new answers come last, so the name of a volume stays."""
    return category if number == 1 else f"{category}_{number}"


def sheet(entry: Entry, language: Language) -> str:
    """The PDF of one answer."""
    return f"pdf/{language}/answers/{entry.slug}.pdf"


def booklet(role: str, language: Language, volume: str = "") -> str:
    """The PDF of the answers that concern a role, or one volume of it."""
    return f"pdf/{language}/roles/{role}{volume and f'/{volume}'}.pdf"


def card(entry: Entry, language: Language) -> str:
    """The picture that chat programs show with a link to the entry."""
    return f"cards/{language}/{entry.id}.png"


def atom(language: Language) -> str:
    """The Atom feed of a language."""
    return f"{home(language)}feed.atom"


def api_entry(id_: str) -> str:
    """The JSON record of the entry with the id `id_`, or of what became of it."""
    return f"api/v1/entries/{id_}.json"


@cache
def relative(target: str, origin: str) -> str:
    """The address `target` as a link on the page with the address `origin`; both below the site's root."""
    path, hash_, anchor = target.partition("#")
    if path == origin:
        return hash_ + anchor if anchor else "./"
    found = posixpath.relpath(f"/{path}", f"/{origin}")
    return found + ("/" if path.endswith("/") or not path else "") + hash_ + anchor


@dataclass(frozen=True, slots=True)
class Place:
    """One page in every language. `below` is its address below the root of each language.

    `key` is `kind` alone or `kind/id`, such as `home`, `entry/F001`, `category/akun` or `page/data`;
    `source` is the content file it is made of, empty where there is none.
    """

    key: str
    below: str
    source: str = ""

    @property
    def kind(self) -> str:
        """The sort of page, such as `home`, `entry` or `category`."""
        return self.key.partition("/")[0]

    @property
    def file(self) -> str:
        """The file that MkDocs makes the page of, below the folder of a language's pages."""
        return f"{self.below.removesuffix('/') or 'index'}.md"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: a whole `url` elsewhere, or an `address` of the site with an `anchor`.

    `key` names the page in the site map; it is empty for files and for other sites.
    """

    url: str = ""
    address: str = ""
    anchor: str = ""
    key: str = ""

    @property
    def entry(self) -> str:
        """The id of the entry whose page this is; empty for everything else."""
        kind, _, id_ = self.key.partition("/")
        return id_ if kind == "entry" else ""

    def absolute(self, site_url: str) -> str:
        """The whole address, where the site is published at `site_url` (which ends in a slash)."""
        return self.url or site_url + self.address + (f"#{self.anchor}" if self.anchor else "")

    def seen_from(self, origin: str) -> str:
        """The link on the page with the address `origin`."""
        return self.url or relative(self.address + (f"#{self.anchor}" if self.anchor else ""), origin)


@dataclass(frozen=True, slots=True)
class SiteMap:
    """Every page by key, by content file and by address; old addresses by the page they lead to now."""

    places: Mapping[str, Place]
    former: Mapping[str, str]
    pictures: frozenset[str] = frozenset()
    _by_source: Mapping[str, str] = field(default_factory=dict)
    _by_address: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, content: Content) -> SiteMap:
        """The map of the site that `content` becomes; asked again for the same content, the same map."""
        return _map_of(content)

    def page(self, key: str, language: Language) -> str:
        """The address of the page `key`. Raises KeyError where there is none."""
        return home(language) + self.places[key].below

    def resolve(self, href: str, source: str, language: Language) -> Target | None:
        """Where `href`, written in the content file `source`, leads a reader of `language`.

        `href` is a web address, an anchor, a file as seen from `source`, or an address that begins with a
        slash. None where it leads nowhere. Links between pages stay within `language`.
        """
        if _SCHEME.match(href):
            return Target(url=href)
        parts = urlsplit(href)
        path = unquote(parts.path)
        if path.startswith("/"):
            return self._at(path[1:], parts.fragment, language)
        meant = posixpath.normpath(posixpath.join(posixpath.dirname(source), path)) if path else source
        meant = f"{meant.removesuffix('.en.md')}.md" if meant.endswith(".en.md") else meant
        if meant in self.pictures:
            return Target(address=meant)
        key = self._by_source.get(meant)
        return None if key is None else self._target(key, parts.fragment, language)

    def follow(self, href: str, source: str, language: Language) -> Target:
        """As `resolve`, for checked content. Raises ValueError where `href` leads nowhere."""
        target = self.resolve(href, source, language)
        if target is None:
            raise ValueError(f"{source}: a link to '{href}', which is no page")
        return target

    def _at(self, address: str, anchor: str, language: Language) -> Target | None:
        if BESIDE.fullmatch(address) or address in self.pictures:
            return Target(address=address, anchor=anchor)
        below = address.removeprefix(f"{LANGUAGES[-1]}/")
        key = self._by_address.get(below if below.endswith("/") or not below else f"{below}/")
        return None if key is None else self._target(key, anchor, language)

    def _target(self, key: str, anchor: str, language: Language) -> Target:
        return Target(address=self.page(key, language), anchor=anchor, key=key)

    @property
    def files(self) -> frozenset[str]:
        """The file of every page, as MkDocs gets it."""
        return frozenset(place.file for place in self.places.values())

    def redirects(self, language: Language) -> Iterator[tuple[str, str]]:
        """Old address and page of everything that moved, short links among them."""
        for below, key in self.former.items():
            yield home(language) + below, self.page(key, language)


@lru_cache(maxsize=2)
def _map_of(content: Content) -> SiteMap:
    places = {place.key: place for place in _places(content)}
    former = dict(_former(content))
    return SiteMap(
        places=places,
        former=former,
        pictures=frozenset(content.pictures),
        _by_source={place.source: key for key, place in places.items() if place.source},
        _by_address={place.below: key for key, place in places.items()} | former,
    )


def _places(content: Content) -> Iterator[Place]:
    written = {page.path for page in content.pages}
    for path, key in BUILT_IN.items():
        yield Place(key, below(path), path)
    for path in sorted(written - BUILT_IN.keys()):
        yield Place(f"page/{path.removesuffix('.md')}", below(path), path)
    for entry in content.entries.values():
        yield Place(f"entry/{entry.id}", f"{ENTRIES}/{entry.slug}/", entry.path)
    for id_ in content.categories:
        yield from _listed(f"category/{id_}", f"{CATEGORIES}/{id_}/", len(content.in_category(id_)))
    for id_ in content.roles:
        yield from _listed(f"role/{id_}", f"{ROLES}/{id_}/", len(content.concerning(id_)))


def _listed(key: str, below: str, entries: int) -> Iterator[Place]:
    """The pages that list so many entries: the first at its own address, the others numbered below it."""
    yield Place(key, below)
    for number in range(2, -(-entries // PER_PAGE) + 1):
        yield Place(f"{key}/{number}", f"{below}{number}/")


def below(path: str) -> str:
    """The address, below a language's root, of the page that the Markdown file `path` becomes."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


def _former(content: Content) -> Iterator[tuple[str, str]]:
    """Short links, addresses of former slugs and ids, below a language's root, and the key of their page."""
    for entry in content.entries.values():
        key = f"entry/{entry.id}"
        yield f"{SHORT}/{entry.id}/", key
        yield from ((f"{SHORT}/{id_}/", key) for id_ in entry.former_ids)
        yield from ((f"{ENTRIES}/{slug}/", key) for slug in entry.former_slugs)
    for category in content.categories.values():
        yield from ((f"{CATEGORIES}/{old}/", f"category/{category.id}") for old in category.former_ids)
    for role in content.ladder:
        yield from ((f"{ROLES}/{old}/", f"role/{role.id}") for old in role.former_ids)


def former_files(content: Content) -> Iterator[tuple[str, str]]:
    """Files that were published under another name, and their address now: PDFs, cards, plain Markdown."""
    for language in content.languages:
        for entry in content.entries.values():
            for slug in entry.former_slugs:
                before = replace(entry, slug=slug)
                yield sheet(before, language), sheet(entry, language)
                yield plain_page(before, language), plain_page(entry, language)
            for id_ in entry.former_ids:
                yield card(replace(entry, id=id_), language), card(entry, language)
        yield from _former_books(content, language)


def _former_books(content: Content, language: Language) -> Iterator[tuple[str, str]]:
    """Books and their volumes under former ids of roles and categories; not each of them is printed."""
    volumes = [
        (volume(old, number), volume(category.id, number))
        for category in content.categories.values()
        for old in (category.id, *category.former_ids)
        for number in range(1, len(content.in_category(category.id)) + 1)
    ]
    for old, now in [("", ""), *volumes]:
        if old != now:
            yield handbook(language, old), handbook(language, now)
        for role in content.ladder:
            for id_ in (role.id, *role.former_ids):
                if (id_, old) != (role.id, now):
                    yield booklet(id_, language, old), booklet(role.id, language, now)


def retired_files(content: Content) -> Iterator[tuple[str, str]]:
    """PDFs of retired answers, and the page that says so; a PDF cannot lead anywhere, but a host can."""
    former = dict(_former(content))
    for language in content.languages:
        for answer in content.retired:
            for slug in answer.slugs:
                page = f"{ENTRIES}/{slug}/"
                if page not in former:
                    yield f"pdf/{language}/answers/{slug}.pdf", home(language) + page
