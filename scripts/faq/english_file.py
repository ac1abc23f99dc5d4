"""The English file of an answer edited in place: the named texts change, every other letter stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import yaml

from faq.yaml_text import scalar

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_RECORD = "translated_from"
# The order in which authors find the parts of a file; what is new goes before what comes later.
_ORDER = ("question", "asked_as", "symptoms", "steps", "skips", _RECORD)


def with_texts(file: str, texts: Mapping[str, str | Sequence[str]], comments: Mapping[str, str] = {}) -> str:
    """`file` with `texts` under their keys: `question`, `steps.cek-smtp`, `asked_as`, `body`.

    A text that is there is replaced, one that is not is put in, below the lines of its comment.
    Raises ValueError where the file has no frontmatter.
    """
    lines = _LINE.findall(file)
    closing = _closing(lines)
    end = lines[0][len(lines[0].rstrip("\r\n")) :]
    head, tail = lines[1:closing], lines[closing:]
    for key, text in texts.items():
        group, _, id_ = key.partition(".")
        above = [f"# {line}".rstrip() for line in comments.get(key, "").splitlines()]
        if key == "body":
            tail = _with_body(tail, str(text), end)
        elif id_:
            head = _set_member(head, group, id_, str(text), above, end)
        else:
            head = _set(head, group, text, above, end)
    return "".join([lines[0], *head, *tail])


def _closing(lines: Sequence[str]) -> int:
    opened = bool(lines) and lines[0].lstrip("\ufeff").rstrip() == "---"
    closing = next((at for at, line in enumerate(lines) if at and line.rstrip() == "---"), None)
    if not opened or closing is None:
        raise ValueError("no frontmatter")
    return closing


def _with_body(tail: Sequence[str], text: str, end: str) -> list[str]:
    """The closing line and the body after it; blank lines around the body stay."""
    below = "".join(tail[1:])
    before, new = below.strip(), end.join(text.strip().splitlines())
    return [tail[0].rstrip("\r\n") + end, below.replace(before, new) if before else new + end]


def _set(head: list[str], name: str, value: str | Sequence[str], above: Iterable[str], end: str) -> list[str]:
    """The head with a field of its own."""
    if isinstance(value, str):
        new = f"{name}: {scalar(value)}".split("\n")
    else:
        new = [f"{name}:", *(f"  - {scalar(item)}" for item in value)]
    first, last = _span(head, name, "")
    if first < 0:
        first = last = _place(head, name)
        new = [*above, *new]
    return [*head[:first], *(line + end for line in new), *head[last:]]


def _set_member(
    head: list[str], group: str, id_: str, text: str, above: Sequence[str], end: str
) -> list[str]:
    """The head with one text of a group; a group in braces is written out, a line each."""
    first, last = _span(head, group, "")
    if first < 0:
        first = last = _place(head, group)
        head = [*head[:first], f"{group}:{end}", *head[last:]]
        last = first + 1
    elif "{" in head[first].split("#")[0]:
        held = yaml.safe_load("".join(head[first:last]))[group] or {}
        written = "".join(f"  {key}: {scalar(str(value), '  ')}\n" for key, value in held.items())
        members = [line + end for line in written.splitlines()]
        head = [*head[:first], f"{group}:{end}", *members, *head[last:]]
        last = first + 1 + len(members)
    inside = head[first + 1 : last]
    indent = next((line[: len(line) - len(line.lstrip())] for line in inside if not _is_idle(line)), "  ")
    new = f"{indent}{id_}: {scalar(text, indent)}".split("\n")
    start, stop = _span(inside, id_, indent)
    if start < 0:
        start = stop = len(inside)
        new = [*(indent + line for line in above), *new]
    inside = [*inside[:start], *(line + end for line in new), *inside[stop:]]
    return [*head[: first + 1], *inside, *head[last:]]


def _span(lines: Sequence[str], name: str, indent: str) -> tuple[int, int]:
    """Where a key with its value begins and ends; -1 where it is not.

    Blank lines and comments at its end are not its own, unless it is a block in which # means itself.
    """
    key = re.compile(rf"{indent}(['\"]?){re.escape(name)}\1\s*:(?:\s|$)")
    first = next((at for at, line in enumerate(lines) if key.match(line)), -1)
    if first < 0:
        return -1, -1
    inner = re.compile(rf"{indent}[ \t]" if indent else r"[-\s}\]]")
    is_block = re.search(r":\s*[>|][-+0-9]*\s*(?:#.*)?$", lines[first].rstrip()) is not None
    last = first + 1
    for at in range(first + 1, len(lines)):
        if inner.match(lines[at]) and lines[at].strip():
            last = last if _is_idle(lines[at]) and not is_block else at + 1
        elif not _is_idle(lines[at]):
            break
    return first, last


def _is_idle(line: str) -> bool:
    """Whether a line says nothing by itself: blank, or a comment."""
    return not line.strip() or line.lstrip().startswith("#")


def _place(head: Sequence[str], name: str) -> int:
    """Where a field that is not there yet belongs."""
    for later in _ORDER[_ORDER.index(name) + 1 :]:
        at, _ = _span(head, later, "")
        if at >= 0:
            while at and head[at - 1].startswith("#"):
                at -= 1
            return at
    return len(head)
