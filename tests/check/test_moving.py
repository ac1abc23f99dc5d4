"""`rename`, `retire`, `renumber-draft`, `new`: published addresses stay alive, and nothing else changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from check_support import problems_in, run
from site_support import build

ANSWER = """---
id: F002
question: Pertanyaan kedua
category: akun
related: [F001]
steps:
  - id: lapor
    role: penyedia
    text: Lihat [jawaban ini](lupa-sandi.md#lapor).
reviewed: 2026-11-01
---
Lihat [lagi](../faq/lupa-sandi.md).
"""


@pytest.fixture
def published(content: Path) -> Path:
    """Content of two answers that were accepted; the second speaks of the first."""
    (content / "faq" / "kedua.md").write_text(ANSWER, encoding="utf-8")
    assert run("accept", "--all", "--content", content)[0] == 0
    return content


def errors(content: Path) -> list[str]:
    return [problem.code for problem in problems_in(content) if problem.code not in {"FAQ302", "FAQ415"}]


def test_a_renamed_answer_keeps_its_address(published: Path) -> None:
    assert run("rename", "lupa-sandi", "sandi-hilang", "--content", published)[0] == 0
    text = (published / "faq" / "sandi-hilang.md").read_text(encoding="utf-8")
    assert "former_slugs: [lupa-sandi]\nreviewed:" in text
    assert (published / "faq" / "sandi-hilang.en.md").exists()
    assert not list((published / "faq").glob("lupa-sandi*"))
    second = (published / "faq" / "kedua.md").read_text(encoding="utf-8")
    assert "(sandi-hilang.md#lapor)" in second
    assert "(../faq/sandi-hilang.md)" in second
    assert errors(published) == []
    # And back again: the address of today is no former one.
    assert run("rename", "sandi-hilang", "lupa-sandi", "--content", published)[0] == 0
    assert "former_slugs" not in (published / "faq" / "lupa-sandi.md").read_text(encoding="utf-8")
    assert errors(published) == []


def test_what_was_never_published_leaves_no_address(content: Path) -> None:
    for name in ("published.yml", "lupa-sandi.en.md"):
        (content / "faq" / name).unlink()
    assert run("rename", "lupa-sandi", "sandi-hilang", "--content", content)[0] == 0
    assert "former_slugs" not in (content / "faq" / "sandi-hilang.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("new", ["kedua", "Salah Nama", "index", "../keluar.."])
def test_an_address_that_cannot_be_is_refused(new: str, published: Path) -> None:
    before = sorted(published.rglob("*"))
    assert run("rename", "lupa-sandi", new, "--content", published)[0] == 2
    assert sorted(published.rglob("*")) == before


def test_a_retired_answer_leads_to_another(published: Path) -> None:
    second = published / "faq" / "kedua.md"
    assert run("retire", "lupa-sandi", "--to", "kedua", "--content", published)[0] == 0
    text = second.read_text(encoding="utf-8")
    assert "former_slugs: [lupa-sandi]" in text
    assert "related" not in text
    assert not list((published / "faq").glob("lupa-sandi*"))
    assert "FAQ411" not in errors(published)


def test_the_page_of_a_retired_answer_says_so(published: Path, tmp_path: Path) -> None:
    (published / "faq" / "kedua.md").write_text(
        ANSWER.replace("[jawaban ini](lupa-sandi.md#lapor)", "ini").replace(
            "[lagi](../faq/lupa-sandi.md)", "itu"
        ),
        encoding="utf-8",
    )
    for page in published.glob("tentang*.md"):
        page.write_text(
            re.sub(r"\[(.*?)\]\(.*?\)", r"\1", page.read_text(encoding="utf-8")), encoding="utf-8"
        )
    status, out, _ = run("retire", "lupa-sandi", "--content", published)
    assert (status, "its page says so" in out) == (0, True)
    assert errors(published) == []
    assert "retired: 20" in (published / "faq" / "published.yml").read_text(encoding="utf-8")
    # Its id and address are never given away, and accepting others forgets nothing.
    assert run("new", "lupa-sandi", "--content", published)[0] == 2
    assert run("accept", "--all", "--content", published)[0] == 0
    assert "retired: 20" in (published / "faq" / "published.yml").read_text(encoding="utf-8")
    site = tmp_path / "site"
    done = build("site", "--no-pdf", "--content", published, "--out", site)
    assert done.returncode == 0, done.stderr
    for path in ("faq/lupa-sandi", "f/F001", "en/faq/lupa-sandi", "en/f/F001"):
        said = (site / path / "index.html").read_text(encoding="utf-8")
        assert "Lupa kata sandi" in said
        assert 'http-equiv="refresh"' not in said
    assert "ditarik" in (site / "f/F001/index.html").read_text(encoding="utf-8")
    assert "lupa-sandi" not in (site / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", ["{languages: [id]}", "{slugs: ketiga, languages: [id]}"])
def test_a_damaged_line_of_the_register_keeps_no_other_answer_from_being_retired(
    line: str, published: Path
) -> None:
    register = published / "faq" / "published.yml"
    register.write_text(f"{register.read_text(encoding='utf-8')}F003: {line}\n", encoding="utf-8")
    assert run("retire", "kedua", "--content", published)[0] == 0
    text = register.read_text(encoding="utf-8")
    assert "retired: 20" in text
    assert "F003: {slugs: [], languages: [id]}\n" in text


def test_an_answer_at_the_address_of_a_retired_one_is_an_error(published: Path) -> None:
    run("retire", "kedua", "--content", published)
    (published / "faq" / "kedua.md").write_text(ANSWER.replace("F002", "F009"), encoding="utf-8")
    assert "FAQ413" in errors(published)


def test_two_branches_that_took_one_id(published: Path) -> None:
    (published / "faq" / "ketiga.md").write_text(
        ANSWER.replace("kedua", "ketiga").replace("related: [F001]\n", ""), encoding="utf-8"
    )
    assert "FAQ401" in errors(published)
    assert run("renumber-draft", "kedua", "--content", published)[0] == 1
    assert run("renumber-draft", "ketiga", "--id", "F001", "--content", published)[0] == 2
    assert run("renumber-draft", "ketiga", "--content", published)[0] == 0
    assert "id: F003\n" in (published / "faq" / "ketiga.md").read_text(encoding="utf-8")
    assert errors(published) == []


@pytest.mark.parametrize(
    "named",
    ["{content}/faq/baru/akun-baru.md", "docs/faq/baru/akun-baru", "faq/baru/akun-baru", "baru/akun-baru"],
)
def test_new_takes_any_way_to_name_a_file(named: str, content: Path) -> None:
    status, out, _ = run("new", named.format(content=content), "--id", "F120", "--content", content)
    assert status == 0, out
    assert (
        (content / "faq" / "baru" / "akun-baru.md").read_text(encoding="utf-8").startswith("---\nid: F120\n")
    )


def test_messages_are_in_the_language_of_the_author(content: Path) -> None:
    said = build("new", "lupa-sandi", "--content", content, LPSE_FAQ_LANGUAGE="id").stderr
    assert "sudah dipakai" in said
    assert (
        "is taken"
        in build("new", "lupa-sandi", "--content", content, LPSE_FAQ_LANGUAGE="", LC_ALL="en_US.UTF-8").stderr
    )
    assert (
        "sudah dipakai"
        in build("new", "lupa-sandi", "--content", content, LPSE_FAQ_LANGUAGE="", LC_ALL="C").stderr
    )
    assert "Memulai" in build("new", "--help", "--language=id").stdout


def test_an_answer_that_was_renamed_and_then_retired_is_no_missing_one(published: Path) -> None:
    assert run("rename", "kedua", "lain", "--content", published)[0] == 0
    assert run("retire", "lain", "--content", published)[0] == 0
    assert errors(published) == []
