"""The dependency rules of the project, held against every import in scripts/."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "scripts"
PACKAGE = SCRIPTS / "faq"
# What every station of the flow may use: values and plain functions, which know no station.
SHARED = {
    "cache",
    "camera",
    "files",
    "memory",
    "model",
    "markdown",
    "site_map",
    "answer_view",
    "qr",
    "reply",
    "catalogue",
    "contacts",
    "typst",
    "yaml_text",
    "hosting",
}
STATIONS = sorted({path.stem for path in PACKAGE.iterdir() if path.name[0] not in "._"} - SHARED)
FILES = sorted(path for path in SCRIPTS.rglob("*.py"))
# Everything that is written by hand to be run: also scripts and sheets of the browser, print, and tests.
WRITTEN = [
    *FILES,
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted(path for path in (ROOT / "overrides").rglob("*") if path.suffix in {".js", ".css", ".typ"}),
]
BANNED = {"manager", "helper", "helpers", "utils", "util"}


def imports(file: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it: `faq.model`, `faq.check.report`, `mkdocs`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import hides where it leads"
            module = node.module or ""
            yield from (f"faq.{name.name}" for name in node.names) if module == "faq" else (module,)


def files_of(name: str) -> list[Path]:
    module = PACKAGE / f"{name}.py"
    return [module] if module.exists() else sorted((PACKAGE / name).rglob("*.py"))


def stations_used(name: str) -> set[str]:
    """The parts of the package that the part `name` imports, itself left out."""
    used = {
        module.split(".")[1]
        for file in files_of(name)
        for module in imports(file)
        if module.startswith("faq.")
    }
    return used - {name}


@pytest.mark.parametrize("station", STATIONS)
def test_a_station_imports_only_what_is_shared(station: str) -> None:
    assert stations_used(station) <= SHARED


@pytest.mark.parametrize("part", sorted(SHARED))
def test_what_is_shared_knows_no_station(part: str) -> None:
    assert stations_used(part) <= SHARED


def test_the_model_imports_nothing_but_nodes_and_tables() -> None:
    own = {f"faq.model.{file.stem}" for file in files_of("model")}
    used = {module for file in files_of("model") for module in imports(file) if module.startswith("faq.")}
    assert used <= {"faq.markdown.nodes", "faq.yaml_text", *own}


def test_only_site_knows_mkdocs() -> None:
    knowing = {
        file.relative_to(SCRIPTS).parts[:2]
        for file in FILES
        if any(module.split(".")[0] in {"mkdocs", "material"} for module in imports(file))
    }
    assert knowing <= {("faq", "site"), ("mkdocs_hook.py",), ("bench", "search")}


def test_only_the_command_line_imports_stations() -> None:
    """The package never looks up to the commands."""
    for file in PACKAGE.rglob("*.py"):
        assert not [
            module for module in imports(file) if module.split(".")[0] in {"commands", "build", "bench"}
        ]


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_file_is_named_by_the_domain(file: Path) -> None:
    assert file.stem not in BANNED


def test_nobody_changes_the_working_folder() -> None:
    for file in FILES:
        assert "os.chdir" not in file.read_text(encoding="utf-8"), file


def test_no_two_classes_have_one_name() -> None:
    names = [
        node.name
        for file in PACKAGE.rglob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    assert sorted(names) == sorted(set(names))
