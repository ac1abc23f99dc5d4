"""The outer form of a text: what a parser need not be asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faq.check.anchors import NUMBERED, heading_anchor, is_reserved, taken
from faq.check.passage import STRAY_FENCE, Passage
from faq.check.report import problem, quoted
from faq.model import HIDDEN, Problem, name_of

BLOCK = re.compile(
    r"^[ \t]*(?P<mark>#{1,6}|[-+*](?=\s)|\d+[.)](?=\s)|>|```|~~~|!!!|\?\?\?|===|\||\[[^\]]+\]:"
    r"|[-*_]{3,}[ \t]*$)",
    re.MULTILINE,
)
BLANK_LINE = re.compile(r"\n[ \t]*\n")
TO_DO = re.compile(r"^TODO:", re.MULTILINE)
PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
LONGEST_PARAGRAPH = 10_000
DEEPEST = 30
HEADING = re.compile(
    r"^(?:> ?)*(?P<marks>#{1,6})(?P<text>[^\n]*)$|^(?P<title>\S[^\n]*)\n(?P<rule>=+|-+)[ ]*$", re.MULTILINE
)
CLOSE_IT = "close it, or put literal characters between backticks; a backslash before one shows it as it is"


def hidden(passage: Passage) -> Iterator[Problem]:
    """Characters written as YAML escapes; plain ones were told when the file was read."""
    found = HIDDEN.search(passage.text)
    if found:
        message = f"a hidden character: {name_of(found.group())}"
        yield problem("FAQ504", passage.path, passage.line, message, "delete the escape that stands for it")


def to_do(passage: Passage) -> Iterator[Problem]:
    found = TO_DO.search(passage.text)
    if found:
        hint = "write it, or delete the field if it is optional"
        yield problem(
            "FAQ228", passage.path, passage.line_at(found.start()), "a text still to be written", hint
        )


def literal(passage: Passage) -> Iterator[Problem]:
    if "```" in passage.text or "~~~" in passage.text:
        hint = "messages are shown in a code block, which these marks would end"
        yield problem("FAQ508", passage.path, passage.line, "three backticks or tildes in a message", hint)


def one_paragraph(passage: Passage) -> Iterator[Problem]:
    block = BLOCK.search(passage.text)
    if BLANK_LINE.search(passage.text):
        hint = "one paragraph a text; more belongs into another step or into the body"
        yield problem("FAQ508", passage.path, passage.line, "a blank line inside a text", hint)
    elif block:
        message = f"a line of the text begins with {quoted(block['mark'])}, which starts a block"
        hint = "begin with a word; lists, headings and quotations belong into the body"
        yield problem("FAQ508", passage.path, passage.line, message, hint)


def fences(passage: Passage) -> Iterator[Problem]:
    hint = "a fence begins at the margin, names at most a language, and a line of the same marks closes it"
    for stray in STRAY_FENCE.finditer(passage.unfenced):
        message = "a fence is indented" if stray.group(1) else "a fence has no partner"
        yield problem("FAQ503", passage.path, passage.line_at(stray.start()), message, hint)


def headings(passage: Passage, found: list[str]) -> Iterator[Problem]:
    """Under the page's own title headings start at the second level and leave none out."""
    above = 1
    for line, match in passage.matches(HEADING):
        level = len(match["marks"]) if match["marks"] else 1 if match["rule"].startswith("=") else 2
        found.append((match["text"] or match["title"] or "").strip(" #"))
        anchor = heading_anchor(found[-1])
        if anchor not in NUMBERED and is_reserved(anchor, on_entry=passage.path.startswith("faq/")):
            yield taken(passage.path, line, anchor)
        if level == 1:
            hint = "the page has its title; begin with ##. A literal # at the margin needs a backslash: \\#"
            yield problem("FAQ509", passage.path, line, "a heading of the first level", hint)
        elif level > above + 1:
            message = f"a heading of level {level} under one of level {above}"
            yield problem("FAQ509", passage.path, line, message, f"begin it with {'#' * (above + 1)}")
        above = max(level, 1)


def tangles(passage: Passage) -> Iterator[Problem]:
    """Paragraphs that nobody can follow. A Markdown parser takes minutes over them, so it gets none."""
    for paragraph in PARAGRAPH.finditer(passage.neutral):
        line, text = passage.line_at(paragraph.start()), paragraph.group()
        if len(text) > LONGEST_PARAGRAPH:
            message = f"a paragraph of {len(text):,} characters"
            yield problem("FAQ508", passage.path, line, message, f"at most {LONGEST_PARAGRAPH:,}; divide it")
        elif max(_depth(text, "[", "]"), _depth(text, "(", ")")) > DEEPEST:
            message = f"more than {DEEPEST} brackets are open at once"
            yield problem("FAQ503", passage.path, line, message, CLOSE_IT)


def _depth(text: str, opening: str, closing: str) -> int:
    depth = deepest = 0
    for letter in text:
        if letter == opening:
            depth += 1
            deepest = max(deepest, depth)
        elif letter == closing and depth:
            depth -= 1
    return deepest
