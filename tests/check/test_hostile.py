"""Files that no author means to write: each is reported with its line, and none brings the program down."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from check_hostile import HOSTILE
from check_support import problems_in


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file(name: str, content: Path) -> None:
    if name == "an unreadable file" and os.geteuid() == 0:
        pytest.skip("the superuser reads everything")
    HOSTILE[name].make(content / "faq")
    found = (f"{problem.path}:{problem.line} {problem.code}" for problem in problems_in(content))
    assert [told for told in found if "FAQ302" not in told] == list(HOSTILE[name].problems)
