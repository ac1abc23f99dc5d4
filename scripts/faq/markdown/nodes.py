"""The values that an author's text is parsed into. Everything after parsing reads these, never Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

INLINE = frozenset({"text", "strong", "emphasis", "code", "link", "picture", "break"})


@dataclass(frozen=True, slots=True)
class Node:
    """One piece of a text: its `kind`, its `text` or its `children`, what else the kind needs, its line.

    Inline kinds: text (`escaped`: written with a backslash or as an entity), strong, emphasis, code,
    link (`url`, `title`), picture (`url`, `alt`, `title`), break. A line end of the author is one in `text`.
    Block kinds: paragraph, heading (`level`, `id`), list (`ordered`, `start`, `tight`), item, quote,
    note (`class`; may begin with a title), details (`class`, `open`; the same), title,
    listing (`language`, `closed`), table, row, cell (`heading`, `align`), rule.
    One kind is neither: refused, a part beyond a limit of the parser, which `text` names (`most`, `found`).
    """

    kind: str
    text: str = ""
    children: tuple[Node, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    line: int = 1


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node in `nodes` and below, in the order of the text."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def plain(nodes: Iterable[Node]) -> str:
    """What a person would read aloud: no marks, pictures by their alternative text, a line for each block."""
    lines: list[str] = []
    _read(nodes, lines)
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _read(nodes: Iterable[Node], lines: list[str]) -> None:
    loose = ""
    for node in nodes:
        if node.kind in INLINE:
            loose += _words(node)
            continue
        lines.append(loose)
        loose = ""
        if node.kind == "title":
            title = plain(node.children)
            lines.append(f"{title}:" if title[-1:].isalnum() else title)
        elif node.kind == "row":
            lines.append("; ".join(plain(cell.children) for cell in node.children))
        elif node.kind == "listing":
            lines.extend(node.text.split("\n"))
        else:
            _read(node.children, lines)
    lines.append(loose)


def _words(node: Node) -> str:
    if node.kind == "picture":
        return node.attributes["alt"]
    return " " if node.kind == "break" else node.text + "".join(map(_words, node.children))


def anchor(title: str) -> str:
    """The id that a heading of these words gets: ASCII letters, digits, `_` and hyphens; perhaps empty."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())
