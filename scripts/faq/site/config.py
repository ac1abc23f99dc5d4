"""The MkDocs configuration of one language, derived from mkdocs.yml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from faq import site_map
from faq.catalogue import Catalogue
from faq.files import write_if_changed
from faq.model import Agency, Content, Language


def language_url(agency: Agency, language: Language) -> str:
    """The absolute address of `language`'s home page."""
    return agency.site_url + site_map.home(language)


def settings(content: Content, site: Any, *, offline: bool, worker: str = "") -> dict[str, Any]:
    """What the pages of one language (a `faq.pages.Site`) add to mkdocs.yml, apart from folders.

    `worker` is the address of the script that searches.
    """
    agency, language = content.agency, site.language
    return {
        "site_name": f"{agency.title.read(language).plain} – {agency.short_name}",
        "site_url": language_url(agency, language),
        "nav": [_menu(item) for item in site.navigation],
        "extra": {
            "language": language,
            "languages": list(content.languages),
            "site_root": agency.site_url,
            "worker": worker,
            "offline": offline,
            "printed": site.printed,
            "path": urlsplit(language_url(agency, language)).path,
            "edition": {
                "date": content.edition.isoformat() if content.entries else "",
                "text": Catalogue(language).edition(content),
            },
            "t": dict(site.words),
            "agency": _agency(agency, language, site.contacts),
            "roles": {role.id: role.colour for role in content.ladder},
            "colours": asdict(agency.colours),
            "notice": _notice(agency, language),
            "footer": _footer(content, language),
        },
    }


def _notice(agency: Agency, language: Language) -> dict[str, str] | None:
    """The announcement of every page with its first and last day (ISO); none where there is none."""
    if agency.notice is None:
        return None
    return {
        "text": agency.notice.text.read(language).plain,
        "start": agency.notice.start.isoformat() if agency.notice.start else "",
        "end": agency.notice.end.isoformat(),
        "by": agency.notice.by,
    }


def _footer(content: Content, language: Language) -> list[dict[str, str]]:
    """Hand-written pages that no menu names: for authors, and for programs."""
    built_in = set(site_map.BUILT_IN)
    return [
        {
            "address": page.path.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/",
            "label": page.title.read(language).plain,
        }
        for page in content.pages
        if page.path not in built_in and (page.path.count("/") == 0 or page.path.endswith("/index.md"))
    ]


def _agency(agency: Agency, language: Language, contacts: Sequence[Any]) -> dict[str, Any]:
    """What every page says about the agency."""
    return {
        "name": agency.name,
        "short_name": agency.short_name,
        "title": agency.title.read(language).plain,
        "tagline": agency.tagline.read(language).plain,
        "logo": agency.logo,
        "own_icon": agency.has_own_icon,
        "spse_url": agency.spse_url,
        "feedback_url": agency.feedback_url,
        "contacts": [asdict(contact) for contact in contacts],
    }


def _menu(item: Any) -> dict[str, Any]:
    return {item.label: item.page or [_menu(child) for child in item.children]}


def derive(root: Path, work: Path, language: Language, added: dict[str, Any], site_dir: Path) -> Path:
    """Write the configuration of `language` into `work` and return its path.

    `extra` of what is `added` stays out: MkDocs would take long to read it, and need not.
    """
    config = {
        "INHERIT": str(root / "mkdocs.yml"),
        **{name: value for name, value in added.items() if name != "extra"},
        "docs_dir": str(work / "pages"),
        "site_dir": str(site_dir),
        "theme": {"language": language, "custom_dir": str(root / "overrides")},
        "hooks": [],
        "watch": [],
    }
    file = work / "mkdocs.yml"
    write_if_changed(file, yaml.safe_dump(config, allow_unicode=True, sort_keys=False))
    return file
