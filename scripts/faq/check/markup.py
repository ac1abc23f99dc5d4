"""Markdown that says what its author meant and nothing unsafe: read as the pages are rendered."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from faq.check.blocks import CLOSE_IT, fences, headings, hidden, literal, one_paragraph, tangles, to_do
from faq.check.passage import STAND_IN, TAG, Passage
from faq.check.report import problem, quoted
from faq.check.shape import Markup
from faq.model import Problem
from faq.prose import InexpressibleError, Node, Prose, leaves_page, written_targets
from faq.prose import read as plain_words

SPECIAL = re.compile(r"[`*_\[\]<>&\\{}]")
ATTRIBUTES = re.compile(r"\{(?=:?[ ]*[.#A-Za-z]|[^{}\n]*=)[^{}\n]+\}")
INCLUDE = re.compile(r"^.*-{1,}8<-{1,}.*$", re.MULTILINE)
LEFTOVERS = (
    (re.compile("`"), "a backtick has no partner"),
    (re.compile(r"\*\*"), "bold (**) is not closed"),
    (re.compile(r"\]\(|\]\["), "a link is not well formed"),
    (re.compile(r"(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)"), "emphasis (*) is not closed"),
)


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
    reading.problems.extend(hidden(passage))
    reading.problems.extend(to_do(passage))
    if passage.markup is Markup.LITERAL:
        reading.problems.extend(literal(passage))
        return reading
    if passage.is_body:
        reading.problems.extend(fences(passage))
        reading.problems.extend(headings(passage, reading.headings))
    else:
        reading.problems.extend(one_paragraph(passage))
    if SPECIAL.search(passage.text):
        reading.problems.extend(_raw(passage))
        tangled = [*tangles(passage)]
        reading.problems.extend(tangled)
        if not tangled:
            _tree(passage, prose, reading)
    return reading


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
    except Exception as error:  # whatever a parser stumbles over must not be published either
        message = f"Markdown that cannot be read ({type(error).__name__})"
        reading.problems.append(problem("FAQ508", passage.path, passage.line, message, "simplify it"))
        return
    reading.links.extend(_links(passage, nodes))
    if passage.markup is Markup.WORDS and reading.links:
        hint = "put it into a step or the body"
        message = "a link or picture where only words are shown"
        reading.problems.append(problem("FAQ508", passage.path, passage.line, message, hint))
    for words in _blocks(nodes):
        reading.problems.extend(_leftovers(passage, words))
    if not reading.problems:
        reading.problems.extend(_unfollowed(passage, reading.links))


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


def _unfollowed(passage: Passage, links: Iterable[Link]) -> Iterator[Problem]:
    """Links that the pages would leave as they are, and what they would take for one."""
    written = Counter(written_targets(passage.text))
    for link in links:
        target = html.unescape(link.url)
        if leaves_page(target):
            written[target] -= 1
            if written[target] < 0:
                message = f"the link to {quoted(link.url)} has an unusual form"
                yield problem("FAQ418", passage.path, link.line, message, "write [text](address)")
    for target in (+written).elements():
        message = f"code that looks like a link to {quoted(target)}"
        line = passage.line_of(f"]({target}", target)
        yield problem("FAQ418", passage.path, line, message, "put it between fences (```) or backticks")


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
