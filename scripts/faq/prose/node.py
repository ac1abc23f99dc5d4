"""The values that a Markdown text turns into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Node:
    """One piece of a text: its `kind`, its own `text` or its `children`, and what else the kind needs.

    Inline kinds: text, strong, emphasis, code, link (url), picture (url, alt), break.
    Block kinds: paragraph, heading (level), list (ordered, start), item, quote, note, title,
    listing (language), table, row, cell (heading, align), rule.
    """

    kind: str
    text: str = ""
    children: tuple[Node, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


class InexpressibleError(ValueError):
    """A text holds something that has no `Node`.

    `excerpt` is what to look for in the author's file, whose `path` is told by whoever knows it.
    """

    def __init__(self, what: str, excerpt: str, path: str = "") -> None:
        super().__init__(what, excerpt, path)  # all three, to come whole out of another process
        self.what = what
        self.excerpt = excerpt
        self.path = path

    def __str__(self) -> str:
        return self.what


def read(nodes: Iterable[Node]) -> str:
    """What a person reads aloud: the text without its marks, pictures by their alternative text."""
    return "".join(_read(node) for node in nodes)


def _read(node: Node) -> str:
    if node.kind == "picture":
        return node.attributes["alt"]
    return " " if node.kind == "break" else node.text + read(node.children)
