"""The day of another LPSE's IT officer: the commands of the guide's page, run as they are written there."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from adopt.folders import Adopted
from adopt.test_another_lpse import readable
from site_support import ROOT, build, copy_project

PAGE = (ROOT / "docs" / "panduan" / "lpse-lain.en.md").read_text(encoding="utf-8")
DOCUMENT = """1. Pelaku usaha tidak dapat masuk, muncul pesan "Akun terkunci"
a. Loket layanan memeriksa akun lalu mengeskalasi ke Teknisi LPSE
b. Teknisi LPSE membuka kunci akun
"""
GIT = ("git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")


def blocks() -> list[list[list[str]]]:
    """The commands of every block of the page, each as its words."""
    found = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    return [[shlex.split(line) for line in block.replace("\\\n", " ").splitlines()] for block in found]


def run(
    words: list[str], folder: Path, addresses: dict[str, str]
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """One command in `folder`; the folder of the next one, and what this one said."""
    words = [addresses.get(word, word) for word in words]
    if "--keep" in words:  # a kept answer says where it comes from; this officer wants none
        words = words[: words.index("--keep")]
    if words[0] == "cd":
        return folder / words[1], subprocess.CompletedProcess(words, 0, "", "")
    if words == ["make", "site"]:
        words = [".venv/bin/python", "scripts/build.py", "site"]
    words = [*GIT, *words[1:]] if words[0] == "git" else words
    words = [sys.executable, *words[1:]] if words[0] == ".venv/bin/python" else words
    return folder, subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)


def commit(folder: Path, message: str) -> None:
    for words in (("add", "."), ("commit", "-qm", message)):
        done = subprocess.run([*GIT, *words], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_from_a_clone_to_a_published_folder_and_a_newer_version(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    project = copy_project(tmp_path / "project")
    assert build("editors", root=project).returncode == 0
    (project / ".gitignore").write_text("__pycache__/\n/.build/\n/site/\n", encoding="utf-8")
    subprocess.run([*GIT, "init", "-q", "-b", "main"], cwd=project, check=True)
    commit(project, "one")
    subprocess.run([*GIT, "init", "-q", "--bare", str(tmp_path / "own.git")], check=True)
    addresses = {"PROJECT-ADDRESS": str(project), "ADDRESS-OF-YOUR-REPOSITORY": str(tmp_path / "own.git")}
    beginning, _, upgrading, _ = blocks()

    folder = tmp_path
    for words in beginning:
        folder, done = run(words, folder, addresses)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
    for name, data in Adopted(0, contacts=True).data.items():
        if name != "agency":
            (folder / "isi" / "_data" / f"{name}.yml").write_text(
                yaml.safe_dump(data, sort_keys=False), encoding="utf-8"
            )
    (folder / "isi" / "_data" / "sops.yml").write_text("{}\n", encoding="utf-8")
    (folder / "isi" / "_data" / "conditions.yml").write_text("{}\n", encoding="utf-8")
    (folder / "faq.txt").write_text(DOCUMENT, encoding="utf-8")
    for command in (("editors",), ("import", "faq.txt")):
        done = build(*command, root=folder)
        assert done.returncode == 0, done.stdout + done.stderr
    (draft,) = (folder / "isi" / "faq").glob("*.md")
    text = draft.read_text(encoding="utf-8")
    draft.write_text(re.sub(r"(?m)^draft: true\n|^# TODO.*\n", "", text), encoding="utf-8")
    for command in (("accept", "--all"), ("site",), ("verify",)):
        done = build(*command, root=folder)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    found = [
        file.relative_to(folder).as_posix()
        for file in (folder / "site").rglob("*")
        if file.is_file() and any(b"cilegon" in data.lower() for data in readable(file))
    ]
    assert found == []
    commit(folder, "ours")

    # The newer version changes what we have generated anew, too.
    for name in ("scripts/build.py", "mkdocs.yml", "docs/_data/agency.yml", "cms/config.yml"):
        file = project / name
        file.write_text(f"# newer\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    snippets = project / ".vscode" / "jawaban.code-snippets"
    snippets.write_text(snippets.read_text(encoding="utf-8").replace("{", "{ ", 3), encoding="utf-8")
    commit(project, "two")
    for words in upgrading:
        folder, done = run(words, folder, addresses)
        if words[:2] == ["git", "merge"] and done.returncode:
            conflicts = re.findall(r"CONFLICT .* in (\S+)", done.stdout)
            assert {path.split("/")[0] for path in conflicts} <= {".vscode", "cms"}
            assert build("editors", root=folder).returncode == 0
            commit(folder, "newer")
        else:
            assert done.returncode == 0, (words, done.stdout, done.stderr)
    assert (folder / "scripts" / "build.py").read_text(encoding="utf-8").startswith("# newer\n")
    assert build("check", root=folder).returncode == 0
