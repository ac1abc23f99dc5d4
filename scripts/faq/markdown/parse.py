"""Markdown -> nodes, by markdown-it-py: CommonMark with tables and notes; raw HTML is text.

The parser is never given what it could lose itself in: a paragraph, a table or a nesting beyond the limits
below becomes a `refused` node, which `check` reports. Nothing here raises for what an author wrote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin

from faq.markdown.nodes import Node, anchor, plain

LONGEST_PARAGRAPH = 10_000  # characters
MOST_BRACKETS = 30  # open at once
MOST_LEVELS = 8  # of lists, quotations and notes in one another
MOST_MARKS = 8  # of bold, emphasis and links in one another
MOST_COLUMNS = 20

# A text without any of these needs no parser.
_MARK = re.compile(r"[\\`*_\[<&!\n]")
_CONTAINERS = {"bullet_list_open", "ordered_list_open", "blockquote_open", "admonition_open"}
_MARKS = {"strong_open": "strong", "em_open": "emphasis"}
_PASSED_THROUGH = {"thead_open", "tbody_open"}
_REFUSED = "refused"
# The class of the site's own remarks, which readers must not take for the source.
SITE = "situs"


def inline(text: str, line: int = 1) -> tuple[Node, ...]:
    """The nodes of one paragraph that begins on `line`; marks that would begin a block mean nothing in it."""
    text = text.strip()
    if not _MARK.search(text):
        return (Node("text", text, line=line),) if text else ()
    tokens = _parser().parseInline(text, {})
    return _Tree(line, {}).inlines(tokens[0].children or (), tokens[0], line)


def blocks(text: str, line: int = 1, mark: str = "") -> tuple[Node, ...]:
    """The nodes of a Markdown document whose first line is `line` of its file.

    `mark` heads every remark of the site itself (`!!! situs`) that does not say by its title that it is one.
    """
    if not text.strip():
        return ()
    env: dict[str, Any] = {}
    tokens = _parser().parse(text, env)
    return _Tree(line, env, mark).blocks(tokens)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 4 * MOST_LEVELS, "store_labels": True})
    parser.enable("table").use(admon_plugin)
    parser.disable(["html_block", "html_inline", "text_join"])
    # Addresses stay as they were written: `check` judges them, and `write` lets no other scheme out.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    parser.core.ruler.at("inline", _inline_within_limits)
    for rule in parser.inline.ruler.__rules__:
        rule.fn = _placed(rule.fn)
    return parser


_Rule = Callable[[StateInline, bool], bool]


def _placed(rule: _Rule) -> _Rule:
    """`rule`, noting on each token that it makes at which character of the paragraph it begins."""

    def run(state: StateInline, silent: bool) -> bool:
        before, at = len(state.tokens), state.pos
        matched = rule(state, silent)
        for token in state.tokens[before:]:
            token.meta.setdefault("at", at)
        return matched

    return run


def _inline_within_limits(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            beyond = _beyond(token.content)
            if beyond:
                token.children = [Token(_REFUSED, "", 0, content=beyond.text, meta=dict(beyond.attributes))]
            else:
                token.children = []
                state.md.inline.parse(token.content, state.md, state.env, token.children)


def _refused(limit: str, line: int, most: int, found: int = 0) -> Node:
    """What replaces a part of a text that is beyond a limit: which one, and how much there was of it."""
    about = {"most": str(most)} | ({"found": str(found)} if found else {})
    return Node(_REFUSED, limit, attributes=about, line=line)


def _beyond(text: str) -> Node | None:
    """What of a paragraph is too much for a parser, and for readers; nothing where it is not."""
    if len(text) > LONGEST_PARAGRAPH:
        return _refused("characters", 1, LONGEST_PARAGRAPH, len(text))
    if max(_deepest(text, "[", "]"), _deepest(text, "(", ")")) > MOST_BRACKETS:
        return _refused("brackets", 1, MOST_BRACKETS)
    return None


def _deepest(text: str, opening: str, closing: str) -> int:
    depth = deepest = 0
    for letter in re.findall(f"[{re.escape(opening + closing)}]", text):
        depth = max(0, depth + (1 if letter == opening else -1))
        deepest = max(deepest, depth)
    return deepest


class _Tree:
    """Makes nodes of the tokens of one text whose first line is `first` of its file."""

    def __init__(self, first: int, env: Mapping[str, Any], site_mark: str = "") -> None:
        self._first = first
        self._site_mark = site_mark
        self._references = env.get("references", {})
        self._anchors: dict[str, int] = {}  # and the last number that was put to each

    def blocks(self, tokens: Sequence[Token]) -> tuple[Node, ...]:
        """The blocks of a document, by a stack of what is open: no depth can exhaust Python's own."""
        open_tokens: list[Token] = []
        levels: list[list[Node]] = [[]]
        for token in tokens:
            line = self._first + (token.map[0] if token.map else 0)
            if token.type == "inline":
                levels[-1] += self.inlines(token.children or (), token, line)
            elif token.nesting == 1:
                open_tokens.append(token)
                levels.append([])
            elif token.nesting == -1:
                self._close(open_tokens, levels)
            else:
                levels[-1].append(_leaf(token, line))
        return tuple(levels[0])

    def _close(self, open_tokens: list[Token], levels: list[list[Node]]) -> None:
        deep = sum(token.type in _CONTAINERS for token in open_tokens) > MOST_LEVELS
        opening, children = open_tokens.pop(), tuple(levels.pop())
        line = self._first + (opening.map[0] if opening.map else 0)
        if opening.type in _PASSED_THROUGH:
            levels[-1] += children
        elif deep:
            levels[-1].append(_refused("levels", line, MOST_LEVELS))
        else:
            levels[-1].append(self._block(opening, children, line))

    def _block(self, token: Token, children: tuple[Node, ...], line: int) -> Node:
        kind, about = token.type.removesuffix("_open"), dict[str, str]()
        if kind == "heading":
            about = {"level": token.tag[1:], "id": self._anchor(plain(children))}
        elif kind in {"bullet_list", "ordered_list"}:
            tight = all(
                each.attributes.get("tight") != "false" for item in children for each in item.children
            )
            about = {
                "ordered": str(kind == "ordered_list").lower(),
                "start": str(token.attrGet("start") or 1),
                "tight": str(tight).lower(),
            }
            kind = "list"
        elif kind == "paragraph" and not token.hidden:
            about = {"tight": "false"}
        elif kind == "admonition":
            about = {"class": str(token.meta["tag"])}
            kind = "details" if token.markup.startswith("?") else "note"
            if kind == "details":
                about["open"] = str(token.markup.endswith("+")).lower()
            children = self._titled(kind, token, children, line)
        elif kind == "table" and children and len(children[0].children) > MOST_COLUMNS:
            return _refused("columns", line, MOST_COLUMNS, len(children[0].children))
        elif kind in {"th", "td"}:
            align = str(token.attrGet("style") or "").removeprefix("text-align:")
            about = {"heading": str(kind == "th").lower(), "align": align or "left"}
            kind, line = "cell", children[0].line if children else line
        return Node(_KINDS.get(kind, kind), "", children, about, line)

    def _titled(self, kind: str, token: Token, children: tuple[Node, ...], line: int) -> tuple[Node, ...]:
        """The title that the author gave a note, or the mark of the site, and then what is in the note."""
        has_title = bool(children) and children[0].kind == "title"
        is_own = has_title and " " in token.info.strip()
        if self._site_mark and token.meta["tag"] == SITE:
            said = plain(children[:1]) if is_own else ""
            if said.casefold().startswith(self._site_mark.casefold()):
                return children
            title = f"{self._site_mark}: {said}" if said else self._site_mark
            return (Node("title", "", (Node("text", title, line=line),), line=line), *children[has_title:])
        # A thing to open needs a name: the plug-in's where the author gave none.
        return children[1:] if has_title and not is_own and kind == "note" else children

    def _anchor(self, title: str) -> str:
        """The heading's id, numbered where another heading of the text has it already."""
        wanted = found = anchor(title) or "bagian"
        number = self._anchors.get(wanted, 0)
        while found in self._anchors:
            number += 1
            found = f"{wanted}_{number}"
        self._anchors[wanted] = number
        self._anchors.setdefault(found, 0)
        return found

    def inlines(self, tokens: Sequence[Token], parent: Token, line: int) -> tuple[Node, ...]:
        """The inline nodes of one paragraph, without space at its ends."""
        ends = [at for at, letter in enumerate(parent.content) if letter == "\n"]
        levels: list[list[Node]] = [[]]
        open_tokens: list[tuple[Token, int]] = []
        here = line
        for token in tokens:
            if "at" in token.meta:
                here = line + bisect_left(ends, token.meta["at"])
            if token.nesting == 1:
                open_tokens.append((token, here))
                levels.append([])
            elif token.nesting == -1:
                opening, begin = open_tokens.pop()
                node = self._mark(opening, tuple(levels.pop()), begin)
                deep = len(open_tokens) >= MOST_MARKS
                levels[-1].append(_refused("marks", begin, MOST_MARKS) if deep else node)
            else:
                _append(levels[-1], _inline_leaf(token, here))
        return _trimmed(levels[0])

    def _mark(self, token: Token, children: tuple[Node, ...], line: int) -> Node:
        if token.type in _MARKS:
            return Node(_MARKS[token.type], "", children, line=line)
        about = {"url": str(token.attrGet("href") or "")}
        if token.attrGet("title"):
            about["title"] = str(token.attrGet("title"))
        reference = self._references.get(token.meta.get("label", ""))
        if reference:  # the address is where the reference is defined, and so is what is wrong with it
            line = self._first + int(reference["map"][0])
        return Node("link", "", children, about, line)


