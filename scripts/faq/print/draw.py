"""Nodes of Markdown as the data that templates/prose.typ draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from faq.model import Content, Language
from faq.prose import Node
from faq.qr import qr_svg
from faq.target import picture_path, resolve

Data = dict[str, Any]
PICTURE_ROOT = "/content/"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws for one document: `inside` are the ids of its entries, which can be linked to by page."""

    content: Content
    language: Language
    inside: frozenset[str]

    def nodes(self, nodes: Iterable[Node], path: str) -> list[Data]:
        """Data for `nodes`, read from the file `path`, against which links and pictures resolve."""
        nodes = tuple(nodes)
        levels = [int(node.attributes["level"]) for node in nodes if node.kind == "heading"]
        return [self._node(node, path, min(levels, default=1)) for node in nodes]

    def _node(self, node: Node, path: str, top: int) -> Data:
        data: Data = {"kind": node.kind, "text": node.text, "children": self.nodes(node.children, path)}
        about = node.attributes
        if node.kind == "link":
            data |= self.link(about["url"], path)
        elif node.kind == "picture":
            data |= {"url": PICTURE_ROOT + picture_path(about["url"], path), "alt": about["alt"]}
        elif node.kind == "heading":
            data["depth"] = int(about["level"]) - top
        elif node.kind == "list":
            data |= {"ordered": about["ordered"] == "true", "start": int(about["start"])}
        elif node.kind == "cell":
            data["align"] = about["align"]
        return data

    def link(self, url: str, path: str) -> Data:
        """Where a link in the file `path` leads: a page of this document, or an address."""
        found = resolve(self.content, self.language, url, path)
        if found.entry in self.inside:
            return {"entry": entry_label(found.entry)}
        return {"url": found.url}


def entry_label(entry_id: str) -> str:
    """The name under which Typst finds an entry."""
    return f"entry-{entry_id}"


def symptom_label(entry_id: str, symptom: str) -> str:
    return f"{entry_label(entry_id)}-{symptom}"


def draw_codes(data: Any) -> None:
    """Give every short link in `data` its QR code; they take longer to make than all the rest."""
    if isinstance(data, list):
        for item in data:
            draw_codes(item)
    elif isinstance(data, dict):
        for value in data.values():
            draw_codes(value)
        if "shown" in data:
            data["qr"] = qr_svg(data["url"]) if data["url"] else ""


def pictures(data: Any) -> set[str]:
    """Every picture that drawn `data` shows, relative to the content folder."""
    if isinstance(data, list):
        return set().union(*(pictures(item) for item in data))
    if not isinstance(data, dict):
        return set()
    found = set().union(*(pictures(value) for value in data.values()))
    if data.get("kind") == "picture":
        found.add(data["url"].removeprefix(PICTURE_ROOT))
    return found
