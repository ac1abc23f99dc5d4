"""What authors write as nodes with their lines, and nodes written again: HTML, plain text, Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.markdown import parse, write
from faq.markdown.nodes import Node, plain, walk


def url(node: Node) -> str:
    return node.attributes["url"]


HTML = yaml.safe_load((Path(__file__).parent / "html.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", HTML)
def test_html(name: str) -> None:
    assert write.html(parse.blocks(HTML[name]["text"]), url).strip() == HTML[name]["html"]


# What plain Markdown has no form for is written as a quotation; a short list loses its paragraphs.
CHANGED = {
    "a list of paragraphs",
    "a picture",
    *(name for name in HTML if "note" in name or "drawer" in name),
}


@pytest.mark.parametrize("name", sorted(HTML.keys() - CHANGED))
def test_markdown_says_the_same_again(name: str) -> None:
    written = write.markdown(parse.blocks(HTML[name]["text"]), url)
    assert write.html(parse.blocks(written), url).strip() == HTML[name]["html"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('!!! note "Hal *ini*"\n    Isi\n\n    Lagi', "> **Hal *ini***\n>\n> Isi\n>\n> Lagi"),
        ('??? situs "x"\n    Isi', "> **x**\n>\n> Isi"),
        ("kata\n\n---", "kata\n\n---"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("a  \nb", "a  \nb"),
        ("a\nb", "a b"),
        ("![Layar *dua*](x.png)", "![Layar dua](x.png)"),
        ("![](x.png)", "![](x.png)"),
        ("**a *b*** *c **d***", "**a *b*** *c **d***"),
        ("> a\n>\n> b", "> a\n>\n> b"),
        ("- a\n\n    b\n\n- c", "- a\n\n    b\n- c"),
        ("| a |\n|---|\n| b\\|c |", "| a |\n| --- |\n| b\\|c |"),
        ("`a`", "`a`"),
        ("``a`b``", "``a`b``"),
        ("`` `a`b `` `` c`d` ``", "`` `a`b `` `` c`d` ``"),
        ("```\na\n```", "```\na\n```"),
        ("````x\n```\n````", "````x\n```\n````"),
        ("[a](b.md) [c](<d e.md>) [f](<g(h>)", "[a](b.md) [c](<d e.md>) [f](<g(h>)"),
    ],
)
def test_markdown_of_what_authors_write(text: str, written: str) -> None:
    assert write.markdown(parse.blocks(text), url) == written


def test_an_address_cannot_end_its_link() -> None:
    assert write.markdown(parse.inline("[a](b)"), lambda node: "b<c>\nd (e)") == "[a](<b%3Cc%3E%0Ad (e)>)"


def test_what_is_beyond_a_limit_is_left_out_of_pages() -> None:
    assert write.html(parse.blocks(f"a\n\n{'kata ' * 2100}\n\nb"), url) == "<p>a</p>\n<p></p>\n<p>b</p>\n"


@pytest.mark.parametrize(
    ("text", "top", "written"),
    [
        ("## Dua\n\nx\n\n### Tiga", 4, "#### Dua\n\nx\n\n##### Tiga"),
        ("### Tiga\n\n## Dua", 3, "#### Tiga\n\n### Dua"),
        ("# Satu", 0, "# Satu"),
        ("Tanpa", 4, "Tanpa"),
    ],
)
def test_the_highest_heading_gets_the_level_wanted(text: str, top: int, written: str) -> None:
    assert write.markdown(parse.blocks(text), url, top) == written


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("!!! situs", "Dari situs ini"),
        ('!!! situs ""', "Dari situs ini"),
        ("??? situs", "Dari situs ini"),
        ('!!! situs "Dari situs ini"', "Dari situs ini"),
        ('!!! situs "Kata sandi"', "Dari situs ini: Kata sandi"),
        ('!!! note "Kata sandi"', "Kata sandi"),
        ("!!! note", ""),
    ],
)
def test_a_remark_of_the_site_always_says_that_it_is_one(opening: str, title: str) -> None:
    (note,) = parse.blocks(f"{opening}\n    Isi.", mark="Dari situs ini")
    assert plain(note.children) == "\n".join(filter(None, [title and f"{title}:", "Isi."]))


LINES = (
    ("satu\ndua *tiga*\n\nempat", [("emphasis", 11), ("paragraph", 10), ("paragraph", 13)]),
    ("- a\n- [b](c)", [("item", 10), ("item", 11), ("link", 11)]),
    ("| a |\n|---|\n| `b` |", [("code", 12), ("row", 10), ("row", 12)]),
    ("> x\n> **y**", [("quote", 10), ("strong", 11)]),
    ("[a]\n\n[a]: b.md", [("link", 12)]),
    ("`a\nb` *c*", [("code", 10), ("emphasis", 11)]),
)


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_every_node_knows_its_line(text: str, expected: list[tuple[str, int]]) -> None:
    found = [(node.kind, node.line) for node in walk(parse.blocks(text, 10))]
    assert sorted(set(expected)) == sorted({one for one in found if one in expected})


BEYOND = {
    "characters": "kata " * 2100,
    "brackets": "[" * 31,
    "levels": "\n".join("  " * depth + "- a" for depth in range(9)),
    "columns": "|a" * 21 + "|\n" + "|-" * 21 + "|",
    "marks": reduce(lambda text, mark: f"{mark}a {text} a{mark}", ["*", "**"] * 5, "b"),
}


@pytest.mark.parametrize("name", BEYOND)
def test_what_is_beyond_the_limits_becomes_a_node_that_says_so(name: str) -> None:
    refused = [node.text for node in walk(parse.blocks(BEYOND[name])) if node.kind == "refused"]
    assert refused == [name]


def test_what_is_just_within_the_limits_is_read() -> None:
    within = ("kata " * 1999, "[" * 30, "> " * 8 + "a", "|a" * 20 + "|\n" + "|-" * 20 + "|")
    assert not any(node.kind == "refused" for text in within for node in walk(parse.blocks(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Isi 3 * 4,  lalu **simpan**.", "Isi 3 * 4, lalu simpan."),
        ("Pola `*.log`", "Pola *.log"),
        ("2 &lt; 3 \\* [a](b.md)", "2 < 3 * a"),
        (" Tanpa\n tanda ", "Tanpa tanda"),
        ("![layar](a.png)", "layar"),
    ],
)
def test_words_without_marks_keep_what_is_meant_literally(text: str, words: str) -> None:
    assert plain(parse.inline(text)) == words


def without_lines(nodes: Iterable[Node]) -> Iterator[tuple[object, ...]]:
    """Nodes as values: texts joined, without lines and without how a character was written."""
    text = ""
    for node in nodes:
        if node.kind == "text":
            text += node.text.replace("\n", " ")
            continue
        if text.strip():
            yield ("text", " ".join(text.split()))
        text = ""
        about = {name: value for name, value in node.attributes.items() if name not in {"closed", "tight"}}
        yield (node.kind, node.text, tuple(sorted(about.items())), tuple(without_lines(node.children)))
    if text.strip():
        yield ("text", " ".join(text.split()))


MARKED = ("kata", "**tebal**", "*miring*", "`kode`", "[tautan](a.md)", "![gambar](a.png)")
PIECES = st.sampled_from((*MARKED, "\\*", "&lt;b&gt;", "[x]", "1.", "a_b"))
PARAGRAPH = st.lists(PIECES, min_size=1, max_size=6).map(" ".join)
BLOCK = st.one_of(
    PARAGRAPH,
    PARAGRAPH.map(lambda text: f"## {text}"),
    st.lists(PARAGRAPH, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    PARAGRAPH.map(lambda text: f"> {text}"),
    st.just("```text\n<b>\n```"),
    st.just("| a | b |\n|---|--:|\n| `x` | 2 |"),
)


@settings(max_examples=150)
@given(st.lists(BLOCK, min_size=1, max_size=4).map("\n\nantara\n\n".join))
def test_markdown_written_from_nodes_reads_as_the_same_nodes(text: str) -> None:
    once = parse.blocks(text)
    assert list(without_lines(parse.blocks(write.markdown(once, url)))) == list(without_lines(once))
