"""Links as authors write them, turned into links that hold where their text lands.

Authors link to files as seen from their own file, or to addresses from the site's root. Entries lose their
folders on the way to the site, so both have to be written anew.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from faq.model import Content, Language
from faq.prose import WRITTEN_LINK, leaves_page


@dataclass(frozen=True, slots=True)
class Links:
    """Page by content file and by address from the root, for one language's tree of pages."""

    files: Mapping[str, str]
    addresses: Mapping[str, str]
    to_site_root: str

    def rewrite(self, text: str, source: str, page: str) -> str:
        """`text` from the content file `source` with links as seen from `page`."""

        def link(match: re.Match[str]) -> str:
            target = match["target"]
            if match["code"] or not (target.startswith("#") or leaves_page(target)):
                return match[0]
            path, hash_, anchor = target.partition("#")
            found = self._page(path, source) if path else self.files[source]
            if found == page:
                return f"{match['words']}({hash_}{anchor}{match['title'] or ''})" if anchor else match[0]
            if found is None:
                up = self.to_site_root + "../" * (page.count("/") + (page != "index.md"))
                address = html.escape(up + html.unescape(target).lstrip("/"))
                return f'<a href="{address}">{match["words"][1:-1]}</a>'
            seen = posixpath.relpath(found, posixpath.dirname(page) or ".")
            return f"{match['words']}({seen}{hash_}{anchor}{match['title'] or ''})"

        return WRITTEN_LINK.sub(link, text)

    def _page(self, path: str, source: str) -> str | None:
        """The page or file meant; None for what is built beside the pages, such as PDFs."""
        if path.startswith("/"):
            return self.addresses.get(path.removeprefix("/en") if path.startswith("/en/") else path)
        meant = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        return self.files.get(meant, meant)


def links_of(content: Content, language: Language, built_in: Iterable[str]) -> Links:
    """Where every file and address of `content` stands among the pages of `language`.

    `built_in` are the paths of pages that exist even where nobody wrote them.
    """
    pages = {entry.path: f"faq/{entry.slug}.md" for entry in content.entries.values()}
    addresses = {f"/faq/{entry.slug}/": pages[entry.path] for entry in content.entries.values()}
    addresses |= {f"/f/{entry.id}/": pages[entry.path] for entry in content.entries.values()}
    addresses |= {f"/kategori/{id_}/": f"kategori/{id_}.md" for id_ in content.categories}
    addresses |= {f"/peran/{id_}/": f"peran/{id_}.md" for id_ in content.roles}
    for path in [*built_in, *(page.path for page in content.pages)]:
        stem = path.removesuffix(".md").removesuffix("index")
        addresses[f"/{stem}/" if stem else "/"] = path
    files = pages | {path.removesuffix(".md") + ".en.md": page for path, page in pages.items()}
    files |= {page.path.removesuffix(".md") + ".en.md": page.path for page in content.pages}
    return Links(files, addresses, "../" if language == "en" else "")
