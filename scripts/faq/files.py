"""Everything that is written: only what changed, never half a file, and a finished folder in one step.

Works wherever Python does. Where the system cannot exchange two folders at once (only Linux can), the old
one is renamed away and the new one takes its name.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout

# Marks a folder as one that a build made and may replace.
MARKER = ".lpse-faq"
MARK = b"made by build.py; the next build replaces what is in this folder\n"


class InPlace(bytes):
    """What a file holds, read from the place where it belongs."""


class OccupiedError(Exception):
    """A folder that is not ours to write: `reason` is the key of what the catalogue says of `folder`."""

    def __init__(self, reason: str, folder: Path) -> None:
        super().__init__(f"{reason}: {folder}")
        self.reason, self.folder = reason, folder


def write_if_changed(file: Path, text: str | bytes) -> bool:
    """Put `text` into `file`, which keeps its rights; true where that changed it.

    What is there already stays untouched, so that a live server does not rebuild for ever. A reader meets the
    old file or the new one, never a half.
    """
    data = text.encode() if isinstance(text, str) else text
    if file.is_file() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    mode = file.stat().st_mode & 0o777 if file.exists() else 0o644
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(mode)
        Path(name).replace(file.resolve())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """Put `files` into `folder`, which is the caller's alone, by their paths, each as it comes.

    Returns the digest of each.
    """
    digests: dict[str, str] = {}
    for path, data in files:
        put(folder / path, data)
        digests[path] = digest_of(data)
    return digests


def put(file: Path, data: bytes) -> None:
    """Write `data` into `file`, in a folder that is the caller's alone and is made where it is missing.

    What is there already is not written again.
    """
    if isinstance(data, InPlace):
        return
    try:
        with file.open("r+b") as stream:
            if stream.read() != data:
                stream.seek(0)
                stream.write(data)
                stream.truncate()
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    except (IsADirectoryError, NotADirectoryError):
        make_way(file)
        put(file, data)


def make_way(file: Path) -> None:
    """Delete what is in the way of `file`: a folder of its name, or a file of the name of a folder above."""
    if file.is_dir():
        shutil.rmtree(file)
    for folder in file.parents:
        if folder.is_file():
            folder.unlink()


def digest_of(data: bytes) -> str:
    """The SHA-256 of `data` in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def stamp(file: Path) -> tuple[int, int]:
    """What changes when `file` does: the time of its last change in nanoseconds, and its size in bytes."""
    about = file.stat()
    return about.st_mtime_ns, about.st_size


def files_below(folder: Path) -> list[str]:
    """The paths of all files below `folder`, relative to it and sorted."""
    start = len(str(folder)) + 1
    return sorted(
        os.path.join(place, name)[start:].replace(os.sep, "/")  # noqa: PTH118 – thousands of them
        for place, _, names in os.walk(folder)
        for name in names
    )


def merge(new: Path, folder: Path) -> None:
    """Move all that is in `new` into `folder`, where a file of the same path is replaced; `new` goes.

    Others may write into `folder` meanwhile.
    """
    if not new.is_dir():
        return
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # another process has just made it
            new.rename(folder)
            return
    with os.scandir(new) as found:
        for one in found:
            there = folder / one.name
            if there.exists() and there.is_dir() != one.is_dir():
                make_way(there)
                there.unlink(missing_ok=True)
            if one.is_dir():
                merge(Path(one.path), there)
            else:
                Path(one.path).replace(there)
    new.rmdir()


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Make `folder` hold exactly `files`, touching only what changed.

    Raises OccupiedError, before anything is touched, where the folder holds what no build made.
    """
    refuse_foreign(folder)
    folder.mkdir(parents=True, exist_ok=True)
    write_if_changed(folder / MARKER, MARK)
    for path, text in files.items():
        write_if_changed(folder / path, text)
    for file in folder.rglob("*"):
        if file.is_file() and file.relative_to(folder).as_posix() not in {*files, MARKER}:
            file.unlink()


def refuse_foreign(folder: Path) -> None:
    """Raise OccupiedError where `folder` holds files that no build made."""
    if folder.exists() and not (
        folder.is_dir() and (not any(folder.iterdir()) or (folder / MARKER).exists())
    ):
        raise OccupiedError("folder_foreign", folder)


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """An empty folder beside `out` that is this build's alone; what a killed build left there goes.

    Raises OccupiedError where another build works on `out`.
    """
    folder = out.with_name(f".{out.name}.building")
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise OccupiedError("folder_busy", out) from None
    # Everything in a site is public, whatever the user keeps from others.
    before = os.umask(0o022)
    try:
        for left in folder.iterdir():
            if left.is_dir():
                shutil.rmtree(left)
        yield folder
    finally:
        os.umask(before)
        # Windows keeps an open file; elsewhere the lock goes with the folder: no one gets it half gone.
        if sys.platform == "win32":
            lock.release()
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()


def swap(new: Path, out: Path) -> Path:
    """Put the folder `new` in the place of `out`; returns where that is now which was there, if anything."""
    if not out.exists():
        new.rename(out)
    elif not _exchange(new, out):
        out.rename(new.with_name("replaced"))
        new.rename(out)
        return new.with_name("replaced")
    return new


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in a single system call; false where the system has none."""
    if not sys.platform.startswith("linux"):
        return False
    current_folder, exchange = -100, 2
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    if renameat2 is None:
        return False
    arguments = (current_folder, os.fsencode(one), current_folder, os.fsencode(other), exchange)
    return bool(renameat2(*arguments) == 0)


_DIGITS = 10
# How the name of such a file ends, as Python, JavaScript and web servers read it: `.1a2b3c4d5e.js`.
HASHED = rf"\.[0-9a-f]{{{_DIGITS}}}\.[a-z0-9]+"


def hashed(path: str, data: bytes) -> str:
    """`path` with the digest of `data` before its ending: `a/frame.js` becomes `a/frame.1a2b3c4d5e.js`."""
    name = PurePosixPath(path)
    return str(name.with_suffix(f".{hashlib.sha256(data).hexdigest()[:_DIGITS]}{name.suffix}"))


def is_hashed(path: str) -> bool:
    """Whether the name of the file at `path` has its digest in it, so that it may be kept for ever."""
    return re.search(f"{HASHED}$", path) is not None
