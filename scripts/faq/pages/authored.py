"""Texts of authors as finished HTML: from nodes, with links as seen from the page they are on."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from faq.markdown import write
from faq.markdown.nodes import Node, anchor, plain, walk
from faq.model import Language, Passage
from faq.site_map import SiteMap


@dataclass(frozen=True, slots=True)
class Authored:
    """Writes what authors wrote for the page with the address `origin`.

    `taken` are the anchors that the page has by itself; each heading's anchor is added to them. `headings`
    are the anchors of the headings written so far.
    """

    site_map: SiteMap
    language: Language
    origin: str
    taken: set[str] = field(default_factory=set)
    headings: list[str] = field(default_factory=list)

    def html(self, passage: Passage) -> Markup:
        """The passage as HTML: one line of it, or its blocks."""

        def link(node: Node) -> str:
            target = self.site_map.follow(node.attributes["url"], passage.origin.path, self.language)
            return target.seen_from(self.origin)

        return Markup(write.html(passage.nodes, link, self._heading).rstrip())  # noqa: S704 – every part is escaped

    def contents(self, passage: Passage) -> list[tuple[str, str]]:
        """Words and anchor of each section of `passage`, whose HTML is the first that was written here."""
        headings = [node for node in walk(passage.nodes) if node.kind == "heading"]
        return [
            (plain(node.children), anchor)
            for node, anchor in zip(headings, self.headings, strict=False)
            if node.attributes["level"] == "2"
        ]

    def anchor(self, title: str) -> str:
        """The anchor of a heading, which no other part of the page has."""
        return self._free(anchor(title) or "_1")

    def _heading(self, wanted: str) -> str:
        self.headings.append(self._free(wanted))
        return self.headings[-1]

    def _free(self, wanted: str) -> str:
        found, number = wanted, 0
        while found in self.taken:
            number += 1
            found = f"{wanted}_{number}"
        self.taken.add(found)
        return found
