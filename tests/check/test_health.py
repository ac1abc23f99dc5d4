"""The health page: figures that are right, and a file that loads nothing."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from check_support import BASE
from clock import TODAY
from commands.content import latest_date
from faq.catalogue import Catalogue
from faq.check import check
from faq.health import Failing, Health, due_answers, health_of, health_page, health_text
from faq.model import Content, Entry, Text
from faq.source import load
from site_support import CONTENT, build


@pytest.fixture(scope="module")
def one() -> Content:
    content, _ = check(load(BASE), TODAY)
    assert content is not None
    return content


def entry(one: Content, number: int, question: str = "", reviewed: dt.date = TODAY, **more: object) -> Entry:
    """The answer of the small content under another id, with other words."""
    (first,) = one.entries.values()
    asked = Text.of_words(question or f"Pertanyaan nomor {number}")
    fields = {"asked_as": {"id": (), "en": ()}, "symptoms": (), **more}
    return replace(first, id=f"F{number:03}", slug=f"j-{number}", question=asked, reviewed=reviewed, **fields)  # type: ignore[arg-type]


def healthy(one: Content, *entries: Entry) -> Health:
    return health_of(replace(one, entries={each.id: each for each in entries}), TODAY)


def slugs(entries: tuple[Entry, ...]) -> list[str]:
    return [each.slug for each in entries]


def test_what_is_overdue_comes_first(one: Content) -> None:
    year = one.agency.review_months // 12
    late = entry(one, 1, reviewed=TODAY.replace(year=TODAY.year - year) - dt.timedelta(days=3))
    today = entry(one, 2, reviewed=TODAY.replace(year=TODAY.year - year))
    fresh = entry(one, 3)
    health = healthy(one, fresh, today, late)
    assert [(due.entry.slug, due.days) for due in health.due[:2]] == [("j-1", -3), ("j-2", 0)]
    assert [due.entry.slug for due in health.overdue] == ["j-1"]


def test_what_is_lacking_is_named(one: Content) -> None:
    (full,) = one.entries.values()
    bare = entry(one, 2)
    health = healthy(one, full, bare)
    assert slugs(health.without_symptoms) == slugs(health.without_asked_as) == ["j-2"]
    assert sum(health.by_category.values()) == 2
    assert health.by_role["penyedia"] == 2
    assert health.by_role["pusat"] == 0


def test_near_duplicates_are_found_and_others_are_not(one: Content) -> None:
    health = healthy(
        one,
        entry(one, 1, "Email aktivasi akun penyedia tidak masuk"),
        entry(one, 2, "Surel aktivasi akun tidak kunjung masuk"),
        entry(one, 3, "Dokumen penawaran gagal diunggah"),
        entry(one, 4, "Jadwal lelang berubah mendadak"),
    )
    assert [(pair.first.slug, pair.second.slug) for pair in health.alike] == [("j-1", "j-2")]
    assert 0.4 <= health.alike[0].share < 1


def test_long_sentences_are_hard_to_read(one: Content) -> None:
    (first,) = one.entries.values()
    step = replace(first.steps[0], text=Text.of_words("kata pendek saja " * 10 + "."))
    health = healthy(one, entry(one, 1), entry(one, 2, steps=(step,), body=Text()))
    assert [(each.entry.slug, each.sentence) for each in health.hard] == [("j-2", 30.0)]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_loads_and_runs_nothing(language: str, one: Content) -> None:
    words = Catalogue(language)  # type: ignore[arg-type]
    hostile = replace(entry(one, 1), slug="<script>alert(1)</script>")
    health = healthy(one, hostile)
    health = replace(health, failing=(Failing("<img src=x>", "j-1", ""),), asked=1)
    page = health_page(health, one, words)
    assert page == health_page(health, one, words)
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("<svg") == 4
    assert not re.search(r"(?:src|href)=\"(?!#)", page.replace('xlink:href="#', ""))
    assert words["health_overdue"] in health_text(health, words)


def test_nothing_at_all_is_a_page_too(one: Content) -> None:
    empty = replace(one, categories={}, entries={})
    page = health_page(health_of(empty, TODAY), empty, Catalogue("id"))
    assert Catalogue("id")["health_nothing"] in page


def test_the_command_asks_the_search(content: Path, tmp_path: Path) -> None:
    queries = tmp_path / "q.txt"
    queries.write_text("lupa kata sandi\tlupa-sandi\nresep rendang sapi\n", encoding="utf-8")
    page = tmp_path / "h.html"
    done = build("report", "--content", content, "--out", page, "--queries", queries, "--language", "en")
    assert done.returncode == 0, done.stderr
    assert "Queries that fail: 1\n  resep rendang sapi" in done.stdout
    assert "resep rendang sapi" in page.read_text(encoding="utf-8")


def test_reviews_are_listed_with_their_owners(content: Path) -> None:
    file = content / "faq" / "lupa-sandi.md"
    text = re.sub(
        "reviewed: .*", "reviewed: 2020-01-01\nowner: Helpdesk LPSE", file.read_text(encoding="utf-8")
    )
    file.write_text(text, encoding="utf-8")
    done = build("check", "--due", "30", "--content", content, LPSE_FAQ_LANGUAGE="en")
    assert done.returncode == 0, done.stderr
    path = f"{content.as_posix()}/faq/lupa-sandi.md"
    assert re.fullmatch(
        rf"- \[ \] `{path}`: \d+ days overdue, since .* 202\d\. Reviewed by: Helpdesk LPSE\n", done.stdout
    )
    file.write_text(text.replace("2020-01-01", latest_date().isoformat()), encoding="utf-8")
    assert build("check", "--due", "30", "--content", content).stdout == ""


def test_every_answer_has_a_day_of_review() -> None:
    content, _ = check(load(CONTENT), TODAY)
    assert content is not None
    assert len(due_answers(content, TODAY)) == len(content.entries)