_KINDS = {"blockquote": "quote", "list_item": "item", "tr": "row", "admonition_title": "title"}


def _leaf(token: Token, line: int) -> Node:
    if token.type == "hr":
        return Node("rule", line=line)
    language = token.info.split()[0] if token.info.strip() else ""
    about = {"language": language, "closed": "true"}
    if token.type == "fence" and token.map:
        inside = token.content.count("\n") + bool(token.content and not token.content.endswith("\n"))
        about["closed"] = str(token.map[1] - token.map[0] > inside + 1).lower()
    return Node("listing", token.content.strip("\n"), attributes=about, line=line)


def _inline_leaf(token: Token, line: int) -> Node:
    if token.type in {"softbreak", "hardbreak"}:
        return Node("break", line=line) if token.type == "hardbreak" else Node("text", "\n", line=line)
    if token.type == "code_inline":
        return Node("code", token.content, line=line)
    if token.type == "image":
        alt = plain(_Tree(line, {}).inlines(token.children or (), token, line)).replace("\n", " ")
        about = {"url": str(token.attrGet("src") or ""), "alt": alt}
        if token.attrGet("title"):
            about["title"] = str(token.attrGet("title"))
        return Node("picture", attributes=about, line=line)
    if token.type == "text_special":
        return Node("text", token.content, attributes={"escaped": "true"}, line=line)
    if token.type == _REFUSED:
        return Node(_REFUSED, token.content, attributes=token.meta, line=line)
    return Node("text", token.content, line=line)


def _append(nodes: list[Node], node: Node) -> None:
    """Add `node`, joined to a text before it: the parser cuts texts wherever a mark could be."""
    last = nodes[-1] if nodes else None
    if last and node.kind == last.kind == "text" and not (node.attributes or last.attributes):
        nodes[-1] = Node("text", last.text + node.text, line=last.line)
    elif node.kind != "text" or node.text:
        nodes.append(node)


def _trimmed(nodes: list[Node]) -> tuple[Node, ...]:
    if nodes and nodes[0].kind == "text" and not nodes[0].attributes:
        nodes[0] = Node("text", nodes[0].text.lstrip(), line=nodes[0].line)
    if nodes and nodes[-1].kind == "text" and not nodes[-1].attributes:
        nodes[-1] = Node("text", nodes[-1].text.rstrip(), line=nodes[-1].line)
    return tuple(node for node in nodes if node.kind != "text" or node.text)
