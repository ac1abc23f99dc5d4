"""The parts of others in a site and in what built it: notices, a CycloneDX list, security.txt."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from faq.model import Content

NOTICES = "third-party-notices.txt"
BILL = "sbom.cdx.json"
SECURITY = ".well-known/security.txt"
# A promise to look at reports has to be renewed within a year; a new edition renews it.
_VALID = dt.timedelta(days=364)
_LOCKED = re.compile(
    r"^([A-Za-z0-9._-]+)==([^ ;\\]+)((?:.*\\\n)(?:    --hash=sha256:[0-9a-f]{64}.*\n)+)", re.MULTILINE
)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Component:
    """Something of others that readers get; `licence` is the SPDX name, `where` says where it is.

    The text of the licence is in the `package`, the file `text`.
    """

    name: str
    version: str
    licence: str
    holder: str
    where: str
    url: str
    text: str
    package: str = "faq.hosting"


def _parts() -> Iterator[Component]:
    yield Component(
        name="lunr.js",
        version="2.3.9",
        licence="MIT",
        holder="Copyright (C) 2020 Oliver Nightingale",
        where="search/worker",
        url="https://lunrjs.com/",
        text="templates/mit.txt",
    )
    yield Component(
        name="Source Sans Pro",
        version=version("font-source-sans-pro"),
        licence="OFL-1.1",
        holder="Copyright 2010-2018 Adobe",
        where="embedded in PDF files and drawn in pictures",
        url="https://github.com/adobe-fonts/source-sans",
        package="font_source_sans_pro",
        text="files/LICENSE.txt",
    )
    # Typst carries it for messages and code.
    yield Component(
        name="DejaVu Sans Mono",
        version="2.37",
        licence="Bitstream-Vera",
        holder="Copyright (c) 2003 by Bitstream, Inc.; Copyright (c) 2006 by Tavmjong Bah",
        where="embedded in PDF files and drawn in pictures",
        url="https://dejavu-fonts.github.io/",
        text="templates/dejavu.txt",
    )


def supply_files(content: Content, lock: Path) -> Mapping[str, bytes]:
    """Notices, list of parts, and security.txt where someone can be reached; by path below the root.

    `lock` is requirements.txt; what built the site is left out of the list where there is none.
    """
    made = {NOTICES: _notices().encode(), BILL: _bill(lock).encode()}
    contact = _contact(content)
    return made | ({SECURITY: _security(content, contact).encode()} if contact else {})


def _notices() -> str:
    rule = "\n\n" + "-" * 78 + "\n\n"
    parts = []
    for part in _parts():
        licence = files(part.package).joinpath(part.text).read_text(encoding="utf-8").strip()
        about = f"{part.name} {part.version}\n{part.holder}\n{part.url}\nIn: {part.where}\n"
        parts.append(f"{about}Licence: {part.licence}\n\n{licence}")
    return rule.join(["What this site carries of others, and under which licences.", *parts]) + "\n"


def _bill(lock: Path) -> str:
    """CycloneDX 1.6, without a time or a serial number: the same site has the same list."""
    shipped = [
        {
            "type": "library",
            "bom-ref": f"shipped:{part.name}",
            "name": part.name,
            "version": part.version,
            "scope": "required",
            "licenses": [{"license": {"id": part.licence}}],
            "copyright": part.holder,
            "externalReferences": [{"type": "website", "url": part.url}],
        }
        for part in _parts()
    ]
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "site", "name": "lpse-faq"}},
        "components": [*shipped, *_built_with(lock)],
    }
    return json.dumps(bill, ensure_ascii=False, indent=1) + "\n"


def _built_with(lock: Path) -> Iterator[dict[str, Any]]:
    """The locked packages that build a site; none of them is in it unless listed as shipped."""
    if not lock.is_file():
        return
    for name, release, rest in _LOCKED.findall(lock.read_text(encoding="utf-8")):
        yield {
            "type": "library",
            "bom-ref": f"pkg:pypi/{name}@{release}",
            "name": name,
            "version": release,
            "scope": "excluded",
            "purl": f"pkg:pypi/{name}@{release}",
            # One for each file that the package index has of this release.
            "properties": [{"name": "lock:sha256", "value": hash_} for hash_ in _HASH.findall(rest)[:1]],
        }


def _contact(content: Content) -> str:
    """The address to which a security problem is reported; empty where none was given."""
    agency = content.agency
    if agency.email:
        return f"mailto:{agency.email}"
    return next((url for url in (agency.feedback_url, agency.website) if url.startswith("https://")), "")


def _security(content: Content, contact: str) -> str:
    """RFC 9116. The day it expires follows from the edition, so that the same content gives the same file."""
    expires = content.edition + _VALID
    return (
        f"Contact: {contact}\n"
        f"Expires: {expires.isoformat()}T00:00:00Z\n"
        "Preferred-Languages: id, en\n"
        f"Canonical: {content.agency.site_url}{SECURITY}\n"
    )
