"""Texts that say what their authors meant and nothing unsafe, judged by the nodes that pages are made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from faq.check.drafts import TO_DO, WRITE_IT
from faq.check.identity import NUMBERED, is_reserved, reserved_anchor
from faq.check.passages import Passages, Written
from faq.check.report import problem, quoted
from faq.markdown import parse
from faq.markdown.nodes import INLINE, Node, walk
from faq.model import HIDDEN, Passage, Problem, name_of
from faq.model.fields import Markup
from faq.typst import missing_glyphs

BLOCK = re.compile(
    r"^[ \t]*(?P<mark>#{1,6}|[-+*](?=\s)|\d+[.)](?=\s)|>|```|~~~|!!!|\?\?\?|===|\||\[[^\]]+\]:"
    r"|[-*_]{3,}[ \t]*$)",
    re.MULTILINE,
)
# Without any of these a text has no marks, and none that went wrong.
MARK = re.compile(r"[`*_\[\]<>&\\{}#!~]|-8<-")
BLANK_LINE = re.compile(r"\n[ \t]*\n")
TAG = re.compile(r"<(?P<name>[A-Za-z/!?][^\s<>]*)>?", re.ASCII)
ATTRIBUTES = re.compile(r"\{(?::|(?=[ ]*[.#A-Za-z]|[^{}\n]*=))[^\n]*?\}")
INCLUDE = re.compile(r"^.*-{1,}8<-{1,}.*$", re.MULTILINE)
HASHES = re.compile(r"#{1,6}[^\s#]")
BULLET = re.compile(r"^[ \t]*[•●▪‣◦·–]\s", re.MULTILINE)
STAND_IN = "\ue000"  # for what is no mark: code, and what was escaped
CLOSE_IT = "close it, or put literal characters between backticks; a backslash before one shows it as it is"
PLAIN_HTML = "HTML is not allowed; put code between backticks, write a placeholder as NAMA"
LEFTOVERS = (
    (re.compile("`"), "a backtick has no partner"),
    (re.compile(r"\*\*"), "bold (**) is not closed"),
    (re.compile(r"\]\(|\]\["), "a link is not well formed"),
    (re.compile(r"(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)"), "emphasis (*) is not closed"),
)


def check_markdown(written: Written) -> Iterator[Problem]:
    """Problems of the marks and characters of one text."""
    yield from _hidden(written)
    yield from _to_do(written)
    if written.markup is Markup.LITERAL:
        yield from _literal(written)
        return
    if not written.is_body:
        yield from _one_paragraph(written)
    if not (written.is_body or MARK.search(written.passage.source)):
        return
    nodes = written.passage.nodes
    if written.markup is Markup.WORDS:
        # Shown letter by letter; marks in it show that its author meant something else.
        nodes = parse.inline(written.passage.source, written.passage.origin.line)
        if any(node.kind in {"link", "picture"} for node in walk(nodes)):
            hint = "put it into a step or the body"
            yield _at(written, nodes[0].line, "FAQ508", "a link or picture where only words are shown", hint)
    yield from _blocks(written, nodes)
    yield from _headings(written, nodes)
    yield from _texts(written, nodes)


def check_glyphs(passages: Passages) -> Iterator[Problem]:
    """Characters of answers and data files that no font of the printed documents can show."""
    printed = [written for written in passages.every if _is_printed(written.passage)]
    unknown = missing_glyphs(written.passage.source for written in printed)
    for written in printed if unknown else ():
        source = written.passage.source
        for character in sorted(unknown.intersection(source)):
            line = written.passage.line_at(source.index(character))
            message = f"the printed font has no character '{character}' (U+{ord(character):04X})"
            yield _at(written, line, "FAQ291", message, "write it in words, or show it in a picture")


def _is_printed(passage: Passage) -> bool:
    """Whether PDFs show the passage: not the hand-written pages."""
    return passage.origin.path.startswith(("faq/", "_data/"))


def _at(written: Written, line: int, code: str, message: str, hint: str) -> Problem:
    return problem(code, written.passage.origin.path, line, message, hint)


def _hidden(written: Written) -> Iterator[Problem]:
    """Characters written as YAML escapes; plain ones were reported when the file was read."""
    found = HIDDEN.search(written.value.text)
    if found:
        message = f"a hidden character: {name_of(found.group())}"
        yield _at(written, written.value.line, "FAQ504", message, "delete the escape that stands for it")


def _to_do(written: Written) -> Iterator[Problem]:
    found = TO_DO.search(written.passage.source)
    if found:
        line = written.passage.line_at(found.start())
        yield _at(written, line, "FAQ228", "a text still to be written", WRITE_IT)


def _literal(written: Written) -> Iterator[Problem]:
    if "```" in written.value.text or "~~~" in written.value.text:
        hint = "messages are shown in a code block, which these marks would end"
        message = "three backticks or tildes in a message"
        yield _at(written, written.value.line, "FAQ508", message, hint)


def _one_paragraph(written: Written) -> Iterator[Problem]:
    line, text = written.value.line, written.value.text.strip()
    block = BLOCK.search(text)
    if BLANK_LINE.search(text):
        hint = "one paragraph a text; more belongs into another step or into the body"
        yield _at(written, line, "FAQ508", "a blank line inside a text", hint)
    elif block:
        message = f"a line of the text begins with {quoted(block['mark'])}, which starts a block"
        hint = "begin with a word; lists, headings and quotations belong into the body"
        yield _at(written, line, "FAQ508", message, hint)


def _blocks(written: Written, nodes: Iterable[Node]) -> Iterator[Problem]:
    for node in walk(nodes):
        if node.kind == "refused":
            code = "FAQ503" if "brackets" in node.text else "FAQ508"
            message, _, limit = node.text.partition("; ")
            yield _at(written, node.line, code, message, f"{limit}; divide it".removeprefix("; "))
        elif node.kind == "listing" and node.attributes["closed"] == "false":
            hint = "a line of the same marks closes it"
            yield _at(written, node.line, "FAQ503", "a fence has no partner", hint)


def _headings(written: Written, nodes: Iterable[Node]) -> Iterator[Problem]:
    """Under the page's own title headings start at the second level and leave none out."""
    above, path = 1, written.passage.origin.path
    for node in walk(nodes):
        if node.kind != "heading":
            continue
        level, anchor = int(node.attributes["level"]), node.attributes["id"]
        if anchor not in NUMBERED and is_reserved(anchor, on_entry=path.startswith("faq/")):
            yield reserved_anchor(path, node.line, anchor)
        if level == 1:
            hint = "the page has its title; begin with ##. A literal # at the margin needs a backslash: \\#"
            yield _at(written, node.line, "FAQ509", "a heading of the first level", hint)
        elif level > above + 1:
            message = f"a heading of level {level} under one of level {above}"
            yield _at(written, node.line, "FAQ509", message, f"begin it with {'#' * (above + 1)}")
        above = max(level, 1)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a paragraph shows, as `pieces` of it with the line of each; code and escaped marks stand aside."""

    text: str
    pieces: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, nodes: Iterable[Node], *, escaped: bool) -> _Shown:
        text, pieces = "", []
        for piece, line in _pieces(nodes, escaped):
            pieces.append((len(text), line))
            text += piece
        return cls(text, tuple(pieces))

    def line_at(self, position: int) -> int:
        """The line of the file on which the character at `position` is."""
        start, line = self.pieces[bisect_right(self.pieces, position, key=lambda piece: piece[0]) - 1]
        return line + self.text.count("\n", start, position)


def _pieces(nodes: Iterable[Node], escaped: bool) -> Iterator[tuple[str, int]]:
    for node in nodes:
        if node.kind == "text":
            yield (node.text if escaped or not node.attributes else STAND_IN), node.line
        elif node.kind == "code":
            yield STAND_IN, node.line
        elif node.kind == "picture":
            yield node.attributes["alt"], node.line
        elif node.kind == "break":
            yield "\n", node.line
        yield from _pieces(node.children, escaped)


def _texts(written: Written, nodes: tuple[Node, ...]) -> Iterator[Problem]:
    """What is left in the texts of each block: raw HTML, attribute lists, marks without a partner."""
    for block in _paragraphs(nodes):
        shown = _Shown.of(block, escaped=True)
        opened: set[str] = set()
        for match in TAG.finditer(shown.text):
            name = match["name"]
            if not (name.startswith("/") and name[1:] in opened):
                message = f"raw HTML: {quoted(match.group())}"
                yield _at(written, shown.line_at(match.start()), "FAQ501", message, PLAIN_HTML)
            opened.add(name)
        for match in ATTRIBUTES.finditer(shown.text):
            hint = "delete it; literal braces go between backticks"
            message = f"an attribute list: {quoted(match.group())}"
            yield _at(written, shown.line_at(match.start()), "FAQ507", message, hint)
        for match in INCLUDE.finditer(shown.text):
            message = f"an instruction to include a file: {quoted(match.group())}"
            yield _at(written, shown.line_at(match.start()), "FAQ507", message, "write the text itself")
        if written.is_body:
            yield from _lookalikes(written, shown)
        yield from _leftovers(written, _Shown.of(block, escaped=False))


def _lookalikes(written: Written, shown: _Shown) -> Iterator[Problem]:
    """What looks like a heading or a list in an editor and is none."""
    if HASHES.match(shown.text):
        message = "a heading without a space after its #"
        yield _at(written, shown.line_at(0), "FAQ509", message, "write a space after the last #")
    bullet = BULLET.search(shown.text)
    if bullet:
        hint = "begin each item of a list with a hyphen and a space"
        message = f"{quoted(bullet.group())} begins no list"
        yield _at(written, shown.line_at(bullet.start()), "FAQ510", message, hint)


def _leftovers(written: Written, shown: _Shown) -> Iterator[Problem]:
    for pattern, message in LEFTOVERS:
        found = pattern.search(shown.text)
        if found:
            yield _at(written, shown.line_at(found.start()), "FAQ503", message, CLOSE_IT)
            return
    lonely = _lonely_bracket(shown.text)
    if lonely >= 0:
        message = f"a bracket {quoted(shown.text[lonely])} has no partner"
        yield _at(written, shown.line_at(lonely), "FAQ503", message, CLOSE_IT)


def _lonely_bracket(text: str) -> int:
    """Where the first square bracket without a partner is; -1 where every one has its own."""
    opened: list[int] = []
    for bracket in re.finditer(r"[\[\]]", text):
        if bracket.group() == "[":
            opened.append(bracket.start())
        elif opened:
            opened.pop()
        else:
            return bracket.start()
    return opened[0] if opened else -1


def _paragraphs(nodes: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    """The inline nodes of each block."""
    inline = tuple(node for node in nodes if node.kind in INLINE)
    if inline:
        yield inline
    for node in nodes:
        if node.kind not in INLINE:
            yield from _paragraphs(node.children)
