"""Files for editors: current, and true to what the checks accept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from check_support import BASE, problems_in
from commands.content import content_folder
from commands.editors import files
from faq.check import CODES
from faq.model import Severity
from faq.source import load
from site_support import CONTENT, ROOT

MADE = files("docs", load(BASE))
FRONT = re.compile(r"---\n(.*?)\n---", re.S)


def front(file: Path) -> Any:
    found = FRONT.match(file.read_text(encoding="utf-8"))
    assert found
    return as_text(yaml.safe_load(found[1]))


def as_text(value: Any) -> Any:
    """Dates as the texts that an editor sees."""
    if isinstance(value, dict):
        return {key: as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_text(each) for each in value]
    return value if isinstance(value, str | int | bool | None) else str(value)


def schema(made: Any, stem: str) -> Any:
    return json.loads(made[f".vscode/schemas/{stem}.schema.json"])


def faults(value: Any, made: Any, stem: str) -> list[str]:
    found = jsonschema.Draft7Validator(schema(made, stem)).iter_errors(value)
    return [fault.json_path for fault in found]


def test_the_files_in_the_repository_are_current() -> None:
    """If this fails, run: build.py editors."""
    content = content_folder(ROOT)
    made = files(content, load(ROOT / content))
    assert {path: (ROOT / path).read_text(encoding="utf-8") for path in made} == made


@pytest.mark.parametrize("path", [path for path in MADE if path.endswith(".schema.json")])
def test_schemas_are_schemas(path: str) -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(MADE[path]))


@pytest.mark.parametrize("folder", [BASE, CONTENT], ids=["base", "five"])
def test_what_the_checks_accept_the_schemas_accept(folder: Path) -> None:
    made = files("docs", load(folder))
    for file in folder.glob("faq/**/*.md"):
        if not file.name.endswith(".en.md"):
            assert faults(front(file), made, "jawaban") == [], file
    for file in folder.glob("_data/*.yml"):
        value = as_text(yaml.safe_load(file.read_text(encoding="utf-8")))
        assert faults(value, made, file.stem) == [], file


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"category": "akum"}, "$.category"),
        ({"audience": ["pegawai"]}, "$.audience[0]"),
        ({"audience": ["penyedia", "penyedia"]}, "$.audience"),
        ({"id": "F2"}, "$.id"),
        ({"question": "x" * 161}, "$.question"),
        ({"steps": [{"id": "a", "role": "penyedia"}]}, "$.steps[0]"),
        ({"steps": [{"id": "a", "role": "dia", "text": "x"}]}, "$.steps[0].role"),
        ({"steps": [{"id": "a", "role": "penyedia", "text": "x", "sop": "lain"}]}, "$.steps[0].sop"),
        ({"qestion": "x"}, "$"),
        ({"draft": "mungkin"}, "$.draft"),
    ],
)
def test_what_the_checks_refuse_the_schema_refuses(change: dict[str, Any], place: str) -> None:
    value = front(BASE / "faq" / "lupa-sandi.md") | change
    assert faults(value, MADE, "jawaban") == [place]


def test_every_field_is_described_in_indonesian() -> None:
    def properties(value: Any) -> Iterable[tuple[str, Any]]:
        if isinstance(value, dict):
            yield from value.get("properties", {}).items() if "description" not in value.get("id", {}) else ()
            for each in value.values():
                yield from properties(each)
        elif isinstance(value, list):
            for each in value:
                yield from properties(each)

    named = list(properties(schema(MADE, "jawaban")))
    assert {"question", "steps", "escalate_to"} <= {name for name, _ in named}
    assert [name for name, about in named if not about.get("description")] == []


def expanded(body: Iterable[str]) -> str:
    """The text of a snippet whose author takes every first choice."""
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", "\n".join(body))
    text = re.sub(r"\$\{\d+:?([^}]*)\}", r"\1", text)
    for name, value in (("YEAR", "2026"), ("MONTH", "11"), ("DATE", "01")):
        text = text.replace(f"$CURRENT_{name}", value)
    return re.sub(r"\$\d", "", text)


def test_snippets_make_answers_that_pass(content: Path) -> None:
    snippets = {
        each["prefix"]: expanded(each["body"])
        for each in json.loads(MADE[".vscode/jawaban.code-snippets"]).values()
    }
    answer = snippets["jawaban"].replace("F000", "F090")
    parts = "".join(snippets[name] for name in ("langkah", "syarat", "sop", "lampirkan"))
    answer = answer.replace("reviewed:", parts.replace("langkah-1", "langkah-2") + "reviewed:")
    answer = answer.replace(
        "reviewed:", snippets["penanya"] + snippets["kata"] + snippets["pesan"] + "reviewed:"
    )
    (content / "faq" / "baru.md").write_text(answer, encoding="utf-8")
    wrong = [
        p
        for p in problems_in(content)
        if p.path == "faq/baru.md" and CODES[p.code].severity is Severity.ERROR
    ]
    assert wrong == []


def test_snippets_offer_what_there_is() -> None:
    text = MADE[".vscode/jawaban.code-snippets"]
    for stem in ("roles", "categories", "conditions", "sops", "evidence"):
        for id_ in load(BASE).data[stem].fields.fields:
            assert re.search(rf"[|,]{id_}[|,]", text), id_


def test_the_forms_have_every_field() -> None:
    config = yaml.safe_load(MADE["cms/config.yml"])
    (answers,) = config["collections"]
    fields = {field["name"]: field for field in answers["fields"]}
    assert set(fields) == {*schema(MADE, "jawaban")["properties"], "body"}
    steps = {field["name"] for field in fields["steps"]["fields"]}
    assert steps == set(schema(MADE, "jawaban")["properties"]["steps"]["items"]["properties"])
    assert fields["category"]["options"] == list(load(BASE).data["categories"].fields.fields)


def test_the_forms_load_one_version_whose_bytes_are_known() -> None:
    """They are no part of the site, whose policy would not let them run."""
    assert {path.split("/")[0] for path in MADE} == {".vscode", "cms"}
    assert re.search(r"@\d+\.\d+\.\d+/", MADE["cms/index.html"])
    assert re.search(r'integrity="sha384-[\w+/]{64}"', MADE["cms/index.html"])


def test_the_issue_form_is_what_github_reads() -> None:
    form = yaml.safe_load(
        (ROOT / ".github/ISSUE_TEMPLATE/usulkan-pertanyaan.yml").read_text(encoding="utf-8")
    )
    assert {"name", "description", "body"} <= form.keys()
    inputs = [each for each in form["body"] if each["type"] != "markdown"]
    assert len({each["id"] for each in inputs}) == len(inputs)
    assert all(each["attributes"]["label"] for each in inputs)
    assert (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8").strip()
