"""What is wrong with the content."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Severity(Enum):
    """How a problem ends a run: an error stops it, a warning is only told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with the content, as its author is told it.

    `path` is relative to the folder the command was given the content in, `line` counts from 1.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = field(default=Severity.ERROR, compare=False)
