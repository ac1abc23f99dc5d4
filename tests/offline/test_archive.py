"""The zip, unpacked and opened from disk in a browser."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from faq.site.archive import README, file_link, name_files
from faq.site_map import ARCHIVE
from site_support import CONTENT, build, copy_content

SITE = "https://faq.contoh.example/"


def make(content: Path, out: Path, seed: str) -> Path:
    done = build("offline", "--content", content, "--out", out, PYTHONHASHSEED=seed)
    assert done.returncode == 0, done.stderr
    (archive,) = out.glob("*.zip")
    return archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(CONTENT, tmp_path_factory.mktemp("dist"), "1")


@pytest.fixture(scope="module")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked") / "a folder of a reader"
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        opened.extractall(folder)
    (inside,) = folder.iterdir()
    return inside


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def relative_links(folder: Path) -> Iterator[tuple[Path, str]]:
    for page in folder.rglob("*.html"):
        links = _Links()
        links.feed(page.read_text(encoding="utf-8"))
        for link in links.found:
            parts = urlsplit(link)
            if not parts.scheme and parts.path:
                yield page, unquote(parts.path)


def test_every_relative_link_leads_to_a_file(unpacked: Path) -> None:
    broken = {(page, link) for page, link in relative_links(unpacked) if not (page.parent / link).is_file()}
    assert not broken


@pytest.mark.browser
@pytest.mark.parametrize(
    ("home", "typed", "slug"),
    [
        ("index.html", "lupa password email tidak masuk", "lupa-password-email-tidak-masuk"),
        ("en/index.html", "internal server error", "internal-server-error"),
    ],
)
def test_search_language_and_pdf_from_disk(
    page: Page, unpacked: Path, home: str, typed: str, slug: str
) -> None:
    page.goto((unpacked / home).as_uri())
    field = page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first
    field.fill(typed)
    page.locator(f'#search-result a[data-answer][href*="{slug}"]').first.click()
    heading = page.get_by_role("heading", level=1)
    question = heading.inner_text()
    assert f"faq/{slug}/index.html" in page.url
    other = "en" if home == "index.html" else "id"
    page.locator(f'a[hreflang="{other}"]:visible').first.click()
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(heading).not_to_have_text(question)
    sheet = page.locator('a[href$=".pdf"]').first.get_attribute("href")
    assert sheet is not None
    target = Path(unquote(urlsplit(page.url).path)).parent / sheet
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.browser
@pytest.mark.parametrize("root", ["", "en/"])
def test_a_short_link_leads_to_its_step(page: Page, unpacked: Path, root: str) -> None:
    page.goto(f"{(unpacked / root / 'f' / 'F002' / 'index.html').as_uri()}#cek-smtp")
    page.wait_for_url("**/faq/*/index.html#cek-smtp")
    expect(page.locator("#cek-smtp")).to_be_in_viewport()


def test_same_bytes_in_another_folder_with_another_hash_seed(archive: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another place" / "docs"
    copy_content(elsewhere)
    assert make(elsewhere, tmp_path / "dist", "2").read_bytes() == archive.read_bytes()


@pytest.mark.parametrize(
    ("link", "file"),
    [
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../faq/a/", "../faq/a/index.html"),
        ("../faq/a/?peran=b#langkah", "../faq/a/index.html?peran=b#langkah"),
        ("#langkah", "#langkah"),
        ("../pdf/id/handbook.pdf", "../pdf/id/handbook.pdf"),
        ("https://lpse.example/faq/", "https://lpse.example/faq/"),
        ("mailto:a@lpse.example", "mailto:a@lpse.example"),
    ],
)
def test_a_link_names_its_file(link: str, file: str) -> None:
    assert file_link(link) == file


def test_only_tags_with_such_links_change() -> None:
    page = '<!doctype html>\n<p title="a/">a/ &amp; <a\n href="b/?x=1&amp;y" hidden>é</a> <a href="c">d/</a>'
    changed = page.replace("b/?x=1", "b/index.html?x=1")
    assert name_files(page, SITE) == changed
    assert name_files(changed, SITE) == changed


def test_the_zip_has_one_folder_and_a_text_that_says_how_to_begin(unpacked: Path) -> None:
    assert unpacked.name.isascii() and " " not in unpacked.name
    text = (unpacked / README).read_bytes().decode()
    assert text.count("\r\n") == text.count("\n"), "a line for every editor of Windows"
    for home in re.findall(r"\S+\.html", text):
        assert (unpacked / home).is_file()
    assert {"index.html", "en/index.html"} <= set(re.findall(r"\S+\.html", text))


def test_what_needs_a_server_is_left_out(unpacked: Path) -> None:
    names = {file.name for file in unpacked.rglob("*")}
    assert "third-party-notices.txt" in names, "what is passed on keeps its licences"
    assert not names & {"sw.js", "404.html", "offline.html", "sitemap.xml", ".lpse-faq", ARCHIVE}


def test_footer_links_to_the_handbook_and_in_the_zip_to_the_newest_zip(unpacked: Path) -> None:
    for home, language in (("index.html", "id"), ("en/index.html", "en")):
        page = (unpacked / home).read_text(encoding="utf-8")
        footer = page.split('<footer class="footer">')[1]
        assert f'pdf/{language}/handbook.pdf"' in footer
        (link,) = re.findall(rf'href="([^"]*{ARCHIVE})"', footer)
        assert link.startswith("https://")
