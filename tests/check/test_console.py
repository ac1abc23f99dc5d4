"""How problems are reported to people."""

from __future__ import annotations

from pathlib import Path

from commands.console import MOST_OF_A_CODE, as_text, summary
from faq.model import Problem, Severity, say
from site_support import build


def problem(number: int, code: str, severity: Severity = Severity.WARNING) -> Problem:
    return Problem(f"faq/{number}.md", number, code, say("orphan"), severity=severity)


def test_beyond_a_handful_problems_of_one_code_are_counted() -> None:
    many = [problem(number, "FAQ306") for number in range(1, 367)]
    lines = as_text(many, "docs").split("\n")
    assert len(lines) == MOST_OF_A_CODE + 1
    assert lines[-1] == "FAQ306 … and 361 more; `build.py check --all` lists them"
    assert len(as_text(many, "docs", every=True).split("\n")) == 366


def test_one_more_than_a_handful_is_written() -> None:
    assert "more" not in as_text([problem(number, "FAQ306") for number in range(MOST_OF_A_CODE + 1)], "docs")


def test_warnings_are_grouped_and_errors_come_last_by_their_place() -> None:
    mixed = [
        problem(1, "FAQ415"),
        problem(2, "FAQ407", Severity.ERROR),
        problem(3, "FAQ302"),
        problem(4, "FAQ203", Severity.ERROR),
        problem(5, "FAQ415"),
    ]
    codes = [line.split()[1] for line in as_text(mixed, "docs").split("\n")]
    assert codes == ["FAQ302", "FAQ415", "FAQ415", "FAQ407", "FAQ203"]


def test_the_summary_counts_in_words_that_agree() -> None:
    found = [problem(1, "FAQ302"), problem(2, "FAQ229", Severity.NOTICE)]
    assert summary(found, 1) == "1 entry, 0 errors, 1 warning, 1 draft"
    assert summary([], 0) == "0 entries, 0 errors, 0 warnings"


def test_check_of_one_answer_says_nothing_of_others(content: Path) -> None:
    for slug, id_ in (("satu", "F002"), ("dua", "F003")):
        text = (content / "faq" / "lupa-sandi.md").read_text(encoding="utf-8")
        text = text.replace("F001", id_).replace("Lupa kata sandi", slug).replace("role: helpdesk", "role: x")
        (content / "faq" / f"{slug}.md").write_text(text, encoding="utf-8")
    done = build("check", "satu", "--errors-only", "--content", content, LPSE_FAQ_LANGUAGE="en")
    assert done.returncode == 1
    assert "satu.md" in done.stdout
    assert "dua.md" not in done.stdout
    assert "warning" not in done.stdout
    assert done.stderr.startswith("1 entry, ")
