"""The files that pages load: which of the theme's are kept, and what they are called."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import rjsmin  # type: ignore[import-untyped] # it has none
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from faq.files import hashed
from faq.hosting.policy import inline_script, policy, refuse_open
from faq.model import DEFAULT_LANGUAGE, Language
from faq.site.styles import stylesheet

_ASSETS = "assets/"
_SCRIPTS = "assets/javascripts/"
_STYLES = "assets/stylesheets/"
_PARTIALS = "partials/"
# Scripts that pages load together: one request instead of many, and repetition compresses. Later ones may
# use earlier ones; an error in the longest, the search box, must not keep the others from running. Each has
# words of its own, which come before the scripts that need them; the report is loaded when it is opened.
_WORDS = ""
_TOGETHER = {
    "site": ("words", _WORDS, "frame", "secrets", "copy", "role", "offline", "search"),
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
