"""Which reader opens which file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import PurePath

from faq.importing.document import Document, UnreadableError
from faq.importing.sheet import read_csv, read_sheet
from faq.importing.text import read_text
from faq.importing.word import read_word

FORMATS: Mapping[str, Callable[[str, bytes], Document]] = {
    ".txt": read_text,
    ".docx": read_word,
    ".xlsx": read_sheet,
    ".csv": read_csv,
}
_LARGEST = 30_000_000
_LARGEST_UNPACKED = 300_000_000
_MOST_FILES = 10_000


def read_document(name: str, data: bytes) -> Document:
    """The document in a file. Raises UnreadableError with what to do about it."""
    ending = PurePath(name).suffix.lower()
    if ending not in FORMATS:
        raise UnreadableError("import_format", ending or name)
    if len(data) > _LARGEST:
        raise UnreadableError("import_too_large")
    if ending in {".docx", ".xlsx"}:
        _refuse_bombs(data)
    return FORMATS[ending](name, data)


def _refuse_bombs(data: bytes) -> None:
    """A small archive may unpack to more than the machine holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableError("import_damaged", type(error).__name__) from None
    if sum(each.file_size for each in files) > _LARGEST_UNPACKED or len(files) > _MOST_FILES:
        raise UnreadableError("import_too_large")
