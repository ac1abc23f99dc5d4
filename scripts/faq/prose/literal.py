"""Texts that Markdown shows letter by letter."""

from __future__ import annotations

import re


def code(text: str) -> str:
    """`text` as a code span that its own backticks cannot close."""
    marks = "`" * (_longest_run(text) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{marks}{space}{text}{space}{marks}"


def fence(text: str, language: str = "") -> str:
    """`text` as a code block that its own backticks cannot close."""
    marks = "`" * max(3, _longest_run(text) + 1)
    return f"{marks}{language}\n{text}\n{marks}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
