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
    "answer": ("report-form", "report", "entry", "glossary"),
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


def report_script(language: Language, form: str) -> tuple[str, str]:
    """Path with its digest, and code, of the script that puts the `form` of the report into an entry's page.

    Every entry's page in `language` loads this one file instead of holding the form.
    """
    html = json.dumps(form, ensure_ascii=False)
    code = f'{{const place=document.querySelector("[data-report-place]");if(place)place.innerHTML={html}}}\n'
    return hashed(f"{_SCRIPTS}form-{language}.js", code.encode()), code


def scripts(theme: Path) -> dict[str, tuple[str, str]]:
    """Name -> (path with its digest, code without comments) of every script that pages load."""
    files = {file.stem: file.read_text(encoding="utf-8") for file in sorted((theme / _SCRIPTS).glob("*.js"))}
    together = {name: ";\n".join(files.pop(part) for part in parts) for name, parts in _TOGETHER.items()}
    squeezed = {name: str(rjsmin.jsmin(code)) for name, code in (files | together).items()}
    return {name: (hashed(f"{_SCRIPTS}{name}.js", code.encode()), code) for name, code in squeezed.items()}
