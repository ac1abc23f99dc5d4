"""What the search reads of a whole message: every case of cases/gist.yml."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.node import NODE
from faq.search import vocabulary_of
from faq.search.documents import documents
from search_support import SCRIPTS, bench_content

_CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "gist.yml").read_text(encoding="utf-8")
)


@cache
def _gists() -> list[list[str]]:
    """The words that are left of each message."""
    content = bench_content()
    known = sorted(vocabulary_of(documents(content), content.words).forms)
    parts = [(SCRIPTS / f"{name}.js").read_text(encoding="utf-8") for name in ("words", "gist")]
    script = ";\n".join(["globalThis.self = globalThis", *parts])
    script += """
      const { known, messages } = JSON.parse(require('fs').readFileSync(0))
      const forms = new Set(known)
      console.log(JSON.stringify(messages.map(text => faq.words(faq.gist(text, word => forms.has(word))))))"""
    given = json.dumps({"known": known, "messages": [case["message"] for case in _CASES]})
    done = subprocess.run([NODE, "-e", script], input=given, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return] # lists of words


@pytest.mark.parametrize("number", range(len(_CASES)))
def test_what_says_something_stays_and_the_frame_goes(number: int) -> None:
    case, left = _CASES[number], set(_gists()[number])
    assert left >= set(case["keep"])
    assert left.isdisjoint(case["drop"])
