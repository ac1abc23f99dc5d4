"""What authors write as HTML on the pages: no style attributes, and words without marks."""

from __future__ import annotations

import re

import pytest

from check_support import rendered
from faq.prose import Prose

TABLE = "| a | b | c | d |\n| - | -: | :-: | :- |\n| 1 | 2 | 3 | 4 |\n"


def test_cells_are_aligned_by_classes() -> None:
    page = rendered(TABLE, is_body=True)
    assert re.findall(r"<t([hd](?: [^>]*)?)>", page) == [
        *("h", 'h class="cell--right"', 'h class="cell--center"', "h"),
        *("d", 'd class="cell--right"', 'd class="cell--center"', "d"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Isi 3 * 4,  lalu **simpan**.", "Isi 3 * 4, lalu simpan."),
        ("Pola `*.log`", "Pola *.log"),
        ("2 &lt; 3 \\* [a](b.md)", "2 < 3 * a"),
        (" Tanpa  tanda ", "Tanpa tanda"),
    ],
)
def test_words_without_marks_keep_what_is_meant_literally(text: str, words: str) -> None:
    assert Prose().plain(text) == words
