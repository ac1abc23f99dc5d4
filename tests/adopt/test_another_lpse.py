"""Another LPSE makes a clone its own: nothing of the first agency is left, and newer versions merge."""

from __future__ import annotations

import shutil
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from commands.content import content_folder, with_content_folder
from site_support import build, copy_project

NAME = ("--name", "LPSE Kabupaten Contoh", "--short-name", "LPSE Contoh", "--city", "Kabupaten Contoh")
ADDRESS = ("--site-url", "https://faq.contoh.example/")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project after `init --here`, its site built from the setting alone."""
    root = copy_project(tmp_path_factory.mktemp("clone") / "faq")
    made = build("init", "--here", *NAME, *ADDRESS, root=root)
    assert made.returncode == 0, made.stderr
    built = build("site", root=root)
    assert built.returncode == 0, built.stderr
    return root


def readable(file: Path) -> Iterator[bytes]:
    """What `file` holds as people and programs can read it: its bytes, and the text of a PDF."""
    data = file.read_bytes()
    yield data
    if file.suffix == ".pdf":
        reader = PdfReader(file)
        yield "\n".join(page.extract_text() for page in reader.pages).encode()
        yield str(reader.metadata).encode()
    if file.suffix == ".gz":
        yield zlib.decompress(data, wbits=31)


def test_nothing_of_the_first_agency_is_left(clone: Path) -> None:
    files = [file for file in (clone / "site").rglob("*") if file.is_file()]
    assert len(files) > 50
    found = [
        file.relative_to(clone).as_posix()
        for file in files
        if any(b"cilegon" in data.lower() for data in readable(file))
    ]
    assert found == []
    assert "LPSE Contoh" in (clone / "site" / "index.html").read_text(encoding="utf-8")


def test_only_the_setting_of_what_is_ours_has_changed(clone: Path, tmp_path: Path) -> None:
    fresh = copy_project(tmp_path / "fresh")
    compared = subprocess.run(
        ["diff", "-rq", "-x", "__pycache__", "-x", ".build", "-x", "site", fresh, clone],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert sorted(line.split()[-2 if "differ" in line else -1] for line in compared.stdout.splitlines()) == [
        str(clone / "pyproject.toml"), "isi",
    ]  # fmt: skip


@pytest.mark.parametrize("kept", [("F001",), ("F002", "F005")])
def test_kept_answers_come_with_their_translations(tmp_path: Path, kept: tuple[str, ...]) -> None:
    made = build("init", tmp_path / "baru", *NAME, *ADDRESS, "--keep", ",".join(kept))
    assert made.returncode == 0, made.stderr
    assert f"with {len(kept)} entr" in made.stdout
    assert build("check", "--content", tmp_path / "baru").returncode == 0
    assert len(list((tmp_path / "baru" / "faq").rglob("*.md"))) == 2 * len(kept)


def test_an_unknown_answer_to_keep_is_wrong_use(tmp_path: Path) -> None:
    made = build("init", tmp_path / "baru", *NAME, *ADDRESS, "--keep", "F999")
    assert (made.returncode, (tmp_path / "baru").exists()) == (2, False)


SETTINGS = {
    "none": ("[project]\nname = 'x'\n", "isi"),
    "ours": ('[project]\n\n[tool.lpse-faq]\ncontent = "docs"\n\n[tool.other]\ncontent = 1\n', "data/isi"),
    "empty": ("[tool.lpse-faq]\n[tool.other]\n", "isi"),
}


@pytest.mark.parametrize("case", SETTINGS)
def test_the_setting_is_written_where_it_is_read(case: str, tmp_path: Path) -> None:
    before, folder = SETTINGS[case]
    (tmp_path / "pyproject.toml").write_text(with_content_folder(before, folder), encoding="utf-8")
    assert content_folder(tmp_path) == folder
    kept = set(before.splitlines()) - {'content = "docs"'}
    assert kept <= set((tmp_path / "pyproject.toml").read_text(encoding="utf-8").splitlines())


def test_a_broken_setting_is_reported(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "faq")
    (root / "pyproject.toml").write_text("[tool.lpse-faq\n", encoding="utf-8")
    done = build("check", root=root)
    assert done.returncode == 3
    assert "pyproject.toml" in done.stderr and "Traceback" not in done.stderr


def test_a_newer_version_merges_without_conflict(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    ours = copy_project(tmp_path / "ours")

    def git(folder: Path, *words: str) -> None:
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ["git", *identity, *words], cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    git(ours, "init", "-q", "-b", "main")
    (ours / ".gitignore").write_text("__pycache__/\n", encoding="utf-8")
    git(ours, "add", ".")
    git(ours, "commit", "-qm", "one")
    git(tmp_path, "clone", "-q", str(ours), "theirs")
    theirs = tmp_path / "theirs"
    assert build("init", "--here", *NAME, *ADDRESS, "--keep", "F003", root=theirs).returncode == 0
    git(theirs, "add", ".")
    git(theirs, "commit", "-qm", "theirs")
    # A new version touches every file of ours: answers, words, settings, register.
    for file in [*(ours / "docs").rglob("*.yml"), ours / "mkdocs.yml", ours / "scripts" / "build.py"]:
        file.write_text(f"# newer\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    git(ours, "commit", "-qam", "two")
    git(theirs, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
    checked = build("check", root=theirs)
    assert checked.returncode == 0, checked.stderr
    assert "1 entr" in checked.stderr
