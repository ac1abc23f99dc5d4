"""The files that pages load: which of the theme's are kept, and what they are called."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import rjsmin  # type: ignore[import-untyped] # it has none
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from faq.hosting.names import hashed
from faq.hosting.policy import inline_script, policy, refuse_open
from faq.model import DEFAULT_LANGUAGE, Language
from faq.site.styles import stylesheet

_ASSETS = "assets/"
_SCRIPTS = "assets/javascripts/"
_STYLES = "assets/stylesheets/"
_PARTIALS = "partials/"
# Scripts that pages load together: one request instead of many, and repetition compresses. Later ones may
# use earlier ones; an error in the longest, the search box, must not keep the others from running.
_TOGETHER = {
    "site": ("frame", "secrets", "copy", "role", "offline", "search"),
    "answer": ("entry", "glossary"),
}
# What readers load who open the report.
_REPORT = ("report-form", "report")


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


def report_script(theme: Path, language: Language, form: str) -> tuple[str, str]:
    """Path with its digest, and code, of the script that puts the `form` of the report into an entry's page.

    A page in `language` loads it when its reader opens the report.
    """
    html = json.dumps(form, ensure_ascii=False)
    put = f'document.querySelector("[data-report-place]").insertAdjacentHTML("beforeend",{html})'
    parts = (_script(theme, part) for part in _REPORT)
    return _squeezed(f"report-{language}", ";\n".join([put, *parts]))


def scripts(theme: Path) -> dict[str, tuple[str, str]]:
    """Name -> (path with its digest, code without comments) of every script that a page begins with."""
    names = [file.stem for file in sorted((theme / _SCRIPTS).glob("*.js")) if file.stem not in _REPORT]
    alone = {name: (name,) for name in names if name not in sum(_TOGETHER.values(), ())}
    return {
        name: _squeezed(name, ";\n".join(_script(theme, part) for part in parts))
        for name, parts in (alone | _TOGETHER).items()
    }


def _script(theme: Path, name: str) -> str:
    return (theme / _SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


def _squeezed(name: str, code: str) -> tuple[str, str]:
    """Path with its digest, and code without comments."""
    code = str(rjsmin.jsmin(code))
    return hashed(f"{_SCRIPTS}{name}.js", code.encode()), code
