"""YAML of our own: values written so that nothing in them can be misread, and tables of the program read.

Files of authors are changed in place: the named fields get a new value, every other letter stays.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

# PyYAML without libyaml reads the same, only slower.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_WIDTH = 100
_PLAIN = re.compile(r"[A-Za-z][\w ,./()+-]*", re.ASCII)
_RESERVED = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)


def scalar(text: str, indent: str = "") -> str:
    """A value after `key: ` whose key is indented by `indent`.

    As it is where nothing can be misread, in quotes, or folded if long; every space and line end stays.
    """
    if " ".join(text.split()) != text or not text:
        return json.dumps(text, ensure_ascii=False)
    if len(text) > _WIDTH:
        folded = textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
        return "\n".join([">-", *(f"{indent}  {line}" for line in folded)])
    if _PLAIN.fullmatch(text) and not _RESERVED.fullmatch(text) and not text.endswith(" "):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A value on one line, in quotes whatever it holds."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def table(file: Path) -> Any:
    """What a YAML file of this program holds. For what authors wrote there is `faq.source`."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader)  # noqa: S506 - a safe one


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# The order in which authors find the fields of an English file; a new one goes before what comes later.
_ENGLISH = ("question", "asked_as", "symptoms", "steps", "skips", "translated_from")


def with_field(file: str, name: str, new: Sequence[str], later: Sequence[str] = ()) -> str:
    """`file` with the lines `new` as its field `name`, and without the field where there are none.

    A field that is not there yet is put before the first of the fields `later`, else at the end.
    Raises ValueError where the file has no frontmatter.
    """
    opening, head, tail, end = _parts(file)
    return "".join([opening, *_set(head, name, new, later, end), *tail])


def with_texts(file: str, texts: Mapping[str, str | Sequence[str]], comments: Mapping[str, str] = {}) -> str:
    """The English `file` with `texts` under their keys: `question`, `steps.cek-smtp`, `asked_as`, `body`.

    A text that is there is replaced, one that is not is put in, below the lines of its comment.
    Raises ValueError where the file has no frontmatter.
    """
    opening, head, tail, end = _parts(file)
    for key, text in texts.items():
        group, _, id_ = key.partition(".")
        above = [f"# {line}".rstrip() for line in comments.get(key, "").splitlines()]
        later = _ENGLISH[_ENGLISH.index(group) + 1 :] if group in _ENGLISH else ()
        if key == "body":
            tail = _with_body(tail, str(text), end)
        elif id_:
            head = _set_member(head, group, id_, str(text), above, later, end)
        elif isinstance(text, str):
            head = _set(head, group, f"{group}: {scalar(text)}".split("\n"), later, end, above)
        else:
            head = _set(
                head, group, [f"{group}:", *(f"  - {scalar(item)}" for item in text)], later, end, above
            )
    return "".join([opening, *head, *tail])


def _parts(file: str) -> tuple[str, list[str], list[str], str]:
    """The opening line, the lines of the fields, the closing line with all below it, and how lines end."""
    lines = _LINE.findall(file)
    closing = next((at for at, line in enumerate(lines) if at and line.rstrip() == "---"), None)
    if closing is None or lines[0].lstrip("\ufeff").rstrip() != "---":
        raise ValueError("no frontmatter")
    return lines[0], lines[1:closing], lines[closing:], lines[0][len(lines[0].rstrip("\r\n")) :]


def _with_body(tail: Sequence[str], text: str, end: str) -> list[str]:
    """The closing line and the body after it; blank lines around the body stay."""
    below = "".join(tail[1:])
    before, new = below.strip(), end.join(text.strip().splitlines())
    return [tail[0].rstrip("\r\n") + end, below.replace(before, new) if before else new + end]


def _set(
    head: list[str], name: str, new: Sequence[str], later: Iterable[str], end: str, above: Sequence[str] = ()
) -> list[str]:
    """The head with the lines `new` as the field `name`; where it is not there yet, below those `above`."""
    first, last = _span(head, name, "")
    if first < 0:
        first = last = _place(head, later)
        new = [*above, *new]
    return [*head[:first], *(line + end for line in new), *head[last:]]


def _set_member(
    head: list[str], group: str, id_: str, text: str, above: Sequence[str], later: Iterable[str], end: str
) -> list[str]:
    """The head with one text of a group; a group in braces is written out, a line each."""
    first, last = _span(head, group, "")
    if first < 0 or "{" in head[first].split("#")[0]:
        held = (yaml.safe_load("".join(head[first:last])) or {}).get(group) if first >= 0 else {}
        members = [f"  {key}: {scalar(str(value), '  ')}" for key, value in (held or {}).items()]
        head = _set(head, group, "\n".join([f"{group}:", *members]).split("\n"), later, end)
        first, last = _span(head, group, "")
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


def _place(head: Sequence[str], later: Iterable[str]) -> int:
    """Where a field goes that is not there yet: before the first of those in `later`, with its comment."""
    for name in later:
        at, _ = _span(head, name, "")
        if at >= 0:
            while at and head[at - 1].startswith("#"):
                at -= 1
            return at
    return len(head)
