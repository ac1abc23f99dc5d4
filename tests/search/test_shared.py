"""Python and JavaScript cut and fold words alike: both run on the same words, in their real engines."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from lunr.index import Index  # type: ignore[import-untyped] # it has no types
from lunr.token_set import TokenSet  # type: ignore[import-untyped] # it has no types

from bench.node import NODE
from faq.search import lunr_script, vocabulary_of
from faq.search.documents import documents
from faq.search.texts import ASKED, READ, gap, lunr_builder, more, pack, packed_index, texts_of
from faq.search.words import english_roots, indonesian_roots, words
from search_support import SCRIPTS, bench_content

_TEXTS = Path(__file__).parent / "cases" / "folding.txt"


def _in_javascript(expression: str, value: object) -> object:
    """`expression` over `value` with the scripts of words, texts and vocabulary loaded."""
    parts = [
        (SCRIPTS / f"{name}.js").read_text(encoding="utf-8") for name in ("words", "texts", "vocabulary")
    ]
    lunr = f"(0, eval)({json.dumps(lunr_script())})"  # as a script of a page: nothing to export to
    script = ";\n".join(["globalThis.self = globalThis", "var exports = undefined", lunr, *parts])
    script += "\nconst value = JSON.parse(require('fs').readFileSync(0))"
    script += f"\nconsole.log(JSON.stringify({expression}))"
    done = subprocess.run(
        [NODE, "-e", script], input=json.dumps(value), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def _texts() -> list[str]:
    typed = _TEXTS.read_text(encoding="utf-8").splitlines()
    written = [
        text for doc in documents(bench_content()) for field in doc.fields for text in doc.texts(field)
    ]
    return [*typed, *written]


def test_words_are_folded_alike() -> None:
    texts = _texts()
    assert _in_javascript("value.map(faq.words)", texts) == [words(text) for text in texts]


def test_affixes_are_taken_off_alike() -> None:
    known = sorted({word for text in _texts() for word in words(text)})
    assert len(known) > 2000
    assert _in_javascript("value.map(faq.indonesianRoots)", known) == [
        indonesian_roots(word) for word in known
    ]
    assert _in_javascript("value.map(faq.englishRoots)", known) == [english_roots(word) for word in known]


def test_what_is_packed_is_unpacked() -> None:
    forms = {"": 9, "a": 0, "aku": 1, "akun": 0, "akunnya": 0, "b": 2, "kata_sandi": 40, "x9": 3}
    derived = {"akunnya"}
    assert _in_javascript("[...faq.unpackForms(value)]", pack(forms, derived)) == [
        [form, -1 if form in derived else forms[form]] for form in forms
    ]


def test_a_form_without_a_number_gets_that_of_its_root() -> None:
    content = bench_content()
    vocabulary = vocabulary_of(documents(content), content.words)
    assert len(vocabulary.derived) > 500
    core: dict[str, object] = {"forms": pack(vocabulary.forms, vocabulary.derived)}
    core |= {"concepts": "", "spellings": "", "ignored": "", "terms": vocabulary.size}
    read = "(known => value.forms.map(form => known.term(form)))(new faq.Vocabulary(value.core))"
    forms = sorted(vocabulary.forms)
    found = _in_javascript(read, {"core": core, "forms": forms})
    assert found == [vocabulary.forms[form] for form in forms]


def test_postings_survive_the_way_to_the_browser() -> None:
    pairs = [(0, 1), (1, 2), (32, 1), (33, 28), (1100, 29), (40_000, 30), (40_001, 86)]
    befores = [-1, *(number for number, _ in pairs)]
    packed = "".join(
        gap(number - before - 1) + more(times - 1)
        for before, (number, times) in zip(befores, pairs, strict=False)
    )
    read = "(found => (faq.eachPosting(value, (...posting) => found.push(posting)), found))([])"
    assert _in_javascript(read, packed) == [list(pair) for pair in pairs]


def test_the_worker_scores_as_lunr_does() -> None:
    """The packed index in lunr.js against lunr.py's own, for the same clauses; lunr.py rounds to 0.001."""
    docs = documents(bench_content())
    vocabulary = vocabulary_of(docs, bench_content().words)
    for fields in (ASKED, READ):
        texts = texts_of(docs, fields, vocabulary)
        index = lunr_builder(texts, fields).build()
        index.token_set = TokenSet.from_list(sorted(index.inverted_index))
        tokens = sorted(map(int, index.inverted_index))
        clauses = [[[token, 0.4], [other, 0.6]] for token, other in zip(tokens, tokens[7:], strict=False)]
        found = _in_javascript(
            "value.clauses.map(((texts, asked) => texts.ask(asked).map(({ ref, score }) => [+ref, score]))"
            ".bind(null, new faq.Texts(value.packed, value)))",
            {
                "packed": packed_index(docs, fields, vocabulary),
                "size": vocabulary.size,
                "concepts": vocabulary.concepts,
                "clauses": clauses,
            },
        )
        assert isinstance(found, list) and len(found) == len(clauses) > 500
        for asked, scores in zip(clauses, found, strict=True):
            assert dict(scores) == pytest.approx(_by_lunr(index, asked), rel=0.001, abs=0.002)


def _by_lunr(index: Index, clauses: list[list[float]]) -> dict[int, float]:
    query = index.create_query()
    for token, boost in clauses:
        query.term(str(token), boost=boost, use_pipeline=False)
    return {int(result["ref"]): result["score"] for result in index.query(query)}
