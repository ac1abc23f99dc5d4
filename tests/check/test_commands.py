"""The commands of content through the command line: what they print, write and return."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build import main
from check_support import problems_in
from commands.content import latest_date
from site_support import ROOT, build


def run(*arguments: str, folder: Path = ROOT, language: str = "en") -> tuple[int, str, str]:
    done = build(*arguments, folder=folder, LPSE_FAQ_LANGUAGE=language)
    return done.returncode, done.stdout, done.stderr


def slip(content: Path) -> None:
    file = content / "faq" / "lupa-sandi.md"
    file.write_text(file.read_text().replace("role: penyedia", "role: penyedya"))


def test_check_tells_place_code_message_and_hint(content: Path) -> None:
    slip(content)
    status, out, err = run("check", "--content", "docs", folder=content.parent)
    assert status == 1
    assert out == (
        "docs/faq/lupa-sandi.md:15: FAQ203 unknown role 'penyedya'\n"
        "    hint: did you mean 'penyedia'? roles: penyedia, helpdesk, admin, pusat\n"
    )
    assert err == "1 entry, 1 error, 0 warnings\n"


def test_check_speaks_indonesian_where_nothing_else_is_wanted(content: Path) -> None:
    slip(content)
    done = build("check", "--content", "docs", folder=content.parent, LPSE_FAQ_LANGUAGE="", LC_ALL="C")
    assert done.stdout == (
        "docs/faq/lupa-sandi.md:15: FAQ203 peran tidak dikenal: 'penyedya'\n"
        "    petunjuk: maksud Anda 'penyedia'? peran: penyedia, helpdesk, admin, pusat\n"
    )
    assert done.stderr == "1 jawaban, 1 kesalahan, 0 peringatan\n"


def test_check_annotates_for_github(content: Path) -> None:
    slip(content)
    status, out, _ = run("check", "--format", "github", "--content", "docs", folder=content.parent)
    assert status == 1
    assert out == (
        "::error file=docs/faq/lupa-sandi.md,line=15,title=FAQ203::unknown role 'penyedya'"
        "%0Ahint: did you mean 'penyedia'? roles: penyedia, helpdesk, admin, pusat\n"
    )


def test_check_tells_tools(content: Path) -> None:
    slip(content)
    _, out, _ = run("check", "--format", "json", "--content", str(content))
    (row,) = json.loads(out)
    assert row["path"] == f"{content.as_posix()}/faq/lupa-sandi.md"
    assert {name: row[name] for name in ("line", "code", "severity")} == {
        "line": 15,
        "code": "FAQ203",
        "severity": "error",
    }


def test_warnings_fail_only_when_strict(content: Path) -> None:
    (content / "tentang.en.md").unlink()
    assert run("check", "--content", str(content))[0] == 0
    assert run("check", "--strict", "--content", str(content))[0] == 1


def test_wrong_use_is_told_apart() -> None:
    assert run("check", "--content", "no-such-folder")[0] == 2
    assert run("check", "--format", "xml")[0] == 2
    status, _, err = run("explain", "FAQ2033")
    assert status == 2
    assert "did you mean 'FAQ203'?" in err
    assert run("accept")[0] == 2
    assert run("accept", "lupa", "--all")[0] == 2


def test_hostile_names_are_printed_harmlessly(content: Path) -> None:
    (content / "faq" / os.fsdecode(b"a\n\x1b[31m\xff.md")).write_text("---\n\x1b[31m: x\n---\n")
    status, out, _ = run("check", "--content", str(content))
    assert status == 1
    assert "\x1b" not in out
    assert "Traceback" not in out


def test_explain_tells_meaning_and_example() -> None:
    status, out, _ = run("explain", "faq203", "--language", "id")
    assert status == 0
    for part in ("## FAQ203 peran tidak dikenal", "role: admin-lspe", "role: admin-lpse"):
        assert part in out


def test_new_takes_the_next_free_id_and_leaves_texts_to_write(content: Path) -> None:
    (content / "faq" / "published.yml").write_text(
        "F001: {slugs: [lupa-sandi], languages: [id, en]}\nF041: {slugs: [lama], languages: [id]}\n"
    )
    status, out, _ = run("new", "akun/tidak-dapat-masuk", "--content", str(content))
    assert status == 0
    assert "F042" in out
    found = {
        (problem.path, problem.code)
        for problem in problems_in(content, latest_date())
        if "tidak-dapat" in problem.path
    }
    file = "faq/akun/tidak-dapat-masuk.md"
    assert found == {(file, code) for code in ("FAQ228", "FAQ229", "FAQ302", "FAQ415")}


@pytest.mark.parametrize("slug", ["Salah Nama", "lupa-sandi", "index", "../keluar"])
def test_new_refuses_an_address_that_cannot_be(slug: str, content: Path) -> None:
    before = sorted(content.rglob("*"))
    assert run("new", slug, "--content", str(content))[0] == 2
    assert sorted(content.rglob("*")) == before


def test_translate_writes_every_key_beside_its_indonesian(content: Path) -> None:
    file = content / "faq" / "lupa-sandi.en.md"
    file.unlink()
    (content / "faq" / "published.yml").unlink()
    assert run("translate", "lupa-sandi", "--content", str(content))[0] == 0
    text = file.read_text()
    for part in (
        "# Lupa kata sandi",
        "question: 'TODO:",
        "  lapor: 'TODO:",
        "  cek: 'TODO:",
        "  perbarui: 'TODO:",
    ):
        assert part in text
    assert {problem.code for problem in problems_in(content)} == {"FAQ228", "FAQ302"}
    assert run("translate", "lupa-sandi", "--content", str(content))[0] == 2


def test_init_makes_clean_content_for_another_agency(tmp_path: Path) -> None:
    details = (
        "--name",
        "LPSE Kab. 'Baru': Utara",
        "--city",
        "Kabupaten Baru",
        "--site-url",
        "https://baru.example/faq/",
    )
    assert run("init", str(tmp_path / "baru"), *details)[0] == 0
    assert problems_in(tmp_path / "baru") == ()
    agency = (tmp_path / "baru" / "_data" / "agency.yml").read_text()
    assert "name: 'LPSE Kab. ''Baru'': Utara'" in agency
    assert [file.name for file in (tmp_path / "baru" / "faq").iterdir()] == ["published.yml"]
    assert run("init", str(tmp_path / "baru"), *details)[0] == 2


def test_init_can_take_the_answers_along(tmp_path: Path) -> None:
    details = ("--name", "LPSE Baru", "--city", "Baru", "--site-url", "https://baru.example/", "--entries")
    assert run("init", str(tmp_path / "baru"), *details)[0] == 0
    assert problems_in(tmp_path / "baru") == ()
    assert (tmp_path / "baru" / "faq" / "published.yml").read_text(encoding="utf-8").count("\nF") == 5


def test_a_terminal_that_lacks_a_character_gets_its_number(content: Path) -> None:
    file = content / "faq" / "lupa-sandi.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Lupa kata", "Lupa ✅ kata"), encoding="utf-8")
    done = build("check", "--content", content, PYTHONIOENCODING="ascii")
    assert "FAQ291 the printed font has no character '\\u2705' (U+2705)" in done.stdout
    assert "Traceback" not in done.stderr


def test_any_python_runs_the_commands_with_the_project_s_own() -> None:
    own = ROOT / ".venv" / "bin" / "python"
    if not own.exists():
        pytest.skip("the packages are not in .venv here")
    python = Path(sys.base_prefix) / "bin" / "python3"
    command: list[str | Path] = [python, "-S", "-E", ROOT / "scripts/build.py", "explain", "FAQ203"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "FAQ203" in done.stdout


def test_without_its_packages_the_program_says_what_to_do(tmp_path: Path) -> None:
    shutil.copy(ROOT / "scripts" / "build.py", tmp_path)
    command: list[str | Path] = [sys.executable, tmp_path / "build.py", "check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "jalankan `make site` lebih dahulu\n" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["site", "pages", "pdf"])
def test_nothing_is_built_within_the_content(command: str, content: Path) -> None:
    before = sorted(content.rglob("*"))
    status, _, err = run(command, "--content", str(content), "--out", str(content / "site"))
    assert status == 2
    assert "is in the content folder" in err
    assert sorted(content.rglob("*")) == before


def test_every_command_is_described_in_the_language_of_the_author(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    described = {}
    for language in ("id", "en"):
        monkeypatch.setenv("LPSE_FAQ_LANGUAGE", language)
        with pytest.raises(SystemExit):
            main(["--help"])
        described[language] = set(re.findall(r"(?m)^    [a-z]+ +(\S.*)$", capsys.readouterr().out))
    assert len(described["id"]) > 15
    assert not described["id"] & described["en"]
