"""The one table of codes, from codes.yml: what a problem's code means, for authors, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from faq.model import Language, Severity
from faq.yaml_text import table


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its title, its meaning and cure by language, and what an author writes wrong and right."""

    id: str
    severity: Severity
    title: Mapping[Language, str]
    meaning: Mapping[Language, str]
    wrong: str
    right: str


def _read(file: Path) -> Mapping[str, Code]:
    raw = table(file)
    return {id_: Code(id_, Severity(about.pop("severity")), **about) for id_, about in sorted(raw.items())}


CODES: Mapping[str, Code] = _read(Path(__file__).with_suffix(".yml"))
