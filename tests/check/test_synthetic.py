"""Synthetic answers are valid, varied, and the same for the same seed."""

from __future__ import annotations

from pathlib import Path

from bench.synthetic import generate
from check_support import problems_in
from clock import TODAY
from faq.check import check
from faq.source import load
from site_support import CONTENT


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_synthetic_answers_are_valid_and_varied(tmp_path: Path) -> None:
    generate(tmp_path / "docs", 150, CONTENT)
    assert problems_in(tmp_path / "docs") == ()
    content, _ = check(load(tmp_path / "docs"), TODAY)
    assert content is not None
    entries = content.entries.values()
    assert len({entry.question.id for entry in entries}) == 150
    assert not any(entry.untranslated or entry.stale for entry in entries)
    steps = [step for entry in entries for step in entry.steps]
    assert {step.role for step in steps} == set(content.roles)
    for is_there in (
        any(step.when for step in steps),
        any(step.sop for step in steps),
        any(step.skips.id for step in steps),
        any(step.attach for step in steps),
        any(symptom.code for entry in entries for symptom in entry.symptoms),
        any(symptom.message for entry in entries for symptom in entry.symptoms),
        any(entry.body.id for entry in entries),
    ):
        assert is_there


def test_the_seed_decides_everything(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        generate(tmp_path / name, 20, CONTENT, seed)
    assert contents(tmp_path / "a") == contents(tmp_path / "b") != contents(tmp_path / "c")


def test_the_register_of_thousands_of_answers_is_read(tmp_path: Path) -> None:
    """Beyond the size of an answer's file: it grows with every answer there ever was."""
    register = tmp_path / "faq" / "published.yml"
    register.parent.mkdir()
    lines = (
        f"F{number:05}: {{slug: jawaban-dengan-alamat-yang-panjang-{number}}}\n" for number in range(6000)
    )
    register.write_text("".join(lines), encoding="utf-8")
    sources = load(tmp_path)
    assert sources.register is not None and sources.register.fields is not None
    assert [problem.code for problem in sources.problems if problem.path == "faq/published.yml"] == []
