"""The authors' guide says what the tables of codes and fields say; each task has a page in both languages."""

from __future__ import annotations

import re

import pytest

from commands.explain import generated_pages
from faq.check import CODES, Code
from site_support import ROOT

GUIDE = ROOT / "docs" / "panduan"


@pytest.mark.parametrize("path", generated_pages())
def test_a_generated_page_is_as_its_table_says(path: str) -> None:
    assert (ROOT / "docs" / path).read_text(encoding="utf-8") == generated_pages()[path], (
        "run: build.py explain --guide"
    )


@pytest.mark.parametrize("name", ["kode.md", "kode.en.md"])
def test_the_guide_has_every_code(name: str) -> None:
    text = (GUIDE / name).read_text(encoding="utf-8")
    assert re.findall(r"^## (FAQ\d{3}) \S", text, re.MULTILINE) == sorted(CODES)


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.id)
def test_a_code_is_explained_in_full(code: Code) -> None:
    for text in (code.title["id"], code.title["en"], code.meaning["id"], code.meaning["en"]):
        assert text.strip()
    assert code.wrong.strip()
    assert code.right.strip()
    assert code.title["id"] != code.title["en"]
    assert code.wrong != code.right


def test_every_task_has_a_short_page_in_both_languages_that_the_first_page_names() -> None:
    pages = {file.name for file in GUIDE.glob("*.md") if not file.name.endswith(".en.md")}
    for ending in (".md", ".en.md"):
        index = (GUIDE / f"index{ending}").read_text(encoding="utf-8")
        assert {*re.findall(r"\]\(([\w-]+\.md)\)", index), "index.md"} == pages
        for name in pages - {"isian.md", "kode.md"}:
            text = (GUIDE / name.replace(".md", ending)).read_text(encoding="utf-8")
            assert len(text.splitlines()) <= 80, name
