"""Files beside the pages that lead to them: short links, former addresses, and the sitemap."""

from __future__ import annotations

import html
from collections.abc import Iterator

from faq import site_map
from faq.catalogue import Catalogue
from faq.model import DEFAULT_LANGUAGE, Content, Language
from faq.site.allowlist import breaches
from faq.site.render import RenderError
from faq.site_map import Place, SiteMap

_HEAD = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="robots" content="noindex">
"""
_REDIRECT = (
    _HEAD
    + """\
<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{canonical}">
<title>{title}</title>
<script src="{root}{script}" data-target="{target}"></script>
</head>
<body>
<p><a href="{target}">{title}</a></p>
</body>
</html>
"""
)
# A page that only redirects loads nothing but its script.
_POLICY = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'"

_TOMBSTONE = (
    _HEAD
    + """\
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{text}</p>
<p><a href="{home}">{home_title}</a></p>
</main>
</body>
</html>
"""
)


def redirects(content: Content, script: str) -> Iterator[tuple[str, str]]:
    """Path below the site's root and HTML of every short link and former address.

    `script` is the path of the script that keeps the step in an address.
    """
    places = SiteMap.of(content)
    for language in content.languages:
        titles = {
            **{f"entry/{entry.id}": entry.question for entry in content.entries.values()},
            **{f"category/{category.id}": category.label for category in content.categories.values()},
            **{f"role/{role.id}": role.label for role in content.ladder},
        }
        for old, key in places.former.items():
            origin = site_map.home(language) + old
            page = places.page(key, language)
            target = html.escape("../" * old.count("/") + places.places[key].below)
            yield _held(
                f"{origin}index.html",
                _REDIRECT.format(
                    language=language,
                    target=target,
                    canonical=html.escape(content.agency.site_url + page),
                    title=html.escape(titles[key].read(language).plain),
                    root=html.escape(site_map.relative("", origin)),
                    policy=_POLICY,
                    script=script,
                ),
                target,
            )


def _held(path: str, page: str, leads_to: str = "") -> tuple[str, str]:
    """Path and `page`; raises RenderError where it holds what no page may hold."""
    for breach in breaches(page, "", _POLICY, leads_to):
        raise RenderError(f"the page at {path} holds what no page may hold: {breach}")
    return path, page


def tombstones(content: Content) -> Iterator[tuple[str, str]]:
    """Path below the site's root and text of every address of a retired answer: it says so."""
    places = SiteMap.of(content)
    for language in content.languages:
        words = Catalogue(language)
        for answer in content.retired:
            short = f"{site_map.SHORT}/{answer.id}/"
            for below in (short, *(f"{site_map.ENTRIES}/{slug}/" for slug in answer.slugs)):
                if below in places.former:
                    continue
                said = words["retired_text"].format(question=answer.question, date=words.day(answer.date))
                origin = site_map.home(language) + below
                yield f"{origin}index.md", f"# {words['retired_title']}\n\n{said}\n"
                yield _held(
                    f"{origin}index.html",
                    _TOMBSTONE.format(
                        language=language,
                        policy=_POLICY,
                        title=html.escape(words["retired_title"]),
                        text=html.escape(said),
                        home=html.escape(site_map.relative(site_map.home(language), origin)),
                        home_title=html.escape(words["home"]),
                    ),
                )


def sitemap(content: Content) -> str:
    """sitemap.xml: every page in every language, each naming the others."""
    reviewed = {f"entry/{entry.id}": entry.reviewed for entry in content.entries.values()}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for place in sorted(SiteMap.of(content).places.values(), key=lambda place: place.file):
        date = reviewed.get(place.key, content.edition).isoformat()
        alternates = list(_alternates(content, place))
        for language in content.languages:
            location = _absolute(content, place, language)
            lines += [f"<url><loc>{location}</loc><lastmod>{date}</lastmod>", *alternates, "</url>"]
    lines.append("</urlset>")
    return "\n".join(lines) + "\n"


def _alternates(content: Content, place: Place) -> Iterator[str]:
    for code, language in (*((one, one) for one in content.languages), ("x-default", DEFAULT_LANGUAGE)):
        href = _absolute(content, place, language)
        yield f'<xhtml:link rel="alternate" hreflang="{code}" href="{href}"/>'


def _absolute(content: Content, place: Place, language: Language) -> str:
    return html.escape(content.agency.site_url + site_map.home(language) + place.below)
