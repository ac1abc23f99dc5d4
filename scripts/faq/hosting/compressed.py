"""Compressed copies beside the files of a site: a host need not compress anything while readers wait."""

from __future__ import annotations

import gzip
import hashlib
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import brotli  # type: ignore[import-untyped] # it has no types

from faq.hosting import TEXT_TYPES

# Both libraries work outside Python's lock, so threads use the cores.
_AT_ONCE = 2
_BATCH = 64
# What makes the bytes, beside the effort: another Python or library compresses in another way.
_COMPRESSORS = (
    f"{sys.version_info.major}.{sys.version_info.minor}-{zlib.ZLIB_RUNTIME_VERSION}-{brotli.__version__}"
)


class Effort(NamedTuple):
    """How hard to try. The last steps save a tenth of the bytes and take ten times as long."""

    gzip: int
    brotli: int


EFFORTS = {"quick": Effort(5, 4), "best": Effort(9, 11)}


# Up to this many bytes of text, compressing quickly takes about a second.
_SMALL = 20_000_000


def effort(name: str, site: Path, paths: Iterable[str]) -> Effort | None:
    """What `name` means for the files of `site` at `paths`: one of EFFORTS, "auto" (quick if few) or none."""
    if name != "auto":
        return EFFORTS.get(name)
    sizes = accumulate(file.stat().st_size for file in _texts(site, paths))
    return None if any(size > _SMALL for size in sizes) else EFFORTS["quick"]


def _texts(site: Path, paths: Iterable[str]) -> Iterator[Path]:
    return (site / path for path in paths if path.rpartition(".")[2] in TEXT_TYPES)


def compress(site: Path, paths: Iterable[str], effort: Effort, cache: Path | None) -> int:
    """Write .gz and .br beside the text files of `site` at `paths`; returns how many files got them.

    What was compressed before is taken from the folder `cache`, if any, by content and compressor;
    what this site does not need leaves it.
    """
    files = [*_texts(site, paths)]
    folder = _usable(cache / f"{effort.gzip}-{effort.brotli}-{_COMPRESSORS}") if cache else None
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        batches = [files[start : start + _BATCH] for start in range(0, len(files), _BATCH)]
        kept = set().union(*pool.map(lambda batch: set(_compressed(batch, effort, folder)), batches))
    if folder:
        for file in folder.iterdir():
            if file.name.partition(".")[0] not in kept:
                file.unlink(missing_ok=True)
    return len(files)


def _compressed(files: list[Path], effort: Effort, folder: Path | None) -> Iterator[str]:
    """Compresses `files` and yields the digest of each."""
    for file in files:
        data = file.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        for ending in ("gz", "br"):
            kept = folder / f"{digest}.{ending}" if folder else None
            if kept and kept.is_file():
                small = kept.read_bytes()
            else:
                small = _smaller(data, ending, effort)
                if kept:
                    # As a whole or not at all: another build, or a killed one, never leaves half a copy.
                    beside = kept.with_name(f"{kept.name}.{os.getpid()}")
                    beside.write_bytes(small)
                    beside.replace(kept)
            Path(f"{file}.{ending}").write_bytes(small)
        yield digest


def _smaller(data: bytes, ending: str, effort: Effort) -> bytes:
    if ending == "gz":
        # Without a time, so that the same content gives the same bytes.
        return gzip.compress(data, effort.gzip, mtime=0)
    return bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=effort.brotli))


def _usable(cache: Path) -> Path | None:
    """The folder `cache`, made if need be; None where it cannot be written."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return cache if os.access(cache, os.W_OK) else None
