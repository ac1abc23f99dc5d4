"""Whatever authors write, the HTML of it holds nothing but plain, safe elements."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from check_mutations import TOKENS
from check_support import BASE
from clock import TODAY
from faq.check import check
from faq.markdown import parse, write
from faq.markdown.nodes import Node
from faq.pages import render_pages
from faq.source import load

Reader = Callable[[str], tuple[Node, ...]]
ROUNDS = 700
PIECES = (
    *(token.decode("utf-8", "ignore") for token in TOKENS if len(token) < 60),
    *("<img src=x onerror=alert(1)>", "<b>", "</b>", "<a", "a>", "<", "</", "\\<b>", "`<b>`"),
    *("&#60;b>", "&lt;b&gt;", "[a](javascript:x)", "[a](<javascript:x>)", "[a]( javascript:x )"),
    *("[a](java\nscript:x)", "<javascript:x>", "[a][b]", "[b]: javascript:x\n", '[a](x "t")', "![a](x.png)"),
    *("[a](&#106;avascript:x)", "[a](java%73cript:x)", "![a](data:text/html,x)", "[a](\x01javascript:x)"),
    *("<!doctype>", "<?php", "<![CDATA[", "]]>", "onclick=x", "{.a}", "{_ onclick=x}", "<div markdown=1>"),
    *('{: href="http://b/#{}" }', "\n```html\n<b>\n```\n", "``", "    ", "\n    ", '\n!!! note "<b>"\n    '),
    *("\n??? situs\n    ", '\n??? " onclick=x\n    ', '\n```" onclick=x\n'),
    *(" ", "kata", "\n", "\n\n") * 10,
)
TAGS = {"p", "strong", "em", "code", "pre", "a", "img", "ul", "ol", "li", "blockquote", "hr", "br", "div"}
TAGS |= {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "details",
    "summary",
}
ATTRIBUTES = {"href", "src", "alt", "title", "class", "id", "start", "open"}
SCHEME = re.compile(r"[\x00-\x20]*(?!https?:|mailto:|tel:)[a-z][a-z0-9+.\x00-\x20-]*:", re.I)


class Unsafe(HTMLParser):
    """Collects what a page may not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES or (name in {"href", "src"} and SCHEME.match(value or "")):
                self.found.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"instruction {data}")


@pytest.mark.parametrize("read", [parse.blocks, parse.inline])
def test_whatever_is_written_renders_safely(read: Reader) -> None:
    chance = random.Random(5)
    for _ in range(ROUNDS):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 8)))
        unsafe = Unsafe()
        unsafe.feed(write.html(read(text), lambda node: node.attributes["url"]))
        assert unsafe.found == [], text


HOLES = {
    "a code span over lines": (
        "steps",
        "Buka `Unggah\n      <div><meta http-equiv=refresh content=0></div>\n      Penawaran` lalu simpan.",
        "<code>Unggah &lt;div&gt;&lt;meta http-equiv=refresh content=0&gt;&lt;/div&gt; Penawaran</code>",
    ),
    "a glossary address": (
        "glossary",
        "https://lpse.example/)<script>alert(1)</script>[x](y",
        None,
    ),
    "an address with brackets": (
        "glossary",
        "https://lpse.example/)[x](javascript:alert(1)",
        '<a href="https://lpse.example/)[x](javascript:alert(1)">',
    ),
}


@pytest.mark.parametrize("name", HOLES)
def test_no_text_gets_out_of_its_place(name: str, tmp_path: Path) -> None:
    where, text, expected = HOLES[name]
    folder = tmp_path / "docs"
    shutil.copytree(BASE, folder)
    if where == "steps":
        entry = folder / "faq" / "lupa-sandi.md"
        before, after = entry.read_text(encoding="utf-8").split("    text: Perbarui aplikasi.")
        entry.write_text(f"{before}    text: |-\n      {text}{after}", encoding="utf-8")
        page = "faq/lupa-sandi.md"
    else:
        glossary = folder / "_data" / "glossary.yml"
        label = "label: {id: SMTP, en: SMTP}, description: {id: Surat., en: Mail.}"
        glossary.write_text(f"smtp: {{{label}, url: {json.dumps(text)}}}\n", encoding="utf-8")
        page = "glosarium.md"
    content, problems = check(load(folder), TODAY)
    if expected is None:
        assert content is None
        assert "FAQ213" in {problem.code for problem in problems}
        return
    assert content, problems
    assert expected in render_pages(content, "id").pages[page].html


IMAGE = "<img src=x onerror=alert(1)>"


class Images(Unsafe):
    """Collects pictures, but for the page's code to scan, and texts of inline code and of quotations."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures = 0
        self.code: list[str] = []
        self.is_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pictures += tag == "img" and not str(dict(attrs).get("src")).startswith("data:image/png;base64,")
        if tag in {"code", "q"}:
            self.is_code = True
            self.code.append("")

    def handle_endtag(self, tag: str) -> None:
        self.is_code = self.is_code and tag not in {"code", "q"}

    def handle_data(self, data: str) -> None:
        if self.is_code:
            self.code[-1] += data


@pytest.mark.parametrize(
    "message",
    [
        f"Galat\n\n{IMAGE}",
        f"Galat\n# {IMAGE}",
        f"Galat\n- {IMAGE}",
        f"`{IMAGE}`",
        f"</code>{IMAGE}",
        f"](x) {IMAGE}",
        "*Galat* `x` [a](b) {: .c } _d_ &lt; ~~e~~",
        f"Galat\n<!-- /html -->\n{IMAGE}\n<!-- html -->",
    ],
)
def test_a_message_from_the_screen_is_shown_and_never_read_as_markup(message: str, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    shutil.copytree(BASE, folder)
    entry = folder / "faq" / "lupa-sandi.md"
    head, _, rest = entry.read_text(encoding="utf-8").partition("    text: 'Error")
    text = f"{head}    text: {json.dumps(message)}\n{rest.partition(chr(10))[2]}"
    entry.write_text(f"{text}\n~~~\n{message}\n~~~\n", encoding="utf-8")
    content, problems = check(load(folder), TODAY)
    assert content, problems
    site = render_pages(content, "id")
    for path in ("index.md", "kategori/akun.md", "faq/lupa-sandi.md"):
        read_page = Images()
        read_page.feed(site.pages[path].html)
        assert read_page.pictures == 0, path
        assert " ".join(message.split()) in [" ".join(code.split()) for code in read_page.code], path
