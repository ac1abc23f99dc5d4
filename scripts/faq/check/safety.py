"""Texts that ask for what must not be sent, or show what must not be published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faq.check.passages import Written
from faq.check.report import problem
from faq.model import Passage, Problem, say

WORDS_FOR_SECRETS = (
    r"(?:kata\s+sandi|sandi|password|passphrase|pin|otp|token|kode\s+(?:otp|verifikasi)|private\s+key)"
)
ASKING = re.compile(
    r"\b(?:kirim(?:kan)?|mengirim(?:kan)?|lampirkan|melampirkan|sertakan|menyertakan|beritahukan|sebutkan|berikan|"
    r"tuliskan|send|attach|include|enclose|tell|give|share|state|e-?mail\s+(?:us|me|your))\b"
    rf"(?!\s+ulang)(?:[^\w.!?;]+[\w'’-]+){{0,6}}?[^\w.!?;]+{WORDS_FOR_SECRETS}\b",
    re.IGNORECASE,
)
FORBIDDING = re.compile(
    r"\b(?:jangan|tidak|tanpa|bukan|dilarang|hindari|kecuali|never|not|don['’]t|without|avoid|except|no)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?=\S)|\n(?!\s*\n))+")
PUBLIC_MAIL = re.compile(r"\.go\.id$|(?:^|\.)example(?:\.[a-z.]+)?$|\.(?:test|invalid)$", re.IGNORECASE)
PERSONAL = (
    (re.compile(r"(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)"), say("npwp")),
    (re.compile(r"(?<![\w.])\d{16}(?![\w])"), say("nik")),
    (re.compile(r"(?<![\w.+/-])(?:\+62|62|0)[ -]?8\d{1,2}(?:[ -]?\d{3,4}){2}(?![\w-])"), say("mobile")),
    (re.compile(r"(?<![\w.+/-])[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)"), say("mail")),
)


def check_safety(written: Written, own: tuple[str, ...]) -> Iterator[Problem]:
    """Warnings about one text of an entry; `own` are the agency's published contacts."""
    yield from _secrets(written.passage)
    yield from _personal(written.passage, own)


def _secrets(passage: Passage) -> Iterator[Problem]:
    if not ASKING.search(passage.source):
        return
    for sentence in SENTENCE.finditer(passage.source):
        asking = ASKING.search(sentence.group())
        if asking and not FORBIDDING.search(sentence.group()):
            line = passage.line_at(sentence.start() + asking.start())
            yield problem("FAQ505", passage.origin.path, line, say("asks_secret"), say("never_ask"))


def _personal(passage: Passage, own: tuple[str, ...]) -> Iterator[Problem]:
    for pattern, what in PERSONAL:
        for match in pattern.finditer(passage.source):
            is_public = "host" in match.groupdict() and PUBLIC_MAIL.search(match["host"])
            if is_public or match.group() in own:
                continue
            line = passage.line_at(match.start())
            looks = say("looks_like", what=what)
            yield problem("FAQ506", passage.origin.path, line, looks, say("use_placeholder"))
