"""The forms a single value can have, each told by an example."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Form:
    """A value that does not `match` is a problem of `code`; `expected` ends the sentence "expected …"."""

    code: str
    match: Callable[[str], object]
    expected: str


def _pattern(expression: str) -> Callable[[str], object]:
    return re.compile(expression, re.ASCII).fullmatch


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
    except ValueError:
        return False
    plain = not re.search(r"[\s<>\"'\\]", value) and "@" not in parts.netloc
    return (
        plain and parts.scheme in {"http", "https"} and re.fullmatch(r"[\w-]+(\.[\w-]+)*", host) is not None
    )


SLUG_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ENTRY_ID = Form("FAQ210", _pattern(r"F\d{3,5}"), "an F and 3 to 5 digits, like F002")
ID = Form("FAQ210", _pattern(SLUG_PATTERN), "small letters, digits and single hyphens, like cek-smtp")
SLUG = Form("FAQ404", _pattern(SLUG_PATTERN), "small letters, digits and single hyphens, like lupa-password")
DATE = Form("FAQ211", _pattern(r"\d{4}-\d{2}-\d{2}"), "a date like 2026-11-22")
NUMBER = Form("FAQ213", _pattern(r"[1-9]\d{0,3}"), "a whole number from 1, like 2")
TRUTH = Form("FAQ213", _pattern("true|false"), "true or false")
COLOUR = Form("FAQ213", _pattern("#(?:[0-9a-fA-F]{3}){1,2}"), "a colour like '#1f5fa8', in quotes")
CODE = Form("FAQ213", _pattern(r"(?=.*[0-9])[0-9x]{2,12}"), "digits, with x for any digit, like 7xxxx")
WEB = Form("FAQ213", _is_web_address, "a full web address like https://lpse.example.go.id/")
MAIL = Form(
    "FAQ213", _pattern(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"), "an e-mail address like helpdesk@example.go.id"
)
PHONE = Form("FAQ213", _pattern(r"\+?[0-9][0-9 ().-]{5,20}"), "a telephone number like (0254) 123456")
WHATSAPP = Form(
    "FAQ213", _pattern(r"[1-9]\d{7,14}"), "digits only, with the country code, like 6281234567890"
)
FILE = Form(
    "FAQ213", _pattern(r"[\w-][\w./-]*"), "the path of a file in the content folder, like images/logo.svg"
)
DIGEST = Form("FAQ308", _pattern("[0-9a-f]{12}"), "12 hexadecimal digits, written by `build.py accept`")
LANGUAGE = Form("FAQ213", _pattern("id|en"), "id or en")
