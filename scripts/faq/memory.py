"""What was found out about each file of a content folder, and is true as long as its bytes are the same.

A server remembers it from one edit to the next, a build in files of its own: as JSON, which only describes
values, and with a digest, so that what is damaged counts as not there. Files with problems are not kept.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from faq.files import digest_of, write_if_changed
from faq.markdown.nodes import Node
from faq.model import Located, Passage, Problem, RawFile

# One edit writes one of so many files again.
_PARTS = 16
_TEXTS = "texts"

Read = tuple[RawFile, tuple[Problem, ...]]
Nodes = tuple[Node, ...]
Value = TypeVar("Value")


class Parsed(Protocol):
    """A text that was parsed."""

    @property
    def passage(self) -> Passage:
        """The text with its nodes."""
        ...


T = TypeVar("T", bound=Parsed)


@dataclass(slots=True)
class _File:
    """A file of this `digest`, as it was `read`; `found` has values by their name, each with its key.

    `nodes` are those of its texts as a store had them, until they are asked for.
    """

    digest: str
    read: Read
    found: dict[str, tuple[str, Any]] = field(default_factory=dict)
    nodes: list[Any] = field(default_factory=list)


class Memory:
    """The files of one content folder, by their path. With a folder `store`, those of the last build too.

    A store that was written under another `key` counts as not there.
    """

    def __init__(self, store: Path | None = None, key: str = "") -> None:
        self._store, self._key = store, key
        self._files: dict[str, _File] = {}
        self._kept: dict[int, list[Any]] = {}
        for number in range(_PARTS if store else 0):
            self._recall(number)

    def read(self, path: str, data: bytes, make: Callable[[], Read]) -> Read:
        """The file at `path`, whose bytes are `data`, as it was read before, or as `make` reads it now."""
        digest = digest_of(data)
        known = self._files.get(path)
        if known is None or known.digest != digest:
            known = self._files[path] = _File(digest, make())
        return known.read

    def keep(self, paths: Sequence[str]) -> None:
        """Forget all files but those at `paths`."""
        kept = {*paths}
        self._files = {path: known for path, known in self._files.items() if path in kept}

    def texts(self, raw: RawFile, make: Callable[[Iterator[Nodes | None]], tuple[T, ...]]) -> tuple[T, ...]:
        """The parsed texts of a file.

        `make` gets their nodes in order, None for one of mere words, as far as they are known: an iterator
        that ends at once where they are not.
        """
        known = self._known(raw)
        nodes = iter([one if one is None else _nodes(one) for one in known.nodes] if known else [])
        return self.about(raw, _TEXTS, lambda: make(nodes))

    def about(self, raw: RawFile, what: str, make: Callable[[], Value], key: str | None = "") -> Value:
        """What `make` finds out about a file, found once for each `key`, the digest of all else it reads.

        Without that digest, None, it is found out each time.
        """
        known = self._known(raw)
        if known is None or key is None:
            return make()
        before = known.found.get(what)
        if before is None or before[0] != key:
            before = known.found[what] = (key, make())
        value: Value = before[1]
        return value

    def problems(
        self, raw: RawFile, rule: str, find: Callable[[], Iterator[Problem]], key: str | None = ""
    ) -> tuple[Problem, ...]:
        """What `rule` finds in a file; `key` as for `about`."""
        return self.about(raw, rule, lambda: tuple(find()), key)

    def digest(self, raw: RawFile) -> str | None:
        """The digest of a file's bytes; None where the file is not known here."""
        known = self._known(raw)
        return known.digest if known else None

    def save(self) -> None:
        """Write what is new to the store. Where that cannot be written, the next build only takes longer."""
        if self._store is None:
            return
        for number, files in enumerate(self._parts()):
            if self._kept.get(number) != _state(files):
                text = json.dumps([_written(known) for known in files], separators=(",", ":"))
                head = digest_of((self._key + text).encode())
                with suppress(OSError):
                    write_if_changed(self._store / f"{number}.json", f"{head}\n{text}")

    def _parts(self) -> Sequence[Sequence[_File]]:
        parts: list[list[_File]] = [[] for _ in range(_PARTS)]
        for path, known in sorted(self._files.items()):
            raw, problems = known.read
            if raw.readable and not problems:
                parts[zlib.crc32(path.encode()) % _PARTS].append(known)
        return parts

    def _known(self, raw: RawFile) -> _File | None:
        known = self._files.get(raw.path)
        return known if known and known.read[0] is raw else None

    def _recall(self, number: int) -> None:
        """Bring back one part of the store."""
        if self._store is None:
            return
        try:
            head, _, text = (self._store / f"{number}.json").read_text(encoding="ascii").partition("\n")
            if head != digest_of((self._key + text).encode()):
                return
            files = [_recalled(*written) for written in json.loads(text)]
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            return
        self._files |= {known.read[0].path: known for known in files}
        self._kept[number] = _state(files)


def _sound(known: _File) -> dict[str, str]:
    """The rules that found nothing in a file, with their keys."""
    return {name: key for name, (key, value) in known.found.items() if value == ()}


def _state(files: Sequence[_File]) -> list[Any]:
    """What tells whether files have to be written again."""
    return [(known.read[0].path, known.digest, _sound(known)) for known in files]


def _written(known: _File) -> list[Any]:
    """A file as JSON can hold it: what rules found about it is kept where they found nothing."""
    raw, _ = known.read
    texts = known.found.get(_TEXTS)
    nodes = [_text(one.passage) for one in texts[1]] if texts else known.nodes
    return [raw.path, known.digest, _located(raw.fields), raw.body, raw.body_line, nodes, _sound(known)]


def _recalled(
    path: str, digest: str, fields: Any, body: str, line: int, nodes: list[Any], sound: dict[str, str]
) -> _File:
    found: dict[str, tuple[str, Any]] = {name: (key, ()) for name, key in sound.items()}
    return _File(digest, (RawFile(path, _place(fields), body, line), ()), found, nodes)


def _located(value: Located) -> list[Any]:
    inside = value.value
    if isinstance(inside, str):
        if value.written == inside and value.first_line == value.line:
            return [value.line, inside]
        return [value.line, inside, value.written, value.first_line]
    if isinstance(inside, tuple):
        return [value.line, [_located(one) for one in inside]]
    return [value.line, {name: _located(one) for name, one in inside.items()}]


def _place(written: list[Any]) -> Located:
    line, inside, *more = written
    if isinstance(inside, str):
        return Located(inside, line, *(more or (inside, line)))
    if isinstance(inside, list):
        return Located(tuple([_place(one) for one in inside]), line)
    return Located({name: _place(one) for name, one in inside.items()}, line)


def _text(passage: Passage) -> list[Any] | None:
    """The nodes of a text; None where it has no marks."""
    words = Passage.of_words(passage.source, passage.origin)
    return None if words.nodes == passage.nodes else [_node(one) for one in passage.nodes]


def _node(node: Node) -> list[Any]:
    return [node.kind, node.text, node.line, [_node(one) for one in node.children], dict(node.attributes)]


def _nodes(written: list[Any]) -> Nodes:
    return tuple([
        Node(kind, text, _nodes(children), attributes, line)
        for kind, text, line, children, attributes in written
    ])  # fmt: skip


def store_of(folder: Path, content: Path) -> Path:
    """Where what is known of the files of the folder `content` is kept, below `folder`."""
    return folder / hashlib.sha256(str(content.absolute()).encode()).hexdigest()[:16]
