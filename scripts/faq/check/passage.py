"""A text where it stands in a file, and what of it Markdown takes for text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from faq.check.shape import Markup

# The forms that Python-Markdown knows: a fence begins at the margin, a code span may cross lines.
OPENING = re.compile(r"(~{3,}|`{3,})[ ]*[\w#.+-]*[ ]*")
CODE = re.compile(r"(?<![\\`])(`+)(?!`)((?:(?!\n[ ]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
STRAY_FENCE = re.compile(r"^([ \t]*)(?:`{3,}|~{3,})", re.MULTILINE)
NO_ALTERNATIVE = re.compile(r"!\[\s*\](?=[(\[])")
AUTOLINK = r"(?:https?://[^<>\s]+|[\w.+-]+@[\w.-]+)>"
TAG = re.compile(
    rf"<(?!{AUTOLINK})(?P<name>[A-Za-z/!?][^\s<>]*)>?|&(?:lt|#0*60|#[xX]0*3[cC]);?\s*[A-Za-z/!?]\w*", re.ASCII
)
ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+.!-]")
STAND_IN = "\ue000"  # a character without meaning in Markdown


@dataclass(frozen=True)
class Passage:
    """A text of the file `path` that begins on `line`; `is_body` where its own lines are the file's."""

    path: str
    line: int
    text: str
    markup: Markup = Markup.INLINE
    is_body: bool = False

    @cached_property
    def unfenced(self) -> str:
        """The text with what stands between fences blanked, line by line in place."""
        return _without_fences(self.text) if self.is_body else self.text

    @cached_property
    def visible(self) -> str:
        """The text without any code, line by line in place."""
        return CODE.sub(_blank, self.unfenced)

    @cached_property
    def neutral(self) -> str:
        """The text for a parser: without what is told anyway, and without marks that were escaped.

        So a mark that the parser leaves over was meant as one.
        """
        stray = STRAY_FENCE.search(self.unfenced) if self.is_body else None
        text = self.unfenced[: stray.start()] if stray else self.unfenced
        pieces, at = [], 0
        for code in CODE.finditer(text):
            pieces += [_harmless(text[at : code.start()]), code.group()]
            at = code.end()
        return "".join((*pieces, _harmless(text[at:])))

    def line_at(self, position: int) -> int:
        """The line of the file on which the character at `position` stands."""
        return self.line + self.text.count("\n", 0, position) if self.is_body else self.line

    def line_of(self, *excerpts: str) -> int:
        """The line of the first of `excerpts` to be found, else the first line."""
        found = (self.visible.find(excerpt) for excerpt in excerpts if excerpt)
        return self.line_at(max(0, next((at for at in found if at >= 0), 0)))

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Where `pattern` stands outside of code, with the line."""
        for match in pattern.finditer(self.visible):
            yield self.line_at(match.start()), match


def _harmless(text: str) -> str:
    text = text.replace("{", STAND_IN)
    text = NO_ALTERNATIVE.sub(f"![{STAND_IN}]", ESCAPED.sub(STAND_IN, text))
    return TAG.sub(lambda tag: STAND_IN + tag.group()[1:], text)


def _without_fences(text: str) -> str:
    """The text with fenced lines blanked. A fence ends at the next line of the same marks, or is none."""
    lines = text.split("\n")
    closings: dict[str, list[int]] = {}
    for at in range(len(lines) - 1, -1, -1):
        closings.setdefault(lines[at].rstrip(" "), []).append(at)
    at = 0
    while at < len(lines):
        opening = OPENING.fullmatch(lines[at])
        ends = closings.get(opening.group(1), []) if opening else []
        while ends and ends[-1] <= at:
            ends.pop()
        if ends:
            for fenced in range(at, ends[-1] + 1):
                lines[fenced] = " " * len(lines[fenced])
            at = ends[-1]
        at += 1
    return "\n".join(lines)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())
