"""Texts that say what their authors meant and nothing unsafe, judged by the nodes that pages are made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from faq.check.drafts import UNWRITTEN
from faq.check.identity import NUMBERED, is_reserved, reserved_anchor
from faq.check.passages import Passages, Written
from faq.check.report import problem, quoted
from faq.markdown import parse
from faq.markdown.nodes import INLINE, Node, walk
from faq.model import HIDDEN, Message, Problem, name_of, say
from faq.model.fields import Markup
from faq.typst import missing_glyphs

BLOCK = re.compile(
    r"^[ \t]*(?P<mark>#{1,6}|[-+*](?=\s)|\d+[.)](?=\s)|>|```|~~~|!!!|\?\?\?|===|\||\[[^\]]+\]:"
    r"|[-*_]{3,}[ \t]*$)",
    re.MULTILINE,
)
# Without any of these a text has no marks, no address, and nothing that went wrong.
MARK = re.compile(r"[`*_\[\]<>&\\{}#!~]|-8<-|(?i:www\.)|://")
BLANK_LINE = re.compile(r"\n[ \t]*\n")
TAG = re.compile(r"<(?P<name>[A-Za-z/!?][^\s<>]*)>?", re.ASCII)
ATTRIBUTES = re.compile(r"\{(?::|(?=[ ]*[.#A-Za-z]|[^{}\n]*=))[^\n]{0,500}?\}")
INCLUDE = re.compile(r"^.*-{1,}8<-{1,}.*$", re.MULTILINE)
HASHES = re.compile(r"#{1,6}[^\s#]")
BULLET = re.compile(r"^[ \t]*[•●▪‣◦·–]\s", re.MULTILINE)
ADDRESS = re.compile(r"(?<![\w@./:-])(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s<>]*)?", re.IGNORECASE)
STAND_IN = "\ue000"  # replaces code and escaped characters, which are not marks
LEFTOVERS = (
    (re.compile("`"), say("lonely_backtick")),
    (re.compile(r"\*\*"), say("open_bold")),
    (re.compile(r"\]\(|\]\["), say("broken_link")),
    (re.compile(r"(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)"), say("open_emphasis")),
)
# The limits of the parser, each with the message that a text exceeds it.
BEYOND = {
    "characters": "beyond_characters",
    "columns": "beyond_columns",
    "brackets": "beyond_brackets",
    "levels": "beyond_levels",
    "marks": "beyond_marks",
}


def check_markdown(written: Written) -> Iterator[Problem]:
    """Problems of the marks and characters of one text."""
    yield from _hidden(written)
    yield from _to_do(written)
    if written.markup is Markup.LITERAL:
        if "```" in written.value.text or "~~~" in written.value.text:
            fence = say("fence_in_message")
            yield _at(written, written.value.line, "FAQ508", fence, say("ends_code_block"))
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
            yield _at(written, nodes[0].line, "FAQ508", say("link_in_words"), say("move_to_body"))
    yield from _blocks(written, nodes)
    yield from _headings(written, nodes)
    yield from _texts(written, nodes)


def check_glyphs(passages: Passages) -> Iterator[Problem]:
    """Characters of answers and data files that no font of the printed documents can show."""
    # PDFs show no hand-written page.
    printed = [one for one in passages.every if one.passage.origin.path.startswith(("faq/", "_data/"))]
    unknown = missing_glyphs(written.passage.source for written in printed)
    for written in printed if unknown else ():
        source = written.passage.source
        for character in sorted(unknown.intersection(source)):
            line = written.passage.line_at(source.index(character))
            missing = say("no_glyph", character=character, name=f"U+{ord(character):04X}")
            yield _at(written, line, "FAQ291", missing, say("say_in_words"))


def _at(written: Written, line: int, code: str, message: Message, hint: Message) -> Problem:
    return problem(code, written.passage.origin.path, line, message, hint)


def _hidden(written: Written) -> Iterator[Problem]:
    """Characters written as YAML escapes; plain ones were reported when the file was read."""
    found = HIDDEN.search(written.value.text)
    if found:
        hidden = say("hidden", name=name_of(found.group()))
        yield _at(written, written.value.line, "FAQ504", hidden, say("delete_escape"))


def _to_do(written: Written) -> Iterator[Problem]:
    found = UNWRITTEN.search(written.passage.source)
    if found:
        line = written.passage.line_at(found.start())
        yield _at(written, line, "FAQ228", say("to_do"), say("write_to_do"))


def _one_paragraph(written: Written) -> Iterator[Problem]:
    line, text = written.value.line, written.value.text.strip()
    block = BLOCK.search(text)
    if BLANK_LINE.search(text):
        yield _at(written, line, "FAQ508", say("blank_line"), say("one_paragraph"))
    elif block:
        begins = say("begins_block", mark=quoted(block["mark"]))
        yield _at(written, line, "FAQ508", begins, say("begin_with_word"))


def _blocks(written: Written, nodes: Iterable[Node]) -> Iterator[Problem]:
    for node in walk(nodes):
        if node.kind == "refused":
            code = "FAQ503" if node.text == "brackets" else "FAQ508"
            limits = {name: int(value) for name, value in node.attributes.items()}
            hint = say("divide_to", most=limits["most"]) if "found" in limits else say("divide")
            yield _at(written, node.line, code, say(BEYOND[node.text], **limits), hint)
        elif node.kind == "listing" and node.attributes["closed"] == "false":
            yield _at(written, node.line, "FAQ503", say("open_fence"), say("close_fence"))


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
            yield _at(written, node.line, "FAQ509", say("first_level"), say("page_has_title"))
        elif level > above + 1:
            left_out = say("level_left_out", level=level, above=above)
            hint = say("begin_with", mark="#" * (above + 1))
            yield _at(written, node.line, "FAQ509", left_out, hint)
        above = max(level, 1)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a paragraph shows, as `pieces` of it with the line of each; without code and escaped marks."""

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
                html = say("raw_html", html=quoted(match.group()))
                yield _at(written, shown.line_at(match.start()), "FAQ501", html, say("no_html"))
            opened.add(name)
        for match in ATTRIBUTES.finditer(shown.text):
            listed = say("attribute_list", text=quoted(match.group()))
            yield _at(written, shown.line_at(match.start()), "FAQ507", listed, say("delete_braces"))
        for match in INCLUDE.finditer(shown.text):
            included = say("includes_file", text=quoted(match.group()))
            yield _at(written, shown.line_at(match.start()), "FAQ507", included, say("write_itself"))
        if written.is_body:
            yield from _lookalikes(written, shown)
        if written.markup is Markup.INLINE:
            yield from _addresses(written, block)
        yield from _leftovers(written, _Shown.of(block, escaped=False))


