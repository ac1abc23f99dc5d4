"""Where links and pictures lead: nowhere unsafe, and inside the site to something that exists."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from faq.check.addresses import Addresses
from faq.check.forms import WEB
from faq.check.passages import Written
from faq.check.report import nearest, problem, quoted
from faq.markdown.nodes import plain, walk
from faq.model import PICTURES, Problem, is_published_picture

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")
ALLOWED = ("http:", "https:", "mailto:", "tel:")
EXPECTED_PICTURE = f"expected one of {', '.join(PICTURES)}, outside of _data/ and adr/"
ROUNDS = 4  # of undoing escapes: nobody honest needs more than one


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture in the file `path`; `words` are its text or alternative text."""

    path: str
    line: int
    url: str
    words: str
    is_picture: bool


def links_in(written: Written) -> Iterator[Link]:
    """The links and pictures of one text, in its order."""
    path = written.passage.origin.path
    for node in walk(written.passage.nodes):
        if node.kind in {"link", "picture"}:
            is_picture = node.kind == "picture"
            words = node.attributes["alt"] if is_picture else plain(node.children)
            yield Link(path, node.line, node.attributes["url"], words.strip(), is_picture)


def check_link(link: Link, addresses: Addresses, files: Collection[str]) -> Iterator[Problem]:
    """Problems of one link or picture."""
    kind = "picture" if link.is_picture else "link"
    if not link.words:
        what = "alternative text" if link.is_picture else "text"
        hint = "say what can be seen" if link.is_picture else "say where it leads"
        yield problem("FAQ410", link.path, link.line, f"a {kind} without {what}: {quoted(link.url)}", hint)
    fault = unsafe(link.url)
    if fault:
        hint = "allowed: https://…, http://…, mailto:…, tel:… and places on this site"
        yield problem("FAQ502", link.path, link.line, f"{fault}: {quoted(link.url)}", hint)
    elif link.is_picture:
        yield from _picture(link, files)
    elif not SCHEME.match(link.url.lower()):
        yield from _internal(link, addresses)


def unsafe(url: str) -> str:
    """What is wrong with an address as a browser might read it; empty where nothing is."""
    plain = url
    for _ in range(ROUNDS):
        plain = unquote(html.unescape(plain))
    plain = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]", "", plain).lower()
    scheme = SCHEME.match(plain)
    if scheme and scheme.group() not in ALLOWED:
        return "an unsafe address"
    if scheme and not SCHEME.match(url.lower()):
        return "a disguised address"
    if scheme and plain.startswith("http") and not WEB.match(url):
        return "a malformed web address"
    if plain.startswith("//") or "\\" in plain:
        return "an address without its https"
    return ""


def _picture(link: Link, files: Collection[str]) -> Iterator[Problem]:
    target = _resolved(link)
    if SCHEME.match(link.url.lower()) or link.url.startswith("/"):
        message = f"the picture is not a file beside this one: {quoted(link.url)}"
        yield problem(
            "FAQ409", link.path, link.line, message, "put it into the content folder, like images/layar.png"
        )
    elif target not in files:
        hint = _nearest_file(link, [file for file in files if is_published_picture(file)])
        yield problem("FAQ409", link.path, link.line, f"there is no picture {quoted(link.url)}", hint)
    elif not is_published_picture(target):
        message = f"{quoted(link.url)} is not a picture of the site"
        yield problem("FAQ409", link.path, link.line, message, EXPECTED_PICTURE)


def _internal(link: Link, addresses: Addresses) -> Iterator[Problem]:
    target, _, anchor = link.url.partition("#")
    address = _address(target, link, addresses)
    if not addresses.knows(address):
        yield problem(
            "FAQ407", link.path, link.line, f"there is no {quoted(target)}", _suggest(link, addresses)
        )
        return
    anchors = addresses.anchors.get(address)
    if anchor and anchors is not None and anchor not in anchors:
        meant = nearest(anchor, anchors)
        there = f"anchors there: {', '.join(sorted(anchors)) or 'none'}"
        hint = f"did you mean '#{meant}'? {there}" if meant else there
        message = f"there is no {quoted('#' + anchor)} on {address}"
        yield problem("FAQ408", link.path, link.line, message, hint)


def _address(target: str, link: Link, addresses: Addresses) -> str:
    """The Indonesian address that `target` means; one that is not known, or empty, where it means none."""
    if not target:
        return addresses.of_file(link.path)
    if target.startswith("/"):
        short = target.removeprefix("/en") if target.startswith("/en/") else target
        return short if short.endswith("/") or "." in PurePosixPath(short).name else f"{short}?"
    return addresses.of_file(_resolved(link)) or "/?"


def _resolved(link: Link) -> str:
    """The content file that a relative link means, seen from the file it stands in."""
    target = unquote(link.url.partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(link.path), target))


def _suggest(link: Link, addresses: Addresses) -> str:
    target = link.url.partition("#")[0]
    if target.lower().startswith("www."):
        return f"an address of the web begins with its scheme: https://{target}"
    if target.startswith("/"):
        if target in addresses.moved:
            return f"it moved to {addresses.moved[target]}"
        meant = nearest(target, addresses.anchors)
        return f"did you mean '{meant}'?" if meant else "expected an address like /faq/lupa-password/"
    return _nearest_file(link, addresses.files)


def _nearest_file(link: Link, files: Collection[str]) -> str:
    """A file of the same or nearly the same name, as a link from here."""
    wanted = PurePosixPath(unquote(link.url.partition("#")[0])).name
    if wanted == "":
        wanted = PurePosixPath(link.url).name
    by_name = {PurePosixPath(file).name: file for file in sorted(files, reverse=True)}
    meant = nearest(wanted if "." in wanted else f"{wanted}.md", by_name)
    if not meant:
        return "a link names a file as seen from this one, like ../akun/lupa-password.md"
    return f"did you mean '{posixpath.relpath(by_name[meant], posixpath.dirname(link.path) or '.')}'?"
