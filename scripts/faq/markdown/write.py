"""Nodes -> HTML, plain text or self-contained Markdown.

HTML comes only from the closed set of elements below, and every text in it is escaped: whatever an author
wrote, and whatever `check` thought of it, nothing else can reach a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import ClassVar

from faq.markdown.nodes import Node, plain

__all__ = ["Address", "code", "escaped", "fence", "html", "markdown", "plain"]

# Gives the address that a link or a picture gets where it is written.
Address = Callable[[Node], str]

_SAFE = re.compile(r"(?:https?|mailto|tel):|[^:]*(?:[/?#]|$)", re.IGNORECASE)
_CLASS = re.compile(r"[a-z][a-z0-9-]*")
_MARKDOWN = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>"})


def html(nodes: Iterable[Node], link: Address, anchor: Callable[[str], str] = str) -> str:
    """The HTML of `nodes`. `anchor` gives each heading the id that it has on the page, given its own.

    A link whose address has a scheme that is not of the web, mail or telephone loses it and keeps its words.
    Raises KeyError for a node of a kind that has no HTML.
    """
    return _Html(link, anchor).write(nodes)


class _Html:
    """Writes nodes; each kind has one method, and there is no other way for an element into a page."""

    def __init__(self, link: Address, anchor: Callable[[str], str]) -> None:
        self._link, self._anchor = link, anchor

    def write(self, nodes: Iterable[Node]) -> str:
        """The HTML of `nodes`. Raises KeyError for a kind that has none."""
        return "".join(self._KINDS[node.kind](self, node) for node in nodes)

    def _linked(self, node: Node) -> str:
        inside, address = self.write(node.children), self._link(node)
        return f'<a href="{escape(address)}"{_title(node)}>{inside}</a>' if _SAFE.match(address) else inside

    def _picture(self, node: Node) -> str:
        alt, address = escape(node.attributes["alt"]), self._link(node)
        return f'<img alt="{alt}" src="{escape(address)}"{_title(node)}>' if _SAFE.match(address) else alt

    def _heading(self, node: Node) -> str:
        id_, level = self._anchor(node.attributes["id"]), node.attributes["level"]
        return f'<h{level} id="{escape(id_)}">{self.write(node.children)}</h{level}>\n'

    def _list(self, node: Node) -> str:
        tight = node.attributes["tight"] == "true"
        items = "".join(f"<li>{self._item(item, tight)}</li>\n" for item in node.children)
        if node.attributes["ordered"] != "true":
            return f"<ul>\n{items}</ul>\n"
        start = int(node.attributes["start"])
        begins = f' start="{start}"' if start != 1 else ""
        return f"<ol{begins}>\n{items}</ol>\n"

    def _item(self, item: Node, tight: bool) -> str:
        """A short list has the words of its items without paragraphs around them."""
        return "".join(
            f"{self.write(child.children)}\n" if tight and child.kind == "paragraph" else self.write([child])
            for child in item.children
        ).rstrip("\n")

    def _listing(self, node: Node) -> str:
        language = node.attributes["language"]
        named = f' class="language-{language}"' if _CLASS.fullmatch(language) else ""
        return f"<pre><code{named}>{escape(node.text, quote=False)}\n</code></pre>\n"

    def _table(self, node: Node) -> str:
        head, *rows = [f"<tr>{''.join(map(self._cell, row.children))}</tr>\n" for row in node.children]
        body = f"<tbody>\n{''.join(rows)}</tbody>\n" if rows else ""
        return f"<table>\n<thead>\n{head}</thead>\n{body}</table>\n"

    def _cell(self, cell: Node) -> str:
        tag = "th" if cell.attributes["heading"] == "true" else "td"
        align = cell.attributes["align"]
        # The site's policy forbids the style attribute.
        shown = f' class="cell--{align}"' if align in {"right", "center"} else ""
        return f"<{tag}{shown}>{self.write(cell.children)}</{tag}>"

    def _note(self, node: Node) -> str:
        class_ = node.attributes["class"]
        named = f"admonition {class_}" if _CLASS.fullmatch(class_) else "admonition"
        is_titled = bool(node.children) and node.children[0].kind == "title"
        title = self.write(node.children[0].children) if is_titled else ""
        inside = self.write(node.children[is_titled:])
        if node.kind == "details":
            opened = " open" if node.attributes["open"] == "true" else ""
            return f'<details class="{named}"{opened}>\n<summary>{title}</summary>\n{inside}</details>\n'
        headed = f'<p class="admonition-title">{title}</p>\n' if title else ""
        return f'<div class="{named}">\n{headed}{inside}</div>\n'

    _KINDS: ClassVar[Mapping[str, Callable[[_Html, Node], str]]] = {
        "text": lambda self, node: escape(node.text, quote=False),
        "break": lambda self, node: "<br>\n",
        "rule": lambda self, node: "<hr>\n",
        "refused": lambda self, node: "",
        "strong": lambda self, node: f"<strong>{self.write(node.children)}</strong>",
        "emphasis": lambda self, node: f"<em>{self.write(node.children)}</em>",
        "code": lambda self, node: f"<code>{escape(node.text, quote=False)}</code>",
        "paragraph": lambda self, node: f"<p>{self.write(node.children)}</p>\n",
        "quote": lambda self, node: f"<blockquote>\n{self.write(node.children)}</blockquote>\n",
        "link": _linked,
        "picture": _picture,
        "heading": _heading,
        "list": _list,
        "listing": _listing,
        "table": _table,
        "note": _note,
        "details": _note,
    }


def _title(node: Node) -> str:
    title = node.attributes.get("title", "")
    return f' title="{escape(title)}"' if title else ""


def markdown(nodes: Iterable[Node], link: Address, top: int = 0) -> str:
    """Self-contained Markdown of `nodes`; with `top`, their highest heading gets that level."""
    nodes = tuple(nodes)
    levels = [int(node.attributes["level"]) for node in nodes if node.kind == "heading"]
    return _Writer(link, top - min(levels) if levels and top else 0).blocks(nodes)


class _Writer:
    def __init__(self, link: Address, deeper: int) -> None:
        self._link = link
        self._deeper = deeper

    def blocks(self, nodes: Iterable[Node]) -> str:
        """Blocks with an empty line between each two, or one line of inline nodes."""
        pieces: list[str] = []
        loose = ""
        for node in nodes:
            written = self._inline(node)
            if written is None:
                pieces += [loose, self._block(node)]
                loose = ""
            else:
                loose += written
        return "\n\n".join(piece for piece in (*pieces, loose) if piece)

    def _inline(self, node: Node) -> str | None:
        inside = self.blocks(node.children) if node.kind in {"strong", "emphasis", "link"} else ""
        if node.kind in {"link", "picture"}:
            words = inside or escaped(node.attributes.get("alt", ""))
            return f"{'!' if node.kind == 'picture' else ''}[{words}]({_bracketed(self._link(node))})"
        written = {
            "text": escaped(node.text.replace("\n", " ")),
            "code": code(node.text),
            "break": "  \n",
            "strong": f"**{inside}**",
            "emphasis": f"*{inside}*",
        }
        return written.get(node.kind)

    def _block(self, node: Node) -> str:
        if node.kind == "list":
            return "\n".join(self._item(item, number, node) for number, item in enumerate(node.children))
        if node.kind == "table":
            return self._table(node)
        if node.kind == "listing":
            return fence(node.text, node.attributes["language"])
        inside = self.blocks(node.children)
        if node.kind == "heading":
            return f"{'#' * (int(node.attributes['level']) + self._deeper)} {inside}"
        if node.kind in {"quote", "note", "details"}:
            return "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))
        return {"title": f"**{inside}**", "rule": "---"}.get(node.kind, inside)

    def _item(self, item: Node, number: int, parent: Node) -> str:
        ordered = parent.attributes["ordered"] == "true"
        mark = f"{int(parent.attributes['start']) + number}." if ordered else "-"
        lines = self.blocks(item.children).split("\n")
        rest = [f"    {line}" if line else "" for line in lines[1:]]
        return "\n".join([f"{mark} {lines[0]}", *rest])

    def _table(self, table: Node) -> str:
        head, *rows = table.children
        marks = {"right": "---:", "center": ":---:"}
        lines = [[self._cell(cell) for cell in row.children] for row in (head, *rows)]
        lines.insert(1, [marks.get(cell.attributes["align"], "---") for cell in head.children])
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)

    def _cell(self, cell: Node) -> str:
        return self.blocks(cell.children).replace("|", "\\|")


def escaped(text: str) -> str:
    """`text` as Markdown that reads as exactly that text within a line."""
    return text.translate(_MARKDOWN)


def code(text: str) -> str:
    """`text` as a code span that its own backticks cannot close."""
    marks = "`" * (_longest_run(text) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{marks}{space}{text}{space}{marks}"


def fence(text: str, language: str = "") -> str:
    """`text` as a code block that its own backticks cannot close."""
    marks = "`" * max(3, _longest_run(text) + 1)
    return f"{marks}{language}\n{text}\n{marks}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)


def _bracketed(address: str) -> str:
    """An address as the target of a link: in angle brackets where it would end too soon."""
    if not re.search(r"[\s()<>]", address):
        return address
    return "<" + re.sub(r"[<>\n]", lambda mark: f"%{ord(mark.group()):02X}", address) + ">"
