"""The configuration of a web server for one site, printed from the rules of the site."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from faq.hosting.rules import ASK, FOR_EVER, POLICY_OF_DRAWINGS, TEXT_TYPES, Rules

SERVERS = ("nginx", "apache", "caddy")
_TEMPLATES = Path(__file__).with_name("templates")
_QUOTED = re.compile(r'["\\]')


def configuration(
    server: str, rules: Rules, root: str, say: Callable[..., str], port: int = 80, log: str = ""
) -> str:
    """What to give to `server` (one of SERVERS), where the site is in the folder `root` below its path.

    `say` gives the words of its comments by their key in the catalogue. `log` is a file, for nginx; empty for
    the usual place.
    """
    return (
        _environment()
        .get_template(f"{server}.jinja")
        .render(
            rules=rules,
            say=say,
            root=root.rstrip("/"),
            port=port,
            log=log,
            name=re.sub(r"[^a-z0-9]+", "_", f"{rules.domain}{rules.path}".strip("/")),
            types=TEXT_TYPES,
            drawings=POLICY_OF_DRAWINGS,
            for_ever=FOR_EVER,
            ask=ASK,
        )
    )


@cache
def _environment() -> Environment:
    # These are no pages: quotes are written as the servers want them.
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["quoted"] = lambda text: '"' + _QUOTED.sub(lambda match: "\\" + match[0], text) + '"'
    made.filters["regex"] = re.escape
    return made
