"""What a web server has to know of the site: what leads where, what is kept how long, what is sent with it.

The rules are worked out once; configurations of servers and the files of static hosts are written from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from faq import site_map
from faq.files import HASHED, is_hashed
from faq.hosting.policy import HSTS
from faq.model import Content
from faq.site_map import SiteMap

FOR_EVER = "public, max-age=31536000, immutable"
# Kept, but asked for each time: a reader never gets an old answer from a cache.
ASK = "no-cache"
# Files that compress well, each with the type that a server sends for it.
TEXT_TYPES = {
    "atom": "application/atom+xml",
    "css": "text/css",
    "html": "text/html",
    "js": "text/javascript",
    "json": "application/json",
    "md": "text/markdown",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webmanifest": "application/manifest+json",
    "xml": "text/xml",
}
# A drawing that is opened by itself may not run anything either.
POLICY_OF_DRAWINGS = "default-src 'none'; style-src 'unsafe-inline'"
_PATH = re.compile(r"/(?:(?!\.{1,2}/)[A-Za-z0-9._~-]+/)*")
_DOMAIN = re.compile(r"(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")


class NoPlaceError(ValueError):
    """Where no site can be: `reason` is the key of what the catalogue says of it, `name` what was given."""

    def __init__(self, reason: str, name: str) -> None:
        super().__init__(f"{reason}: {name}")
        self.reason, self.name = reason, name


@dataclass(frozen=True, slots=True)
class Rules:
    """A site on its host. `path` begins and ends in a slash; addresses in `moved` begin with it.

    `headers` are sent with every page, `missing` gives the page for what is not found by the beginning of the
    address, the longest first.
    """

    domain: str
    path: str
    headers: Mapping[str, str]
    moved: tuple[tuple[str, str], ...]
    missing: tuple[tuple[str, str], ...]

    @property
    def everywhere(self) -> Mapping[str, str]:
        """Headers of every response; the policy is for pages only."""
        others = {name: value for name, value in self.headers.items() if name != "Content-Security-Policy"}
        return {**others, "Strict-Transport-Security": HSTS}

    @property
    def policy(self) -> str:
        """The content security policy of a page."""
        return self.headers["Content-Security-Policy"]


def rules(content: Content, headers: Mapping[str, str], domain: str, path: str) -> Rules:
    """The rules for `content` published at `domain` below `path`.

    Raises NoPlaceError where domain or path cannot be one.
    """
    if not _DOMAIN.fullmatch(domain):
        raise NoPlaceError("deploy_no_domain", domain)
    if not _PATH.fullmatch(path):
        raise NoPlaceError("deploy_no_path", path)
    places = SiteMap.of(content)
    homes = sorted(map(site_map.home, content.languages), key=len, reverse=True)
    pages = (pair for language in content.languages for pair in places.redirects(language))
    moved = sorted((*pages, *site_map.retired_files(content)))
    return Rules(
        domain=domain,
        path=path,
        headers=headers,
        moved=tuple((path + old, path + new) for old, new in moved),
        missing=tuple((path + home, f"{path}{home}404.html") for home in homes),
    )


SERVERS = ("nginx", "apache", "caddy")


def configuration(
    server: str, rules: Rules, root: str, say: Callable[..., str], port: int = 80, log: str = ""
) -> str:
    """What to give to `server` (one of SERVERS), where the site is in the folder `root` below its path.

    `say` gives the words of its comments by their key in the catalogue. `log` is a file, for nginx; empty for
    the usual place.
    """
    # These are no pages: quotes are written as the servers want them.
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - no HTML
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters["quoted"] = lambda text: '"' + re.sub(r'["\\]', r"\\\g<0>", text) + '"'
    templates.filters["regex"] = re.escape
    return templates.get_template(f"{server}.jinja").render(
        rules=rules,
        say=say,
        root=root.rstrip("/"),
        port=port,
        log=log,
        name=re.sub(r"[^a-z0-9]+", "_", f"{rules.domain}{rules.path}".strip("/")),
        types=TEXT_TYPES,
        drawings=POLICY_OF_DRAWINGS,
        hashed=HASHED,
        for_ever=FOR_EVER,
        ask=ASK,
    )


def host_files(paths: Iterable[str], rules: Rules) -> Mapping[str, bytes]:
    """`_headers` and `_redirects` for a site of files at `paths`, as Netlify and Cloudflare Pages read them.

    By path below the site; such hosts publish at the root of a domain.
    """
    sent = {"/*": {**rules.everywhere, "Content-Security-Policy": rules.policy}}
    # These hosts ask again for everything else by themselves.
    sent |= {f"/{folder}/*": {"Cache-Control": FOR_EVER} for folder in _for_ever(paths)}
    for ending in ("atom", "md", "webmanifest"):
        sent[f"/*.{ending}"] = {"Content-Type": f"{TEXT_TYPES[ending]}; charset=utf-8"}
    blocks = (
        "".join(f"{line}\n" for line in (pattern, *(f"  {name}: {value}" for name, value in own.items())))
        for pattern, own in sent.items()
    )
    redirects = [f"{old} {new} 301\n" for old, new in rules.moved]
    redirects += [f"{start}* {page} 404\n" for start, page in rules.missing if start != rules.path]
    return {"_headers": "\n".join(blocks).encode(), "_redirects": "".join(redirects).encode()}


def _for_ever(paths: Iterable[str]) -> list[str]:
    """The folders whose every file is named by its content."""
    found: dict[str, bool] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        found[folder or "."] = found.get(folder or ".", True) and is_hashed(name)
    return sorted(folder for folder, all_hashed in found.items() if all_hashed)
