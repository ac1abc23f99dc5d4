"""Links in Markdown that was not parsed: the one form in which the site points them at the page they mean."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

# Code first, so that nothing inside it counts as a link.
WRITTEN_LINK = re.compile(
    r"(?P<code>^(?P<fence>```+|~~~+).*?^(?P=fence)|(?P<ticks>`+).+?(?P=ticks))"
    r"|(?P<words>!?\[(?:[^\[\]]|\[[^\[\]]*\])*\])\((?P<target>[^\s()]+)(?P<title>\s+[^()]*)?\)",
    re.M | re.S,
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#", re.I)


def leaves_page(target: str) -> bool:
    """Whether `target` is another page of this site, seen from the file: it must be rewritten."""
    return not _ELSEWHERE.match(target)


def written_targets(text: str) -> Iterator[str]:
    """The targets of the links in `text` that are rewritten, as a browser would read them."""
    for match in WRITTEN_LINK.finditer(text):
        target = html.unescape(match["target"] or "")
        if not match["code"] and leaves_page(target):
            yield target
