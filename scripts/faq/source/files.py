"""Finds files and turns their bytes into text, whatever bytes they are."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from faq.model import HIDDEN, Problem, name_of

MAX_BYTES = 256 * 1024
CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?= |$)", re.MULTILINE)
UNBROKEN = "[\xa0\u2007\u202f]"
INDENTED = re.compile(rf"^[ \t]*{UNBROKEN}[ \t\xa0\u2007\u202f]*", re.MULTILINE)


def walk(content: Path) -> tuple[list[str], list[Problem]]:
    """Every readable file below `content`, hidden ones left out, as sorted relative POSIX paths."""
    paths: list[str] = []
    faults: list[Problem] = []
    home = content.resolve()

    def refuse(error: OSError) -> None:
        folder = Path(error.filename).relative_to(content).as_posix()
        hint = "give yourself the right to read it"
        faults.append(Problem(f"{folder}/", 1, "FAQ101", "the folder cannot be read", hint))

    for folder, folders, names in os.walk(content, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in (*folders, *names):
            file = Path(folder, name)
            path = file.relative_to(content).as_posix()
            if name.startswith(".") or (name in folders and not _looks_like_file(file)):
                continue
            reason = _refusal(file, home)
            if reason:
                faults.append(Problem(path, 1, "FAQ101", reason, "put a plain file in its place"))
            else:
                paths.append(path)
    return sorted(paths), faults


def _looks_like_file(folder: Path) -> bool:
    return folder.suffix == ".md" or folder.is_symlink()


def _refusal(file: Path, home: Path) -> str:
    """Why the file must not be opened, or nothing. A pipe would wait for ever, a link may lead anywhere."""
    try:
        if file.is_symlink() and not file.resolve(strict=True).is_relative_to(home):
            return "the link leads out of the content folder"
        mode = file.stat().st_mode
    except (OSError, RuntimeError):
        return "the link leads nowhere" if file.is_symlink() else "the file cannot be read"
    if stat.S_ISDIR(mode):
        return (
            "a link to a folder is not followed"
            if file.is_symlink()
            else "a folder is where a file is expected"
        )
    return "" if stat.S_ISREG(mode) else "this is not a plain file"


def read_text(content: Path, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The file as text with plain line ends, rid of hidden characters, or None; and what is wrong with it."""

    def refuse(line: int, code: str, message: str, hint: str) -> tuple[None, tuple[Problem]]:
        return None, (Problem(path, line, code, message, hint),)

    try:
        size = (content / path).stat().st_size
        if size > MAX_BYTES:
            return refuse(1, "FAQ102", f"too large: {size:,} bytes", f"at most {MAX_BYTES:,}; split it")
        raw = (content / path).read_bytes()
    except OSError as error:
        return refuse(1, "FAQ101", f"the file cannot be read: {error.strerror}", "check its rights and links")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return refuse(1, "FAQ104", "the file is UTF-16, not UTF-8", "save it again with the encoding UTF-8")
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        return refuse(line, "FAQ103", "the file holds binary data", "save it as plain text in UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return refuse(line, "FAQ104", "the file is not UTF-8", "save it again with the encoding UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    conflict = CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        hint = "keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>"
        return refuse(line, "FAQ115", "two versions of the text are merged half-way", hint)
    problems = (*_hidden(text, path), *_indented(text, path))
    return INDENTED.sub(lambda found: re.sub(UNBROKEN, " ", found.group()), HIDDEN.sub("", text)), problems


def _indented(text: str, path: str) -> Iterator[Problem]:
    """Spaces at the beginning of a line that neither YAML nor Markdown takes for indentation."""
    for found in INDENTED.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        hint = "use plain spaces; these often come with text pasted from a web page or from Word"
        yield Problem(path, line, "FAQ105", "a non-breaking space in the indentation", hint)


def _hidden(text: str, path: str) -> Iterator[Problem]:
    """One problem a line: what follows on the same line mostly came with the same paste."""
    if not HIDDEN.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        found = HIDDEN.search(line)
        if found:
            message = f"a hidden character: {name_of(found.group())}"
            yield Problem(path, number, "FAQ504", message, "delete it; it often comes with pasted text")
