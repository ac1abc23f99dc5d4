"""`build.py translate` and `accept`: what they add, take and show, and every letter they leave alone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from check_support import BASE, problems_in, run
from clock import TODAY
from commands.translate import exported, read_po, units
from faq.check import check
from faq.check.translation import english_texts
from faq.source import load
from faq.source.files import split
from faq.yaml_text import with_texts
from site_support import CONTENT

ENGLISH = (BASE / "faq" / "lupa-sandi.en.md").read_text(encoding="utf-8")
NEW_STEP = "  - id: tunggu\n    role: penyedia\n    text: Tunggu satu jam.\n"


def texts(file: str) -> dict[str, str]:
    raw, problems = split(file.replace("\r\n", "\n"), "faq/a.en.md")
    assert not problems
    return {key: " ".join(value.text.split()) for key, value in english_texts(raw)}


def with_new_step(content: Path) -> Path:
    file = content / "faq" / "lupa-sandi.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("applies_to:", f"{NEW_STEP}applies_to:"), encoding="utf-8"
    )
    return content / "faq" / "lupa-sandi.en.md"


RECORD = "translated_from: {}\n---\n"
STEPS = "---\nsteps:\n  a: A\n"


@pytest.mark.parametrize(
    ("file", "key", "expected"),
    [
        (f"{STEPS}\n# tail\n{RECORD}", "steps.b", f"{STEPS}  b: New\n\n# tail\n{RECORD}"),
        ("---\nsteps: {a: A}\n---\nBody\n", "steps.b", f"{STEPS}  b: New\n---\nBody\n"),
        ("---\nquestion: Q\n---\n", "steps.b", "---\nquestion: Q\nsteps:\n  b: New\n---\n"),
        (f"{STEPS}---\n", "question", "---\nquestion: New\nsteps:\n  a: A\n---\n"),
        (f"{STEPS}  b: >-\n    Old\n    # x\n  c: C\n---\n", "steps.b", f"{STEPS}  b: New\n  c: C\n---\n"),
        (f"{STEPS}  'b': Old\n  # c\n  c: C\n---\n", "steps.b", f"{STEPS}  b: New\n  # c\n  c: C\n---\n"),
        (
            "---\r\nsteps:\r\n    a: A\r\n---\r\n",
            "steps.b",
            "---\r\nsteps:\r\n    a: A\r\n    b: New\r\n---\r\n",
        ),
        (f"{STEPS}---\n\nOld\n\nbody.\n\n", "body", f"{STEPS}---\n\nNew\n\n"),
        (f"{STEPS}---", "body", f"{STEPS}---\nNew\n"),
        ("---\nasked_as: [x]\nquestion: Q\n---\n", "question", "---\nasked_as: [x]\nquestion: New\n---\n"),
    ],
)
def test_only_the_named_text_changes(file: str, key: str, expected: str) -> None:
    assert with_texts(file, {key: "New"}) == expected


LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"
)
TEXTS = st.text(LETTERS, min_size=1).filter(str.strip)


@settings(max_examples=60)
@given(TEXTS, st.sampled_from(["question", "steps.lapor", "steps.cek", "steps.baru", "skips.lapor"]))
def test_any_text_can_be_put_in(text: str, key: str) -> None:
    before, after = texts(ENGLISH), texts(with_texts(ENGLISH, {key: text}))
    assert after == {**before, key: " ".join(text.split())}


def test_update_adds_what_is_missing(content: Path) -> None:
    file = with_new_step(content)
    before = file.read_text(encoding="utf-8")
    status, out, _ = run("translate", "lupa-sandi", "--update", "--content", content)
    assert status == 0
    assert "steps.tunggu" in out
    added = "  # Tunggu satu jam.\n  tunggu: 'TODO: in English, or delete this line to show the Indonesian'\n"
    after = file.read_text(encoding="utf-8")
    assert added in after
    assert after.replace(added, "") == before
    assert "lacks nothing" in run("translate", "lupa-sandi", "--update", "--content", content)[1]


def test_a_broken_answer_does_not_keep_others_from_being_translated(content: Path) -> None:
    (content / "faq" / "rusak.md").write_text("---\nid: F9\nsteps: x\n---\n", encoding="utf-8")
    with_new_step(content)
    assert run("translate", "lupa-sandi", "--update", "--content", content)[0] == 0
    file = content / "faq" / "lupa-sandi.en.md"
    written = file.read_text(encoding="utf-8")
    file.write_text(re.sub("'TODO: .*'", "Wait.", written), encoding="utf-8")
    assert run("accept", "lupa-sandi", "--content", content)[0] == 0
    assert "  steps.tunggu: " in file.read_text(encoding="utf-8")
    assert run("accept", "rusak", "--content", content)[0] == 1


def test_accepting_all_leaves_drafts_alone(content: Path) -> None:
    text = (content / "faq" / "lupa-sandi.md").read_text(encoding="utf-8")
    draft = text.replace("F001", "F002").replace("question:", "draft: true\nquestion:")
    (content / "faq" / "draf.md").write_text(draft, encoding="utf-8")
    status, out, err = run("accept", "--all", "--content", content)
    assert (status, err) == (0, "")
    assert "accepted: 1;" in out
    assert run("accept", "draf", "--content", content)[0] == 1


def test_po_comes_back_as_it_went(content: Path, tmp_path: Path) -> None:
    for folder in (CONTENT, content):
        before = {file: file.read_bytes() for file in folder.rglob("*.md")}
        assert run("translate", "--to-po", tmp_path / "a.po", "--content", folder)[0] == 0
        status, out, _ = run("translate", "--from-po", tmp_path / "a.po", "--content", folder)
        assert (status, out) == (0, "translations taken: 0\n")
        assert {file: file.read_bytes() for file in folder.rglob("*.md")} == before


def test_po_holds_every_text_of_every_answer() -> None:
    loaded, _ = check(load(CONTENT), TODAY)
    assert loaded is not None
    entries = list(loaded.entries.values())
    data = exported(entries)
    assert data == exported(entries)
    wanted = {(entry.id, each.key): each.target for entry in entries for each in units(entry) if each.target}
    assert read_po(data) == wanted


def test_a_translation_changed_in_po_is_taken(content: Path, tmp_path: Path) -> None:
    po = tmp_path / "a.po"
    run("translate", "lupa-sandi", "--to-po", po, "--content", content)
    loaded, _ = check(load(content), TODAY)
    assert loaded is not None
    (entry,) = loaded.entries.values()
    old = entry.steps[0].text.en.source
    changed = 'Say "please": 100 %.'
    escaped = changed.replace('"', '\\"')
    po.write_text(po.read_text(encoding="utf-8").replace(f'"{old}"', f'"{escaped}"'), encoding="utf-8")
    assert run("translate", "--from-po", po, "--content", content)[1].endswith("translations taken: 1\n")
    assert texts((content / "faq" / "lupa-sandi.en.md").read_text(encoding="utf-8"))["steps.lapor"] == changed


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"hello", b'msgid "a'])
def test_what_is_no_po_is_refused(data: bytes, content: Path, tmp_path: Path) -> None:
    (tmp_path / "a.po").write_bytes(data)
    assert run("translate", "--from-po", tmp_path / "a.po", "--content", content)[0] == 1


def test_accept_shows_the_old_text_beside_the_new(content: Path) -> None:
    git = ("git", "-C", str(content), "-c", "user.name=a", "-c", "user.email=a@example.org")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "a")):
        subprocess.run([*git, *arguments], check=True)
    file = content / "faq" / "lupa-sandi.md"
    loaded, _ = check(load(content), TODAY)
    assert loaded is not None
    (entry,) = loaded.entries.values()
    question = entry.question.id.source
    file.write_text(
        file.read_text(encoding="utf-8").replace(question, "Pertanyaan yang baru"), encoding="utf-8"
    )
    out = run("accept", "lupa-sandi", "--yes", "--content", content)[1].splitlines()
    at = out.index("lupa-sandi: question")
    assert out[at + 1].split() == ["Before", "|", "Now"]
    assert [part.strip() for part in out[at + 2].split("|")] == [question, "Pertanyaan yang baru"]
    assert out[at + 3].split() == ["Now", "|", "English"]
    assert problems_in(content) == ()
