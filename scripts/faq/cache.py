"""What the last build made, found again by all that determines it. Without it a build makes the same bytes.

The made files themselves are the store: a record beside the project says for each path of a site which key it
was made under and which digest it had. A file that was changed since, and a record that is damaged or was
written by another version, count as not there.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path

from faq.files import InPlace, digest_of, write_if_changed
from faq.markdown.nodes import walk
from faq.model import LANGUAGES, Content, Entry, Words
from faq.site_map import SiteMap, Target

_PACKAGE = Path(__file__).parent
# Packages that have a part in what is made; with another version of one, everything is made again.
_RENDERERS = (
    *("mkdocs", "mkdocs-material", "Jinja2", "MarkupSafe", "Markdown", "PyYAML", "Babel", "segno", "typst"),
    *(
        "font-source-sans-pro",
        "lunr",
        "markdown-it-py",
        "mdit-py-plugins",
        "rjsmin",
        "snowballstemmer",
    ),
)


@dataclass(frozen=True, slots=True)
class Made:
    """How one file was made: the key of all that determines it, empty where it has none, and its digest."""

    key: str
    digest: str


def key_of(*parts: object) -> str:
    """The digest of `parts`, which count as different where `repr` shows them differently."""
    return hashlib.sha256("\x1f".join(map(repr, parts)).encode()).hexdigest()


def content_key(content: Content) -> str:
    """The digest of all that `content` says."""
    words = content.words
    # A set is shown in another order by every process.
    sets = (sorted(words.ignored), sorted(words.everyday))
    return key_of(replace(content, words=replace(words, ignored=frozenset(), everyday=frozenset())), sets)


def program(*files: Path) -> str:
    """The digest of what makes a site besides its content: this package, `files`, and the versions of others.

    Of a folder among `files` everything counts.
    """
    return key_of(_package(), [_digest_below(root) for root in files])


@cache
def _package() -> str:
    """The digest of this program, which stays what it was when it started, of Python and of the renderers."""
    versions = []
    for name in _RENDERERS:
        with suppress(importlib.metadata.PackageNotFoundError):
            versions.append(f"{name} {importlib.metadata.version(name)}")
    return key_of(_digest_below(_PACKAGE), sys.version, versions)


def _digest_below(root: Path) -> list[tuple[str, str]]:
    """The digest of every file in a folder, or of the one that `root` is, by its path."""
    files = sorted(root.rglob("*")) if root.is_dir() else [root]
    return [
        (file.relative_to(root).as_posix(), digest_of(file.read_bytes()))
        for file in files
        if file.is_file() and "__pycache__" not in file.parts
    ]


class EntryKeys:
    """A key for each entry of `content`, which changes with all that an output can show on account of it.

    That is the entry itself, where its links lead, what it names as related, and everything that entries
    share: the agency, roles, evidence and the like. Other entries change it only in these ways.
    """

    def __init__(self, content: Content) -> None:
        self.shared = key_of(replace(content, entries={}, pages=(), words=Words()))
        self._content = content
        self._map = SiteMap.of(content)
        self._found: dict[str, str] = {}

    def of(self, entry: Entry) -> str:
        """The key of `entry`, one of the content's."""
        found = self._found.get(entry.id)
        if found is None:
            others = (self._content.entries[id_] for id_ in entry.related)
            related = [(other.slug, other.question) for other in others]
            found = self._found[entry.id] = key_of(self.shared, entry, related, list(self._links(entry)))
        return found

    def _links(self, entry: Entry) -> Iterator[Target | None]:
        for text in entry.texts.values():
            for language, passage in zip(LANGUAGES, (text.id, text.en), strict=True):
                if "[" in passage.source or "<" in passage.source:
                    for node in walk(passage.nodes):
                        if "url" in node.attributes:
                            yield self._map.resolve(node.attributes["url"], passage.origin.path, language)


@lru_cache(maxsize=2)
def keys_of(content: Content) -> EntryKeys:
    """The keys of the entries of `content`; of the same content always the same ones."""
    return EntryKeys(content)


@dataclass(slots=True)
class Cache:
    """The files of `site` that the last build made, by their path, and the keys that this build gives.

    `program` is part of every key. An empty `known` remembers nothing. This build works in the folder
    `place`, of which `there` says how files were made that are in it from an earlier one.
    """

    site: Path = Path()
    program: str = ""
    known: Mapping[str, Made] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    place: Path = Path()
    there: Mapping[str, Made] = field(default_factory=dict)

    def find(self, path: str, key: str) -> bytes | None:
        """The file at `path` as it was made under `key`; None where it has to be made.

        Either way the file that this build has at `path` is known by `key` from now on.
        """
        self.keys[path] = full = key_of(self.program, key)
        in_place = _read(self.place / path, full, self.there.get(path))
        if in_place is not None:
            return InPlace(in_place)
        return _read(self.site / path, full, self.known.get(path))

    def whole(self, key: str, make: Callable[[], Iterable[tuple[str, bytes]]]) -> list[tuple[str, bytes]]:
        """The files that were made together under `key`, whatever their names, or those that `make` makes."""
        full = key_of(self.program, key)
        paths = [path for path, made in self.known.items() if made.key == full]
        found = [(path, data) for path in paths if (data := self.find(path, key)) is not None]
        if paths and len(found) == len(paths):
            return found
        files = [*make()]
        self.keys.update({path: full for path, _ in files})
        return files

    def make(self, path: str, key: str, maker: Callable[[], bytes]) -> bytes:
        """The file at `path`, made by `maker` where it is not known under `key`."""
        found = self.find(path, key)
        return maker() if found is None else found


def _read(file: Path, key: str, made: Made | None) -> bytes | None:
    """The file, if it was made under `key` and is still what was `made`."""
    if made is None or made.key != key:
        return None
    try:
        data = file.read_bytes()
    except OSError:
        return None
    return data if digest_of(data) == made.digest else None


def read_record(file: Path) -> Mapping[str, Made]:
    """What the record `file` says of each path; nothing where it is missing, damaged or of another form."""
    try:
        check, _, text = file.read_text(encoding="utf-8").partition("\n")
        if check != digest_of(text.encode()):
            return {}
        return {path: Made(key, digest) for path, (key, digest) in json.loads(text).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_record(file: Path, made: Mapping[str, Made]) -> None:
    """Remember how each file was made. Where it cannot be written, the next build only takes longer."""
    text = json.dumps({path: (one.key, one.digest) for path, one in made.items() if one.key})
    with suppress(OSError):
        write_if_changed(file, f"{digest_of(text.encode())}\n{text}")


def record_of(folder: Path, site: Path) -> Path:
    """The record of the files in `site`, below `folder`."""
    return folder / f"{hashlib.sha256(str(site.absolute()).encode()).hexdigest()[:16]}.json"
