"""`build.py accept`: what it records, and every letter it leaves alone."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from check_support import BASE, problems_in
from commands import accept
from commands.console import Failure, speech
from site_support import ROOT, build

PLAIN = (BASE / "faq" / "lupa-sandi.en.md").read_text()
STEP = "  - id: perbarui\n    role: helpdesk\n    when: jaim\n    text: Perbarui aplikasi.\n"
RECORD = PLAIN[PLAIN.index("translated_from:") : PLAIN.index("---\nMore")]


def run(content: Path, *slugs: str) -> None:
    chosen = {"slugs": list(slugs), "all": not slugs, "yes": True}
    accept.run(argparse.Namespace(**chosen, content=str(content)), speech())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(PLAIN, PLAIN, id="nothing to do"),
        pytest.param(PLAIN.replace(RECORD, ""), PLAIN, id="no record yet"),
        pytest.param(
            PLAIN.replace(RECORD, "translated_from: {question: 000000000000}  # lama\n"),
            PLAIN,
            id="on one line",
        ),
        pytest.param(
            PLAIN.replace(RECORD, "translated_from: {\n  question: 000000000000,\n  }\n"),
            PLAIN,
            id="in brackets",
        ),
        pytest.param(
            "---\n# atas\n" + RECORD + "# bawah\n" + PLAIN.replace(RECORD, "")[4:],
            "---\n# atas\n" + RECORD + "# bawah\n" + PLAIN.replace(RECORD, "")[4:],
            id="comments around it",
        ),
        pytest.param(
            PLAIN.replace(RECORD, RECORD.replace("  question", "\n  # tanya\n  question")),
            PLAIN,
            id="comments inside",
        ),
        pytest.param(
            PLAIN.replace(RECORD, "").replace("\n", "\r\n"),
            PLAIN.replace("\n", "\r\n"),
            id="carriage returns",
        ),
        pytest.param(
            PLAIN.replace(RECORD, "").replace("\n", "\r"), PLAIN.replace("\n", "\r"), id="old line ends"
        ),
        pytest.param(
            PLAIN.replace(RECORD, "").replace("question", "\r\n# x\r\nquestion"),
            PLAIN.replace("question", "\r\n# x\r\nquestion", 1),
            id="mixed line ends",
        ),
        pytest.param("\ufeff" + PLAIN.replace(RECORD, ""), "\ufeff" + PLAIN, id="byte order mark"),
    ],
)
def test_only_the_record_changes(before: str, after: str, content: Path) -> None:
    file = content / "faq" / "lupa-sandi.en.md"
    file.write_bytes(before.encode())
    run(content)
    assert file.read_bytes().decode() == after
    assert problems_in(content) == ()


def test_the_register_grows_and_never_forgets(content: Path) -> None:
    register = content / "faq" / "published.yml"
    register.write_text(
        "F009: {slugs: [gabungan], languages: [id]}\nF001: {slugs: [lupa, lupa-sandi], languages: [id]}\n"
    )
    entry = content / "faq" / "lupa-sandi.md"
    entry.write_text(entry.read_text().replace("reviewed:", "former_slugs: [lupa, gabungan]\nreviewed:"))
    run(content, "lupa-sandi")
    lines = register.read_text().splitlines()
    assert lines[0].startswith("#")
    assert lines[1:] == [
        "F001: {slugs: [lupa-sandi, lupa, gabungan], languages: [id, en]}",
        "F009: {slugs: [gabungan], languages: [id]}",
    ]
    before = register.stat().st_mtime_ns
    run(content)
    assert register.stat().st_mtime_ns == before


def test_a_record_of_a_removed_step_is_tidied_up(content: Path) -> None:
    for name, text in (
        ("lupa-sandi.md", STEP),
        ("lupa-sandi.en.md", "  perbarui: Update the application.\n"),
    ):
        file = content / "faq" / name
        file.write_text(file.read_text().replace(text, ""))
    assert {problem.code for problem in problems_in(content)} == {"FAQ308"}
    run(content, "lupa-sandi")
    assert problems_in(content) == ()


def test_a_lost_translation_cannot_be_accepted_away(content: Path) -> None:
    file = content / "faq" / "lupa-sandi.en.md"
    file.write_text(file.read_text().replace("  perbarui: Update the application.\n", ""))
    before = file.read_bytes()
    with pytest.raises(Failure):
        run(content)
    assert file.read_bytes() == before


def test_an_unknown_answer_is_wrong_use(content: Path) -> None:
    with pytest.raises(Failure, match="did you mean 'lupa-sandi'") as failure:
        run(content, "lupa-sndi")
    assert failure.value.status == 2


def test_a_reason_for_skipping_is_accepted_like_a_text(content: Path) -> None:
    entry = content / "faq" / "lupa-sandi.md"
    entry.write_text(
        entry.read_text().replace(
            "escalate_to: helpdesk\n", "escalate_to: pusat\n    skips: Hanya pusat yang dapat.\n"
        )
    )
    file = content / "faq" / "lupa-sandi.en.md"
    file.write_text(file.read_text().replace("steps:", "skips: {lapor: Only the centre can.}\nsteps:"))
    run(content)
    assert "  skips.lapor: " in file.read_text()
    assert problems_in(content) == ()


def at_a_terminal(content: Path, answer: str) -> tuple[int, str]:
    """`accept --all` where somebody can answer: its status, and what the terminal shows."""
    ours, theirs = os.openpty()
    command: list[str | Path] = [
        sys.executable,
        ROOT / "scripts" / "build.py",
        "accept",
        "--all",
        "--content",
        content,
    ]
    environment = {**os.environ, "LPSE_FAQ_LANGUAGE": "id"}
    process = subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, text=True, env=environment)
    os.write(ours, f"{answer}\n".encode())
    shown, _ = process.communicate()
    os.close(ours)
    os.close(theirs)
    return process.returncode, shown


@pytest.mark.parametrize(("answer", "status"), [("t", 1), ("", 1), ("y", 0)])
def test_at_a_terminal_nothing_is_recorded_without_a_yes(answer: str, status: int, content: Path) -> None:
    file = content / "faq" / "lupa-sandi.en.md"
    file.write_text(PLAIN.replace(RECORD, ""), encoding="utf-8")
    given, shown = at_a_terminal(content, answer)
    assert "Indonesia" in shown
    assert "sudah dibaca kembali? [y/T]" in shown
    assert given == status
    assert (file.read_text(encoding="utf-8") == PLAIN) == (status == 0)


def test_elsewhere_it_is_said_that_nobody_was_asked(content: Path) -> None:
    file = content / "faq" / "lupa-sandi.en.md"
    file.write_text(PLAIN.replace(RECORD, ""), encoding="utf-8")
    unasked = "recorded without asking, as this is no terminal\n"
    assert build("accept", "--all", "--content", content).stderr == unasked
    assert file.read_text(encoding="utf-8") == PLAIN
    assert build("accept", "--all", "--content", content).stderr == ""  # nothing to compare, nothing to ask


def test_what_was_translated_once_is_found_in_a_file_with_a_byte_order_mark(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = content / "faq" / "lupa-sandi.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    git = ["git", "-C", str(content), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "jawaban"]):
        subprocess.run([*git, *words], check=True)
    before = file.read_text(encoding="utf-8-sig").partition("question: ")[2].partition("\n")[0]
    file.write_text(file.read_text(encoding="utf-8").replace(before, "Apa yang baru?"), encoding="utf-8")
    run(content)
    assert before in capsys.readouterr().out.partition("Apa yang baru?")[0]
