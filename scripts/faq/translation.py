"""Records that a translation was reread: digests beside it, and the register of what was published.

Everything here turns texts into texts; the command that calls it reads and writes the files.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from faq.model import LANGUAGES, Entry, RawFile, digest, is_digest_of
from faq.yaml_text import quoted, with_field

RECORD = re.compile(r"([\w.-]+)['\"]?\s*:\s*['\"]?([0-9a-f]{12})\b")
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


@dataclass(frozen=True, slots=True)
class _Published:
    """What the register says of an id; `retired` and `question` are empty where the answer is still here."""

    slugs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    retired: str = ""
    question: str = ""

    @property
    def written(self) -> str:
        fields = [f"slugs: [{', '.join(self.slugs)}]", f"languages: [{', '.join(self.languages)}]"]
        if self.retired:
            fields += [f"retired: {self.retired}", f"question: {quoted(self.question)}"]
        return f"{{{', '.join(fields)}}}"


def registered(register: RawFile | None, entries: Iterable[Entry]) -> str:
    """The text of the register after `entries` were accepted. What it knew before is never forgotten."""
    known = _known(register)
    for entry in entries:
        before = known.get(entry.id, _Published())
        english = ["en"] if any(text.en for text in entry.texts.values()) else []
        languages = {"id", *before.languages, *english}
        known[entry.id] = replace(
            before,
            slugs=tuple(dict.fromkeys((entry.slug, *entry.former_slugs, *before.slugs))),
            languages=tuple(each for each in LANGUAGES if each in languages),
        )
    return _register(known)


def with_retired(register: RawFile | None, id_: str, question: str, date: dt.date) -> str:
    """The text of the register after the answer `id_` was retired without another that answers it now."""
    known = _known(register)
    known[id_] = replace(known[id_], retired=date.isoformat(), question=question)
    return _register(known)


def without_slug(register: RawFile | None, id_: str, slug: str) -> str:
    """The text of the register without the address `slug` of the answer `id_`, which gets another id."""
    known = _known(register)
    slugs = tuple(each for each in known[id_].slugs if each != slug)
    known[id_] = replace(known[id_], slugs=slugs)
    return _register(known)


def _known(register: RawFile | None) -> dict[str, _Published]:
    """What the register says of each id."""
    return {
        id_: _Published(
            slugs=raw.get("slugs").texts,
            languages=raw.get("languages").texts,
            retired=raw.get("retired").text,
            question=raw.get("question").text,
        )
        for id_, raw in (register.fields.fields if register else {}).items()
    }


def _register(known: Mapping[str, _Published]) -> str:
    ordered = sorted(known.items(), key=lambda item: (len(item[0]), item[0]))
    return HEAD + "".join(f"{id_}: {published.written}\n" for id_, published in ordered)
