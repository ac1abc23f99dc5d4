"""Every id of a page is its author's, or one that authors cannot take."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from markdown.extensions.toc import slugify

from faq.check.identity import is_reserved
from faq.source import load
from site_support import CONTENT, ROOT, build

# Every part that an answer can have: conditions, attachments, notes, related answers.
FOLDER = ROOT / "tests" / "pdf" / "content"
IDS = re.compile(r"\sid=\"?([^\"\s>]+)")


@pytest.fixture(scope="module", params=[CONTENT, FOLDER], ids=["real", "everything"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    out = tmp_path_factory.mktemp("anchors") / "site"
    done = build("site", "--no-pdf", "--content", request.param, "--out", out)
    assert done.returncode == 0, done.stderr
    return ROOT / request.param, out


def test_no_id_stands_twice(built: tuple[Path, Path]) -> None:
    for page in built[1].rglob("*.html"):
        ids = IDS.findall(page.read_text(encoding="utf-8"))
        assert sorted(ids) == sorted(set(ids)), page


def test_an_answer_has_no_id_that_authors_could_take(built: tuple[Path, Path]) -> None:
    folder, out = built
    for raw in load(folder).entries:
        steps = {step.fields["id"].text for step in raw.fields.fields["steps"].items}
        for prefix in ("", "en/"):
            page = (out / prefix / "faq" / raw.slug / "index.html").read_text(encoding="utf-8")
            headings = {
                slugify(html.unescape(re.sub(r"<.*?>", "", words)), "-")
                for words in re.findall(r"<h[1-6][^>]*>(.*?)</h", page)
            }
            own = {id_ for id_ in IDS.findall(page) if not is_reserved(id_, on_entry=True)}
            assert own <= steps | headings, raw.path
