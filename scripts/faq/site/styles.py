"""One stylesheet out of the theme's sheets, with the colours that the roles have in the content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_START = re.compile(r"\s*\n\s*")

# The grounds of 10-tokens.css on which text in a role's colour has the least contrast.
_LIGHT, _DARK = "#f6f3ee", "#1b252d"
_CONTRAST = 4.7


def stylesheet(sheets: Iterable[str], roles: Mapping[str, str]) -> str:
    """The sheets in their order without comments and indentation, then the colour of every role."""
    joined = "\n".join(_LINE_START.sub("\n", _COMMENT.sub("", sheet)).strip() for sheet in sheets)
    return f"{joined}\n{''.join(_role(id_, colour) for id_, colour in roles.items())}"


def _role(id_: str, colour: str) -> str:
    light, dark = readable(colour, _LIGHT), readable(colour, _DARK)
    return (
        f'[data-role="{id_}"]{{--role:{light}}}\n'
        f'@media screen{{[data-md-color-scheme="slate"] [data-role="{id_}"]{{--role:{dark}}}}}\n'
    )


def readable(colour: str, ground: str) -> str:
    """`colour`, moved towards black or white until text in it can be read on `ground`."""
    red, green, blue = _channels(colour)
    target = 0 if _luminance(_channels(ground)) > 0.5 else 255
    for percent in range(0, 101, 2):
        mixed = [round(part + (target - part) * percent / 100) for part in (red, green, blue)]
        if _contrast(mixed, _channels(ground)) >= _CONTRAST:
            break
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _luminance(channels: list[int]) -> float:
    parts = [part / 255 for part in channels]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: list[int], other: list[int]) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)
