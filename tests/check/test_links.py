"""Where an address leads, as a browser might read it. What there is to lead to is in the cases."""

from __future__ import annotations

import pytest

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
