"""The walk of CONTRIBUTING, done for real: a new field of an answer, by hand in four files."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from site_support import ROOT, build, copy_project

FIELD = """    since: Annotated[str, Field(form="date")] = ""
"""
# File, the text beside which something is added, and what is added before it.
EDITS = (
    ("scripts/faq/model/content.py", "    former_ids: tuple[str, ...] = ()\n", FIELD),
    (
        "scripts/faq/catalogue.yml",
        "applies_to:",
        "since: {id: Berlaku sejak, en: In force since}\n"
        "field_entry_since: {id: sejak kapan berlaku, en: since when it holds}\n",
    ),
    (
        "scripts/faq/pages/templates/entry.html.jinja",
        "{% if applies_to %}\n",
        "{% if view.entry.since %}\n"
        "<div><dt>{{ t.since }}</dt><dd>{{ view.entry.since }}</dd></div>\n"
        "{% endif %}\n",
    ),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(tmp_path_factory.mktemp("field") / "project")
    shutil.rmtree(root / "docs")
    shutil.copytree(ROOT / "tests" / "check" / "base", root / "docs")
    for path, beside, added in EDITS:
        file = root / path
        text = file.read_text(encoding="utf-8")
        assert beside in text, path
        file.write_text(text.replace(beside, added + beside, 1), encoding="utf-8")
    return root


def with_since(project: Path, value: str) -> Path:
    entry = project / "docs" / "faq" / "lupa-sandi.md"
    text = (ROOT / "tests" / "check" / "base" / "faq" / "lupa-sandi.md").read_text(encoding="utf-8")
    entry.write_text(text.replace("reviewed:", f"since: {value}\nreviewed:", 1), encoding="utf-8")
    return project / "docs"


def test_a_field_takes_four_files() -> None:
    the_case = 1
    assert len({path for path, _, _ in EDITS}) + the_case == 4


def test_a_wrong_value_is_a_problem_with_its_line(project: Path) -> None:
    folder = with_since(project, "kemarin")
    done = build("check", "--content", folder, root=project)
    assert done.returncode == 1
    assert "lupa-sandi.md:28: FAQ211 since: 'kemarin'" in done.stdout


def test_page_and_open_data_have_it(project: Path, tmp_path: Path) -> None:
    folder = with_since(project, "2026-10-01")
    done = build("site", "--no-pdf", "--content", folder, "--out", tmp_path / "site", root=project)
    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    page = (site / "faq" / "lupa-sandi" / "index.html").read_text(encoding="utf-8")
    assert "<dt>Berlaku sejak</dt><dd>2026-10-01</dd>" in page
    record = json.loads(
        (tmp_path / "site" / "api" / "v1" / "entries" / "F001.json").read_text(encoding="utf-8")
    )
    assert record["since"] == "2026-10-01"
    schema = json.loads((site / "api" / "v1" / "entry.schema.json").read_text(encoding="utf-8"))
    assert schema["properties"]["since"]["format"] == "date"
    assert schema["properties"]["since"]["description"] == "since when it holds"
    assert "since" not in schema["required"]
    jsonschema.validate(record, schema)


def test_a_field_that_says_nothing_changes_no_digest(project: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from faq.check.assemble import assemble; from faq.source import load\n"
        "from faq.feed import build_feed\n"
        "made = dict(build_feed(assemble(load(Path(sys.argv[1])))))\n"
        "print(made['api/v1/entries/F001.json'].decode())"
    )
    base = ROOT / "tests" / "check" / "base"
    records = [
        subprocess.run(
            [sys.executable, "-c", program, base],
            env={"PYTHONPATH": str(root / "scripts")},
            capture_output=True,
            check=True,
        ).stdout
        for root in (ROOT, project)
    ]
    assert records[0] == records[1]


def test_guide_and_schemas_follow(project: Path) -> None:
    assert build("explain", "--guide", root=project).returncode == 0
    guide = (project / "docs" / "panduan" / "isian.md").read_text(encoding="utf-8")
    assert "| `since` | tidak | sejak kapan berlaku |" in guide
    assert build("editors", "--content", project / "docs", root=project).returncode == 0
    schema = json.loads((project / ".vscode/schemas/jawaban.schema.json").read_text(encoding="utf-8"))
    assert schema["properties"]["since"]["description"] == "sejak kapan berlaku"
