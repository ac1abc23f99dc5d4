"""`build.py site`: what it makes, and what it never destroys."""

from __future__ import annotations

import html
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from site_support import CONTENT, build, copy_project, fingerprint

SLUGS = sorted(path.stem for path in (CONTENT / "faq").glob("*.md") if not path.name.endswith(".en.md"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "site"
    done = build("site", "--no-pdf", "--content", CONTENT, "--out", out)
    assert done.returncode == 0, done.stderr
    (out.parent / "said.txt").write_text(done.stdout)
    return out


def test_it_tells_where_the_site_is_and_what_it_contains(site: Path) -> None:
    last = (site.parent / "said.txt").read_text().splitlines()[-1]
    assert str(site / "index.html") in last
    assert re.search(
        r"5 entries, 0 errors, \d+ warnings?, \d+ pages in id, \d+ pages in en, [\d.]+ seconds", last
    )


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("slug", SLUGS)
def test_every_entry_has_a_page_in_both_languages(site: Path, prefix: str, slug: str) -> None:
    page = (site / prefix / "faq" / slug / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{prefix.rstrip("/") or "id"}"' in page


def test_every_link_anchor_and_language_pair_holds(site: Path) -> None:
    done = build("verify", "--out", site)
    assert done.returncode == 0, done.stdout


def test_a_broken_link_is_found(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    shutil.rmtree(copy / "eskalasi")
    done = build("verify", "--out", copy)
    assert done.returncode == 1
    assert "leads nowhere" in done.stdout
    assert "the other language has no page eskalasi/index.html" in done.stdout


def test_short_links_lead_to_the_entry(site: Path) -> None:
    for prefix in ("", "en/"):
        page = (site / prefix / "f" / "F002" / "index.html").read_text(encoding="utf-8")
        assert 'content="0; url=../../faq/lupa-password-email-tidak-masuk/"' in page


def test_every_page_limits_what_it_may_load(site: Path) -> None:
    pages = [html.unescape(page.read_text(encoding="utf-8")) for page in site.rglob("*.html")]
    policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'"
    assert [page for page in pages if policy not in page] == []


def test_the_sitemap_lists_both_languages_of_every_page(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    for slug in SLUGS:
        assert sitemap.count(f"/faq/{slug}/</loc>") == 2
    assert sitemap.count('hreflang="x-default"') == sitemap.count("<url>")


def test_the_same_content_gives_the_same_bytes_in_any_folder(site: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    command = ("site", "--no-pdf", "--out", "elsewhere")
    done = build(*command, root=root, PYTHONHASHSEED="77", TZ="Asia/Jakarta", SOURCE_DATE_EPOCH="kemarin")
    assert done.returncode == 0, done.stderr
    assert fingerprint(root / "elsewhere") == fingerprint(site)


def test_a_page_does_not_grow_with_the_number_of_entries(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    model = (root / "docs" / "faq" / "internal-server-error.md").read_text(encoding="utf-8")
    page = root / "site" / "faq" / "data-tidak-sinkron-inaproc" / "index.html"
    sizes = []
    # From a dozen on, every category is in the menu.
    for numbers in (range(12), range(12, 50)):
        for number in numbers:
            text = model.replace("id: F003", f"id: F{900 + number}").replace(
                'question: Muncul pesan "Internal', f'question: Muncul pesan nomor {number} "Internal'
            )
            (root / "docs" / "faq" / f"tiruan-{number}.md").write_text(text, encoding="utf-8")
        done = build("site", "--no-pdf", root=root)
        assert done.returncode == 0, done.stderr
        sizes.append(len(page.read_bytes()))
    assert sizes[0] == sizes[1]


def test_a_former_address_leads_to_the_entry(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    entry = root / "docs" / "faq" / "internal-server-error.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("related:", "former_slugs: [galat-500]\nrelated:"), encoding="utf-8")
    assert build("site", "--no-pdf", root=root).returncode == 0
    for prefix in ("", "en/"):
        page = (root / "site" / prefix / "faq" / "galat-500" / "index.html").read_text(encoding="utf-8")
        assert "url=../../faq/internal-server-error/" in page


def test_wrong_content_leaves_the_last_good_site(site: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    shutil.copytree(site, root / "site")
    entry = root / "docs" / "faq" / "internal-server-error.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("steps:", "step:"), encoding="utf-8")
    before = fingerprint(root / "site")
    done = build("site", "--no-pdf", root=root)
    assert done.returncode == 1
    assert "docs/faq/internal-server-error.md:" in done.stderr
    assert "Traceback" not in done.stderr
    assert fingerprint(root / "site") == before


def test_a_template_that_fails_leaves_the_last_good_site(site: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    shutil.copytree(site, root / "site")
    broken = root / "scripts/faq/pages/templates" / "entry.html.jinja"
    broken.write_text(broken.read_text(encoding="utf-8") + "\n{{ nowhere }}\n", encoding="utf-8")
    before = fingerprint(root / "site")
    done = build("site", "--no-pdf", root=root)
    assert done.returncode == 1
    assert "'nowhere' is undefined" in done.stderr
    assert "Traceback" not in done.stderr
    assert fingerprint(root / "site") == before


def test_a_killed_build_leaves_the_last_good_site(site: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    shutil.copytree(site, root / "site")
    before = fingerprint(root / "site")
    command = [sys.executable, str(root / "scripts" / "build.py"), "site", "--no-pdf"]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, start_new_session=True)
    deadline = time.monotonic() + 30
    while not list(root.glob(".site.building/site/faq")):
        assert time.monotonic() < deadline, "the build never began to write"
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert fingerprint(root / "site") == before
    while build("site", "--no-pdf", root=root).returncode:
        assert time.monotonic() < deadline, "the killed build still holds the site"
    assert not list(root.glob(".site.*"))


def test_a_folder_with_other_files_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("do not lose me")
    done = build("site", "--no-pdf", "--content", CONTENT, "--out", tmp_path)
    assert done.returncode == 2
    assert "thesis" not in done.stdout
    assert (tmp_path / "thesis.txt").read_text() == "do not lose me"


def test_pages_leaves_folders_with_other_files_alone(tmp_path: Path) -> None:
    thesis = tmp_path / "en" / "notes" / "thesis.txt"
    thesis.parent.mkdir(parents=True)
    thesis.write_text("do not lose me")
    done = build("pages", "--out", tmp_path)
    assert done.returncode == 2
    assert "holds files that no build made" in done.stderr
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [thesis]


def test_pages_replaces_only_what_it_wrote(tmp_path: Path) -> None:
    assert build("pages", "--out", tmp_path).returncode == 0
    before = fingerprint(tmp_path)
    (tmp_path / "id" / "faq" / "gone.md").write_text("an entry that was deleted")
    assert build("pages", "--out", tmp_path).returncode == 0
    assert fingerprint(tmp_path) == before


def test_a_missing_content_folder_is_wrong_use(tmp_path: Path) -> None:
    done = build("site", "--content", tmp_path / "none", "--out", tmp_path / "site")
    assert done.returncode == 2
    assert "--content" in done.stderr
