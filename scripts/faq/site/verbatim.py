"""Blocks of a page that no author wrote are HTML already; Markdown need not read them tag by tag.

They stand between `<!-- html -->` and `<!-- /html -->`, which any other Markdown program takes as comments.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_BLOCK = re.compile(r"^<!-- html -->\n(.*?)\n<!-- /html -->$", re.M | re.S)
# After fenced code (25), so that no code of an author counts; before MkDocs' search for anchors (21) and
# HTML blocks (20), which read every tag.
_PRIORITY = 24


class Verbatim(Extension):
    """Sets the marked blocks aside before anything reads them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 – the name is Markdown's
        md.preprocessors.register(_SetAside(md), "verbatim", _PRIORITY)


class _SetAside(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        def store(match: re.Match[str]) -> str:
            return f"\n{self.md.htmlStash.store(match[1])}\n"

        return _BLOCK.sub(store, "\n".join(lines)).split("\n")
