"""The files of an index: the same bytes every time, small, and quick to make."""

from __future__ import annotations

import json
import os
import posixpath
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from commands.content import checked_content
from faq.files import is_hashed
from faq.model import LANGUAGES, Text, Words
from faq.search import build_opensearch, build_search, vocabulary_of, worker_script
from faq.search.documents import documents
from search_support import SCRIPTS, bench_content, five_answers
from site_support import ROOT, copy_content

_FINGERPRINT = """
import hashlib, sys
from search_support import five_answers
from faq.search import build_search
files = build_search(five_answers())
print(hashlib.sha256(b"".join(files[name] for name in sorted(files))).hexdigest())
"""


def test_same_bytes_whatever_the_hash_seed() -> None:
    path = os.pathsep.join([str(ROOT / "scripts"), str(ROOT / "tests")])
    digests = {
        subprocess.run(
            [sys.executable, "-c", _FINGERPRINT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(digests) == 1


def test_a_missing_translation_makes_no_text_count_twice() -> None:
    content = bench_content()
    entry = content.entries["F003"]
    steps = tuple(replace(step, text=Text(step.text.id)) for step in entry.steps)
    bare = replace(entry, question=Text(entry.question.id), steps=steps)
    content = replace(content, entries={"F003": bare})
    found = documents(content)[0]
    assert found.texts("question") == (entry.question.id.one_line,)
    assert found.fields["question"]["en"] == ()
    assert not set(found.fields["text"]["id"]) & set(found.fields["text"]["en"])
    assert found.shown["en"].title == entry.question.id.one_line


def test_a_thousand_entries_take_seconds() -> None:
    content = bench_content()
    entries = {
        f"{entry.id}-{copy}": replace(entry, id=f"{entry.id}-{copy}", slug=f"{entry.slug}-{copy}")
        for copy in range(8)
        for entry in content.entries.values()
    }
    began = time.process_time()
    files = build_search(replace(content, entries=entries))
    assert time.process_time() - began < 5
    assert len(entries) > 1000
    assert len(_file(files, "core")) < 200_000


def test_every_name_says_what_is_in_the_file() -> None:
    """But for the list of the names, which is asked for anew each time, and names them all."""
    content = five_answers()
    before, after = (build_search(one) for one in (content, replace(content, words=Words())))
    for files in (before, after):
        lists = {path for path in files if not is_hashed(path)}
        assert lists == {"search/files.js", "en/search/files.js"}
        named = b"".join(files[path] for path in lists).decode()
        assert [path for path in files.keys() - lists if path.split(".")[-2] not in named] == []
    assert _file(before, "core") != _file(after, "core")
    assert {path for path in before if path in after and before[path] != after[path]} == lists


def test_synonyms_that_no_text_has_do_not_travel() -> None:
    """Their words stay known, or they would be taken for misspelt ones."""
    content = five_answers()
    content = replace(content, words=Words(synonyms=(("login", "zebrawort"), ("giraffe", "long neck"))))
    known = vocabulary_of(documents(content), content.words)
    assert [sorted(concept) for concept in known.concepts] == [
        sorted((known.forms["login"], known.forms["zebrawort"]))
    ]
    assert {"giraffe", "long", "neck"} <= known.forms.keys()
    assert known.phrases == {}


def test_what_results_show_comes_at_once_where_it_is_little() -> None:
    for files, expected in (
        (build_search(five_answers()), {"core", "rest", "shown-0", "shown-1"}),
        (build_search(bench_content()), {"core", "rest"}),
    ):
        for language in LANGUAGES:
            path = PurePosixPath("search/files.js" if language == "id" else f"{language}/search/files.js")
            at_once = json.loads(files[f"{path}"].partition(b",")[2].rpartition(b")")[0])["atOnce"]
            assert {posixpath.normpath(path.parent / one) for one in at_once} <= files.keys()
            assert {PurePosixPath(one).name.partition(".")[0] for one in at_once} == expected


def _file(files: Mapping[str, bytes], name: str) -> bytes:
    return next(data for path, data in files.items() if path.startswith(f"search/{name}."))


def test_no_script_needs_more_than_its_comments_taken_out() -> None:
    name, data = worker_script(SCRIPTS)
    assert is_hashed(name)
    assert not re.search(rb"^\s*//", data, re.MULTILINE)


def test_opensearch_description_names_the_search_of_each_language() -> None:
    for language in LANGUAGES:
        root = "" if language == "id" else f"{language}/"
        tree = ElementTree.fromstring(build_opensearch(five_answers(), language))
        space = "{http://a9.com/-/spec/opensearch/1.1/}"
        url = tree.find(f"{space}Url")
        assert url is not None
        assert url.get("template", "").endswith(f"/{root}#q={{searchTerms}}")
        assert 0 < len(tree.findtext(f"{space}ShortName", "")) <= 16


def test_every_address_of_the_search_exists(site_dir: Path) -> None:
    for language in LANGUAGES:
        root = site_dir if language == "id" else site_dir / language
        for doc in documents(five_answers()):
            path, _, anchor = doc.location.partition("#")
            page = (root / path / "index.html").read_text(encoding="utf-8")
            assert not anchor or f'id="{anchor}"' in page, doc.location


def test_content_without_words_of_its_own_gets_the_projects(tmp_path: Path) -> None:
    copy_content(tmp_path / "docs")
    (tmp_path / "docs" / "_data" / "words.yml").unlink()
    content, _ = checked_content(str(tmp_path / "docs"))
    assert content.words == five_answers().words
