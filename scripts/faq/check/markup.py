"""Markdown that says what its author meant and nothing unsafe: read as the pages are rendered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from faq.check.passage import STAND_IN, STRAY_FENCE, TAG, Passage
from faq.check.report import problem, quoted
from faq.check.shape import Markup
from faq.model import HIDDEN, Problem, name_of
from faq.prose import InexpressibleError, Node, Prose
from faq.prose import read as plain_words

SPECIAL = re.compile(r"[`*_\[\]<>&\\{}]")
ATTRIBUTES = re.compile(r"\{:?[ ]*[.#A-Za-z][^{}\n]*\}")
INCLUDE = re.compile(r"^.*-{1,}8<-{1,}.*$", re.MULTILINE)
BLOCK = re.compile(
    r"^[ \t]*(?P<mark>#{1,6}|[-+*](?=\s)|\d+[.)](?=\s)|>|```|~~~|!!!|\?\?\?|===|\||\[[^\]]+\]:"
    r"|[-*_]{3,}[ \t]*$)",
    re.MULTILINE,
)
TO_DO = re.compile(r"^TODO:", re.MULTILINE)
BLANK_LINE = re.compile(r"\n[ \t]*\n")
HEADING = re.compile(
    r"^(?:> ?)*(?P<marks>#{1,6})(?P<text>[^\n]*)$|^(?P<title>\S[^\n]*)\n(?P<rule>=+|-+)[ ]*$", re.MULTILINE
)
LEFTOVERS = (
    (re.compile("`"), "a backtick has no partner"),
    (re.compile(r"\*\*"), "bold (**) is not closed"),
    (re.compile(r"\]\(|\]\["), "a link is not well formed"),
    (re.compile(r"(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)"), "emphasis (*) is not closed"),
)
CLOSE_IT = "close it, or put literal characters between backticks; a backslash before one shows it as it is"


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture in a text, on the line it stands on; `words` is its text or alternative text."""

    path: str
    line: int
    url: str
    words: str
    is_picture: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a passage turned out to hold."""

    problems: list[Problem] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)


def read(passage: Passage, prose: Prose) -> Reading:
    """Reads one passage. Raises nothing for what an author wrote."""
    reading = Reading()
    reading.problems.extend(_hidden(passage))
    reading.problems.extend(_to_do(passage))
    if passage.markup is Markup.LITERAL:
        reading.problems.extend(_literal(passage))
        return reading
    if passage.is_body:
        reading.problems.extend(_fences(passage))
        reading.problems.extend(_headings(passage, reading.headings))
    else:
        reading.problems.extend(_one_paragraph(passage))
    if SPECIAL.search(passage.text):
        reading.problems.extend(_raw(passage))
        _tree(passage, prose, reading)
    return reading


def _hidden(passage: Passage) -> Iterator[Problem]:
    """Characters written as YAML escapes; plain ones were told when the file was read."""
    found = HIDDEN.search(passage.text)
    if found:
        message = f"a hidden character: {name_of(found.group())}"
        yield problem("FAQ504", passage.path, passage.line, message, "delete the escape that stands for it")


def _to_do(passage: Passage) -> Iterator[Problem]:
    found = TO_DO.search(passage.text)
    if found:
        hint = "write it, or delete the field if it is optional"
        yield problem(
            "FAQ228", passage.path, passage.line_at(found.start()), "a text still to be written", hint
        )


def _literal(passage: Passage) -> Iterator[Problem]:
    if "```" in passage.text or "~~~" in passage.text:
        hint = "messages are shown in a code block, which these marks would end"
        yield problem("FAQ508", passage.path, passage.line, "three backticks or tildes in a message", hint)


def _one_paragraph(passage: Passage) -> Iterator[Problem]:
    block = BLOCK.search(passage.text)
    if BLANK_LINE.search(passage.text):
        hint = "one paragraph a text; more belongs into another step or into the body"
        yield problem("FAQ508", passage.path, passage.line, "a blank line inside a text", hint)
    elif block:
        message = f"a line of the text begins with {quoted(block['mark'])}, which starts a block"
        hint = "begin with a word; lists, headings and quotations belong into the body"
        yield problem("FAQ508", passage.path, passage.line, message, hint)


def _fences(passage: Passage) -> Iterator[Problem]:
    hint = "a fence begins at the margin, names at most a language, and a line of the same marks closes it"
    for stray in STRAY_FENCE.finditer(passage.unfenced):
        message = "a fence is indented" if stray.group(1) else "a fence has no partner"
        yield problem("FAQ503", passage.path, passage.line_at(stray.start()), message, hint)


def _headings(passage: Passage, found: list[str]) -> Iterator[Problem]:
    """Under the page's own title headings start at the second level and leave none out."""
    above = 1
    for line, match in passage.matches(HEADING):
        level = len(match["marks"]) if match["marks"] else 1 if match["rule"].startswith("=") else 2
        found.append((match["text"] or match["title"]).strip(" #"))
        if level == 1:
            hint = "the page has its title; begin with ##. A literal # at the margin needs a backslash: \\#"
            yield problem("FAQ509", passage.path, line, "a heading of the first level", hint)
        elif level > above + 1:
            message = f"a heading of level {level} under one of level {above}"
            yield problem("FAQ509", passage.path, line, message, f"begin it with {'#' * (above + 1)}")
        above = max(level, 1)


