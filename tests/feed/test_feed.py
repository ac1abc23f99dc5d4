"""The open data against its own published descriptions."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate
from referencing import Registry, Resource

from faq import site_map
from faq.check.assemble import assemble
from faq.feed import build_feed, closed_schemas
from faq.model import LANGUAGES, Content, Passage, Text
from faq.source import load
from site_support import CONTENT

ROOT = Path(__file__).parents[2]
FOLDERS = {"real": CONTENT, "everything": ROOT / "tests" / "pdf" / "content"}
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module", params=FOLDERS)
def content(request: pytest.FixtureRequest) -> Content:
    return assemble(load(FOLDERS[request.param]))


@pytest.fixture(scope="module")
def files(content: Content) -> Mapping[str, bytes]:
    return dict(build_feed(content))


def errors(files: Mapping[str, bytes], value: Any, schema: str, *, published: bool = False) -> list[str]:
    """What is wrong with `value` by our closed schema, or by the one that is `published` for readers."""
    schemas = {path: json.loads(files[path]) for path in (site_map.API_SCHEMA, site_map.API_ENTRY_SCHEMA)}
    if not published:
        schemas = {path: {**one, "$id": schemas[path]["$id"]} for path, one in closed_schemas().items()}
    for one in schemas.values():
        Draft202012Validator.check_schema(one)
    registry: Registry[Any] = Registry().with_resources(
        (one["$id"], Resource.from_contents(one)) for one in schemas.values()
    )
    validator = Draft202012Validator(schemas[schema], registry=registry, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def test_every_file_keeps_its_schema(content: Content, files: Mapping[str, bytes]) -> None:
    everything = json.loads(files[site_map.API])
    assert errors(files, everything, site_map.API_SCHEMA) == []
    for entry, listed in zip(content.entries.values(), everything["entries"], strict=True):
        alone = json.loads(files[site_map.api_entry(entry.id)])
        assert errors(files, alone, site_map.API_ENTRY_SCHEMA) == []
        assert alone == listed
        assert alone["$schema"] == json.loads(files[site_map.API_ENTRY_SCHEMA])["$id"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("id", "X1"), ("steps", []), ("reviewed", "yesterday"), ("surprise", 1), ("digest", "")],
)
def test_the_schema_can_say_no(files: Mapping[str, bytes], key: str, value: Any) -> None:
    entry = json.loads(files[site_map.API])["entries"][0]
    assert errors(files, {**entry, key: value}, site_map.API_ENTRY_SCHEMA)


def test_readers_are_not_failed_by_fields_that_come_later(files: Mapping[str, bytes]) -> None:
    everything = json.loads(files[site_map.API])
    entry = everything["entries"][0]
    later = {**entry, "later": 1, "steps": [{**step, "later": []} for step in entry["steps"]]}
    assert errors(files, later, site_map.API_ENTRY_SCHEMA)
    assert errors(files, later, site_map.API_ENTRY_SCHEMA, published=True) == []
    known = {**everything, "entries": [later], "later": {}}
    assert errors(files, known, site_map.API_SCHEMA, published=True) == []
    assert errors(files, {**entry, "id": "X1"}, site_map.API_ENTRY_SCHEMA, published=True)


def test_openapi_is_valid_and_describes_every_kind_of_file(
    files: Mapping[str, bytes], tmp_path: Path
) -> None:
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    description = json.loads(files[site_map.OPENAPI])
    validate(description, base_uri=(tmp_path / site_map.OPENAPI).as_uri())
    patterns = [re.sub(r"\{\w+\}", "[^/]+", path) for path in description["paths"]]
    unknown = [path for path in files if not any(re.fullmatch(one, f"/{path}") for one in patterns)]
    assert unknown == [site_map.OPENAPI]


def test_ids_that_records_name_are_there(files: Mapping[str, bytes]) -> None:
    everything = json.loads(files[site_map.API])
    known = {
        group: {item["id"] for item in everything[group]}
        for group in ("roles", "categories", "conditions", "evidence", "sops", "entries")
    }
    for entry in everything["entries"]:
        assert entry["category"] in known["categories"]
        assert {*entry["roles"], *entry["audience"], *entry["escalation"]} <= known["roles"]
        assert {*entry["evidence"]} <= known["evidence"]
        assert {*entry["related"]} <= known["entries"]
        for step in entry["steps"]:
            assert {step["condition"]} <= {None, *known["conditions"]}
            assert {step["sop"]} <= {None, *known["sops"]}


def test_the_digest_follows_what_is_said_and_nothing_else(content: Content) -> None:
    entry = next(iter(content.entries.values()))

    def digest(changed: Content) -> str:
        record = json.loads(dict(build_feed(changed))[site_map.api_entry(entry.id)])
        return str(record["digest"])

    moved = replace(content, agency=replace(content.agency, site_url="https://elsewhere.example/"))
    assert digest(moved) == digest(content)
    for other in (
        replace(entry, question=Text(Passage.of_words("Pertanyaan lain"), entry.question.en)),
        replace(entry, body=Text(Passage.of_words("Catatan lain"), entry.body.en)),
        replace(entry, steps=entry.steps[::-1]) if len(entry.steps) > 1 else replace(entry, applies_to="9"),
    ):
        assert digest(replace(content, entries={**content.entries, entry.id: other})) != digest(content)


def test_replies_are_plain_and_end_with_the_short_link(content: Content, files: Mapping[str, bytes]) -> None:
    for entry in content.entries.values():
        replies = json.loads(files[site_map.api_entry(entry.id)])["replies"]
        for language in LANGUAGES:
            link = content.agency.site_url + site_map.short(entry, language)
            chat, mail = replies["chat"][language], replies["email"][language]
            assert chat.endswith(link)
            assert link in mail.splitlines()[-4]
            assert not {"**", "`"} & {mark for mark in ("**", "`") if mark in chat + mail}
            assert len(chat) < 1000


@pytest.mark.parametrize("language", LANGUAGES)
def test_atom_names_every_entry_newest_first(
    content: Content, files: Mapping[str, bytes], language: str
) -> None:
    feed = ElementTree.fromstring(files["feed.atom" if language == "id" else "en/feed.atom"])
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(content.entries)
    updated = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == updated[0]
    assert all(urlsplit(entry.findtext(f"{ATOM}id", "")).scheme == "https" for entry in entries)


def test_plain_pages_say_everything_and_stand_alone(content: Content, files: Mapping[str, bytes]) -> None:
    listed = files[site_map.LLMS].decode()
    for entry in content.entries.values():
        for language in LANGUAGES:
            page = files[site_map.plain_page(entry, language)].decode()
            assert content.agency.site_url + site_map.plain_page(entry, language) in listed
            for step in entry.steps:
                text = step.text.read(language).nodes
                assert all(
                    node.text.replace("\n", " ") in page for node in text if node.kind in ("text", "code")
                )
                assert content.roles[step.role].label.read(language).plain in page
            for symptom in entry.symptoms:
                assert symptom.literal in page
            for target in re.findall(r"\]\(([^)]*)\)", page):
                assert urlsplit(target).scheme, f"{target} leads nowhere outside of the site"


def test_same_bytes_with_another_hash_seed(files: Mapping[str, bytes], content: Content) -> None:
    program = (
        "import hashlib, sys; from pathlib import Path\n"
        "from faq.check.assemble import assemble; from faq.source import load\n"
        "from faq.feed import build_feed\n"
        "made = dict(build_feed(assemble(load(Path(sys.argv[1])))))\n"
        "print(hashlib.sha256(repr(list(made.items())).encode()).hexdigest())"
    )
    folder = next(one for one in FOLDERS.values() if assemble(load(one)).entries == content.entries)
    told = {
        subprocess.run(
            [sys.executable, "-c", program, folder],
            env={"PYTHONPATH": str(ROOT / "scripts"), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
