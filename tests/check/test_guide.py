"""The authors' guide and the table of codes say the same."""

from __future__ import annotations

import re

import pytest

from commands.explain import GUIDES, guide
from faq.check import CODES, Code
from faq.model import Language
from site_support import ROOT


@pytest.mark.parametrize("language", ["id", "en"])
def test_guide_has_every_code_as_the_table_tells_it(language: Language) -> None:
    text = (ROOT / "docs" / GUIDES[language]).read_text(encoding="utf-8")
    assert re.findall(r"^### (FAQ\d{3}) \S", text, re.MULTILINE) == sorted(CODES)
    assert text == guide(text, language), "run: build.py explain --guide"


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.id)
def test_a_code_is_told_in_full(code: Code) -> None:
    for text in (*code.title.values(), *code.meaning.values(), code.wrong, code.right):
        assert text.strip()
    assert code.title["id"] != code.title["en"]
    assert code.wrong != code.right
