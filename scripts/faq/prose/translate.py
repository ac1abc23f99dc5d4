"""From Python-Markdown's element tree to nodes."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, fromstring

from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from faq.prose.node import InexpressibleError, Node

MARKS = {"strong": "strong", "em": "emphasis"}
INLINE = {*MARKS, "a", "img", "br", "code"}
HEADINGS = {f"h{level}": str(level) for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Translation:
    """Translates one text. `stash` is the raw HTML that the parser left out, by number."""

    stash: tuple[str, ...]

    def inlines(self, element: Element) -> tuple[Node, ...]:
        """The text and inline elements in `element`, without space at both ends."""
        return _trim([*self._mixed(element)])

    def blocks(self, element: Element) -> tuple[Node, ...]:
        """The blocks in `element`; loose text between them becomes paragraphs."""
        found: list[Node] = []
        loose: list[Node] = [*self._text(element.text)]
        for child in element:
            if child.tag in INLINE:
                loose.append(self._inline(child))
            else:
                found += _paragraph(_trim(loose))
                loose = []
                found += self._block(child)
            loose += self._text(child.tail)
        return (*found, *_paragraph(_trim(loose)))

    def _mixed(self, element: Element) -> Iterator[Node]:
        yield from self._text(element.text)
        for child in element:
            yield self._inline(child)
            yield from self._text(child.tail)

    def _text(self, raw: str | None) -> Iterator[Node]:
        """The text with the parser's place-holders filled in again."""
        for at, piece in enumerate(HTML_PLACEHOLDER_RE.split(raw or "")):
            text = piece.replace("\n", " ") if at % 2 == 0 else html.unescape(self._entity(int(piece)))
            if AMP_SUBSTITUTE in text:
                text = html.unescape(text.replace(AMP_SUBSTITUTE, "&"))
            if text:
                yield Node("text", text)

    def _entity(self, number: int) -> str:
        raw = self.stash[number]
        if not raw.startswith("&"):
            raise InexpressibleError("raw HTML has no form in print", raw.splitlines()[0])
        return raw

    def _inline(self, element: Element) -> Node:
        tag = element.tag
        if tag in MARKS:
            return Node(MARKS[tag], children=tuple(self._mixed(element)))
        if tag == "a":
            url = "".join(node.text for node in self._text(element.get("href")))
            return Node("link", children=tuple(self._mixed(element)), attributes={"url": url})
        if tag == "code":
            return Node("code", html.unescape(element.text or ""))
        if tag == "br":
            return Node("break")
        if tag == "img":
            return _picture(element)
        raise _unknown(element)

    def _block(self, element: Element) -> tuple[Node, ...]:
        tag = element.tag
        if tag == "p":
            return self._stored(element) or _paragraph(self.inlines(element))
        if tag in HEADINGS:
            return (Node("heading", children=self.inlines(element), attributes={"level": HEADINGS[tag]}),)
        if tag in ("ul", "ol"):
            about = {"ordered": str(tag == "ol").lower(), "start": element.get("start", "1")}
            items = tuple(Node("item", children=self.blocks(item)) for item in element)
            return (Node("list", children=items, attributes=about),)
        if tag == "blockquote":
            return (Node("quote", children=self.blocks(element)),)
        if tag == "pre":
            return (_listing(element, html.unescape("".join(element.itertext()))),)
        if tag == "hr":
            return (Node("rule"),)
        if tag == "table":
            return (Node("table", children=tuple(self._row(row) for row in element.iter("tr"))),)
        if tag == "div" and "admonition" in element.get("class", "").split():
            return (Node("note", children=self._note(element)),)
        raise _unknown(element)

    def _stored(self, element: Element) -> tuple[Node, ...]:
        """A paragraph that is nothing but a place-holder stands for a listing or for raw HTML."""
        pieces = HTML_PLACEHOLDER_RE.split((element.text or "").strip())
        if len(element) or len(pieces) != 3 or pieces[0] or pieces[2]:
            return ()
        raw = self.stash[int(pieces[1])].strip()
        try:
            block = fromstring(raw)  # noqa: S314 - the parser's own output, not a stranger's file
        except ParseError:
            block = Element("html")
        if block.tag == "pre":
            return (_listing(block, "".join(block.itertext())),)
        if raw.startswith("&"):
            return ()
        raise InexpressibleError("raw HTML has no form in print", raw.splitlines()[0])

    def _note(self, element: Element) -> tuple[Node, ...]:
        title, rest = [child for child in element if child.get("class") == "admonition-title"], Element("div")
        rest.extend(child for child in element if child not in title)
        return (*(Node("title", children=self.inlines(child)) for child in title), *self.blocks(rest))

    def _row(self, row: Element) -> Node:
        cells = []
        for cell in row:
            align = cell.get("style", "").removeprefix("text-align: ").rstrip(";")
            about = {"heading": str(cell.tag == "th").lower(), "align": align or "left"}
            cells.append(Node("cell", children=self.inlines(cell), attributes=about))
        return Node("row", children=tuple(cells))


def _paragraph(children: tuple[Node, ...]) -> tuple[Node, ...]:
    return (Node("paragraph", children=children),) if children else ()


def _picture(element: Element) -> Node:
    url, alt = element.get("src", ""), element.get("alt", "").strip()
    if not alt:
        raise InexpressibleError("a picture without alternative text", url)
    return Node("picture", attributes={"url": url, "alt": alt})


def _listing(element: Element, text: str) -> Node:
    code = element.find("code")
    marker = "" if code is None else code.get("class", "")
    return Node("listing", text.strip("\n"), attributes={"language": marker.removeprefix("language-")})


def _unknown(element: Element) -> InexpressibleError:
    words = "".join(element.itertext()).split("\n")[0][:40]
    return InexpressibleError(f"<{element.tag}> has no form in print", words)


def _trim(nodes: list[Node]) -> tuple[Node, ...]:
    """The nodes without space at both ends, empty ones left out."""
    if nodes and nodes[0].kind == "text":
        nodes[0] = Node("text", nodes[0].text.lstrip())
    if nodes and nodes[-1].kind == "text":
        nodes[-1] = Node("text", nodes[-1].text.rstrip())
    return tuple(node for node in nodes if node.kind != "text" or node.text)
