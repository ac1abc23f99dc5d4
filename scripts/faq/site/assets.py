"""The files that pages load: which of the theme's are kept, what they are called, and what a page may run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from faq.model import DEFAULT_LANGUAGE
from faq.site.styles import stylesheet

_ASSETS = "assets/"
_STYLES = "assets/stylesheets/"
_BUNDLE = "assets/javascripts/bundle."
_PARTIALS = "partials/"
_INLINE = "partials/scheme.js"


def arrange(files: Files, config: MkDocsConfig) -> Mapping[str, Any]:
    """Keep our own files and Material's script, join the sheets into one; returns what templates need.

    The English site has no assets of its own: its pages use those of the Indonesian one.
    """
    theme = Path(str(config.theme.custom_dir))
    bundle, sheets = "", []
    for file in list(files):
        ours = (theme / file.src_uri).is_file()
        if ours and file.src_uri.startswith(_STYLES):
            sheets.append(file)
        if file.src_uri.startswith(_BUNDLE) and file.src_uri.endswith(".js"):
            bundle = file.src_uri
        elif file.src_uri.startswith((_STYLES, _PARTIALS)) or (file.src_uri.startswith(_ASSETS) and not ours):
            files.remove(file)
    sheets.sort(key=lambda file: file.src_uri)
    sheet = stylesheet((file.content_string for file in sheets), config.extra["roles"])
    name = f"{_STYLES}site.{hashlib.sha256(sheet.encode()).hexdigest()[:8]}.css"
    files.append(File.generated(config, name, content=sheet))
    if config.extra["language"] != DEFAULT_LANGUAGE:
        for file in [file for file in files if file.src_uri.startswith(_ASSETS)]:
            files.remove(file)
    script = (theme / _INLINE).read_text(encoding="utf-8").strip()
    return {"bundle": bundle, "stylesheet": name, "inline_script": script, "policy": policy(script)}


def policy(script: str) -> str:
    """The content security policy of a page whose only inline script is `script`."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' 'sha256-{digest}'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
