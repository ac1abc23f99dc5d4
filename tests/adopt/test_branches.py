"""Two authors on two branches: the register never conflicts in git, and a number taken twice is settled."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from site_support import ROOT, build, copy_content

ANSWER = """---
id: {id}
question: Kendala {slug} pada aplikasi
category: akun
steps:
  - {{id: cek, role: admin-lpse, text: Periksa bagian {slug}.}}
reviewed: 2026-10-01
---
"""


class Clone:
    """A repository with the content folder `isi`."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("git") is None:
            pytest.skip("git is not installed")
        self.folder, self.content = folder, copy_content(folder / "isi")
        shutil.copy(ROOT / ".gitattributes", folder)
        self.git("init", "-q", "-b", "main")
        self.commit("begin")

    def git(self, *words: str) -> None:
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ["git", *identity, *words], cwd=self.folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def commit(self, message: str) -> None:
        self.git("add", ".")
        self.git("commit", "-qm", message)

    def branch(self, slug: str, id_: str) -> None:
        """A branch of `main` on which an answer was written and accepted."""
        self.git("checkout", "-q", "-b", slug, "main")
        self.content.joinpath("faq", f"{slug}.md").write_text(
            ANSWER.format(id=id_, slug=slug), encoding="utf-8"
        )
        assert self.run("accept", slug)[0] == 0
        self.commit(slug)

    def merge(self, *branches: str) -> None:
        self.git("checkout", "-q", "main")
        for branch in branches:
            self.git("merge", "-q", "-m", branch, branch)

    def run(self, *words: str) -> tuple[int, str]:
        done = build(*words, "--content", self.content, "--language", "id")
        return done.returncode, done.stdout + done.stderr

    @property
    def register(self) -> str:
        return self.content.joinpath("faq", "published.yml").read_text(encoding="utf-8")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


def test_answers_of_two_branches_are_both_registered(clone: Clone) -> None:
    clone.branch("satu", "F007")
    clone.branch("dua", "F006")
    clone.merge("satu", "dua")
    assert clone.run("check")[0] == 0
    assert clone.run("accept", "satu")[0] == 0
    assert [line[:4] for line in clone.register.splitlines()[-2:]] == ["F006", "F007"]


def test_one_number_taken_on_two_branches_is_settled_by_the_command_in_the_message(clone: Clone) -> None:
    clone.branch("satu", "F006")
    clone.branch("dua", "F006")
    clone.merge("satu", "dua")
    status, said = clone.run("check", "--errors-only")
    assert (status, re.findall(r"FAQ\d{3}", said)) == (1, ["FAQ401"])
    command = re.search(r"build\.py (renumber-draft \S+)", said)
    assert command is not None
    status, said = clone.run(*shlex.split(command[1]))
    assert status == 0, said
    assert clone.run("check")[0] == 0
    assert clone.run("accept", "--all")[0] == 0
    assert sorted(re.findall(r"(?m)^(F00[67]): \{slugs: \[(\w+)\]", clone.register)) in (
        [("F006", "dua"), ("F007", "satu")],
        [("F006", "satu"), ("F007", "dua")],
    )


def test_what_two_branches_say_of_one_answer_is_joined(clone: Clone) -> None:
    clone.branch("satu", "F006")
    clone.merge("satu")
    for new in ("pertama", "kedua"):
        clone.git("checkout", "-q", "-b", new, "main")
        register = clone.register.replace("F006: {slugs: [satu]", f"F006: {{slugs: [{new}, satu]")
        clone.content.joinpath("faq", "published.yml").write_text(register, encoding="utf-8")
        clone.commit(new)
    clone.merge("pertama", "kedua")
    answer = ANSWER.format(id="F006\nformer_slugs: [pertama, kedua]", slug="satu")
    clone.content.joinpath("faq", "satu.md").write_text(answer, encoding="utf-8")
    assert clone.run("accept", "satu")[0] == 0
    assert "F006: {slugs: [satu, pertama, kedua], languages: [id]}\n" in clone.register
