"""Cases as data: each folder below cases/, laid over base/, gives the problems of its expected.txt.

A file `removed.txt` in a case lists files of the base that the case does without. What cannot be kept
in a repository (huge, binary, unreadable files) is in test_hostile.py.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from check_hostile import HOSTILE
from check_support import BASE, CASES, lay_out, reported
from clock import TODAY
from faq.check import CODES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path) -> None:
    lay_out(case, tmp_path / "docs")
    expected = (case / "expected.txt").read_text().splitlines()
    assert reported(tmp_path / "docs") == expected


def test_base_is_clean() -> None:
    assert reported(BASE) == []


def test_every_code_has_a_case() -> None:
    text = "\n".join((case / "expected.txt").read_text() for case in CASES)
    covered = {*re.findall(r"FAQ\d{3}", text), *(code for case in HOSTILE.values() for code in case.codes)}
    assert covered == set(CODES)


def test_today_decides_what_is_in_the_future() -> None:
    problems = reported(BASE, today=dt.date(2026, 10, 31))
    assert problems == ["faq/lupa-sandi.md:28: FAQ212 warning: reviewed: 2026-11-01 is in the future"]
    assert reported(BASE, today=TODAY) == []
