"""Whatever texts the checks let pass, the site's own Markdown settings turn them into plain, safe HTML."""

from __future__ import annotations

import json
import random
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from check_mutations import TOKENS
from check_support import BASE, rendered
from clock import TODAY
from faq.check import check
from faq.check.addresses import Addresses
from faq.check.links import check_link
from faq.check.markup import read
from faq.check.passage import Passage
from faq.model import HIDDEN, Severity
from faq.pages import render_pages
from faq.prose import Prose
from faq.source import load

ROUNDS = 700
PIECES = (
    *(token.decode("utf-8", "ignore") for token in TOKENS if len(token) < 60),
    *(
        "<img src=x onerror=alert(1)>",
        "<b>",
        "</b>",
        "<a",
        "a>",
        "<",
        "</",
        "\\<b>",
        "`<b>`",
        "&#60;b>",
        "&lt;b&gt;",
    ),
    *(
        "[a](javascript:x)",
        "[a](<javascript:x>)",
        "[a]( javascript:x )",
        "[a](java\nscript:x)",
        "<javascript:x>",
    ),
    *(
        "[a][b]",
        "[b]: javascript:x\n",
        '[a](x "t")',
        "![a](x.png)",
        "<!doctype>",
        "<?php",
        "<![CDATA[",
        "]]>",
    ),
    *(
        "onclick=x",
        "{.a}",
        "{_ onclick=x}",
        "<div markdown=1>",
        "\n```html\n<b>\n```\n",
        "``",
        "    ",
        "\n    ",
    ),
    *(" ", "kata", "\n", "\n\n") * 10,
)
TAGS = {"p", "strong", "em", "code", "pre", "a", "img", "ul", "ol", "li", "blockquote", "hr", "br", "div"}
TAGS |= {"h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"href", "src", "alt", "title", "class", "id", "start", "style"}


class Unsafe(HTMLParser):
    """Collects what a page may not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES or re.match(r"\s*(javascript|vbscript|data|file):", value or "", re.I):
                self.found.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"instruction {data}")


def passes(text: str, is_body: bool, prose: Prose) -> bool:
    reading = read(Passage("faq/x.md", 1, text, is_body=is_body), prose)
    places = Addresses({"/": frozenset()}, {}, {})
    links = [problem for link in reading.links for problem in check_link(link, places, {"faq/x.png"})]
    return not any(problem.severity is Severity.ERROR for problem in (*reading.problems, *links))


@pytest.mark.parametrize("is_body", [True, False])
def test_what_passes_renders_safely(is_body: bool) -> None:
    chance, prose = random.Random(5), Prose()
    passed = 0
    for _ in range(ROUNDS):
        text = HIDDEN.sub("", "".join(chance.choices(PIECES, k=chance.randint(1, 8)))).strip()
        if not text or not passes(text, is_body, prose):
            continue
        passed += 1
        unsafe = Unsafe()
        unsafe.feed(rendered(text, is_body=is_body))
        assert unsafe.found == [], text
    assert passed > ROUNDS / 10


IMAGE = "<img src=x onerror=alert(1)>"


class Images(Unsafe):
    """Collects pictures and, as they are read, the texts of inline code."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures = 0
        self.code: list[str] = []
        self.is_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pictures += tag == "img"
        if tag == "code":
            self.is_code = True
            self.code.append("")

    def handle_endtag(self, tag: str) -> None:
        self.is_code = self.is_code and tag != "code"

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
        f"Galat\n<!-- html -->\n{IMAGE}\n<!-- /html -->",
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
