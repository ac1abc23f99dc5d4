"""Addresses beside the pages: short links, former addresses, and the sitemap of both languages."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from faq import address
from faq.model import LANGUAGES, Agency, Content, Language
from faq.site.config import language_url

_REDIRECT = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
{policy}<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{canonical}">
<title>{title}</title>
<script src="{root}assets/javascripts/follow.js" data-target="{target}"></script>
</head>
<body>
<p><a href="{target}">{title}</a></p>
</body>
</html>
"""
# A page that only leads on loads nothing but its script.
_POLICY = """<meta http-equiv="Content-Security-Policy" content="\
default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'">
"""


def redirects(content: Content, *, preview: bool) -> Iterator[tuple[str, str]]:
    """Path below the site's root and HTML of every short link and former address.

    A `preview` has no policy: its live server adds a script of its own.
    """
    policy = "" if preview else _POLICY
    for language in LANGUAGES:
        home = address.home(language)
        for entry in content.entries.values():
            title = entry.question.read(language)
            page = address.page(entry, language)
            for old in (
                f"f/{entry.id}",
                *(f"f/{id_}" for id_ in entry.former_ids),
                *(f"faq/{slug}" for slug in entry.former_slugs),
            ):
                canonical = content.agency.site_url + page
                target = "../../" + page.removeprefix(home)
                yield f"{home}{old}/index.html", _redirect(language, target, canonical, title, policy)


def _redirect(language: Language, target: str, canonical: str, title: str, policy: str) -> str:
    target, canonical, title = html.escape(target), html.escape(canonical), html.escape(title)
    root = "../../" + "../" * address.home(language).count("/")
    return _REDIRECT.format(
        language=language, target=target, canonical=canonical, title=title, root=root, policy=policy
    )


def sitemap(content: Content, pages: Iterable[str]) -> str:
    """sitemap.xml: every page in both languages, each naming the other; `pages` are Markdown paths."""
    reviewed = {f"faq/{entry.slug}.md": entry.reviewed for entry in content.entries.values()}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for page in sorted(pages):
        date = reviewed.get(page, content.edition).isoformat()
        for language in LANGUAGES:
            lines.append(
                f"<url><loc>{_absolute(content.agency, language, page)}</loc><lastmod>{date}</lastmod>"
            )
            lines += _alternates(content.agency, page)
            lines.append("</url>")
    lines.append("</urlset>")
    return "\n".join(lines) + "\n"


def _alternates(agency: Agency, page: str) -> Iterator[str]:
    for code, language in (*((language, language) for language in LANGUAGES), ("x-default", LANGUAGES[0])):
        href = _absolute(agency, language, page)
        yield f'<xhtml:link rel="alternate" hreflang="{code}" href="{href}"/>'


def _absolute(agency: Agency, language: Language, page: str) -> str:
    stem = page.removesuffix(".md")
    return html.escape(language_url(agency, language) + ("" if stem == "index" else f"{stem}/"))
