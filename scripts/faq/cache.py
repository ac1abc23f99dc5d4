"""What earlier builds made, found again by everything that determines it. Without it a build makes the same bytes.

A key is a digest of all inputs; the value is bytes. One SQLite file a group of values; each value carries its own
digest, so that whatever is damaged, or was written by an older version, counts as not there.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import TracebackType

# A value that so many builds in a row did not ask for is forgotten.
_KEPT_BUILDS = 3
_LAYOUT = "value-3"
_PACKAGE = Path(__file__).parent
# What renders, besides our own files.
_RENDERERS = (
    *("mkdocs", "mkdocs-material", "Jinja2", "MarkupSafe", "Markdown", "PyYAML", "Babel", "segno", "typst"),
    *("font-source-sans-pro", "lunr", "markdown-it-py", "mdit-py-plugins", "rjsmin", "nh3", "snowballstemmer"),
)


def key(*parts: object) -> str:
    """The digest of `parts`, which are told apart by what `repr` says of them."""
    return hashlib.sha256("\x1f".join(map(repr, parts)).encode()).hexdigest()


@cache
def program(*folders: Path) -> str:
    """The digest of what makes a site besides its content: this package, `folders`, and the versions of others."""
    digest = hashlib.sha256(_LAYOUT.encode())
    for folder in (_PACKAGE, *folders):
        files = [folder] if folder.is_file() else sorted(folder.rglob("*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                name = file.relative_to(folder).as_posix()
                digest.update(f"\x1f{name}\x1f{hashlib.sha256(file.read_bytes()).hexdigest()}".encode())
    for name in _RENDERERS:
        with suppress(importlib.metadata.PackageNotFoundError):
            digest.update(f"\x1f{name} {importlib.metadata.version(name)}".encode())
    return digest.hexdigest()


class Cache:
    """The values of one group, in `folder`; without a folder it remembers nothing.

    Use it as a context: at its end, what was asked for or put is kept, and what nobody asked for long goes.
    """

    def __init__(self, folder: Path | None, group: str) -> None:
        self._file = folder / f"{group}.sqlite" if folder else None
        self._database: sqlite3.Connection | None = None
        self._used: set[str] = set()
        self._new: dict[str, bytes] = {}

    def __enter__(self) -> Cache:
        if self._file is not None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._database = _opened(self._file)
            except sqlite3.Error:
                self._forget_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._database is None:
            return
        try:
            if kind is None:
                self._keep()
        except sqlite3.Error:
            self._forget_all()
        if self._database is not None:
            self._database.close()

    def get(self, key: str) -> bytes | None:
        """The value of `key`; None where there is none that can be trusted."""
        if key in self._new:
            return self._new[key]
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT value, digest FROM made WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            self._forget_all()
            return None
        if row is None or not isinstance(row[0], bytes) or _digest(row[0]) != row[1]:
            return None
        self._used.add(key)
        return row[0]

    def put(self, key: str, value: bytes) -> None:
        """Remember `value` under `key`."""
        if self._file is not None:
            self._new[key] = value

    def make(self, key: str, maker: Callable[[], bytes]) -> bytes:
        """The value of `key`, made where it is not known."""
        value = self.get(key)
        if value is None:
            value = maker()
            self.put(key, value)
        return value

    def _keep(self) -> None:
        assert self._database is not None
        with self._database as database:
            build = database.execute("SELECT coalesce(max(build), 0) + 1 FROM made").fetchone()[0]
            rows = ((key, build, _digest(value), value) for key, value in self._new.items())
            database.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", rows)
            database.executemany("UPDATE made SET build = ? WHERE key = ?", ((build, key) for key in self._used))
            database.execute("DELETE FROM made WHERE build <= ?", (build - _KEPT_BUILDS,))

    def _forget_all(self) -> None:
        """A damaged file is deleted; the next build begins a new one."""
        if self._database is not None:
            self._database.close()
            self._database = None
        if self._file is not None:
            for file in self._file.parent.glob(f"{self._file.name}*"):
                file.unlink(missing_ok=True)


def _opened(file: Path) -> sqlite3.Connection:
    # Losing the cache costs seconds, waiting for the disk costs them at every build.
    database = sqlite3.connect(file, timeout=1)
    database.execute("PRAGMA synchronous = OFF")
    database.execute("CREATE TABLE IF NOT EXISTS made (key TEXT PRIMARY KEY, build INTEGER, digest TEXT, value BLOB)")
    database.execute("SELECT key, build, digest, value FROM made LIMIT 0")
    return database


def _digest(value: bytes) -> str:
    return hashlib.sha256(value).hexdigest()


def keys(parts: Iterable[object]) -> str:
    """As `key`, of any number of parts."""
    return key(*parts)
