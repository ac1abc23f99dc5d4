"""What an author writes reaches the page as written, whatever it looks like."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_support import build, copy_content

NASTY = [
    "</p><img src=x onerror=alert(1)>",
    "</li></ol><script>alert(1)</script>",
    "</div></section>",
    "<!-- html -->",
    "<!-- /html -->",
]
FENCE = "```"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one nasty answer: code like HTML, and a step for every case after a condition."""
    folder = tmp_path_factory.mktemp("nasty")
    copy_content(folder / "docs")
    code = " ".join(f"`{text}`" for text in NASTY)
    block = "\n".join(["<!-- html -->", "<script>alert(2)</script>", "<!-- /html -->"])
    (folder / "docs" / "faq" / "aneh.md").write_text(
        f"""---
id: F900
question: Pesan yang aneh
category: sistem
steps:
  - {{id: awal, role: admin-lpse, when: jaim, text: Pertama.}}
  - {{id: kode, role: admin-lpse, text: '{code} [awal](#awal) [lain](internal-server-error.md#ikuti-sop)'}}
reviewed: 2026-11-22
---
{code}

{FENCE}
{block}
{FENCE}
""",
        encoding="utf-8",
    )
    done = build("site", "--no-pdf", "--content", folder / "docs", "--out", folder / "site")
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.mark.parametrize("page", ["faq/aneh", "peran/admin-lpse", "en/faq/aneh", "en/peran/admin-lpse"])
def test_code_that_looks_like_html_is_shown(site: Path, page: str) -> None:
    text = (site / page / "index.html").read_text(encoding="utf-8")
    assert "<img src=x" not in text
    assert "<script>alert" not in text
    assert "&lt;/li&gt;&lt;/ol&gt;&lt;script&gt;alert(1)" in text


def test_its_links_hold_wherever_it_stands(site: Path) -> None:
    done = build("verify", "--out", site)
    assert done.returncode == 0, done.stdout
    role = (site / "peran" / "admin-lpse" / "index.html").read_text(encoding="utf-8")
    assert 'href="../../faq/aneh/#awal"' in role


def test_a_step_after_a_condition_says_that_it_is_for_every_case(site: Path) -> None:
    text = (site / "faq" / "aneh" / "index.html").read_text(encoding="utf-8")
    assert text.index("Apabila LPSE sudah") < text.index("Berlaku untuk semua") < text.index('id="kode"')
    markdown = (site / "faq" / "aneh" / "index.md").read_text(encoding="utf-8")
    assert markdown.index("Apabila LPSE sudah") < markdown.index("### Berlaku untuk semua")


def test_a_role_sees_under_which_condition_its_step_stands(site: Path) -> None:
    text = (site / "en" / "peran" / "admin-lpse" / "index.html").read_text(encoding="utf-8")
    step = text.index("Update SPSE with the JaIM feature")
    assert "If the LPSE already uses Java Installer Manager" in text[step - 400 : step]
