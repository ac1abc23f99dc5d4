"""Hostile names of files: none becomes a page or picture, none speaks to a terminal or to a workflow."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from build import main
from check_support import BASE
from trust.payloads import PAYLOADS, Draft, base

_MORE = (
    *("a\n::error::x", "a\r::set-output name=x::y", "\x1b]0;x\x07", "\x9b31m", "a%00", "%2e%2e", "-rf"),
    *("--help", "$(id)", "a b", "A", "\u202egnp", "\ud800x", "\udcff", "a'b", "a,line=1", "a:1"),
)
# A slash would begin a folder, and more bytes than these no file system takes.
NAMES = [
    name
    for name in dict.fromkeys((*(text.replace("/", "\u2215").replace("\0", "") for text in PAYLOADS), *_MORE))
    if 0 < len(name.encode("utf-8", "surrogatepass")) < 200
]
_PLAIN = re.compile(r"[a-z0-9_-]+(\.en)?\.(md|yml)|[\w .,()+=@&~-]+\.svg")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Content with an entry, a page and a picture under each name."""
    folder = base(tmp_path_factory.mktemp("names") / "docs")
    Draft.new(1).write(folder)
    entry = (folder / "faq/jawaban-1.md").read_text(encoding="utf-8")
    page = (BASE / "tentang.md").read_bytes()
    (folder / "faq/images").mkdir()
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    for number, name in enumerate(NAMES, start=100):
        files = {
            f"faq/{name}.md": entry.replace('"F001"', f'"F{number}"').encode(),
            f"{name}.md": page,
            f"faq/images/{name}.svg": picture,
        }
        for path, data in files.items():
            # The bytes of a name need not be text.
            place = os.fsencode(folder) + b"/" + path.encode("utf-8", "surrogatepass")
            Path(os.fsdecode(place)).write_bytes(data)
    return folder


def said(capsys: pytest.CaptureFixture[str], content: Path, form: str) -> str:
    assert main(["check", "--all", "--format", form, "--content", str(content)]) == 1
    return capsys.readouterr().out


def test_no_hostile_name_is_published(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    problems = json.loads(said(capsys, content, "json"))
    refused = {problem["path"] for problem in problems if problem["severity"] == "error"}
    for path in content.rglob("*"):
        if path.is_file() and not _PLAIN.fullmatch(path.name):
            assert path.as_posix() in refused, path


@pytest.mark.parametrize("form", ["text", "github"])
def test_no_hostile_name_is_an_order(content: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    text = said(capsys, content, form)
    assert not _CONTROL.search(text)
    if form == "github":
        lines = text.rstrip("\n").split("\n")
        place = re.compile(r"::(?:error|warning|notice) file=[^,:]+,line=\d+,title=FAQ\d{3}::")
        assert [line for line in lines if not place.match(line)] == []
