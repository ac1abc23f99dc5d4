"""What is wrong with the content."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Severity(Enum):
    """What a problem does to a run: an error stops it, a warning only where it is strict, a notice never."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with the content, as it is reported to its author.

    `path` is relative to the folder the command was given the content in, `line` counts from 1.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = field(default=Severity.ERROR, compare=False)
