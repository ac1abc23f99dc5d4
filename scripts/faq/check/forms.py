"""The forms a single value can have, each with an example."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from faq.model import Message, say


@dataclass(frozen=True, slots=True)
class Form:
    """A value that does not `match` is a problem of `code`; `expected` says what would.

    `pattern` is the same as a regular expression for the whole value, where there is one.
    """

    code: str
    match: Callable[[str], object]
    expected: Message
    pattern: str = ""


def _form(code: str, pattern: str, expected: Message) -> Form:
    return Form(code, re.compile(pattern, re.ASCII).fullmatch, expected, pattern)


# Letters of other alphabets look like those of a known name, also as they are written for machines (xn--).
_HOST = re.compile(r"(?:(?!xn--)[a-z0-9_-]+(?:\.|$))+(?<!\.)")


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    plain = not re.search(r"[\s<>\"'\\]", value) and "@" not in parts.netloc
    return plain and parts.scheme in {"http", "https"} and _HOST.fullmatch(host) is not None


SLUG_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ENTRY_ID = _form("FAQ210", r"F\d{3,5}", say("form_entry"))
ID = _form("FAQ210", SLUG_PATTERN, say("form_slug", example="cek-smtp"))
SLUG = _form("FAQ404", SLUG_PATTERN, say("form_slug", example="lupa-password"))
DATE = _form("FAQ211", r"\d{4}-\d{2}-\d{2}", say("form_date"))
DIGEST = _form("FAQ308", "[0-9a-f]{12}", say("form_digest"))
WEB = Form("FAQ213", _is_web_address, say("form_web"), r"https?://\S+")
ANY = Form("FAQ210", bool, say("form_any"))

# The forms by the name that the table of fields gives them.
FORMS: Mapping[str, Form] = {
    "any": ANY,
    "code": _form(
        "FAQ213",
        r"(?=.*[0-9])(?:[A-Z]{2,8}[ -]?)?[0-9x]{2,12}",
        say("form_code"),
    ),
    "colour": _form("FAQ213", "#(?:[0-9a-fA-F]{3}){1,2}", say("form_colour")),
    "date": DATE,
    "entry": ENTRY_ID,
    "file": _form("FAQ213", r"[\w-][\w./-]*", say("form_path")),
    "id": ID,
    "language": _form("FAQ213", "id|en", say("form_language")),
    "mail": _form("FAQ213", r"[\w.+-]+@[\w-]+(\.[\w-]+)+", say("form_mail")),
    "number": _form("FAQ213", r"[1-9]\d{0,3}", say("form_number")),
    "phone": _form("FAQ213", r"(?:\+|\()?[0-9][0-9 ().-]{5,20}", say("form_phone")),
    "slug": SLUG,
    "truth": _form("FAQ213", "true|false", say("form_truth")),
    "web": WEB,
    "whatsapp": _form("FAQ213", r"[1-9]\d{7,14}", say("form_whatsapp")),
}
