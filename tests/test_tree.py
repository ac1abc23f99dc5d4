"""What is at the top of the repository is there on purpose."""

from __future__ import annotations

import re
import subprocess
import tomllib

import pytest

from build import COMMANDS
from site_support import ROOT

TOP = {
    *(".ci", ".gitattributes", ".github", ".gitignore", ".pre-commit-config.yaml"),
    *(".dockerignore", "Containerfile"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "SECURITY.md"),
    *("mkdocs.yml", "pyproject.toml"),
    *("requirements-test.in", "requirements-test.txt", "requirements.txt"),
    *(".vscode", "cms", "docs", "overrides", "scripts", "tests"),
}


def test_the_top_of_the_repository_is_listed() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a clone")
    assert {path.split("/")[0] for path in done.stdout.splitlines()} == TOP


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "README.md", "SECURITY.md"])
def test_paths_that_a_page_names_are_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    paths = re.findall(r"`((?:scripts|overrides|tests|docs|\.ci)/[\w./-]+)`", text)
    assert [path for path in paths if not (ROOT / path).exists() and "NAME" not in path] == []


def test_the_map_of_modules_is_the_tree() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    drawn = text[text.index("### The modules") : text.index("### The walk")]
    mapped: set[str] = set()
    for line in re.sub(r",\n +", ", ", drawn).splitlines():
        if heading := re.match(r"    (scripts/(?:\w+/)*)(?:\s|$)", line):
            folder = heading[1]
        elif package := re.match(r"        (\w+/) \((.*?)\)", line):
            inside = ("", *package[2].split(", "))
            mapped.update(f"{folder}{package[1]}{name}" for name in inside)
        elif modules := re.match(r"        (\w+(?:, \w+)*)(?:\s|$)", line):
            mapped.update(f"{folder}{name}" for name in modules[1].split(", "))
    commands = {f"scripts/commands/{name.replace('-', '_')}" for name in COMMANDS}
    files = (path.relative_to(ROOT).with_suffix("").as_posix() for path in ROOT.glob("scripts/**/*.py"))
    tree = {path.removesuffix("__init__").removesuffix("_") for path in files if "/bench/" not in path}
    assert tree == mapped | commands | {"scripts/commands/", "scripts/faq/"}


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    packages = [re.split(r"[~=<>\[]", one)[0] for one in named]
    table = "".join(line for line in text.splitlines(keepends=True) if line.startswith("| "))
    assert [one for one in packages if not re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", table)] == []
