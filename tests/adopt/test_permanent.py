"""Every address that was published stays reachable: of answers, steps, categories, roles, and of files."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bench.serve import serving
from check_support import problems_in
from site_support import build, copy_content


def changed(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, (file, old)
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests' content after years: an answer, a step, a category, a role renamed; two answers retired."""
    folder = copy_content(tmp_path_factory.mktemp("moved") / "isi")
    for command in (
        ("rename", "lupa-password-email-tidak-masuk", "kata-sandi-tidak-masuk"),
        ("retire", "internal-server-error"),
        ("retire", "kode-galat-7xxxx", "--to", "login-galat-rekanan"),
    ):
        done = build(*command, "--content", folder)
        assert done.returncode == 0, done.stderr
    for file in folder.rglob("*.*"):
        if file.suffix in {".md", ".yml"} and file.name != "words.yml":
            text = file.read_text(encoding="utf-8")
            text = re.sub(r"(?m)^(category: )akun$", r"\1masuk", text)
            text = re.sub(r"(?<=role: )admin-lpse\b|(?<=escalate_to: )admin-lpse\b", "pengelola", text)
            file.write_text(re.sub(r"(?m)^((?: +from|audience): .*)admin-lpse", r"\1pengelola", text))
    changed(folder / "_data" / "categories.yml", ("akun:\n", "masuk:\n  former_ids: [akun]\n"))
    changed(folder / "_data" / "roles.yml", ("admin-lpse:\n", "pengelola:\n  former_ids: [admin-lpse]\n"))
    answer = folder / "faq" / "kata-sandi-tidak-masuk.md"
    changed(answer, ("  - id: cek-smtp\n", "  - id: periksa-smtp\n    former_ids: [cek-smtp]\n"))
    changed(answer.with_name("kata-sandi-tidak-masuk.en.md"), ("cek-smtp:", "periksa-smtp:"))
    return folder


@pytest.fixture(scope="module")
def moved(content: Path) -> Path:
    out = content.parent / "site"
    done = build("site", "--content", content, "--out", out)
    assert done.returncode == 0, done.stderr
    assert build("verify", "--out", out).returncode == 0
    return out


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kategori/akun/", "kategori/masuk/"),
        ("en/kategori/akun/", "en/kategori/masuk/"),
        ("peran/admin-lpse/", "peran/pengelola/"),
        ("faq/lupa-password-email-tidak-masuk/", "faq/kata-sandi-tidak-masuk/"),
        ("f/F005/", "faq/login-galat-rekanan/"),
    ],
)
def test_a_page_of_before_leads_to_the_one_of_now(moved: Path, old: str, new: str) -> None:
    page = (moved / old / "index.html").read_text(encoding="utf-8")
    assert re.search(rf'http-equiv="refresh" content="0; url=[./]*{new.removeprefix("en/")}"', page)
    assert f"/{old} /{new} 301\n" in (moved / "_redirects").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "pdf/id/answers/lupa-password-email-tidak-masuk.pdf",
            "pdf/id/answers/kata-sandi-tidak-masuk.pdf",
        ),
        ("faq/lupa-password-email-tidak-masuk/index.md", "faq/kata-sandi-tidak-masuk/index.md"),
        ("pdf/en/answers/kode-galat-7xxxx.pdf", "pdf/en/answers/login-galat-rekanan.pdf"),
        ("pdf/en/roles/admin-lpse.pdf", "pdf/en/roles/pengelola.pdf"),
        ("cards/id/F005.png", "cards/id/F001.png"),
    ],
)
def test_a_file_of_before_is_the_one_of_now(moved: Path, old: str, new: str) -> None:
    assert (moved / old).read_bytes() == (moved / new).read_bytes()


def test_a_step_of_before_is_the_one_of_now(moved: Path) -> None:
    page = (moved / "faq" / "kata-sandi-tidak-masuk" / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<li class="step" id="periksa-smtp"[^>]*>\s*<span id="cek-smtp"></span>', page)


def test_of_a_retired_answer_is_said_what_became_of_it(moved: Path) -> None:
    entries = moved / "api" / "v1" / "entries"
    retired = json.loads((entries / "F003.json").read_text(encoding="utf-8"))
    assert (retired["successor"], retired["url"].endswith("/f/F003/")) == (None, True)
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", retired["retired"]) and retired["question"]
    taken_over = json.loads((entries / "F005.json").read_text(encoding="utf-8"))
    assert (taken_over["successor"], taken_over["retired"]) == ("F001", None)
    assert "# " in (moved / "faq" / "internal-server-error" / "index.md").read_text(encoding="utf-8")
    led = (moved / "_redirects").read_text(encoding="utf-8")
    assert "/pdf/en/answers/internal-server-error.pdf /en/faq/internal-server-error/ 301\n" in led


def test_a_pdf_that_is_gone_leads_to_what_became_of_its_answer(moved: Path, browser: Browser) -> None:
    page = browser.new_page()
    with serving(moved) as url:
        page.goto(f"{url}pdf/en/answers/internal-server-error.pdf")
        expect(page).to_have_url(f"{url}en/faq/internal-server-error/")
    page.close()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("_data/categories.yml", "former_ids: [akun]", "former_ids: [akun, data]"),
        ("_data/roles.yml", "former_ids: [admin-lpse]", "former_ids: [admin-lpse, penyedia]"),
        ("faq/kata-sandi-tidak-masuk.md", "former_ids: [cek-smtp]", "former_ids: [periksa-smtp]"),
        ("faq/kata-sandi-tidak-masuk.md", "former_ids: [cek-smtp]", "former_ids: [langkah]"),
    ],
)
def test_an_id_of_before_that_somebody_has_is_an_error(
    content: Path, tmp_path: Path, file: str, old: str, new: str
) -> None:
    folder = Path(shutil.copytree(content, tmp_path / "isi"))
    changed(folder / file, (old, new))
    assert {problem.code for problem in problems_in(folder)} & {"FAQ403", "FAQ419"}
