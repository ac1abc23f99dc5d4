"""The characters that a document shows."""

from __future__ import annotations

from typing import Any

# Data that is never shown as text.
UNSEEN = {"url", "qr"}


def characters(data: Any) -> set[str]:
    """Every character that drawn `data` shows."""
    if isinstance(data, str):
        return set(data)
    if isinstance(data, list):
        return set().union(*map(characters, data))
    if isinstance(data, dict):
        return set().union(*(characters(value) for key, value in data.items() if key not in UNSEEN))
    return set()
