"""The files that pages load: which of the theme's are kept, what they are called, one sheet made of all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import rjsmin  # type: ignore[import-untyped] # it has none
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from faq.files import hashed
from faq.hosting.policy import inline_script, policy, refuse_open
from faq.model import DEFAULT_LANGUAGE, Language, channels, contrast, luminance

_ASSETS = "assets/"
_SCRIPTS = "assets/javascripts/"
_STYLES = "assets/stylesheets/"
_PARTIALS = "partials/"
# Scripts that pages load together: one request instead of many, and repetition compresses. Later ones may
# use earlier ones. Each has words of its own, which come before the scripts that need them; the report is
# loaded when it is opened. The search box comes by itself: it is as long as all others.
_WORDS = ""
_TOGETHER = {
    "site": ("words", _WORDS, "frame", "secrets", "copy", "role", "offline"),
    "report": (_WORDS, "report-form", "report"),
    "answer": (_WORDS, "entry", "glossary"),
}


def arrange(files: Files, config: MkDocsConfig) -> Mapping[str, Any]:
    """Keep our own files only, join the sheets into one; returns what templates need.

    The English site has no assets of its own: its pages use those of the Indonesian one.
    Raises EmptyPolicyError where pages would let any script run.
    """
    theme = Path(str(config.theme.custom_dir))
    sheets = []
    for file in list(files):
        ours = (theme / file.src_uri).is_file()
        if ours and file.src_uri.startswith(_STYLES):
            sheets.append(file)
        if file.src_uri.startswith((_STYLES, _SCRIPTS, _PARTIALS)) or (
            file.src_uri.startswith(_ASSETS) and not ours
        ):
            files.remove(file)
    sheets.sort(key=lambda file: file.src_uri)
    sheet = stylesheet(
        (file.content_string for file in sheets), config.extra["roles"], **config.extra["colours"]
    )
    name = hashed(f"{_STYLES}site.css", sheet.encode())
    files.append(File.generated(config, name, content=sheet))
    loaded = scripts(theme)
    for path, code in loaded.values():
        files.append(File.generated(config, path, content=code))
    if config.extra["language"] != DEFAULT_LANGUAGE:
        for file in [file for file in files if file.src_uri.startswith(_ASSETS)]:
            files.remove(file)
    inline = inline_script(theme)
    closed = policy(inline)
    refuse_open(closed)
    return {
        "stylesheet": name,
        "scripts": {script: path for script, (path, _) in loaded.items()},
        "inline_script": inline,
        "policy": closed,
    }


def spoken(theme: Path, language: Language, words: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Name -> (path with its digest, code) of every script that says something, in `language`.

    `words` are those of `faq.pages.Site`, by the name of the script.
    """

    report = ',document.querySelector("[data-report-place]")'
    made: dict[str, tuple[str, str]] = {}
    for name, parts in _TOGETHER.items():
        # The script of an answer names that of the report.
        said = words[name].replace("{report}", made["report"][0] if "report" in made else "")
        place = report if name == "report" else ""
        spoken = f"faqWords({json.dumps(said, ensure_ascii=False)}{place})"
        code = ";\n".join(spoken if part == _WORDS else _script(theme, part) for part in parts)
        made[name] = _squeezed(f"{name}-{language}", code)
    return made


def scripts(theme: Path) -> dict[str, tuple[str, str]]:
    """Name -> (path with its digest, code without comments) of every script that says nothing."""
    together = {part for parts in _TOGETHER.values() for part in parts}
    names = [file.stem for file in sorted((theme / _SCRIPTS).glob("*.js")) if file.stem not in together]
    return {name: _squeezed(name, _script(theme, name)) for name in names}


def _script(theme: Path, name: str) -> str:
    return (theme / _SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


def _squeezed(name: str, code: str) -> tuple[str, str]:
    """Path with its digest, and code without comments."""
    code = str(rjsmin.jsmin(code))
    return hashed(f"{_SCRIPTS}{name}.js", code.encode()), code


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
