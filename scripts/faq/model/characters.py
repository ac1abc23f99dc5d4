"""Characters that a reader cannot see, yet that change what is shown or found."""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls but tab and newline, soft hyphen, zero-width and bidi marks, line separators,
# replacement character, lone surrogates, tags.
_RANGES = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffd\ud800-\udfff\U000e0000-\U000e007f"
)
HIDDEN = re.compile(f"[{_RANGES}]")


def name_of(character: str) -> str:
    """The character as people look it up: its code point and, where it has one, its Unicode name."""
    name = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} ({name.lower()})"
