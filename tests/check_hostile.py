"""Files that cannot be kept in a repository, and what is reported of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from faq.source import pictures
from faq.source.files import MAX_BYTES


@dataclass(frozen=True)
class Hostile:
    """How to make the file, and its problems as "path:line code"."""

    make: Callable[[Path], object]
    problems: tuple[str, ...]

    @property
    def codes(self) -> set[str]:
        return {problem.split()[-1] for problem in self.problems}


def _bytes(data: bytes, name: str = "x.md") -> Callable[[Path], object]:
    return lambda faq: (faq / name).write_bytes(data)


HOSTILE = {
    "huge": Hostile(_bytes(b"a" * (MAX_BYTES + 1)), ("faq/x.md:1 FAQ102",)),
    "a huge picture": Hostile(_bytes(b"\x89PNG" * pictures.MAX_BYTES, "x.png"), ("faq/x.png:1 FAQ114",)),
    "ten megabytes": Hostile(_bytes(b"---\n" * 2_500_000), ("faq/x.md:1 FAQ102",)),
    "binary": Hostile(_bytes(b"---\nid: F\0\n---\n"), ("faq/x.md:2 FAQ103",)),
    "latin": Hostile(_bytes("---\nid: F002\nquestion: é\n".encode("latin-1")), ("faq/x.md:3 FAQ104",)),
    "utf-16": Hostile(_bytes("---\nid: F002\n".encode("utf-16")), ("faq/x.md:1 FAQ104",)),
    "empty": Hostile(_bytes(b""), ("faq/x.md:1 FAQ109",)),
    "a folder": Hostile(lambda faq: (faq / "x.md").mkdir(), ("faq/x.md:1 FAQ101",)),
    "a pipe": Hostile(lambda faq: os.mkfifo(faq / "x.md"), ("faq/x.md:1 FAQ101",)),
    "a dead link": Hostile(lambda faq: (faq / "x.md").symlink_to("nowhere"), ("faq/x.md:1 FAQ101",)),
    "a link to itself": Hostile(lambda faq: (faq / "x.md").symlink_to("x.md"), ("faq/x.md:1 FAQ101",)),
    "a link out": Hostile(lambda faq: (faq / "x.md").symlink_to("/etc/hosts"), ("faq/x.md:1 FAQ101",)),
    "a linked folder": Hostile(lambda faq: (faq / "x").symlink_to(".."), ("faq/x:1 FAQ101",)),
    "a bell": Hostile(
        _bytes(b"name: \a\n", "../_data/words.yml"), ("_data/words.yml:1 FAQ201", "_data/words.yml:1 FAQ504")
    ),
    "carriage returns": Hostile(_bytes(b"---\r\nid: F002\r\nwhat: x\r\n"), ("faq/x.md:1 FAQ109",)),
    "a name in bytes": Hostile(
        _bytes(b"---\n", os.fsdecode(b"\xff.md")), ("faq/\udcff.md:1 FAQ109", "faq/\udcff.md:1 FAQ404")
    ),
    "a name of two lines": Hostile(_bytes(b"", "a\nb.md"), ("faq/a\nb.md:1 FAQ109", "faq/a\nb.md:1 FAQ404")),
    "deep brackets": Hostile(_bytes(b"---\nid: " + b"[" * 100_000 + b"\n---\n"), ("faq/x.md:2 FAQ106",)),
    "deep dashes": Hostile(_bytes(b"---\nid:\n  " + b"- " * 50_000 + b"\n---\n"), ("faq/x.md:3 FAQ106",)),
    "an unreadable file": Hostile(lambda faq: (faq / "x.md").touch(0), ("faq/x.md:1 FAQ101",)),
}
