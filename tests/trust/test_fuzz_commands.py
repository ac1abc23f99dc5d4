"""Commands that take what others made: they end with a status and say why; what they write is sound.

Bounded where everything is tested; `make fuzz` goes on for long. What was found once is an example below.
"""

from __future__ import annotations

import copy
import io
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from build import main
from clock import TODAY
from faq.check import check
from faq.source import load
from importing.documents import word_file
from site_support import CONTENT
from trust.chance import ROUNDS, addresses, rounds, texts, values
from trust.payloads import PLACES, Draft, as_yaml, base

# What moves the cursor, colours or renames a terminal, or turns a line around.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def feed(site_dir: Path) -> Any:
    """The open data of the site."""
    return json.loads((site_dir / "api/v1/faq.json").read_text(encoding="utf-8"))


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> int:
    """The status of a command, which says nothing that a terminal would take for an order."""
    try:
        status = main([str(argument) for argument in arguments])
    except SystemExit as end:  # argparse
        status = int(end.code or 0)
    said = "".join(capsys.readouterr())
    assert not _CONTROL.search(said), said
    assert status in {0, 1, 2}, said
    return status


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return base(folder)


def sound(folder: Path, *, finished: bool) -> None:
    """The content can be checked, and has no error where it is `finished`."""
    found, problems = check(load(folder), TODAY, drafts=not finished)
    assert found or not finished, problems
    for file in folder.rglob("*"):
        assert file.resolve().is_relative_to(folder.resolve())


@rounds(ROUNDS // 2)
@given(changes=st.lists(st.tuples(st.sampled_from(PLACES), texts), max_size=3), record=values)
@example(changes=[], record={"F001": {"slugs": ["x"], "languages": ["id"]}})
@example(changes=[], record={"F001": None})
@example(changes=[], record={"": None})
@example(changes=[], record={"F009": {"slugs": 1}, "F008": {"slugs": ["a"], "languages": ["id"]}})
def test_accept_records_what_the_check_accepts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: list[tuple[Any, str]], record: Any
) -> None:
    content = fresh(tmp_path / "docs")
    draft = Draft.new(1)
    for place, text in changes:
        draft.put(place, text)
    draft.write(content)
    if record is not None:
        (content / "faq/published.yml").write_text(as_yaml(record), encoding="utf-8", errors="surrogatepass")
    if run(capsys, "accept", "--all", "--content", content) == 0:
        sound(content, finished=True)
        once = {file: file.read_bytes() for file in content.rglob("*.*")}
        assert run(capsys, "accept", "--all", "--content", content) == 0
        assert {file: file.read_bytes() for file in content.rglob("*.*")} == once
        assert run(capsys, "check", "--strict", "--format", "github", "--content", content) in {0, 1}


@rounds(ROUNDS // 5)
@given(name=texts, city=texts, nickname=texts, url=addresses)
@example(name="${1}\\g<0>", city="a # b", nickname="'\"", url="https://a.example/")
def test_init_makes_sound_content_or_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, city: str, nickname: str, url: str
) -> None:
    folder = tmp_path / "baru"
    shutil.rmtree(folder, ignore_errors=True)
    details = (f"--name={name}", f"--city={city}", f"--short-name={nickname}", f"--site-url={url}")
    if run(capsys, "init", folder, *details) == 0:
        sound(folder, finished=True)


def taken_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, *options: str
) -> None:
    """What `import` makes of a file is in the content folder, and can be checked."""
    content = fresh(tmp_path / "docs")
    before = {*tmp_path.iterdir()}
    file = tmp_path / name
    file.write_bytes(data)
    if run(capsys, "import", file, "--content", content, *options) == 0:
        sound(content, finished=False)
    file.unlink()
    assert {*tmp_path.iterdir()} == before


lines = st.lists(
    st.one_of(texts, st.sampled_from(["1. Lupa", "Solusi:", "- Helpdesk", "Penyedia", "\t"])), max_size=8
)


@rounds(ROUNDS // 2)
@given(text=lines.map("\n".join), ending=st.sampled_from([".txt", ".md", ".csv"]))
@example(text="[" * 100_000, ending=".txt")
@example(text="1. \ud800", ending=".txt")
@example(text="1. Lupa \x1b[31m kata sandi?\nKirim ulang.", ending=".txt")
def test_import_of_any_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, ending: str
) -> None:
    taken_in(tmp_path, capsys, f"berkas{ending}", text.encode("utf-8", "surrogatepass"))


@rounds(ROUNDS // 2)
@given(data=st.binary(max_size=300), ending=st.sampled_from([".txt", ".csv", ".docx", ".xlsx", ".json"]))
def test_import_of_any_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, ending: str
) -> None:
    taken_in(tmp_path, capsys, f"berkas{ending}", data)


WORD = word_file(["1. Lupa kata sandi?", "Solusi:", "- Helpdesk mengirim ulang."])


@rounds(ROUNDS // 3)
@given(inner=st.lists(texts, max_size=4), part=st.sampled_from(["word/document.xml", "word/numbering.xml"]))
@example(inner=["<w:hyperlink r:id='rId9'><w:r><w:t>x</w:t></w:r></w:hyperlink>"], part="word/document.xml")
@example(inner=['<w:instrText>HYPERLINK "javascript:x"</w:instrText>'], part="word/document.xml")
def test_import_of_any_word_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], inner: list[str], part: str
) -> None:
    """A document whose XML has texts in it that a program would not have written."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORD)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            xml = old.read(name)
            if name == part:
                added = "".join(inner).encode("utf-8", "replace")
                xml = xml.replace(b"</w:t>", added + b"</w:t>", 1).replace(
                    b"<w:sectPr", added + b"<w:sectPr", 1
                )
            new.writestr(name, xml)
    taken_in(tmp_path, capsys, "berkas.docx", stream.getvalue())


@rounds(ROUNDS // 2)
@given(turn=st.integers(0, 5000), value=st.one_of(texts, values, addresses), more=st.integers(0, 5000))
def test_import_of_any_open_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], feed: Any, turn: int, value: Any, more: int
) -> None:
    changed = copy.deepcopy(feed)
    for number in {turn, more}:
        places = list(_places(changed))
        inner, key = places[number % len(places)]
        inner[key] = value
    text = json.dumps(changed)
    taken_in(tmp_path, capsys, "faq.json", text.encode("utf-8", "surrogatepass"))


def _places(value: Any) -> Any:
    """Every dictionary or list in `value` with each of its keys."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        yield value, key
        yield from _places(inner)


@rounds(ROUNDS // 3)
@given(source=texts, text=texts, context=st.one_of(texts, st.just("F001:steps.kirim-ulang")), tail=texts)
def test_translations_from_any_po_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, text: str, context: str, tail: str
) -> None:
    content = tmp_path / "docs"
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(CONTENT, content)
    po = tmp_path / "naskah.po"
    assert run(capsys, "translate", "--to-po", po, "--content", content) == 0
    known = po.read_text(encoding="utf-8")
    block = f"\nmsgctxt {json.dumps(context)}\nmsgid {json.dumps(source)}\nmsgstr {json.dumps(text)}\n{tail}"
    changed = re.sub(r'msgstr "[^"]+"', lambda _: f"msgstr {json.dumps(text)}", known, count=3) + block
    po.write_text(changed, encoding="utf-8", errors="surrogatepass")
    if run(capsys, "translate", "--from-po", po, "--content", content) == 0:
        check(load(content), TODAY)
    po.unlink()
    assert {*tmp_path.iterdir()} == {content}
