"""What a problem's code means, told to authors in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from faq.model import Severity, Text


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its title, its meaning, and what an author writes wrong and right."""

    id: str
    title: Text
    meaning: Text
    wrong: str
    right: str
    severity: Severity = Severity.ERROR


def error(id_: str, title: Text, meaning: Text, wrong: str, right: str) -> Code:
    """A code that stops a build."""
    return Code(id_, title, meaning, wrong, right)


def warning(id_: str, title: Text, meaning: Text, wrong: str, right: str) -> Code:
    """A code that is only told."""
    return Code(id_, title, meaning, wrong, right, Severity.WARNING)
