"""Every address of the site that content may link to, with the anchors known on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from faq.check.vocabulary import Vocabulary, named, plain
from faq.model import RawFile, Sources

# Pages that exist even where nobody wrote their introduction, with the group whose ids are anchors there.
BUILT_IN = {"/": "", "/eskalasi/": "", "/glosarium/": "glossary", "/sop/": "sops", "/tentang/": ""}
# Built beside the pages; the crawl of the finished site checks that they are there.
BESIDE = re.compile(r"/(?:(?:pdf|api)/[\w./-]*|(?:en/)?feed\.atom|llms\.txt)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Addresses:
    """`anchors` by address, None where they are not known; `files` gives the address of a content file."""

    anchors: Mapping[str, frozenset[str] | None]
    files: Mapping[str, str]
    moved: Mapping[str, str]

    def knows(self, address: str) -> bool:
        return address in self.anchors or BESIDE.fullmatch(address) is not None

    def of_file(self, path: str) -> str:
        """The address of the Markdown file `path`, in whatever language; empty where there is none."""
        return self.files.get(path.removesuffix(".en.md") + ".md" if path.endswith(".en.md") else path, "")


def survey(sources: Sources, vocabulary: Vocabulary, headings: Mapping[str, Iterable[str]]) -> Addresses:
    """The addresses of `sources`; `headings` are the anchors of every body's headings by its path."""
    anchors: dict[str, frozenset[str] | None] = {}
    files: dict[str, str] = {}

    def titles(raw: RawFile) -> set[str]:
        paths = (raw.path, raw.path.removesuffix(".md") + ".en.md")
        return {anchor for path in paths for anchor in headings.get(path, ())}

    for raw in sources.entries:
        files[raw.path] = f"/faq/{raw.slug}/"
        found = frozenset({*named(raw, "steps"), *titles(raw)}) if raw.readable else None
        anchors.setdefault(files[raw.path], found)
        anchors[f"/f/{plain(raw.fields, 'id')}/"] = frozenset()
    for group, folder in (("categories", "kategori"), ("roles", "peran")):
        anchors.update({f"/{folder}/{id_}/": None for id_ in vocabulary.ids.get(group, ())})
    for address, group in BUILT_IN.items():
        anchors[address] = frozenset(vocabulary.ids.get(group, ())) if group else None
    for raw in sources.pages:
        if raw.path.endswith(".en.md"):
            continue
        files[raw.path] = _address(raw.path)
        known = anchors.get(files[raw.path], frozenset())
        anchors[files[raw.path]] = None if known is None else known | titles(raw)
    moved = {}
    for raw in sources.entries:
        for item in raw.fields.fields["former_slugs"].items if "former_slugs" in raw.fields.fields else ():
            moved[f"/faq/{item.text.strip()}/"] = files[raw.path]
    return Addresses(anchors, files, moved)


def _address(path: str) -> str:
    where = PurePosixPath(path).with_suffix("")
    parts = where.parts[:-1] if where.name == "index" else where.parts
    return "/" + "".join(f"{part}/" for part in parts)
