"""Records that a translation was reread: digests beside it, and the register of what was published.

Everything here turns texts into texts; the command that calls it reads and writes the files.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from faq.model import LANGUAGES, Entry, RawFile, digest, is_digest_of
from faq.yaml_text import quoted, with_field

RECORD = re.compile(r"([\w.-]+)['\"]?\s*:\s*['\"]?([0-9a-f]{12})\b")
_Published = dict[str, Any]
HEAD = "# Every id and address that was ever published. Only `build.py accept` writes here.\n"


def accepted(translation: str, entry: Entry) -> str:
    """The file's text with the digests of `entry` in `translated_from`; every other letter stays.

    `translation` has frontmatter that can be read. Texts without a translation get no digest.
    """
    originals = {key: text.id.source for key, text in entry.texts.items() if text.en}
    found = RECORD.findall(translation.partition("translated_from")[2])
    recorded = dict(reversed(found))  # the body below the block may have lines that look like records
    # A digest that holds stays as it is: no line changes for nothing.
    kept = {
        key: recorded[key] for key, text in originals.items() if is_digest_of(recorded.get(key, ""), text)
    }
    digests = {key: kept.get(key) or digest(text) for key, text in originals.items()}
    block = ["translated_from:", *(f"  {key}: {value}" for key, value in digests.items())] if digests else []
    return with_field(translation, "translated_from", block)


def registered(register: RawFile | None, entries: Iterable[Entry]) -> str:
    """The text of the register after `entries` were accepted. What it knew before is never forgotten."""
    known = _known(register)
    for entry in entries:
        before = known.setdefault(entry.id, {"slugs": [], "languages": []})
        english = ["en"] if any(text.en for text in entry.texts.values()) else []
        languages = {"id", *before["languages"], *english}
        before["slugs"] = [*dict.fromkeys((entry.slug, *entry.former_slugs, *before["slugs"]))]
        before["languages"] = [each for each in LANGUAGES if each in languages]
    return _register(known)


def with_retired(register: RawFile | None, id_: str, question: str, date: dt.date) -> str:
    """The text of the register after the answer `id_` was retired without another that answers it now."""
    known = _known(register)
    known[id_] |= {"retired": date.isoformat(), "question": question}
    return _register(known)


def without_slug(register: RawFile | None, id_: str, slug: str) -> str:
    """The text of the register without the address `slug` of the answer `id_`, which gets another id."""
    known = _known(register)
    known[id_]["slugs"] = [each for each in known[id_]["slugs"] if each != slug]
    return _register(known)


def _known(register: RawFile | None) -> dict[str, _Published]:
    """What the register says of each id: lists and texts by their names, empty where it says nothing."""
    return {
        id_: {name: [*raw.get(name).texts] for name in ("slugs", "languages")}
        | {name: raw.get(name).text for name in ("retired", "question")}
        for id_, raw in (register.fields.fields if register else {}).items()
    }


def _register(known: Mapping[str, _Published]) -> str:
    ordered = sorted(known.items(), key=lambda item: (len(item[0]), item[0]))
    return HEAD + "".join(f"{id_}: {_written(published)}\n" for id_, published in ordered)


def _written(published: _Published) -> str:
    fields = [
        f"slugs: [{', '.join(published['slugs'])}]",
        f"languages: [{', '.join(published['languages'])}]",
    ]
    if published.get("retired"):
        fields += [f"retired: {published['retired']}", f"question: {quoted(published['question'])}"]
    return f"{{{', '.join(fields)}}}"
