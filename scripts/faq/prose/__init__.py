"""Markdown as a tree of plain values, for outputs that are not HTML.

The parser is the one that renders the pages (Python-Markdown), so that page, PDF and feed cannot
disagree on what a text means. What has no `Node` raises `InexpressibleError`.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from faq.prose.literal import code, fence
from faq.prose.node import InexpressibleError, Node, read
from faq.prose.translate import Translation
from faq.prose.written import WRITTEN_LINK, leaves_page, written_targets

__all__ = [
    "EXTENSIONS",
    "WRITTEN_LINK",
    "InexpressibleError",
    "Node",
    "Prose",
    "code",
    "fence",
    "leaves_page",
    "read",
    "written_targets",
]

EXTENSIONS = ("admonition", "attr_list", "fenced_code", "sane_lists", "tables")
# Without one of these a line has no marks, and the parser need not be asked.
_MARK = re.compile(r"[\\`*_\[<&]")


class _Tree(Treeprocessor):
    """Runs after every other step and keeps the finished tree."""

    root: Element

    def run(self, root: Element) -> None:
        self.root = root


class Prose:
    """A parser to be used again: building one costs more than reading a text."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=list(EXTENSIONS))
        self._tree = _Tree(self._markdown)
        self._markdown.treeprocessors.register(self._tree, "faq_tree", -1000)

    def inline(self, text: str) -> tuple[Node, ...]:
        """The nodes of one line of text; marks that would begin a block mean nothing here."""
        self._markdown.reset()
        root = Element("div")
        SubElement(root, "p").text = " ".join(text.split())
        for name in ("inline", "unescape"):
            self._markdown.treeprocessors[name].run(root)
        return Translation(self._stash).inlines(root[0])

    def blocks(self, text: str) -> tuple[Node, ...]:
        """The nodes of a Markdown document."""
        self._markdown.reset()
        if not text.strip():
            return ()
        self._markdown.convert(text)
        return Translation(self._stash).blocks(self._tree.root)

    def plain(self, text: str) -> str:
        """One line of text without its marks."""
        return read(self.inline(text)) if _MARK.search(text) else " ".join(text.split())

    @property
    def _stash(self) -> tuple[str, ...]:
        """The raw HTML that the parser took out of the text, by number."""
        return tuple(str(raw) for raw in self._markdown.htmlStash.rawHtmlBlocks)
