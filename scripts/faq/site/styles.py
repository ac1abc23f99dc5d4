"""One stylesheet out of the theme's sheets, with the colours that the roles have in the content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from faq.model import channels, contrast, luminance

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_START = re.compile(r"\s*\n\s*")
# What means nothing where each line is one declaration: spaces after a colon and before a brace, line ends.
_EMPTY = (
    (re.compile(r"^([\w-]+): ", re.MULTILINE), r"\1:"),
    (re.compile(r" \{$", re.MULTILINE), "{"),
    (re.compile(r";\n\}"), "}"),
    (re.compile(r"(?<=[{},;])\n"), ""),
)

# The grounds of 10-tokens.css on which links and names of roles have the least contrast: those of code.
_LIGHT, _DARK = "#f1eee8", "#232e37"
# On a dark ground, coloured words look fainter than the same contrast makes them on a light one.
_CONTRAST_ON_LIGHT, _CONTRAST_ON_DARK = 4.7, 7


def stylesheet(sheets: Iterable[str], roles: Mapping[str, str], brand: str, link: str) -> str:
    """The sheets in their order without comments and empty space, then the colours of agency and roles."""
    joined = "\n".join(_LINE_START.sub("\n", _COMMENT.sub("", sheet)).strip() for sheet in sheets)
    for pattern, short in _EMPTY:
        joined = pattern.sub(short, joined)
    return f"{joined}{_agency(brand, link)}{''.join(_role(id_, colour) for id_, colour in roles.items())}"


def _agency(brand: str, link: str) -> str:
    """`brand` is the ground of white text, `link` the colour of links and of the strongest buttons."""
    light, dark = readable(link, _LIGHT), readable(link, _DARK)
    return (
        f":root{{--brand:{brand};--link:{light};--action:{light}}}\n"
        f'@media screen{{[data-md-color-scheme="slate"]{{--link:{dark};--action:{dark}}}}}\n'
    )


def _role(id_: str, colour: str) -> str:
    light, dark = readable(colour, _LIGHT), readable(colour, _DARK)
    return (
        f'[data-role="{id_}"]{{--role:{light}}}\n'
        f'@media screen{{[data-md-color-scheme="slate"] [data-role="{id_}"]{{--role:{dark}}}}}\n'
    )


def readable(colour: str, ground: str) -> str:
    """`colour`, moved towards black or white until text in it can be read on `ground`."""
    target, wanted = (0, _CONTRAST_ON_LIGHT) if luminance(ground) > 0.5 else (255, _CONTRAST_ON_DARK)
    mixed = colour
    for percent in range(0, 101, 2):
        parts = (round(part + (target - part) * percent / 100) for part in channels(colour))
        mixed = "#" + "".join(f"{part:02x}" for part in parts)
        if contrast(mixed, ground) >= wanted:
            break
    return mixed
