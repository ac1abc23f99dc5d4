"""What is reported is there in every language, with every value that it names."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from check_support import CASES, lay_out, problems_in
from commands.console import as_github, as_text
from faq.model import LANGUAGES, Problem, say, sentences

PACKAGE = Path(__file__).parents[2] / "scripts" / "faq"
REPORTING = sorted(file for part in ("check", "source") for file in (PACKAGE / part).glob("*.py"))


def names_in(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def said() -> Iterator[tuple[str, str, set[str]]]:
    """Every call of `say` in the rules: where it is, each key that it may name, and the values it gives."""
    for file in REPORTING:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                key = node.args[0]
                for one in (key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,):
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        given = {str(keyword.arg) for keyword in node.keywords}
                        yield f"{file.name}:{node.lineno}", one.value, given


def test_every_sentence_is_there_in_each_language_and_names_the_same_values() -> None:
    for key, by_language in sentences().items():
        assert set(by_language) == {*LANGUAGES}, key
        assert all(by_language.values()), key
        assert names_in(by_language["id"]) == names_in(by_language["en"]), key


def test_every_rule_gives_the_values_that_its_sentence_names() -> None:
    for place, key, given in said():
        assert names_in(sentences()[key]["en"]) == given, f"{place}: {key}"


def test_no_sentence_is_left_over() -> None:
    """Each key is named by some rule, in a call or in a table of such keys."""
    named = {
        node.value
        for file in REPORTING
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    assert not [key for key in sentences() if key not in named]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_problem_of_the_cases_can_be_said(case: Path, tmp_path: Path) -> None:
    lay_out(case, tmp_path / "docs")
    for problem in problems_in(tmp_path / "docs"):
        for language in LANGUAGES:
            assert problem.what.in_language(language)
            assert problem.cure and problem.cure.in_language(language)


def test_a_missing_value_is_no_half_sentence() -> None:
    with pytest.raises(KeyError, match="path"):
        say("leads_to").in_language("id")


def test_numbers_are_written_as_the_language_writes_them() -> None:
    large = say("picture_large", size=31_457_280)
    assert (large.in_language("id"), large.in_language("en")) == (
        "gambar terlalu besar: 31.457.280 bita",
        "the picture is too large: 31,457,280 bytes",
    )
    assert "2,7 banding 1" in say("low_contrast", name="x", colour="#abc", found=2.71).in_language("id")


def test_a_problem_as_an_indonesian_author_sees_it() -> None:
    unknown = say("unknown_id", noun=say("role"), id="'admin-lspe'")
    roles = say("choices", plural=say("roles"), names="admin-lpse")
    problem = Problem(
        "faq/email-reset.md", 14, "FAQ203", unknown, say("meant_of", meant="admin-lpse", rest=roles)
    )
    assert as_text([problem], "docs", "id") == (
        "docs/faq/email-reset.md:14: FAQ203 peran tidak dikenal: 'admin-lspe'\n"
        "    petunjuk: maksud Anda 'admin-lpse'? peran: admin-lpse"
    )
    assert as_github([problem], "docs", "id") == (
        "::error file=docs/faq/email-reset.md,line=14,title=FAQ203::peran tidak dikenal: 'admin-lspe'"
        "%0Apetunjuk: maksud Anda 'admin-lpse'? peran: admin-lpse"
    )
    assert (problem.message, problem.hint) == (
        "unknown role 'admin-lspe'",
        "did you mean 'admin-lpse'? roles: admin-lpse",
    )


def test_the_line_that_yaml_stumbles_over_is_written_out(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("---\nid: F001\n\trole: a: b\n" + "x" * 300, encoding="utf-8")

    def shown(line: int, column: int) -> list[str]:
        problem = Problem("x.md", line, "FAQ106", say("colon"), say("quote_it"), column=column)
        return as_text([problem], str(tmp_path), "id").split("\n")[1:3]

    assert shown(3, 8) == ["    | \\trole: a: b", "    |         ^"]
    row, mark = shown(4, 250)
    assert len(row) <= 110
    assert row[mark.index("^")] == "x"
    assert shown(5, 1) == ["    petunjuk: apit seluruh teks dengan tanda petik tunggal"]
