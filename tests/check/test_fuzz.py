"""Whatever bytes are in a file of the content: problems perhaps, an exception never."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from check_mutations import mutated
from check_support import problems_in
from clock import TODAY
from commands.console import as_github, as_json, as_text
from faq.check import CODES

ROUNDS = 40


def files_of(content: Path) -> list[Path]:
    """The files of a content folder that are read."""
    found = (path for path in content.rglob("*") if path.suffix in {".md", ".yml"})
    return sorted(path for path in found if "adr" not in path.parts)


@pytest.mark.parametrize("seed", range(4))
def test_no_bytes_bring_the_check_down(seed: int, real: Path, content: Path) -> None:
    chance = random.Random(seed)
    for folder in (real, content):
        files = files_of(folder)
        for _ in range(ROUNDS // 2):
            file = chance.choice(files)
            original = file.read_bytes()
            file.write_bytes(mutated(original, chance))
            problems = problems_in(folder, TODAY)
            told = "".join(form(problems, "docs") for form in (as_text, as_github, as_json))
            told.encode()
            assert {problem.code for problem in problems} <= set(CODES)
            file.write_bytes(original)


def test_the_five_answers_are_seen_by_the_fuzzer(real: Path) -> None:
    assert len(files_of(real)) > 20
