"""Names that change with what a file holds: no cache can give a page the scripts of another edition."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

_DIGITS = 10
# `frame.1a2b3c4d5e.js`; Material's own bundle carries eight digits.
_HASHED = re.compile(r"\.[0-9a-f]{8,}(?:\.min)?\.[a-z0-9]+$")


def hashed(path: str, data: bytes) -> str:
    """`path` with the digest of `data` before its ending: `a/frame.js` becomes `a/frame.1a2b3c4d5e.js`."""
    name = PurePosixPath(path)
    return str(name.with_suffix(f".{hashlib.sha256(data).hexdigest()[:_DIGITS]}{name.suffix}"))


def is_hashed(path: str) -> bool:
    """Whether the name of the file at `path` has its digest in it, so that it may be kept for ever."""
    return bool(_HASHED.search(path))
