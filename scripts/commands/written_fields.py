"""Single fields of an answer's file changed in place: every other letter stays."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def with_value(file: str, name: str, value: str) -> str:
    """`file` with a field of one line, put before `reviewed:` where it is not there yet."""
    return _with(file, name, [f"{name}: {value}"])


def with_names(file: str, name: str, values: Sequence[str]) -> str:
    """`file` with a list of names; without the field where `values` is empty."""
    return _with(file, name, [f"{name}: [{', '.join(values)}]"] if values else [])


def _with(file: str, name: str, new: Sequence[str]) -> str:
    lines = _LINE.findall(file)
    end = lines[0][len(lines[0].rstrip("\r\n")) :]
    closing = next(at for at, line in enumerate(lines) if at and line.rstrip() == "---")
    first = next((at for at in range(1, closing) if lines[at].startswith(f"{name}:")), -1)
    if first < 0:
        first = last = next((at for at in range(1, closing) if lines[at].startswith("reviewed:")), closing)
    else:
        last = first + 1
        while last < closing and re.match(r"\s+\S|-\s|\]", lines[last]):
            last += 1
    return "".join([*lines[:first], *(line + end for line in new), *lines[last:]])
