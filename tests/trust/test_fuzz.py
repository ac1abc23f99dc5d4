"""Content made by chance: whatever the check accepts becomes pages that hold nothing but what pages may hold.

Bounded where everything is tested; `make fuzz` goes on for long. What was found once is an example below.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from check_support import BASE
from clock import TODAY
from faq.check import check
from faq.hosting.policy import inline_script
from faq.model import LANGUAGES, Content
from faq.pages import render_pages
from faq.site.allowlist import faults
from faq.source import load
from site_support import ROOT
from trust.payloads import PAYLOADS, PLACES, Draft, base, data_with

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "150"))
SCRIPT = inline_script(ROOT / "overrides")
_SETTINGS = settings(
    max_examples=ROUNDS,
    deadline=None,
    derandomize="FUZZ_ROUNDS" not in os.environ,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_PIECES = (
    *(piece for payload in PAYLOADS for piece in payload.split()),
    *("`", "``", "**", "_", "*", "[", "]", "](", ")", "<", ">", "&", "&#", ";", '"', "'", "\\", "|", "{"),
    *("\n", "\n\n", "\n- ", "\n1. ", "\n> ", "\n    ", "\n!!! note\n    ", '\n??? situs "x"\n    '),
    *("}", "\n```\n", "\n# ", "{#a}", "https://a.example/", "http://", "javascript:", "mailto:a@b.c"),
    *("#lapor", "../", "/faq/", "kata", "tidak", "ا", "é", "\u200b", "\u202e", "😀", "0", "7xxxx"),
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(_PIECES), max_size=12).map(" ".join),
)
places = st.sampled_from(PLACES)


def checked(folder: Path) -> Content | None:
    """The content of `folder` where the check accepts it; it never fails in another way."""
    found, problems = check(load(folder), TODAY)
    assert (found is None) == any(problem.severity.value == "error" for problem in problems)
    return found


def hold(content: Content) -> None:
    """Every page of the content holds only what pages may hold."""
    for language in LANGUAGES:
        for path, page in render_pages(content, language).pages.items():
            assert list(faults(page.html, SCRIPT, "")) == [], path


@_SETTINGS
@given(changes=st.lists(st.tuples(places, texts), min_size=1, max_size=3))
@example(changes=[(("id", ("body",)), "`Unggah\n<div>x</div>\nPenawaran`")])
@example(changes=[(("id", ("body",)), '[x](https://a.example){: href="http://b/#{}" }')])
@example(changes=[(("id", ("steps", 0, "text")), "`" * 300 + " a " + "`" * 299)])
@example(changes=[(("id", ("body",)), "> " * 40 + "x")])
@example(changes=[(("en", ("body",)), "- " * 60 + "x")])
@example(changes=[(("id", ("question",)), "\ud800")])
def test_accepted_entries_become_safe_pages(tmp_path: Path, changes: list[tuple[Any, str]]) -> None:
    folder = tmp_path / "docs"
    shutil.rmtree(folder, ignore_errors=True)
    content = base(folder)
    draft = Draft.new(1)
    for place, text in changes:
        draft.put(place, text)
    draft.write(content)
    found = checked(content)
    if found:
        hold(found)


@settings(_SETTINGS, max_examples=max(10, ROUNDS // 10))
@given(text=texts)
@example(text="https://a.example/)<x-mark>")
@example(text='https://a.example/" onclick="x')
@example(text="javascript:x")
def test_accepted_data_files_become_safe_pages(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "docs"
    shutil.rmtree(folder, ignore_errors=True)
    content = base(folder)
    Draft.new(1).write(content)
    list(data_with(text, content))
    found = checked(content)
    assert found, "each text alone was accepted, all together were not"
    hold(found)


@settings(_SETTINGS, max_examples=ROUNDS)
@given(
    data=st.binary(max_size=200),
    where=st.sampled_from(["faq/lupa-sandi.md", "faq/published.yml", "_data/roles.yml"]),
)
def test_any_bytes_are_problems_and_no_more(tmp_path: Path, data: bytes, where: str) -> None:
    folder = tmp_path / "docs"
    if not folder.exists():
        shutil.copytree(BASE, folder)
    (folder / where).write_bytes(data)
    found = checked(folder)
    if found:
        hold(found)


def test_a_page_with_a_fault_would_be_seen() -> None:
    with pytest.raises(AssertionError):
        assert list(faults("<p onclick=x>", SCRIPT, "")) == []
