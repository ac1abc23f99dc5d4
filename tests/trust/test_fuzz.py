"""Content made by chance: whatever the check accepts becomes pages that hold nothing but what pages may hold.

Bounded where everything is tested; `make fuzz` goes on for long. What was found once is an example below.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from check_support import BASE
from clock import TODAY
from faq.check import check
from faq.hosting.policy import inline_script
from faq.model import LANGUAGES, Content
from faq.pages import render_pages
from faq.site.allowlist import breaches
from faq.source import load
from faq.source.yaml_events import read_yaml
from site_support import ROOT
from trust.chance import ROUNDS, addresses, rounds, texts, values
from trust.payloads import PLACES, Draft, as_yaml, base, data_with, leaves

SCRIPT = inline_script(ROOT / "overrides")
DATA = ("agency", "categories", "conditions", "evidence", "glossary", "roles", "sops")
places = st.sampled_from(PLACES)
# What means something to YAML, or ends a line in it.
YAML_MARKS = (
    *(
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        "- ",
        "-",
        ",",
        "?",
        "? ",
        "&a",
        "*a",
        "!t",
        "%",
        "@",
        "`",
        "#",
        "|9",
        "> ",
    ),
    *(
        "a",
        "b: c",
        '"',
        "'",
        "\\",
        "\n",
        "\n\n",
        "  ",
        "\t",
        "\r",
        "\x85",
        "\u2028",
        "\u2029",
        "---",
        "...",
        "<<",
    ),
)


def checked(folder: Path) -> Content | None:
    """The content of `folder` where the check accepts it; it never fails in another way."""
    found, problems = check(load(folder), TODAY)
    assert (found is None) == any(problem.severity.value == "error" for problem in problems)
    return found


def hold(content: Content) -> None:
    """Every page of the content holds only what pages may hold."""
    for language in LANGUAGES:
        for path, page in render_pages(content, language).pages.items():
            assert list(breaches(page.html, SCRIPT, "")) == [], path


@rounds(ROUNDS)
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


@rounds(ROUNDS // 20)
@given(text=texts)
@example(text="https://a.example/)<x-mark>")
@example(text='https://a.example/" onclick="x')
@example(text="javascript:x")
def test_accepted_data_files_become_safe_pages(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "docs"
    shutil.rmtree(folder, ignore_errors=True)
    content = base(folder)
    Draft.new(1).write(content)
    data_with([text], content)
    found = checked(content)
    assert found, "each text alone was accepted, all together were not"
    hold(found)


@rounds(ROUNDS * 2)
@given(text=st.lists(st.sampled_from(YAML_MARKS), max_size=9).map("".join), merging=st.booleans())
@example(text="{", merging=False)
@example(text="a:\n  - [\n\n", merging=True)
@example(text="\u2028]", merging=False)
def test_any_marks_of_yaml_are_problems_and_no_more(text: str, merging: bool) -> None:
    fields, problems = read_yaml(text, "x.yml", 1, merging=merging)
    assert fields is not None or problems
    assert all(problem.line >= 1 for problem in problems)


@rounds(ROUNDS)
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


# Every field of a data file that is an address, with the way to it.
_ADDRESSED = (
    *(("agency", (field,)) for field in ("website", "spse_url", "feedback_url", "email", "site_url", "logo")),
    *(("agency", ("contacts", 0, "url")), ("agency", ("phone",)), ("agency", ("whatsapp",))),
    *(("glossary", ("sandi", "url")), ("sops", ("galat", "url")), ("agency", ("colours", "brand"))),
)


@rounds(ROUNDS * 2)
@given(where=st.sampled_from(_ADDRESSED), address=addresses)
@example(where=("sops", ("galat", "url")), address="https://a.example/)<x-mark>")
def test_accepted_addresses_are_addresses(tmp_path: Path, where: tuple[str, Any], address: str) -> None:
    folder = tmp_path / "docs"
    if not folder.exists():
        Draft.new(1).write(base(folder))
    name, path = where
    file = folder / f"_data/{name}.yml"
    before = file.read_bytes()
    value = yaml.safe_load(before)
    inner = value
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = address
    file.write_text(as_yaml(value), encoding="utf-8", errors="surrogatepass")
    found = checked(folder)
    file.write_bytes(before)
    if found:
        hold(found)
        # Space around an address is left out when it is read.
        assert not re.search(r"""["'<>\\\s`]|^\w+script:|^data:""", address.strip())


@rounds(ROUNDS)
@given(name=st.sampled_from(DATA), turn=st.integers(0, 99), value=values)
def test_any_value_in_a_data_file_is_a_problem_and_no_more(
    tmp_path: Path, name: str, turn: int, value: Any
) -> None:
    folder = tmp_path / "docs"
    shutil.rmtree(folder, ignore_errors=True)
    Draft.new(1).write(base(folder))
    file = folder / f"_data/{name}.yml"
    known = yaml.safe_load(file.read_text(encoding="utf-8"))
    paths = [(), *dict.fromkeys(path[:at] for path, _ in leaves(known) for at in range(1, len(path) + 1))]
    changed = _with(known, paths[turn % len(paths)], value)
    file.write_text(as_yaml(changed), encoding="utf-8", errors="surrogatepass")
    found = checked(folder)
    if found:
        hold(found)


def _with(whole: Any, path: tuple[Any, ...], value: Any) -> Any:
    """`whole` with `value` at `path`."""
    if not path:
        return value
    inner = whole
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return whole


def test_a_page_with_a_fault_would_be_seen() -> None:
    with pytest.raises(AssertionError):
        assert list(breaches("<p onclick=x>", SCRIPT, "")) == []
