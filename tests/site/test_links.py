"""Links of authors on the pages of the site."""

from __future__ import annotations

import pytest

from faq.pages.links import Links

LINKS = Links({"faq/akun/lupa.md": "faq/lupa.md"}, {"/glosarium/": "glosarium.md"}, "")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[a](akun/lupa.md#cek)", "[a](lupa.md#cek)"),
        ('[a [b]](/glosarium/ "Kata")', '[a [b]](../glosarium.md "Kata")'),
        ("`[a](/glosarium/)`", "`[a](/glosarium/)`"),
        ("[a](https://lpse.example/)", "[a](https://lpse.example/)"),
        ("[a](/pdf/id/handbook.pdf#page=2)", '<a href="../../pdf/id/handbook.pdf#page=2">a</a>'),
        (
            '[a](/pdf/id/handbook.pdf#"onmouseover="a&amp;b)',
            '<a href="../../pdf/id/handbook.pdf#&quot;onmouseover=&quot;a&amp;b">a</a>',
        ),
    ],
)
def test_a_link_holds_where_its_text_lands(written: str, expected: str) -> None:
    assert LINKS.rewrite(written, "faq/masuk.md", "faq/masuk.md") == expected
