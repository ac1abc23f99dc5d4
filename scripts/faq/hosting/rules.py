"""The rules of a host, worked out once: what leads where, what is kept how long, what is sent with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from faq import site_map
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