def _lookalikes(written: Written, shown: _Shown) -> Iterator[Problem]:
    """What looks like a heading or a list in an editor and is none."""
    if HASHES.match(shown.text):
        yield _at(written, shown.line_at(0), "FAQ509", say("heading_no_space"), say("space_after_hash"))
    bullet = BULLET.search(shown.text)
    if bullet:
        no_list = say("no_list", mark=quoted(bullet.group()))
        yield _at(written, shown.line_at(bullet.start()), "FAQ510", no_list, say("hyphen_space"))


def _addresses(written: Written, nodes: Iterable[Node]) -> Iterator[Problem]:
    """Addresses of the web that are no links."""
    for node in nodes:
        for match in ADDRESS.finditer(node.text) if node.kind == "text" else ():
            url = match.group().rstrip(".,;:!?)")
            line = node.line + node.text.count("\n", 0, match.start())
            target = url if "://" in url else f"https://{url}"
            yield _at(
                written, line, "FAQ421", say("bare_address", url=quoted(url)), say("write_link", url=target)
            )
        if node.kind != "link":
            yield from _addresses(written, node.children)


def _leftovers(written: Written, shown: _Shown) -> Iterator[Problem]:
    for pattern, message in LEFTOVERS:
        found = pattern.search(shown.text)
        if found:
            yield _at(written, shown.line_at(found.start()), "FAQ503", message, say("close_it"))
            return
    lonely = _lonely_bracket(shown.text)
    if lonely >= 0:
        bracket = say("lonely_bracket", bracket=quoted(shown.text[lonely]))
        yield _at(written, shown.line_at(lonely), "FAQ503", bracket, say("close_it"))


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
