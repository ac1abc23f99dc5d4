"""Printing as a command: the same bytes everywhere, single entries, and problems with file and line."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from faq.answer_view import Views
from faq.model import LANGUAGES
from faq.print import build_pdf, every_publication, sheets_of
from faq.print.documents import pdf_input
from site_support import build

CONTENT = Path(__file__).parent / "content"


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_same_bytes_in_another_folder_with_another_hash_seed(printed: Any, tmp_path: Path) -> None:
    elsewhere = tmp_path / "a folder with a longer name" / "docs"
    shutil.copytree(CONTENT, elsewhere)
    result = build(
        "pdf", "--content", elsewhere, "--out", tmp_path / "out", PYTHONHASHSEED="4711", TZ="Asia/Jakarta"
    )
    assert result.returncode == 0, result.stderr
    assert files(tmp_path / "out") == files(printed.folder)


def test_one_entry_alone(tmp_path: Path) -> None:
    result = build("pdf", "--content", CONTENT, "--out", tmp_path, "--entry", "galat", "--only", "en")
    assert result.returncode == 0, result.stderr
    assert list(files(tmp_path)) == ["pdf/en/answers/galat.pdf"]


def test_an_unknown_entry_is_wrong_use(tmp_path: Path) -> None:
    result = build("pdf", "--content", CONTENT, "--out", tmp_path, "--entry", "gallat")
    assert result.returncode == 2
    assert "gallat" in result.stderr
    assert not files(tmp_path)


def broken(tmp_path: Path, file: str, written: str, instead: str) -> Path:
    """A copy of the content with one text replaced."""
    content = tmp_path / "docs"
    shutil.copytree(CONTENT, content)
    text = (content / file).read_text(encoding="utf-8")
    assert written in text
    (content / file).write_text(text.replace(written, instead), encoding="utf-8")
    return content


def test_the_command_tells_file_and_line_and_writes_nothing(tmp_path: Path) -> None:
    content = broken(tmp_path, "faq/sistem/galat.en.md", "Follow the", "Follow \u6f22")
    result = build("pdf", "--content", content, "--out", tmp_path / "out")
    assert result.returncode == 1
    assert f"{content.as_posix()}/faq/sistem/galat.en.md:4: FAQ291" in result.stderr
    assert not (tmp_path / "out").exists()


def test_only_what_changed_is_printed_again(printed: Any) -> None:
    publications = every_publication(printed.content)
    keys: dict[str, str] = {}

    def remember(path: str, key: str) -> bytes:
        keys[path] = key
        return b""

    dict(build_pdf(printed.content, CONTENT, publications, find=remember))
    before = dict(keys)
    assert set(before) == {one.path for one in publications}
    entries = printed.content.entries
    changed = replace(entries["F003"], applies_to="SPSE 4.5")
    other = replace(printed.content, entries=entries | {"F003": changed})
    dict(build_pdf(other, CONTENT, publications, find=remember))
    again = {path for path, key in keys.items() if key != before[path]}
    roles = {role for role in other.roles if changed in other.concerning(role)}
    assert again == {
        f"pdf/{language}/{name}.pdf"
        for language in LANGUAGES
        for name in ("handbook", "answers/galat", *(f"roles/{role}" for role in roles))
    }


def test_another_picture_is_another_pdf(printed: Any, tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    (sheet,) = sheets_of(printed.content.entries["F002"], ["id"])
    document = pdf_input(Views(printed.content, "id"), sheet)
    assert document.key(CONTENT) == document.key(tmp_path)
    picture = tmp_path / document.pictures[0]
    picture.write_bytes(picture.read_bytes() + b"<!-- -->")
    assert document.key(CONTENT) != document.key(tmp_path)
