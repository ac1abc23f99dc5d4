"""Ways in which a hand slips, or an enemy does not: each turns the bytes of a file into others."""

from __future__ import annotations

import random
from collections.abc import Callable

# fmt: off
TOKENS = [
    token.encode("utf-8", "surrogatepass")
    for token in (
        "[", "]", "{", "}", "(", ")", "<", ">", "!", "&", "*", "**", "_", "`", "```", "~~~", "#",
        "|", ":", ": ", "- ", "'", '"', "\\", "\t", "\n", "\n\n", "\r", "\0", "\x1b[31m", "\u202e",
        "\u200b", "\ufeff", "\u2028", "\x85", "---\n", "--- ", "...\n", "%YAML 1.1\n", "? ", "&a ",
        "*a ", "!!python/object:os.system ", "!!binary ", "<<: *a\n", "\ud800", "\U0010ffff",
        "<script>", "<!--", "-->", "&lt;b", "javascript:", "](", "[x]: ", "![](", "{: onclick=x}",
        "--8<--", "!!! note\n    ", "> > > ", "1. ", "\n====\n", "\n# ", "| a | b |\n|--|--|\n",
        "F001", "F", "true", "null", "~", "0", "-1", "9" * 400, "2026-13-45", "https://[::1",
        "http://[", "//", "../", "/faq/", "/faq//", "/en/", "#", "%00", "%", "mailto:", "\\u0000",
        "\\ud800", "é", "key: value\n", "[" * 200, "> " * 200, "* " * 200, "**a" * 50, "[a](" * 50,
        "`" * 99, "_a" * 50,
    )
]
# fmt: on


def insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(TOKENS) + data[at:]


def cut(data: bytes, chance: random.Random) -> bytes:
    first, last = sorted(chance.randint(0, len(data)) for _ in range(2))
    return data[:first] + data[min(last, first + 200) :]


def flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data or b" ")
    changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def replace_value(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    value = b" ".join(chance.choices(TOKENS, k=chance.randint(0, 3)))
    lines[at] = lines[at].partition(b":")[0] + b": " + value
    return b"\n".join(lines)


def shuffle_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    for _ in range(3):
        lines.insert(chance.randrange(len(lines)), chance.choice(lines))
        del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    insert,
    cut,
    flip,
    replace_value,
    shuffle_lines,
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """`data` after one to four slips."""
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(MUTATIONS)(data, chance)
    return data
