"""An entry says the same in its JSON, on its page and in its PDF."""

from __future__ import annotations

import html
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from faq import site_map
from faq.check.assemble import assemble
from faq.feed import build_feed
from faq.model import LANGUAGES, Language
from faq.print import build_pdf, every_publication
from faq.source import load
from pdf_support import squeezed, visible
from site_support import CONTENT

ROOT = Path(__file__).parents[2]


class _Classes(HTMLParser):
    """The text of every paragraph whose class is wanted, in order, by class."""

    def __init__(self, page: str, wanted: set[str]) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {name: [] for name in wanted}
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = (dict(attrs).get("class") or "").split()
        found = [name for name in names if name in self.texts]
        if found:
            self._open = found[0]
            self.texts[self._open].append("")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._open = ""


def in_order(texts: list[str], whole: str) -> bool:
    """Whether all of `texts` are in `whole`, each behind the one before."""
    at = 0
    for text in texts:
        found = whole.find(squeezed(text), at)
        if found < 0:
            return False
        at = found + len(squeezed(text))
    return True


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_page_and_pdf_say_the_same(site_dir: Path, tmp_path: Path, language: Language) -> None:
    content = assemble(load(CONTENT))
    data = dict(build_feed(content))
    wanted = [one for one in every_publication(content) if one.template == "sheet"]
    sheets = dict(build_pdf(content, CONTENT, wanted))
    roles = {role.id: role.label.read(language).plain for role in content.ladder}
    for entry in content.entries.values():
        record = json.loads(data[site_map.api_entry(entry.id)])
        steps = [step["text"][language] or step["text"]["id"] for step in record["steps"]]
        actors = [roles[step["role"]] for step in record["steps"]]

        page = (site_dir / site_map.page(entry, language) / "index.html").read_text(encoding="utf-8")
        shown = _Classes(page, {"step__text", "step__role"}).texts
        assert [" ".join(text.split()) for text in shown["step__text"]] == steps
        assert [text.strip() for text in shown["step__role"]] == actors
        question = record["question"][language] or record["question"]["id"]
        assert squeezed(question) in squeezed(html.unescape(page))

        sheet = tmp_path / "sheet.pdf"
        sheet.write_bytes(sheets[site_map.sheet(entry, language)])
        said = [question, *(symptom["text"] for symptom in record["symptoms"])]
        turns = [text for pair in zip(steps, actors, strict=True) for text in pair]
        assert in_order([*said, *turns], visible(sheet))
