"""Texts of authors as finished HTML: from nodes, with links as seen from the page they are on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markdown.extensions.toc import slugify
from markupsafe import Markup, escape

from faq.answer_view import parser
from faq.model import Language
from faq.prose import Node
from faq.site_map import SiteMap

_TAGS = {"strong": "strong", "emphasis": "em", "quote": "blockquote", "note": "div"}


@dataclass(frozen=True, slots=True)
class Authored:
    """Writes what authors wrote for the page with the address `origin`.

    `taken` are the anchors that the page has by itself; each heading's anchor is added to them.
    """

    site_map: SiteMap
    language: Language
    origin: str
    taken: set[str] = field(default_factory=set)

    def inline(self, text: str, source: str) -> Markup:
        """One line of text, written in the content file `source`."""
        return Markup(self._all(parser().inline(text), source))  # noqa: S704 – every part is escaped below

    def blocks(self, text: str, source: str) -> Markup:
        """A Markdown document, written in the content file `source`."""
        return Markup("\n".join(self._each(parser().blocks(text), source)))  # noqa: S704 – as above

    def anchor(self, title: str) -> str:
        """The anchor of a heading, which no other part of the page has."""
        wanted = slugify(title, "-") or "_1"
        found, number = wanted, 0
        while found in self.taken:
            number += 1
            found = f"{wanted}_{number}"
        self.taken.add(found)
        return found

    def _all(self, nodes: Iterable[Node], source: str) -> str:
        return "".join(self._each(nodes, source))

    def _each(self, nodes: Iterable[Node], source: str) -> Iterator[str]:
        return (self._node(node, source) for node in nodes)

    def _node(self, node: Node, source: str) -> str:
        about = node.attributes
        match node.kind:
            case "text":
                return escape(node.text)
            case "code":
                return f"<code>{escape(node.text)}</code>"
            case "break":
                return "<br>\n"
            case "rule":
                return "<hr>"
            case "link":
                href = escape(self._href(about["url"], source))
                return f'<a href="{href}">{self._all(node.children, source)}</a>'
            case "picture":
                address = escape(self._href(about["url"], source))
                return f'<img alt="{escape(about["alt"])}" src="{address}">'
            case "table":
                return self._table(node, source)
            case "listing":
                marker = f' class="language-{escape(about["language"])}"' if about["language"] else ""
                return f"<pre><code{marker}>{escape(node.text)}\n</code></pre>"
            case _:
                return self._container(node, source)

    def _container(self, node: Node, source: str) -> str:
        about = node.attributes
        inside = self._all(node.children, source)
        match node.kind:
            case "paragraph":
                return f"<p>{inside}</p>"
            case "title":
                return f'<p class="admonition-title">{inside}</p>\n'
            case "heading":
                anchor = self.anchor("".join(_words(node.children)))
                return f'<h{about["level"]} id="{escape(anchor)}">{inside}</h{about["level"]}>'
            case "list":
                tag = "ol" if about["ordered"] == "true" else "ul"
                start = f' start="{escape(about["start"])}"' if about["start"] != "1" else ""
                return f"<{tag}{start}>\n{inside}</{tag}>"
            case "item":
                return f"<li>{self._item(node, source)}</li>\n"
            case "note":
                return f'<div class="admonition note">\n{inside}\n</div>'
            case kind:
                tag = _TAGS[kind]
                return f"<{tag}>{inside}</{tag}>"

    def _item(self, item: Node, source: str) -> str:
        """An item that begins with a paragraph and has no other is written without the tag."""
        first, *rest = item.children or (Node("text"),)
        if first.kind == "paragraph" and all(node.kind == "list" for node in rest):
            return self._all(first.children, source) + "".join(
                f"\n{self._node(node, source)}" for node in rest
            )
        return self._all(item.children, source)

    def _table(self, table: Node, source: str) -> str:
        head, *rows = table.children
        body = "".join(self._row(row, source) for row in rows)
        return f"<table>\n<thead>\n{self._row(head, source)}</thead>\n<tbody>\n{body}</tbody>\n</table>"

    def _row(self, row: Node, source: str) -> str:
        return f"<tr>\n{''.join(self._cell(cell, source) for cell in row.children)}</tr>\n"

    def _cell(self, cell: Node, source: str) -> str:
        align = cell.attributes["align"]
        tag = "th" if cell.attributes["heading"] == "true" else "td"
        # The site's policy forbids style attributes: 20-text.css knows the classes.
        marker = f' class="cell--{align}"' if align in {"right", "center"} else ""
        return f"<{tag}{marker}>{self._all(cell.children, source)}</{tag}>\n"

    def _href(self, url: str, source: str) -> str:
        return self.site_map.follow(url, source, self.language).seen_from(self.origin)


def _words(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        yield node.attributes["alt"] if node.kind == "picture" else node.text
        yield from _words(node.children)
