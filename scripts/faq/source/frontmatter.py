"""An answer's file in its two parts: fields between lines of three dashes, then the body."""

from __future__ import annotations

import re

from faq.model import Located, Problem, RawFile, say
from faq.source.yaml_events import read_yaml

FENCE = "---"
ID = re.compile(r"^id:[ ]*['\"]?(F\d{3,5})\b", re.MULTILINE)


def split(text: str, path: str) -> tuple[RawFile, tuple[Problem, ...]]:
    """The file as read. Where the fields cannot be, the id is saved, so that others may still name it."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        fault = Problem(path, 1, "FAQ109", say("no_frontmatter"), say("begin_frontmatter"))
        return _unreadable(text, path), (fault,)
    closing = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if closing is None:
        fault = Problem(path, 1, "FAQ109", say("open_frontmatter"), say("close_frontmatter"))
        return _unreadable(text, path), (fault,)
    fields, problems = read_yaml("\n".join(lines[1:closing]), path, 2)
    if fields is None:
        return _unreadable(text, path), problems
    start = next((at for at in range(closing + 1, len(lines)) if lines[at].strip()), len(lines))
    return RawFile(path, fields, "\n".join(lines[start:]).rstrip(), start + 1), problems


def _unreadable(text: str, path: str) -> RawFile:
    saved = ID.search(text)
    if saved is None:
        return RawFile(path, readable=False)
    line = text[: saved.start()].count("\n") + 1
    return RawFile(path, Located({"id": Located(saved.group(1), line)}, line), readable=False)
