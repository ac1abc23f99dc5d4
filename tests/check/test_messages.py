"""What the checks report is there in Indonesian, whatever they report."""

from __future__ import annotations

from pathlib import Path

import pytest

from check_support import CASES, lay_out, problems_in
from commands.console import as_text
from faq.check.messages import in_language, translated
from faq.model import Problem


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_message_and_hint_of_the_cases_is_translated(case: Path, tmp_path: Path) -> None:
    lay_out(case, tmp_path / "docs")
    for problem in problems_in(tmp_path / "docs"):
        for text in filter(None, (problem.message, problem.hint)):
            assert translated(text), f"messages.yml lacks: {text}"


@pytest.mark.parametrize(
    ("code", "message", "hint", "expected"),
    [
        (
            "FAQ203",
            "unknown role 'admin-lspe'",
            "did you mean 'admin-lpse'? roles: penyedia, admin-lpse",
            ("peran tidak dikenal: 'admin-lspe'", "maksud Anda 'admin-lpse'? peran: penyedia, admin-lpse"),
        ),
        (
            "FAQ202",
            "'step': the field 'role' is missing",
            "required: id, role, text",
            ("'step': isian 'role' belum ada", "yang wajib: id, role, text"),
        ),
        (
            "FAQ214",
            "the step id 'cek' appears twice",
            "first on line 21; every step needs an id of its own",
            (
                "id 'cek' untuk langkah dipakai dua kali",
                "yang pertama pada baris 21; setiap langkah memerlukan id sendiri",
            ),
        ),
        ("FAQ407", "something new about 'x'", "", ("tautan putus: 'x'", "")),
    ],
)
def test_values_stay_as_their_authors_wrote_them(
    code: str, message: str, hint: str, expected: tuple[str, str]
) -> None:
    said = in_language(Problem("faq/x.md", 14, code, message, hint), "id")
    assert (said.message, said.hint) == expected


def test_a_problem_as_an_indonesian_author_sees_it() -> None:
    hint = "did you mean 'admin-lpse'? roles: admin-lpse"
    problem = Problem("faq/email-reset.md", 14, "FAQ203", "unknown role 'admin-lspe'", hint)
    assert as_text([problem], "docs", "id") == (
        "docs/faq/email-reset.md:14: FAQ203 peran tidak dikenal: 'admin-lspe'\n"
        "    petunjuk: maksud Anda 'admin-lpse'? peran: admin-lpse"
    )


def test_the_line_that_yaml_stumbles_over_is_written_out(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("---\nid: F001\n  role: a: b\n---\n", encoding="utf-8")
    shown = as_text([Problem("x.md", 3, "FAQ106", "not valid YAML: no", "use quotes")], str(tmp_path), "id")
    assert shown.split("\n")[1:3] == ["    |   role: a: b", "    |   ^"]
