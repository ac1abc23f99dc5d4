"""What a query may look like: every case of cases/understands.yml through the real worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from bench.search.engines import ours
from faq.markdown import parse
from faq.model import Passage, Text
from search_support import SCRIPTS, ask, bench_content, five_answers

_FILE = Path(__file__).parent / "cases" / "understands.yml"
_TOPICS: dict[str, dict[str, str]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
_CASES = [(topic, query, first) for topic, cases in _TOPICS.items() for query, first in cases.items()]


@cache
def _first() -> dict[str, str]:
    """The first result of every case; `none` where there is none."""
    queries = [query for _, query, _ in _CASES]
    answers = ask(queries)
    return {
        query: answer.locations[0].split("/")[1] if answer.tier == "sure" else "none"
        for query, answer in zip(queries, answers, strict=True)
    }


@pytest.mark.parametrize(("topic", "query", "first"), _CASES)
def test_comes_first(topic: str, query: str, first: str) -> None:
    assert _first()[query] == first, topic


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


@pytest.mark.parametrize("query", ["cetak SPPBJ", "ongkir kosong", "CV to PT conversion", "tagihan listrik"])
def test_a_short_query_with_a_known_word_is_never_empty(query: str) -> None:
    (answer,) = ask([query])
    assert answer.raw["answers"]


@pytest.mark.parametrize(
    "query", ["qwertyuiop", "qwertyuiop zzzzzz", "F999", "?!", "\u202e", "x" * 5_000, "aaaa"]
)
def test_nothing_at_all_where_no_word_is_known(query: str) -> None:
    (answer,) = ask([query])
    assert (answer.tier, answer.raw["answers"]) == ("none", [])


def test_near_misses_are_three_at_most() -> None:
    answers = [
        answer
        for answer in ask(["kode 45001", "resep rendang padang", "tagihan listrik"])
        if answer.tier != "sure"
    ]
    assert len(answers) == 3
    assert all(0 < len(answer.raw["answers"]) <= 3 for answer in answers)


def test_a_number_that_fits_no_mask_is_no_reason_for_its_answer() -> None:
    queries = ["kode 45001", "kode error 45001", "galat 81234"]
    with TemporaryDirectory() as folder:
        few = ours(five_answers(), SCRIPTS, Path(folder)).ask(queries)[0]
    for answer in (*ask(queries), *few):
        assert answer.locations[0] != "faq/kode-galat-7xxxx/"


def test_words_that_an_answer_is_asked_with_find_it_first() -> None:
    """Also where few answers make every word rare, and others say single words of them more often."""
    content = five_answers()
    asked = [
        (variant, entry.slug)
        for entry in content.entries.values()
        for variants in entry.asked_as.values()
        for variant in variants
    ]
    with TemporaryDirectory() as folder:
        answers = ours(content, SCRIPTS, Path(folder)).ask([variant for variant, _ in asked])[0]
    for (variant, slug), answer in zip(asked, answers, strict=True):
        assert answer.locations[:1] == (f"faq/{slug}/",), variant


@pytest.mark.parametrize("query", ["login", "login ", "masuk", "log in"])
def test_one_word_finds_what_is_about_it_before_what_mentions_it(query: str) -> None:
    """Even where the running text of another answer says it again and again."""
    with TemporaryDirectory() as folder:
        (answer,) = ours(five_answers(), SCRIPTS, Path(folder)).ask([query])[0]
    assert answer.locations[0] == "faq/login-galat-rekanan/"


def test_a_message_word_for_word_beats_everything() -> None:
    """Whatever case, quotes and end mark, and whatever else its words would find."""
    messages = [
        symptom.message
        for entry in bench_content().entries.values()
        for symptom in entry.symptoms
        if len(symptom.message.split()) > 2
    ]
    pasted = [form for one in messages for form in (f"{one.upper()}.", f"“{one.lower().rstrip('.')}”!")]
    for at, answer in enumerate(ask(pasted)):
        assert answer.tier == "sure"
        assert answer.raw["answers"][0]["message"] == messages[at // 2]


_FRAMES = (
    "\n\tat play.mvc.ActionInvoker.invoke(ActionInvoker.java:239)\n\tat java.lang.Thread.run(Thread.java:745)"
)


def _broken(message: str) -> str:
    longest = max(message.split(), key=len)
    middle = len(longest) // 2
    return message.replace(longest, f"{longest[:middle]}-\n{longest[middle:]}", 1)


def _without_end(message: str) -> str:
    words = message.split()
    return " ".join(words[: -(len(words) // 4)]) if len(words) > 3 else message


@pytest.mark.parametrize("pasted", [
    lambda message: f"min muncul {message} terus dari tadi, solusinya gimana ya",
    lambda message: f"[12/11/2026 09:21:33] LPSE Kab. - {message} (ref 8F2A-11)",
    lambda message: f"play.exceptions.JavaExecutionException: {message}{_FRAMES}",
    lambda message: f'<div class="alert"><strong>Error!</strong> {message}</div>',
    lambda message: message.replace("l", "I").replace("o", "0", 1).replace("i", "1", 1),
    lambda message: message.replace(" ", " . "),
    _broken,
    _without_end,
], ids=["chat", "log", "stack trace", "markup", "picture", "dotted", "broken", "cut off"])  # fmt: skip
def test_a_message_is_found_however_it_was_pasted(pasted: Callable[[str], str]) -> None:
    given = [
        (symptom.message, entry.slug)
        for entry in bench_content().entries.values()
        for symptom in entry.symptoms
        if len(symptom.message.split()) > 2
    ]
    found = ask([pasted(message) for message, _ in given])
    missed = [
        message
        for (message, slug), answer in zip(given, found, strict=True)
        if slug not in answer.locations[0]
    ]
    assert len(given) > 40
    assert missed == []


@pytest.mark.parametrize(("query", "first"), [
    ("error403", "h098"), ("502badgateway", "o061"), ("kode71023", "kode-galat-7xxxx"),
])  # fmt: skip
def test_a_number_written_together_with_words_is_read(query: str, first: str) -> None:
    (answer,) = ask([query])
    assert answer.locations[0] == f"faq/{first}/"


def test_what_does_not_concern_vendors_is_not_found() -> None:
    for answer in ask(["panduan penulis", "data terbuka json", "lupa password", "authors guide"]):
        kinds = {location.split("/")[0] for location in answer.locations}
        assert kinds.isdisjoint({"authors-guide", "data", ""}), answer.locations


def test_few_answers_are_shown_where_one_word_decides() -> None:
    (answer,) = ask(["hapus akun penyedia"])
    assert len(answer.raw["answers"]) <= 6


def test_marks_are_on_whole_phrases() -> None:
    (answer,) = ask(["reset password"])
    marked = {
        found["question"][start:end].lower()
        for found in answer.raw["answers"]
        for start, end in found["questionMarks"]
    }
    assert {"reset kata sandi"} & marked


def test_code_of_an_author_is_found_and_shown() -> None:
    """Whatever is between backticks is text, tags too."""
    content = bench_content()
    entry = content.entries["F003"]
    source = "Periksa nilai `<zebraword>` pada berkas."
    step = replace(entry.steps[0], text=Text(Passage(source, parse.inline(source))))
    changed = replace(entry, steps=(step, *entry.steps[1:]))
    content = replace(content, entries={**content.entries, "F003": changed})
    with TemporaryDirectory() as folder:
        (answer,) = ours(content, SCRIPTS, Path(folder)).ask(["zebraword"])[0]
    found = answer.raw["answers"][0]
    assert found["entry"] == "F003"
    assert "<zebraword>" in found["snippet"] and found["step"]["id"] == step.id
    (start, end), *_ = found["snippetMarks"]
    assert found["snippet"][start:end] == "zebraword"


def test_a_step_is_shown_before_the_background() -> None:
    """Even where the background says more of what was asked."""
    content = bench_content()
    entry = content.entries["F003"]
    step, body = (
        Passage(text, parse.inline(text)) for text in ("Periksa zebraword.", "Zebraword giraffeword.")
    )
    changed = replace(entry, steps=(replace(entry.steps[0], text=Text(step)),), body=Text(body))
    content = replace(content, entries={**content.entries, "F003": changed})
    with TemporaryDirectory() as folder:
        (answer,) = ours(content, SCRIPTS, Path(folder)).ask(["zebraword giraffeword"])[0]
    found = answer.raw["answers"][0]
    assert found["step"] == {"id": entry.steps[0].id, "text": "Periksa zebraword."}


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
