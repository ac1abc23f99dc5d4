"""Books of very many answers come in volumes, each with answers of one category.

The book itself then says which volume has what. An edited answer sets its volume again and not the whole, a
volume is thin enough to print, and printing takes no more memory for more answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faq.model import Content, Entry

# A book with more answers than this comes in volumes of at most as many: about sixty pages.
MOST = 100


@dataclass(frozen=True, slots=True)
class Volume:
    """The answers `ids` of `category`, in their order: its volume `number`, counted from 1."""

    category: str
    number: int
    ids: tuple[str, ...]

    @property
    def name(self) -> str:
        """What its file is called: new answers come last, so the name of a volume stays."""
        return self.category if self.number == 1 else f"{self.category}_{self.number}"


def answers_of(content: Content, role: str = "") -> tuple[Entry, ...]:
    """The answers of the handbook, or of the booklet for `role`."""
    return content.concerning(role) if role else tuple(content.entries.values())


def volumes_of(content: Content, role: str = "") -> tuple[Volume, ...]:
    """The volumes of the handbook, or of the booklet for `role`; none where one book holds everything."""
    entries = answers_of(content, role)
    if len(entries) <= MOST:
        return ()
    return tuple(
        volume
        for category in content.categories
        for volume in _split(category, [entry.id for entry in entries if entry.category == category])
    )


def _split(category: str, ids: Sequence[str]) -> list[Volume]:
    starts = range(0, len(ids), MOST)
    return [Volume(category, number, tuple(ids[at : at + MOST])) for number, at in enumerate(starts, 1)]
