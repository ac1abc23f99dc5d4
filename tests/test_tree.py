"""What lies at the top of the repository is there on purpose."""

from __future__ import annotations

import subprocess

import pytest

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
