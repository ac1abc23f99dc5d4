"""Where links and pictures lead: what an address is, as browsers read it, and what there is to lead to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from check_support import BASE, problems_in
from faq.check.links import unsafe

SOUND = [
    *(
        "https://a.example/",
        "http://a.example:8080/x",
        "HTTPS://a.example/",
        "https://a.example/a:b?c=d&e=f#g",
    ),
    "https://a.example/%20x",
    *("https://a.example/?next=https://b.example/", "https://a.example/~x/(y)"),
    *("mailto:lpse@a.example", "mailto:lpse@a.example?subject=Halo&body=x", "tel:+62254123456"),
    *("", "#lapor", "/faq/lupa-sandi/", "../x.md#y", "x.md?a:b", "images/a%20b.png", "./a"),
]
UNSOUND = {
    "unsafe_address": [
        *("javascript:x", "JaVaScRiPt:x", "java\tscript:x"),
        *("java\nscript:x", "\x01javascript:x", " javascript:x"),
        *("java\u200bscript:x", "java\xa0script:x"),
        *("\ufeffjavascript:x", "java\u2028script:x", "\x7fvbscript:x"),
        *("%6aavascript:x", "%256aavascript:x"),
        *("%25256aavascript:x", "%2525256aavascript:x", "javascript%3ax"),
        *("&#106;avascript:x", "&#x6a;avascript:x"),
        *("&amp;#106;avascript:x", "javascript&colon;x", "java&Tab;script:x"),
        *("data:text/html,x", "file:///etc/passwd", "blob:x"),
        *("ftp://a.example/", "a+b-c.1:x", "ws://a.example"),
        "mailto:a@b.example?bcc=c@d.example",
        *("mailto:a@b.example?x=y&cc=c@d.example", "mailto:?to=c@d.example"),
        *("mailto:a@b.example,c@d.example", "mailto:a@b.example;c@d.example", "mailto:a:b@c.example"),
        *("mailto:a@b.example?%62cc=c@d.example", "tel:*21*0812%23", "tel:%23%23002%23", "TEL:*1"),
    ],
    "disguised_address": ["htt%70s://a.example/", "&#104;ttps://a.example/", "\u200bhttps://a.example/", "h\nttp://a"],
    "malformed_address": [
        *("https://", "https:a.example", "https:///a.example", "https://lpse.example@jahat.example/"),
        "https://a.example\\@jahat.example",
        *("https://xn--80ak6aa92e.example/", "https://\u0430.example/"),
        *("https://a.example/<x>", "https://a b/"),
        *("https://a.example:99999/", "https://[::1", "http://a..b/"),
    ],
    "schemeless_address": [
        *("//jahat.example", "%2f%2fjahat.example"),
        *("&#47;/jahat.example", "\\\\jahat.example", "/\\jahat.example"),
        *("/faq\\x/", "\t//jahat.example", "%5c%5cjahat.example", "x%5Cy.md"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("address", SOUND)
def test_a_sound_address_is_none_of_these(address: str) -> None:
    assert unsafe(address) == ""


@pytest.mark.parametrize(
    ("address", "fault"), [(address, fault) for fault, addresses in UNSOUND.items() for address in addresses]
)
def test_an_unsound_address_is_named_for_what_it_is(address: str, fault: str) -> None:
    assert unsafe(address) == fault


# The links of one body, each with what is reported of it: nothing, or the problem and its cure.
LINKS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "links.yml").read_text(encoding="utf-8"))
PAGE = "---\ntitle: Judul\ndescription: Uraian\n---\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
FILES = {
    "panduan/index.md": f"{PAGE}## Cara kerja\n",
    "panduan/index.en.md": f"{PAGE}## How it works\n",
    "panduan/lanjut/dua.md": f"{PAGE}## Bagian dua\n",
    "glosarium.md": f"{PAGE}## Pengantar\n",
    "tentang.md": f"{PAGE}## Situs\n\nkata [a](lupa-sand.md)\n",
    "_data/glossary.yml": "sandi:\n  label: {id: Sandi, en: Key}\n  description: {id: Kunci., en: A key.}\n",
    "faq/images/layar.svg": SVG,
    "images/layar.svg": SVG,
    "images/logo.svg": SVG,
    "images/sisa.svg": SVG,
    "images/rusak.svg": "<svg",
    "images/peta kota.svg": SVG,
    "_data/rahasia.svg": SVG,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Content with every kind of page, and an answer whose body has each link in a paragraph of its own."""
    content = shutil.copytree(BASE, tmp_path_factory.mktemp("links") / "docs")
    for path, text in FILES.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    (content / "tentang.en.md").unlink()
    agency = content / "_data/agency.yml"
    agency.write_text(f"{agency.read_text(encoding='utf-8')}logo: images/logo.svg\n", encoding="utf-8")
    entry = (content / "faq/lupa-sandi.md").read_text(encoding="utf-8").replace("F001", "F002")
    fields = (
        entry[: entry.rindex("---")]
        .replace("Lupa kata sandi", "Tautan")
        .replace("[langkah pertama](#lapor)", "")
    )
    fields += "former_slugs: [tautan-lama]\n"
    body = "\n\n".join(("kata " + link) for link in LINKS)
    (content / "faq/tautan.md").write_text(f"{fields}---\n{body}\n", encoding="utf-8")
    return content


@pytest.fixture(scope="module")
def reported(folder: Path) -> dict[int, str]:
    """What is reported of the answer with the links, by the number of the link."""
    lines = (folder / "faq/tautan.md").read_text(encoding="utf-8").split("\n")
    first = next(at for at, line in enumerate(lines, 1) if line.startswith("kata "))
    found: dict[int, str] = {}
    for problem in problems_in(folder):
        if problem.path == "faq/tautan.md" and problem.line >= first:
            number = (problem.line - first) // 2
            said = f"{problem.code} {problem.message} > {problem.hint}"
            found[number] = "; ".join(filter(None, (found.get(number), said)))
    return found


@pytest.mark.parametrize("link", LINKS)
def test_a_link_leads_somewhere_or_is_reported(reported: dict[int, str], link: str) -> None:
    assert reported.get([*LINKS].index(link), "") == LINKS[link]


def test_pictures_that_no_text_shows_are_named(folder: Path) -> None:
    unused = [problem.path for problem in problems_in(folder) if problem.code == "FAQ420"]
    assert unused == ["images/sisa.svg"]


def test_a_file_is_named_as_seen_from_the_one_that_means_it(folder: Path) -> None:
    hints = [problem.hint for problem in problems_in(folder) if problem.path == "tentang.md" and problem.hint]
    assert "did you mean 'faq/lupa-sandi.md'?" in hints