def _raw(passage: Passage) -> Iterator[Problem]:
    opened: set[str] = set()
    for line, match in passage.matches(TAG):
        name = match["name"] or ""
        if name.startswith("/") and name[1:] in opened:
            continue
        opened.add(name)
        hint = "HTML is not allowed; put code between backticks, write a placeholder as NAMA"
        yield problem("FAQ501", passage.path, line, f"raw HTML: {quoted(match.group())}", hint)
    for line, match in passage.matches(ATTRIBUTES):
        hint = "delete it; literal braces go between backticks"
        yield problem("FAQ507", passage.path, line, f"an attribute list: {quoted(match.group())}", hint)
    for match in INCLUDE.finditer(passage.text):
        hint = "write the text itself"
        message = f"an instruction to include a file: {quoted(match.group())}"
        yield problem("FAQ507", passage.path, passage.line_at(match.start()), message, hint)


def _tree(passage: Passage, prose: Prose, reading: Reading) -> None:
    try:
        nodes = prose.blocks(passage.neutral) if passage.is_body else prose.inline(passage.neutral)
    except InexpressibleError as error:
        line = passage.line_of(error.excerpt)
        hint = "write it in plain Markdown; the authors' guide lists what a text may hold"
        reading.problems.append(problem("FAQ501", passage.path, line, error.what, hint))
        return
    except RecursionError:
        hint = "simplify it"
        reading.problems.append(problem("FAQ508", passage.path, passage.line, "nested too deeply", hint))
        return
    reading.links.extend(_links(passage, nodes))
    if passage.markup is Markup.WORDS and reading.links:
        hint = "put it into a step or the body"
        message = "a link or picture where only words are shown"
        reading.problems.append(problem("FAQ508", passage.path, passage.line, message, hint))
    for words in _blocks(nodes):
        reading.problems.extend(_leftovers(passage, words))


def _links(passage: Passage, nodes: Iterable[Node]) -> Iterator[Link]:
    """Links and pictures in the order of the text, which tells two to the same address apart."""
    at = 0
    for node in _linking(nodes):
        url = node.attributes["url"].replace(STAND_IN, "")
        is_picture = node.kind == "picture"
        words = node.attributes["alt"] if is_picture else plain_words(node.children)
        found = passage.visible.find(f"]({url}", at)
        line = passage.line_at(found) if found >= 0 else passage.line_of(url)
        at = max(at, found + 1)
        yield Link(passage.path, line, url, words.replace(STAND_IN, "").strip(), is_picture)


def _linking(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.kind in {"link", "picture"}:
            yield node
        yield from _linking(node.children)


def _blocks(nodes: tuple[Node, ...]) -> Iterator[str]:
    """The text of each block, without code and addresses."""
    inline = [node for node in nodes if node.kind in {"text", "strong", "emphasis", "code", "link", "break"}]
    if inline:
        yield "".join(_words(nodes))
        return
    for node in nodes:
        if node.kind != "listing":
            yield from _blocks(node.children)


def _words(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if node.kind == "text":
            yield node.text
        elif node.kind == "code":
            yield STAND_IN
        elif node.kind == "picture":
            yield node.attributes["alt"]
        yield from _words(node.children)


def _leftovers(passage: Passage, words: str) -> Iterator[Problem]:
    for pattern, message in LEFTOVERS:
        found = pattern.search(words)
        if found:
            around = words[max(0, found.start() - 8) : found.end() + 8]
            line = passage.line_of(around, around[:12].strip(), found.group())
            yield problem("FAQ503", passage.path, line, message, CLOSE_IT)
            return
    depth = 0
    for bracket in re.findall(r"[\[\]]", words):
        depth += 1 if bracket == "[" else -1
        if depth < 0:
            break
    if depth:
        bracket = "[" if depth > 0 else "]"
        message = f"a bracket {quoted(bracket)} has no partner"
        yield problem("FAQ503", passage.path, passage.line_of(bracket), message, CLOSE_IT)
