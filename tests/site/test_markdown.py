"""The site's own Markdown: the same language as that of PDF and open data, and no style attributes."""

from __future__ import annotations

import re

import pytest
import yaml
from markdown import Markdown

from faq.prose import EXTENSIONS, Prose
from faq.site.cells import Cells
from site_support import ROOT

TABLE = "| a | b | c | d |\n| - | -: | :-: | :- |\n| 1 | 2 | 3 | 4 |\n"


def test_pages_are_read_as_print_and_open_data_are() -> None:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    assert {*EXTENSIONS} <= {name if isinstance(name, str) else next(iter(name)) for name in settings}


def test_cells_are_aligned_by_classes() -> None:
    page = Markdown(extensions=["tables", Cells()]).convert(TABLE)
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
