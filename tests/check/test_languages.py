"""Texts without a translation appear in Indonesian on English pages, and say so to screen readers."""

from __future__ import annotations

import shutil
from html.parser import HTMLParser

import pytest

from check_support import BASE
from clock import TODAY
from faq.check import check
from faq.pages import render_pages
from faq.source import load

VOID = {"br", "hr", "img", "input", "meta"}
# Words of the texts that lose their translation.
INDONESIAN = ("Lupa kata sandi", "Periksa", "Perbarui", "Laporkan", "Keterangan tambahan", "Lihat")


class Spoken(HTMLParser):
    """The language that holds at every text."""

    def __init__(self) -> None:
        super().__init__()
        self.open = ["en"]
        self.said: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(dict(attrs).get("lang") or self.open[-1])

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.said.append((self.open[-1], data))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The English pages of content whose translations are gone."""
    folder = tmp_path_factory.mktemp("content") / "docs"
    shutil.copytree(BASE, folder)
    for file in [*folder.rglob("*.en.md"), folder / "faq" / "published.yml"]:
        file.unlink()
    content, problems = check(load(folder), TODAY)
    assert content, problems
    return {path: page.html for path, page in render_pages(content, "en").pages.items()}


@pytest.mark.parametrize(
    "path", ["index.md", "kategori/akun.md", "peran/helpdesk.md", "sop.md", "tentang.md", "faq/lupa-sandi.md"]
)
def test_a_fallback_is_marked_as_indonesian(pages: dict[str, str], path: str) -> None:
    spoken = Spoken()
    spoken.feed(pages[path])
    foreign = [(lang, text) for lang, text in spoken.said if text.startswith(INDONESIAN)]
    assert foreign, path
    assert {lang for lang, _ in foreign} == {"id"}, foreign
