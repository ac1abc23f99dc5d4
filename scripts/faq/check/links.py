"""Where links and pictures lead: nowhere unsafe, and inside the site to something that exists."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from faq import site_map
from faq.check.known import Known, by_id, text_of
from faq.check.passages import Passages, Written
from faq.check.report import nearest, problem, quoted
from faq.check.schema import WEB
from faq.check.translation import english_texts, indonesian_texts
from faq.markdown import nodes
from faq.model import (
    LANGUAGES,
    PICTURES,
    Language,
    Located,
    Message,
    Problem,
    RawFile,
    Severity,
    Sources,
    english_path,
    is_published_picture,
    say,
)

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")
ALLOWED = ("http:", "https:", "mailto:", "tel:")
# Further readers of a mail, and codes that a telephone obeys.
_ORDERS = re.compile(r"^mailto:.*[?&](?:b?cc|to)=|^mailto:[^?]*[:,;]|^tel:.*[*#]")
ROUNDS = 4  # of undoing escapes: no honest link needs more than one
# The data files whose ids are anchors of a built-in page.
ANCHORED = {"glossary": "glossary", "sops": "sops"}

Anchors = Mapping[Language, frozenset[str] | None]
UNKNOWN: Anchors = dict.fromkeys(LANGUAGES)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Every place of the site that content may link to.

    `anchors` are those of each page by its address and by language, None where they are not known; `beside`
    are the files built beside the pages; `files` gives the address of a content file, `moved` of an old one.
    """

    anchors: Mapping[str, Anchors]
    beside: frozenset[str]
    files: Mapping[str, str]
    moved: Mapping[str, str]

    def of_file(self, path: str) -> str:
        """The address of the Markdown file `path`, in whatever language; empty where there is none."""
        return self.files.get(path.removesuffix(".en.md") + ".md" if path.endswith(".en.md") else path, "")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture in the file `path`; `words` are its text or alternative text.

    `languages` are those of the pages that show it: an Indonesian text is shown where no English one is.
    """

    path: str
    line: int
    url: str
    words: str
    is_picture: bool
    languages: tuple[Language, ...] = LANGUAGES


def check_links(sources: Sources, passages: Passages, known: Known) -> Iterator[Problem]:
    """Problems of every link and picture that the site shows, and of pictures that no text shows."""
    addresses = survey(sources, passages, known)
    translated = {*_translated(sources)}
    for written in passages.every:
        shown = _languages(written, passages, translated)
        if languages := tuple(one for one in shown if one in known.languages):
            for link in links_in(written, languages):
                yield from check_link(link, addresses, sources.files)
    damaged = {fault.path for fault in sources.problems if fault.severity is Severity.ERROR}
    unused = sources.files - shown_pictures(sources, passages) - damaged
    for path in sorted(filter(is_published_picture, unused)):
        yield problem("FAQ420", path, 1, say("picture_unused"), say("show_or_delete"))


def shown_pictures(sources: Sources, passages: Passages) -> frozenset[str]:
    """The paths of the pictures that a text shows, and of the logo: no others are published."""
    shown = {text_of(raw.fields, "logo") for stem, raw in sources.data.items() if stem == "agency"}
    for written in passages.every:
        if "![" in written.passage.source:
            shown |= {_resolved(link) for link in links_in(written) if link.is_picture}
    return frozenset(filter(is_published_picture, sources.files & shown))


def links_in(written: Written, languages: tuple[Language, ...] = LANGUAGES) -> Iterator[Link]:
    """The links and pictures of one text, in its order."""
    path = written.passage.origin.path
    for node in nodes.walk(written.passage.nodes):
        if node.kind in {"link", "picture"}:
            is_picture = node.kind == "picture"
            words = node.attributes["alt"] if is_picture else nodes.plain(node.children)
            yield Link(path, node.line, node.attributes["url"], words.strip(), is_picture, languages)


def _languages(written: Written, passages: Passages, translated: Collection[Located]) -> tuple[Language, ...]:
    """The languages of the pages that show a text: an Indonesian one is shown where there is no other."""
    path = written.passage.origin.path
    if path.endswith(".en.md"):
        return ("en",)
    has_english_body = written.is_body and english_path(path) in passages.bodies
    return ("id",) if has_english_body or written.value in translated else LANGUAGES


def _translated(sources: Sources) -> Iterator[Located]:
    """The values of entries that have an English text."""
    english = {raw.path: raw for raw in sources.translations}
    for raw in sources.entries:
        other = english.get(english_path(raw.path))
        keys = {key for key, _ in english_texts(other)} if other else set()
        yield from (value for key, value in indonesian_texts(raw) if key in keys)


def survey(sources: Sources, passages: Passages, known: Known) -> Addresses:
    """The places of the site that `sources` become."""
    anchors: dict[str, Anchors] = {}
    files: dict[str, str] = {}

    def on_page(raw: RawFile, own: Iterable[str]) -> Anchors:
        """The anchors of a page: its `own`, and the headings of the body that each language shows."""
        if not raw.readable:
            return UNKNOWN
        indonesian = _headings(passages, raw.path)
        other = english_path(raw.path)
        english = _headings(passages, other) if other in passages.bodies else indonesian
        return {"id": frozenset({*own, *indonesian}), "en": frozenset({*own, *english})}

    for raw in sources.entries:
        files[raw.path] = f"/{site_map.ENTRIES}/{raw.slug}/"
        anchors.setdefault(files[raw.path], on_page(raw, by_id(raw, "steps")))
        anchors[f"/{site_map.SHORT}/{text_of(raw.fields, 'id')}/"] = dict.fromkeys(LANGUAGES, frozenset())
    for group, folder in (("categories", site_map.CATEGORIES), ("roles", site_map.ROLES)):
        anchors.update({f"/{folder}/{id_}/": UNKNOWN for id_ in known.ids.get(group, ())})
    own = {}
    for path, key in site_map.BUILT_IN.items():
        group = ANCHORED.get(key, "")
        address = f"/{site_map.below(path)}"
        own[address] = frozenset(known.ids.get(group, ())) if group else None
        anchors[address] = dict.fromkeys(LANGUAGES, own[address])
    for raw in sources.pages:
        if not raw.path.endswith(".en.md"):
            files[raw.path] = address = f"/{site_map.below(raw.path)}"
            of_page = own.get(address, frozenset())
            anchors[address] = UNKNOWN if of_page is None else on_page(raw, of_page)
    moved = {
        f"/{site_map.ENTRIES}/{slug}/": files[raw.path]
        for raw in sources.entries
        for slug in raw.fields.get("former_slugs").texts
    }
    return Addresses(anchors, frozenset(_beside(sources, known)), files, moved)


def _headings(passages: Passages, path: str) -> Iterable[str]:
    body = passages.bodies.get(path)
    found = nodes.walk(body.nodes) if body else ()
    return [node.attributes["id"] for node in found if node.kind == "heading"]


def _beside(sources: Sources, known: Known) -> Iterator[str]:
    """The files that the site builds beside its pages."""
    yield from (
        site_map.API,
        site_map.API_SCHEMA,
        site_map.API_ENTRY_SCHEMA,
        site_map.OPENAPI,
        site_map.LLMS,
        site_map.SITEMAP,
    )
    for language in known.languages:
        yield site_map.handbook(language)
        yield site_map.atom(language)
        for role in known.ids.get("roles", ()):
            yield site_map.booklet(role, language)
        for raw in sources.entries:
            yield f"pdf/{language}/answers/{raw.slug}.pdf"
            yield f"cards/{language}/{text_of(raw.fields, 'id')}.png"
    for raw in sources.entries:
        yield site_map.api_entry(text_of(raw.fields, "id"))


def check_link(link: Link, addresses: Addresses, files: Collection[str]) -> Iterator[Problem]:
    """Problems of one link or picture; `files` are those of the content folder."""
    url = quoted(link.url)
    if not link.words:
        silent = say("picture_no_text" if link.is_picture else "link_no_text", url=url)
        hint = say("say_seen" if link.is_picture else "say_where")
        yield problem("FAQ410", link.path, link.line, silent, hint)
    fault = unsafe(link.url)
    if fault:
        yield problem("FAQ502", link.path, link.line, say(fault, url=url), say("allowed_addresses"))
    elif link.is_picture:
        yield from _picture(link, files)
    elif not SCHEME.match(link.url.lower()):
        yield from _internal(link, addresses)


def unsafe(url: str) -> str:
    """What is wrong with an address as a browser might read it, by its message; empty where nothing is."""
    decoded = url
    for _ in range(ROUNDS):
        decoded = unquote(html.unescape(decoded))
    decoded = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]", "", decoded).lower()
    scheme = SCHEME.match(decoded)
    if scheme and scheme.group() not in ALLOWED:
        return "unsafe_address"
    if _ORDERS.search(decoded):
        return "unsafe_address"
    if scheme and not SCHEME.match(url.lower()):
        return "disguised_address"
    if scheme and decoded.startswith("http") and not WEB.match(url):
        return "malformed_address"
    if decoded.startswith("//") or "\\" in decoded:
        return "schemeless_address"
    return ""


def _picture(link: Link, files: Collection[str]) -> Iterator[Problem]:
    target, url = _resolved(link), quoted(link.url)
    if SCHEME.match(link.url.lower()) or link.url.startswith("/"):
        elsewhere = say("picture_elsewhere", url=url)
        yield problem("FAQ409", link.path, link.line, elsewhere, say("put_picture"))
    elif target not in files:
        hint = _nearest_file(link, [file for file in files if is_published_picture(file)])
        yield problem("FAQ409", link.path, link.line, say("no_picture", path=url), hint)
    elif not is_published_picture(target):
        unpublished, hint = (
            say("picture_unpublished", path=url),
            say("expected_picture", endings=", ".join(PICTURES)),
        )
        yield problem("FAQ409", link.path, link.line, unpublished, hint)


def _internal(link: Link, addresses: Addresses) -> Iterator[Problem]:
    target, _, anchor = link.url.partition("#")
    address = _meant(target, link, addresses)
    if address in addresses.beside:
        return
    if address not in addresses.anchors:
        missing = say("no_target", target=quoted(target))
        if target.lower().startswith("www."):
            missing = say("schemeless_address", url=quoted(target))
        yield problem("FAQ407", link.path, link.line, missing, _suggest(link, addresses))
        return
    for language in link.languages if anchor else ():
        anchors = addresses.anchors[address][language]
        if anchors is not None and anchor not in anchors:
            meant = nearest(anchor, anchors)
            there = say("anchors_there", names=", ".join(sorted(anchors)) or say("none"))
            hint = say("meant_of", meant=f"#{meant}", rest=there) if meant else there
            only_here = language != "id" and anchor in (addresses.anchors[address]["id"] or ())
            where = f"/{language}{address}" if only_here else address
            missing = say("no_anchor", anchor=quoted(f"#{anchor}"), page=where)
            yield problem("FAQ408", link.path, link.line, missing, hint)
            return


def _meant(target: str, link: Link, addresses: Addresses) -> str:
    """The Indonesian address that `target` means; one that is not known, or empty, where it means none."""
    if not target:
        return addresses.of_file(link.path)
    if not target.startswith("/"):
        return addresses.of_file(_resolved(link)) or "/?"
    if target[1:] in addresses.beside:
        return target[1:]
    short = target.removeprefix("/en") if target.startswith("/en/") else target
    return short if short.endswith("/") else f"{short}?"


def _resolved(link: Link) -> str:
    """The content file that a relative link means, seen from the file it is in."""
    target = unquote(urlsplit(link.url).path) if not SCHEME.match(link.url.lower()) else ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(link.path), target))


def _suggest(link: Link, addresses: Addresses) -> Message:
    target = link.url.partition("#")[0]
    if target.lower().startswith("www."):
        return say("needs_scheme", url=f"https://{target}")
    if target.startswith("/"):
        if target in addresses.moved:
            return say("moved_to", address=addresses.moved[target])
        meant = nearest(target, {*addresses.anchors, *(f"/{path}" for path in addresses.beside)})
        return say("meant", meant=meant) if meant else say("expected_address")
    return _nearest_file(link, addresses.files)


def _nearest_file(link: Link, files: Collection[str]) -> Message:
    """A file of the same or nearly the same name, as a link from here."""
    wanted = PurePosixPath(unquote(link.url.partition("#")[0])).name or PurePosixPath(link.url).name
    by_name = {PurePosixPath(file).name: file for file in sorted(files, reverse=True)}
    meant = nearest(wanted if "." in wanted else f"{wanted}.md", by_name)
    if not meant:
        return say("expected_file_link")
    return say("meant", meant=posixpath.relpath(by_name[meant], posixpath.dirname(link.path) or "."))
