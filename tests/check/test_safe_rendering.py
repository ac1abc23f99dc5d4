"""Whatever texts the checks let pass, the site's own Markdown settings turn them into plain, safe HTML."""

from __future__ import annotations

import random
import re
from html.parser import HTMLParser

import pytest
import yaml
from markdown import Markdown

from check_mutations import TOKENS
from faq.check.addresses import Addresses
from faq.check.links import check_link
from faq.check.markup import read
from faq.check.passage import Passage
from faq.model import HIDDEN, Severity
from faq.prose import Prose
from faq.site.cells import Cells
from site_support import ROOT

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
        "\n\n| a | b |\n| -: | :-: |\n| 1 | 2 |\n\n",
    ),
    *(" ", "kata", "\n", "\n\n") * 10,
)
TAGS = {"p", "strong", "em", "code", "pre", "a", "img", "ul", "ol", "li", "blockquote", "hr", "br", "div"}
TAGS |= {"h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"href", "src", "alt", "title", "class", "id", "start"}


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
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    names = [name if isinstance(name, str) else next(iter(name)) for name in settings]
    renderer, passed = Markdown(extensions=[*names, Cells()]), 0
    for _ in range(ROUNDS):
        text = HIDDEN.sub("", "".join(chance.choices(PIECES, k=chance.randint(1, 8)))).strip()
        if not text or not passes(text, is_body, prose):
            continue
        passed += 1
        unsafe = Unsafe()
        unsafe.feed(renderer.reset().convert(text if is_body else f"1. {text}"))
        assert unsafe.found == [], text
    assert passed > ROUNDS / 10
