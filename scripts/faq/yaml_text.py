"""YAML of our own: values written so that nothing in them can be misread, and tables of the program read."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path
from typing import Any

import yaml

# PyYAML without libyaml reads the same, only slower.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_WIDTH = 100
_PLAIN = re.compile(r"[A-Za-z][\w ,./()+-]*", re.ASCII)
_RESERVED = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)


def scalar(text: str, indent: str = "") -> str:
    """A value after `key: ` whose key is indented by `indent`.

    As it is where nothing can be misread, in quotes, or folded if long; every space and line end stays.
    """
    if " ".join(text.split()) != text or not text:
        return json.dumps(text, ensure_ascii=False)
    if len(text) > _WIDTH:
        folded = textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
        return "\n".join([">-", *(f"{indent}  {line}" for line in folded)])
    if _PLAIN.fullmatch(text) and not _RESERVED.fullmatch(text) and not text.endswith(" "):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A value on one line, in quotes whatever it holds."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def table(file: Path) -> Any:
    """What a YAML file of this program holds. For what authors wrote there is `faq.source`."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader)  # noqa: S506 - a safe one
