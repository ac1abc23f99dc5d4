"""The alignment of table cells as a class: the site's policy forbids the style attribute Markdown writes."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

# After the inline patterns (20), which finish the cells; nothing later looks at them.
_PRIORITY = 15


class Cells(Extension):
    """Gives cells `cell--right` and `cell--center`, which 20-text.css knows."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 – the name is Markdown's
        md.treeprocessors.register(_Classes(md), "cells", _PRIORITY)


class _Classes(Treeprocessor):
    def run(self, root: Element) -> None:
        for tag in ("th", "td"):
            for cell in root.iter(tag):
                align = cell.attrib.pop("style", "").removeprefix("text-align: ").rstrip(";")
                if align in {"right", "center"}:
                    cell.set("class", f"cell--{align}")
