"""Python and JavaScript cut and fold words alike: both run on the same words, in their real engines."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from bench.node import NODE
from faq.search.affixes import english_roots, indonesian_roots
from faq.search.documents import documents
from faq.search.folding import words
from faq.search.packing import pack
from faq.search.postings import encode
from search_support import SCRIPTS, bench_content

_TEXTS = Path(__file__).parent / "cases" / "folding.txt"


def _in_javascript(expression: str, value: object) -> object:
    """`expression` over `value` with the folding, affixes and packing scripts loaded."""
    parts = [
        (SCRIPTS / f"{name}.js").read_text(encoding="utf-8") for name in ("folding", "affixes", "packing")
    ]
    script = ";\n".join(["globalThis.self = globalThis", *parts])
    script += "\nconst value = JSON.parse(require('fs').readFileSync(0))"
    script += f"\nconsole.log(JSON.stringify({expression}))"
    done = subprocess.run(
        [NODE, "-e", script], input=json.dumps(value), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def _texts() -> list[str]:
    typed = _TEXTS.read_text(encoding="utf-8").splitlines()
    written = [
        text for doc in documents(bench_content(), "id") for texts in doc.fields.values() for text in texts
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
    assert _in_javascript("[...faq.unpackForms(value)]", pack(forms)) == [
        [form, forms[form]] for form in forms
    ]


def test_postings_survive_the_way_to_the_browser() -> None:
    pairs = [(0, 1), (1, 63), (32, 2), (33, 3), (1100, 4), (40_000, 5)]
    read = "(found => (faq.eachPosting(value, (n, s) => found.push([n, Math.round(s * 63)])), found))([])"
    assert _in_javascript(read, encode(pairs)) == [list(pair) for pair in pairs]
