"""Finds files and turns their bytes into text, whatever bytes they are, and that into fields and body."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from faq.model import HIDDEN, Located, Message, Problem, RawFile, name_of, say
from faq.source.yaml_events import read_yaml

MAX_BYTES = 256 * 1024
# The register has a few lines for each answer there ever was; nobody writes it by hand.
MAX_REGISTER_BYTES = 64 * MAX_BYTES
CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?= |$)", re.MULTILINE)
UNBROKEN = "[\xa0\u2007\u202f]"
INDENTED = re.compile(rf"^[ \t]*{UNBROKEN}[ \t\xa0\u2007\u202f]*", re.MULTILINE)


def find_files(content: Path) -> tuple[list[str], list[Problem]]:
    """Every readable file below `content`, hidden ones left out, as sorted relative POSIX paths."""
    paths: list[str] = []
    unread: list[Problem] = []
    home = content.resolve()

    def refuse(error: OSError) -> None:
        folder = Path(error.filename).relative_to(content).as_posix()
        unread.append(Problem(f"{folder}/", 1, "FAQ101", say("folder_unreadable"), say("give_right")))

    for folder, folders, names in os.walk(content, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in (*folders, *names):
            file = Path(folder, name)
            path = file.relative_to(content).as_posix()
            if name.startswith(".") or (name in folders and file.suffix != ".md" and not file.is_symlink()):
                continue
            reason = _refusal(file, home)
            if reason:
                unread.append(Problem(path, 1, "FAQ101", reason, say("put_plain_file")))
            else:
                paths.append(path)
    return sorted(paths), unread


def _refusal(file: Path, home: Path) -> Message | None:
    """Why the file must not be opened, or nothing. A pipe would wait for ever, a link may lead anywhere."""
    try:
        if file.is_symlink() and not file.resolve(strict=True).is_relative_to(home):
            return say("link_outside")
        mode = file.stat().st_mode
    except (OSError, RuntimeError):
        return say("link_nowhere" if file.is_symlink() else "file_unreadable")
    if stat.S_ISDIR(mode):
        return say("link_to_folder" if file.is_symlink() else "folder_for_file")
    return None if stat.S_ISREG(mode) else say("no_plain_file")


def read_bytes(content: Path, path: str, most: int) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The bytes of the file, or None and why: a file of more than `most` bytes is refused."""
    try:
        size = (content / path).stat().st_size
        if size > most:
            too_large = say("too_large", size=size)
            return None, (Problem(path, 1, "FAQ102", too_large, say("split_it", most=most)),)
        return (content / path).read_bytes(), ()
    except OSError as error:
        unreadable = say("file_unreadable_because", reason=str(error.strerror))
        return None, (Problem(path, 1, "FAQ101", unreadable, say("check_rights_links")),)


def as_text(raw: bytes, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The bytes of a file as text with plain line ends, rid of hidden characters, or None; its problems."""

    def refuse(line: int, code: str, message: Message, hint: Message) -> tuple[None, tuple[Problem]]:
        return None, (Problem(path, line, code, message, hint),)

    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return refuse(1, "FAQ104", say("is_utf16"), say("save_utf8"))
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        return refuse(line, "FAQ103", say("is_binary"), say("save_text"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return refuse(line, "FAQ104", say("no_utf8"), say("save_utf8"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    conflict = CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        return refuse(line, "FAQ115", say("half_merged"), say("keep_one_version"))
    problems = (*_hidden(text, path), *_indented(text, path))
    return INDENTED.sub(lambda found: re.sub(UNBROKEN, " ", found.group()), HIDDEN.sub("", text)), problems


def _indented(text: str, path: str) -> Iterator[Problem]:
    """Spaces at the beginning of a line that neither YAML nor Markdown takes for indentation."""
    for found in INDENTED.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = len(found.group()) - len(found.group().lstrip(" \t")) + 1
        yield Problem(path, line, "FAQ105", say("unbroken_space"), say("plain_spaces"), column=column)


def _hidden(text: str, path: str) -> Iterator[Problem]:
    """One problem a line: what follows on the same line mostly came with the same paste."""
    if not HIDDEN.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        found = HIDDEN.search(line)
        if found:
            hidden = say("hidden", name=name_of(found.group()))
            yield Problem(path, number, "FAQ504", hidden, say("delete_pasted"), column=found.start() + 1)


FENCE = "---"
ID = re.compile(r"^id:[ ]*['\"]?(F\d{3,5})\b", re.MULTILINE)


def split(text: str, path: str) -> tuple[RawFile, tuple[Problem, ...]]:
    """The file as read. Where the fields cannot be, the id is saved, so that others may still name it."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        fault = Problem(path, 1, "FAQ109", say("no_frontmatter"), say("begin_frontmatter"))
        return _unreadable(text, path), (fault,)
    closing = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if closing is None:
        fault = Problem(path, 1, "FAQ109", say("open_frontmatter"), say("close_frontmatter"))
        return _unreadable(text, path), (fault,)
    fields, problems = read_yaml("\n".join(lines[1:closing]), path, 2)
    if fields is None:
        return _unreadable(text, path), problems
    start = next((at for at in range(closing + 1, len(lines)) if lines[at].strip()), len(lines))
    return RawFile(path, fields, "\n".join(lines[start:]).rstrip(), start + 1), problems


def _unreadable(text: str, path: str) -> RawFile:
    saved = ID.search(text)
    if saved is None:
        return RawFile(path, readable=False)
    line = text[: saved.start()].count("\n") + 1
    return RawFile(path, Located({"id": Located(saved.group(1), line)}, line), readable=False)
