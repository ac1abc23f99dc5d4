"""`build.py import`: answers of one LPSE become files of another."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from site_support import ROOT, build


@pytest.fixture
def another(tmp_path: Path) -> Path:
    """The content folder of an LPSE that has no answers yet."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.rmtree(tmp_path / "docs" / "faq")
    return tmp_path / "docs"


@pytest.fixture(scope="session")
def feed(site_dir: Path) -> Path:
    return site_dir / "api" / "v1" / "faq.json"


def answers(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["entries"]
    return found


def test_a_round_trip_loses_nothing(feed: Path, another: Path, tmp_path: Path) -> None:
    assert build("import", feed, "--content", another).returncode == 0
    assert build("accept", "--all", "--content", another).returncode == 0
    checked = build("check", "--strict", "--content", another)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert build("site", "--no-pdf", "--content", another, "--out", tmp_path / "site").returncode == 0
    assert answers(tmp_path / "site" / "api" / "v1" / "faq.json") == answers(feed)


def test_ids_are_never_used_again(feed: Path, another: Path) -> None:
    (another / "faq").mkdir()
    (another / "faq" / "published.yml").write_text("F007: {slugs: [hilang], languages: [id]}\n")
    done = build("import", feed, "--entry", "internal-server-error", "--content", another)
    assert "internal-server-error.md with id F008" in done.stdout
    assert [file.name for file in sorted((another / "faq").glob("*.md"))] == [
        "internal-server-error.en.md",
        "internal-server-error.md",
    ]


def test_what_stands_here_is_left_alone(feed: Path, another: Path) -> None:
    own = another / "faq" / "internal-server-error.md"
    shutil.copytree(ROOT / "docs" / "faq", another / "faq")
    own.write_text(own.read_text(encoding="utf-8") + "\nTambahan kami.\n", encoding="utf-8")
    done = build("import", feed, "--content", another)
    assert done.stdout.count("left out") == 5
    assert own.read_text(encoding="utf-8").endswith("Tambahan kami.\n")


@pytest.mark.parametrize(
    ("text", "status"),
    [("not json", 1), ('{"entries": [{"slug": "../../etc"}]}', 1), ("[]", 1), ('{"entries": []}', 2)],
)
def test_other_files_are_refused(text: str, status: int, another: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text(text)
    done = build("import", tmp_path / "other.json", "--content", another)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert not (another / "faq").exists()
