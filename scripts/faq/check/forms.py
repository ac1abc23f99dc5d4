"""The forms a single value can have, each with an example."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Form:
    """A value that does not `match` is a problem of `code`; `expected` ends the sentence "expected …".

    `pattern` is the same as a regular expression for the whole value, where there is one.
    """

    code: str
    match: Callable[[str], object]
    expected: str
    pattern: str = ""


def _form(code: str, pattern: str, expected: str) -> Form:
    return Form(code, re.compile(pattern, re.ASCII).fullmatch, expected, pattern)


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
ENTRY_ID = _form("FAQ210", r"F\d{3,5}", "an F and 3 to 5 digits, like F002")
ID = _form("FAQ210", SLUG_PATTERN, "small letters, digits and single hyphens, like cek-smtp")
SLUG = _form("FAQ404", SLUG_PATTERN, "small letters, digits and single hyphens, like lupa-password")
DATE = _form("FAQ211", r"\d{4}-\d{2}-\d{2}", "a date like 2026-11-22")
DIGEST = _form("FAQ308", "[0-9a-f]{12}", "12 hexadecimal digits, written by `build.py accept`")
WEB = Form("FAQ213", _is_web_address, "a full web address like https://lpse.example.go.id/", r"https?://\S+")
ANY = Form("FAQ210", bool, "a word")

# The forms by the name that the table of fields gives them.
FORMS: Mapping[str, Form] = {
    "any": ANY,
    "code": _form(
        "FAQ213",
        r"(?=.*[0-9])(?:[A-Z]{2,8}[ -]?)?[0-9x]{2,12}",
        "digits, with x for any digit, like 7xxxx; capital letters may lead, like ORA-00942",
    ),
    "colour": _form("FAQ213", "#(?:[0-9a-fA-F]{3}){1,2}", "a colour like '#1f5fa8', in quotes"),
    "date": DATE,
    "entry": ENTRY_ID,
    "file": _form(
        "FAQ213", r"[\w-][\w./-]*", "the path of a file in the content folder, like images/logo.svg"
    ),
    "id": ID,
    "language": _form("FAQ213", "id|en", "id or en"),
    "mail": _form("FAQ213", r"[\w.+-]+@[\w-]+(\.[\w-]+)+", "an e-mail address like helpdesk@example.go.id"),
    "number": _form("FAQ213", r"[1-9]\d{0,3}", "a whole number from 1, like 2"),
    "phone": _form("FAQ213", r"(?:\+|\()?[0-9][0-9 ().-]{5,20}", "a telephone number like (0254) 123456"),
    "slug": SLUG,
    "truth": _form("FAQ213", "true|false", "true or false"),
    "web": WEB,
    "whatsapp": _form("FAQ213", r"[1-9]\d{7,14}", "digits only, with the country code, like 6281234567890"),
}
