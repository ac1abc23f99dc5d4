"""Where answers are listed: few in full, many by letter, code and category, each message once."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bench.synthetic import generate
from clock import TODAY
from faq.check import check
from faq.model import Content
from faq.pages import MOST_LISTED, render_pages
from faq.source import load
from site_support import CONTENT, copy_content


def read(folder: Path) -> Content:
    content, problems = check(load(folder), TODAY)
    assert content, problems
    return content


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """Forty answers, some of which share a message or a code."""
    folder = tmp_path_factory.mktemp("many") / "docs"
    generate(folder, 40, CONTENT)
    return read(folder)


def literals(content: Content, *, codes: bool) -> set[str]:
    """The messages, or the codes, of all answers."""
    symptoms = [symptom for entry in content.entries.values() for symptom in entry.symptoms]
    return {" ".join(one.literal.split()) for one in symptoms if bool(one.code) is codes}


def test_many_messages_are_under_their_letters_and_each_is_there_once(many: Content) -> None:
    page = render_pages(many, "id").pages["daftar.md"].html
    links = re.findall(r'href="#huruf-(\w)"', page)
    assert len(links) > 5
    assert re.findall(r'id="huruf-(\w)"', page) == links == sorted(links)
    messages, codes = literals(many, codes=False), literals(many, codes=True)
    assert len(re.findall("<code>", page)) == len(messages) + len(codes)
    assert f"({len(messages)})</a>" in page and f"({len(codes)})</a>" in page and "(40)</a>" in page


def test_every_answer_with_a_code_is_under_it(many: Content) -> None:
    page = render_pages(many, "id").pages["daftar.md"].html
    coded = page[page.index('id="kode"') : page.index('id="pesan"')]
    entries = [entry for entry in many.entries.values() if any(one.code for one in entry.symptoms)]
    assert all(f"faq/{entry.slug}/" in coded for entry in entries)


def test_few_answers_have_no_letters_and_no_category_of_one() -> None:
    site = render_pages(read(CONTENT), "id")
    assert "huruf-" not in site.pages["daftar.md"].html
    menu = next(item for item in site.navigation if item.label == "Kategori")
    assert [child.page for child in menu.children] == ["kategori/akun.md", "kategori/sistem.md"]
    assert "kategori/data/" not in site.pages["index.md"].html


def test_many_answers_have_every_category_with_its_count(many: Content) -> None:
    site = render_pages(many, "id")
    for id_ in many.categories:
        number = len(many.in_category(id_))
        assert re.search(rf'href="kategori/{id_}/".*?{number} jawaban', site.pages["index.md"].html, re.S)


def listed_in_an_empty_search(content: Content) -> str:
    said = render_pages(content, "id").scripted["site"]
    return said.partition('id="search-blank"')[2].partition("</ul>")[0]


def test_an_empty_search_leads_to_no_category_without_answers(many: Content) -> None:
    entries = [*many.entries.values()]
    first = entries[0].category
    alone = [replace(entry, category=first, related=()) for entry in entries]
    doubled = {f"{entry.id}{at}": entry for at in "01" for entry in alone}
    assert len(doubled) > MOST_LISTED
    links = re.findall(r'data-href="([^"]+)"', listed_in_an_empty_search(replace(many, entries=doubled)))
    assert links == [f"kategori/{first}/"]


def test_an_empty_search_of_no_answers_says_so() -> None:
    assert "Belum ada jawaban" in listed_in_an_empty_search(replace(read(CONTENT), entries={}))


def test_the_page_of_who_asks_says_whom_to_tell_where_no_step_is_theirs() -> None:
    content = read(CONTENT)
    page = render_pages(content, "id").pages["peran/penyedia.md"].html
    listed = dict(re.findall(r'<section class="listed">.*?faq/([\w-]+)/(.*?)</section>', page, re.S))
    told = {
        slug for slug, text in listed.items() if "Sampaikan kendala ini kepada <strong>Helpdesk LPSE" in text
    }
    begins = {entry.slug for entry in content.entries.values() if entry.steps[0].role == "penyedia"}
    assert begins
    assert told == set(listed) - begins
    above = render_pages(content, "id").pages["peran/helpdesk-lkpp.md"].html
    assert "Anda menerimanya dari: Admin LPSE" in above


def test_an_agency_with_an_address_alone_is_reached_there() -> None:
    content = read(CONTENT)
    entry = next(iter(content.entries.values()))
    agency = replace(content.agency, email="", phone="", whatsapp="", address="Jalan Contoh 1", contacts=())
    html = render_pages(replace(content, agency=agency), "id").pages[f"faq/{entry.slug}.md"].html
    beside_the_report = html.partition('class="report__levels"')[2].partition("</ul>")[2]
    assert beside_the_report.partition("<noscript>")[0].strip() == "<p>Alamat: Jalan Contoh 1</p>"


def test_pages_of_one_folder_lead_to_each_other_in_the_order_of_its_first(tmp_path: Path) -> None:
    copy_content(tmp_path / "docs")
    folder = tmp_path / "docs" / "panduan"
    folder.mkdir()
    for name, title, text in (
        ("index", "Panduan", "[Dua](b.md) lalu [Satu](a.md#satu)"),
        ("a", "Satu", "## Satu\n\n## Dua\n\n## Tiga"),
        ("b", "Dua", "Teks."),
        ("c", "Tiga", "Teks."),
    ):
        file = f"---\ntitle: {title}\ndescription: x\n---\n{text}\n"
        (folder / f"{name}.md").write_text(file, encoding="utf-8")
    pages = render_pages(read(tmp_path / "docs"), "id").pages
    for name in "abc":
        html = pages[f"panduan/{name}.md"].html
        below = html.partition('class="folder')[2]
        links = re.findall(r'<a href="([^"#]+)"( aria-current="page")?>(\w+)</a>', below)
        assert [title for _, _, title in links] == ["Panduan", "Dua", "Satu", "Tiga"]
        assert [href for href, here, _ in links if here] == ["./"]
        assert ('class="contents' in html) == (name == "a")
    assert 'class="folder' not in pages["data.md"].html
    untranslated = render_pages(read(tmp_path / "docs"), "en").pages["panduan/a.md"].html
    assert re.search(r'<h1[^>]* lang="id">Satu', untranslated)
    assert len(re.findall(r'<a [^>]* lang="id">', untranslated.partition('class="folder')[2])) == 4
