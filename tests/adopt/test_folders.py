"""What holds of a site holds whatever it publishes: no answer, one or many, other roles and languages."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import Browser, expect

from adopt.folders import Adopted
from bench.serve import serving
from check_support import problems_in
from faq.model import Severity
from site_support import LIVE, build

FOLDERS = {
    "no answers": Adopted(0),
    "one answer": Adopted(1, levels=2),
    "one answer in Indonesian": Adopted(1, languages=("id",)),
    "forty answers on five levels": Adopted(40),
    "forty answers with contacts": Adopted(40, levels=4, contacts=True),
}


@pytest.fixture(scope="module", params=[*FOLDERS, "what this clone publishes"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("adopted") / "isi"
    if request.param in FOLDERS:
        return FOLDERS[request.param].write(target)
    return Path(shutil.copytree(LIVE, target, ignore=shutil.ignore_patterns("adr")))


@pytest.fixture(scope="module")
def site(folder: Path) -> Path:
    out = folder.parent / "site"
    done = build("site", "--content", folder, "--out", out)
    assert done.returncode == 0, done.stderr
    return out


def slugs(folder: Path) -> list[str]:
    found = (path for path in (folder / "faq").rglob("*.md") if not path.name.endswith(".en.md"))
    return sorted(path.stem for path in found if "\ndraft: true" not in path.read_text(encoding="utf-8"))


def test_it_has_no_error(folder: Path) -> None:
    errors = [problem for problem in problems_in(folder) if problem.severity is Severity.ERROR]
    assert errors == []


def test_every_link_of_the_site_holds(site: Path) -> None:
    done = build("verify", "--out", site)
    assert done.returncode == 0, done.stdout


def test_every_answer_has_its_page_in_every_language(folder: Path, site: Path) -> None:
    roots = [site, site / "en"] if (site / "en").is_dir() else [site]
    for root in roots:
        made = sorted(path.parent.name for path in root.glob("faq/*/index.html"))
        assert set(slugs(folder)) <= set(made), root


def test_the_open_data_are_as_their_schema_says(site: Path) -> None:
    entry = json.loads((site / "api" / "v1" / "entry.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(entry)
    for record in sorted((site / "api" / "v1" / "entries").glob("*.json")):
        jsonschema.Draft202012Validator(entry).validate(json.loads(record.read_text(encoding="utf-8")))


def test_a_site_without_answers_claims_no_edition(folder: Path, site: Path) -> None:
    if slugs(folder):
        pytest.skip("there are answers")
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "Edisi 1 Januari" not in text, page
        assert "Edition 1 January" not in text, page


def test_the_first_answer_is_found_and_shown(folder: Path, site: Path, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    with serving(site) as url:
        page.goto(url)
        expect(page.locator("h1")).to_be_visible()
        found = slugs(folder)
        if found:
            page.goto(f"{url}faq/{found[0]}/")
            question = page.locator("h1").inner_text()
            page.goto(url)
            page.locator("#search-query").fill(question)
            first = page.locator("#search-result a[data-answer]").first
            expect(first).to_have_attribute("href", re.compile(f"faq/{found[0]}/"), timeout=15000)
    context.close()
