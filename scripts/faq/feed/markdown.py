"""Nodes back to Markdown that stands alone: links and pictures with absolute addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faq.model import Content, Language
from faq.prose import Node, code, fence
from faq.site_map import SiteMap

_SPECIAL = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>"})


@dataclass(frozen=True, slots=True)
class MarkdownWriter:
    """Writes what was read from the file `path` for readers of `language`.

    `top` is the level that the highest of the author's headings gets; 0 leaves them as they are.
    """

    content: Content
    language: Language
    path: str
    top: int = 0

    def inline(self, nodes: Iterable[Node]) -> str:
        return "".join(self._inline(node) for node in nodes)

    def blocks(self, nodes: Iterable[Node]) -> str:
        """The blocks with an empty line between each two."""
        nodes = tuple(nodes)
        levels = [int(node.attributes["level"]) for node in nodes if node.kind == "heading"]
        deeper = self.top - min(levels) if levels and self.top else 0
        return "\n\n".join(self._block(node, deeper) for node in nodes)

    def _inline(self, node: Node) -> str:
        inside = self.inline(node.children)
        if node.kind == "text":
            return escape(node.text)
        if node.kind == "code":
            return code(node.text)
        if node.kind == "strong":
            return f"**{inside}**"
        if node.kind == "emphasis":
            return f"*{inside}*"
        if node.kind == "link":
            return f"[{inside}]({self._address(node)})"
        if node.kind == "picture":
            return f"![{escape(node.attributes['alt'])}]({self._address(node)})"
        return "  \n"

    def _address(self, node: Node) -> str:
        target = SiteMap.of(self.content).follow(node.attributes["url"], self.path, self.language)
        return target.absolute(self.content.agency.site_url)

    def _block(self, node: Node, deeper: int) -> str:
        if node.kind == "paragraph":
            return self.inline(node.children)
        if node.kind == "heading":
            return f"{'#' * (int(node.attributes['level']) + deeper)} {self.inline(node.children)}"
        if node.kind == "list":
            return "\n".join(self._item(item, number, node) for number, item in enumerate(node.children))
        if node.kind in ("quote", "note"):
            return _prefixed("> ", self.blocks(node.children))
        if node.kind == "title":
            return f"**{self.inline(node.children)}**"
        if node.kind == "listing":
            return fence(node.text, node.attributes["language"])
        if node.kind == "table":
            return self._table(node)
        return "---"

    def _item(self, item: Node, number: int, parent: Node) -> str:
        ordered = parent.attributes["ordered"] == "true"
        mark = f"{int(parent.attributes['start']) + number}." if ordered else "-"
        lines = self.blocks(item.children).split("\n")
        rest = [f"    {line}" if line else "" for line in lines[1:]]
        return "\n".join([f"{mark} {lines[0]}", *rest])

    def _table(self, table: Node) -> str:
        head, *rows = table.children
        rule = ["---:" if cell.attributes["align"] == "right" else "---" for cell in head.children]
        lines = [[self._cell(cell) for cell in row.children] for row in (head, *rows)]
        lines.insert(1, rule)
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)

    def _cell(self, cell: Node) -> str:
        return self.inline(cell.children).replace("|", "\\|")


def escape(text: str) -> str:
    """`text` as Markdown that reads as exactly that text within a line."""
    return text.translate(_SPECIAL)


def _prefixed(mark: str, text: str) -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in text.split("\n"))
