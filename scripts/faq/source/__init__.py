"""Reads what people wrote, keeps every line number, and judges nothing but readability.

The only place that opens content. Problems it finds carry codes FAQ1xx, and FAQ504 for characters
that no one can see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from faq.memory import Memory
from faq.model import PICTURES, REGISTER, UNPUBLISHED, Problem, RawFile, Sources, say
from faq.source.files import MAX_BYTES, MAX_REGISTER_BYTES, as_text, find_files, read_bytes, split
from faq.source.pictures import FOREIGN, check_pictures
from faq.source.yaml_events import read_yaml

__all__ = ["load"]

ENDINGS = {".markdown": ".md", ".mdown": ".md", ".txt": ".md", ".yaml": ".yml"}
# What `build.py import` reads.
DOCUMENTS = (".csv", ".doc", ".docx", ".odt", ".pdf", ".rtf", ".xls", ".xlsx")


@dataclass(frozen=True, slots=True)
class _Files:
    """The files read so far, each kind apart."""

    entries: list[RawFile] = field(default_factory=list)
    translations: list[RawFile] = field(default_factory=list)
    pages: list[RawFile] = field(default_factory=list)
    data: dict[str, RawFile] = field(default_factory=dict)
    register: list[RawFile] = field(default_factory=list)

    def add(self, raw: RawFile) -> None:
        path = PurePosixPath(raw.path)
        if raw.path == REGISTER:
            self.register.append(raw)
        elif path.parts[0] == "_data":
            self.data[path.stem] = raw
        elif path.parts[0] != "faq":
            self.pages.append(raw)
        elif raw.path.endswith(".en.md"):
            self.translations.append(raw)
        else:
            self.entries.append(raw)


def load(content: Path, memory: Memory | None = None) -> Sources:
    """Read the folder `content`, of which `memory` may know files already.

    Raises NotADirectoryError where it is none; never for what is in it.
    """
    memory = memory or Memory()
    if not content.is_dir():
        raise NotADirectoryError(content)
    files_read = _Files()
    paths, unread = find_files(content)
    problems = [problem for problem in unread if _is_content(problem.path) or _is_ours(problem.path)]
    for problem in unread:
        if _is_content(problem.path):
            files_read.add(RawFile(problem.path, readable=False))
    for path in paths:
        problems += _misplaced(path)
        if _is_content(path):
            raw, found = _read(content, path, memory)
            problems += found
            files_read.add(raw)
    memory.keep(paths)
    problems += check_pictures(content, [path for path in paths if not path.startswith(UNPUBLISHED)])
    return Sources(
        entries=tuple(sorted(files_read.entries, key=_by_path)),
        translations=tuple(sorted(files_read.translations, key=_by_path)),
        data=files_read.data,
        pages=tuple(sorted(files_read.pages, key=_by_path)),
        register=files_read.register[0] if files_read.register else None,
        files=frozenset(paths),
        problems=tuple(problems),
    )


def _by_path(raw: RawFile) -> str:
    return raw.path


def _is_content(path: str) -> bool:
    """Whether the file of this path is read. Decision records are for developers and stay out."""
    where = PurePosixPath(path)
    if where.suffix == ".md":
        return where.parts[0] not in {"adr", "_data"}
    return path == REGISTER or (where.suffix == ".yml" and where.parts[:-1] == ("_data",))


def _is_ours(path: str) -> bool:
    """Whether the path is in a folder that holds nothing but answers, their pictures and data."""
    return PurePosixPath(path).parts[0] in {"faq", "_data"}


def _misplaced(path: str) -> Iterator[Problem]:
    """Files where answers and data belong that would silently never be read."""
    where = PurePosixPath(path)
    ending = where.suffix.lower()
    if not _is_ours(path) or _is_content(path) or ending in PICTURES:
        return
    stem = PurePosixPath(where.stem)
    wanted = ".yml" if where.parts[0] == "_data" else ENDINGS.get(ending, ending)
    if ending in FOREIGN:
        hint = say("save_picture")
    elif ending == ".txt" and stem.suffix == ".md":
        hint = say("rename_to", name=str(stem))
    elif ending in DOCUMENTS:
        hint = say("import_it", name=where.name)
    elif wanted not in {".md", ".yml"}:
        hint = say("keep_outside")
    elif wanted == ".yml" and where.parts[:-1] != ("_data",):
        hint = say("data_place")
    elif wanted == where.suffix:
        hint = say("file_places")
    else:
        hint = say("rename_to", name=f"{where.stem}{wanted}")
    yield Problem(path, 1, "FAQ110", say("not_read"), hint)


def _read(content: Path, path: str, memory: Memory) -> tuple[RawFile, tuple[Problem, ...]]:
    data, problems = read_bytes(content, path, MAX_REGISTER_BYTES if path == REGISTER else MAX_BYTES)
    if data is None:
        return RawFile(path, readable=False), problems
    return memory.read(path, data, partial(_parsed, data, path))


def _parsed(data: bytes, path: str) -> tuple[RawFile, tuple[Problem, ...]]:
    text, problems = as_text(data, path)
    if text is None:
        return RawFile(path, readable=False), problems
    if path.endswith(".yml"):
        fields, found = read_yaml(text, path, merging=path == REGISTER)
        raw = RawFile(path, fields) if fields else RawFile(path, readable=False)
        return raw, (*problems, *found)
    raw, found = split(text, path)
    return raw, (*problems, *found)
