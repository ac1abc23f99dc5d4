"""What a query may look like: every case of cases/understands.yml through the real worker."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from faq.model import Language
from search_support import ask

_FILE = Path(__file__).parent / "cases" / "understands.yml"
_TOPICS: dict[str, dict[str, str]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
_CASES = [(topic, query, first) for topic, cases in _TOPICS.items() for query, first in cases.items()]


@cache
def _first(language: Language) -> dict[str, str]:
    """The first result of every case on one site; `none` where there is none."""
    queries = [query for topic, query, _ in _CASES if _site(topic) == language]
    answers = ask(queries, language)
    return {
        query: answer.locations[0].split("/")[1] if answer.tier == "sure" else "none"
        for query, answer in zip(queries, answers, strict=True)
    }


def _site(topic: str) -> Language:
    return "en" if topic == "english site" else "id"


@pytest.mark.parametrize(("topic", "query", "first"), _CASES)
def test_comes_first(topic: str, query: str, first: str) -> None:
    assert _first(_site(topic))[query] == first


def test_negation_is_meaning() -> None:
    """An affirmed and a negated query are not the same to the search."""
    affirmed, negated = ask(["penawaran tampil di halaman pokja", "penawaran tidak tampil di halaman pokja"])
    assert negated.locations[0] == "faq/h056/"
    assert affirmed.raw["answers"][0]["terms"] != negated.raw["answers"][0]["terms"]


def test_references_come_below_answers() -> None:
    (answer,) = ask(["npwp"])
    kinds = [location.split("/")[0] for location in answer.locations]
    assert "glosarium" in kinds
    assert kinds == sorted(kinds, key=lambda kind: kind != "faq")


def test_a_finished_word_is_not_punished_by_longer_ones() -> None:
    """`error` is a word of its own, although others begin with it."""
    typed, finished = ask(["internal server error", "internal server error "])
    assert typed.locations[0] == finished.locations[0]


def test_a_message_is_found_at_the_end_of_a_long_stack_trace() -> None:
    frames = "\n".join(f"\tat id.go.lkpp.spse.Modul{at}.jalan(Modul{at}.java:{at})" for at in range(250))
    tail = "\nCaused by: Data akun anda tidak tersinkronisasi dengan inaproc"
    (answer,) = ask([f"Exception in thread main\n{frames}{tail}"])
    assert len(frames) > 10_000
    assert answer.locations[0] == "faq/data-tidak-sinkron-inaproc/"


def test_a_long_text_about_something_else_is_refused() -> None:
    """A text is not trusted for being long."""
    text = """Rendang adalah masakan daging dengan bumbu rempah yang kaya. Daging dimasak perlahan dalam
        santan bersama serai, lengkuas, kunyit, jahe, dan cabai sampai kering. Masakan ini disajikan saat
        lebaran dan pernikahan, tahan berminggu minggu tanpa lemari es, dan dicintai sampai Belanda."""
    (answer,) = ask([text])
    assert answer.tier != "sure"


@pytest.mark.parametrize("query", ["lupa kata sandi", "lupa password"])
def test_a_phrase_is_marked_as_a_whole(query: str) -> None:
    """`kata` says nothing alone, yet the mark is on both words of `kata sandi`."""
    (answer,) = ask([query])
    marked = [
        found["question"][start:end].lower()
        for found in answer.raw["answers"]
        for start, end in found["questionMarks"]
    ]
    with_phrase = [text for text in marked if "sandi" in text]
    assert with_phrase
    assert [text for text in with_phrase if "kata sandi" not in text] == []
    assert "kata sandi" in {term for found in answer.raw["answers"] for term in found["terms"]}
