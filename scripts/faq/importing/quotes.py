"""What a screen showed, quoted literally in a question or an answer.

People quote with whatever the keyboard or the word processor gives: straight, curly, low and angle
quotes, two apostrophes, one quote inside another of the same kind, and often they forget to close.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DOUBLE = '"“”„‟«»″〝〞＂'
_SINGLE = "'‘’‚‛‹›`´"
_OPENING, _CLOSING = "“„«‹‘‚‟‛", "”»›"
_MESSAGE = re.compile(
    r"pesan\w*|notif\w*|errors?|eror|galat|kesalahan|peringatan|tulisan|keterangan|muncul\w*|tampil\w*|menampilkan|message|warning|"
    r"kode|code|alert|popup|pop|berbunyi|bertuliskan|layar|tertulis|kata|misal\w*|contoh\w*"
)
_THING = re.compile(
    r"fitur|menu|submenu|tombol|tab|kolom|tabel|table|halaman|link|tautan|klik|pilih|tekan|opsi|field|isian|berkas|file|folder|"
    r"aplikasi|modul|form|formulir|ikon|icon|utility|nama|istilah|role|status"
)
_LIKE_MESSAGE = re.compile(
    r"\b(?:error|failed|invalid|exception|not found|gagal|kesalahan|denied|timeout|refused|null)\b", re.I
)
_BARE = re.compile(
    r"\b(?:kode|code)\s+(?:error|eror|kesalahan|galat)?\s*:?\s*((?=[0-9x]*\d)[0-9x]{3,12})\b", re.IGNORECASE
)
_AFTER_COLON = re.compile(
    r"\b(?:pesan|notifikasi|notif|peringatan|error|kesalahan|keterangan)(?:\s+\w+){0,2}\s*:\s*([^\"“”„«]{4,200}?)\s*[?.]?$",
    re.I,
)
_ET_CETERA = re.compile(r"[\s,]*\b(?:dst|dll|dsb|etc)\b[\s.?]*$", re.IGNORECASE)
_CODE = re.compile(
    r"(?:kode|code)(?:\s+(?:error|eror|kesalahan|galat))?\s*:?\s*((?=[0-9x]*\d)[0-9x]{2,12})", re.I
)
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted text; `sure` is false where only its wording makes it a message, or nobody closed it."""

    text: str
    sure: bool


def quoted_messages(text: str, only_sure: bool = False) -> list[Quotation]:
    """The literal messages and codes of a text, each once, in order."""
    found: list[Quotation] = []
    for start, end, closed in spans(text):
        quoted = _trimmed(text[start:end])
        verdict = _verdict(text[:start], quoted)
        if quoted and verdict and (verdict == "cue" or not only_sure):
            found.append(
                Quotation(quoted, verdict == "cue" and closed and not _ET_CETERA.search(text[start:end]))
            )
    if not found:
        if match := _BARE.search(text):
            found.append(Quotation(match[1], True))
        elif (match := _AFTER_COLON.search(text)) and not only_sure:
            found.append(Quotation(_trimmed(match[1]), False))
    return list({quotation.text: quotation for quotation in found}.values())


def spans(text: str) -> list[tuple[int, int, bool]]:
    """Where the outermost quotations of a text begin and end, and whether they are closed."""
    found: list[tuple[int, int, bool]] = []
    depth, start = 0, 0
    at = 0
    while at < len(text):
        width = 2 if text[at : at + 2] in {"''", "``", "´´", "‘‘", "’’", ",,"} else 1
        kind = _kind(text, at, width, depth)
        if kind == "open":
            depth += 1
            start = at + width if depth == 1 else start
        elif kind == "close":
            depth -= 1
            if depth == 0:
                found.append((start, at, True))
        at += width
    if depth:
        found.append((start, len(text), False))
    return found


def _kind(text: str, at: int, width: int, depth: int) -> str:
    """Whether a mark opens or closes: by the spaces around it, where they are silent by its form."""
    mark = text[at]
    if width == 1 and mark not in _DOUBLE + _SINGLE:
        return ""
    before = text[at - 1] if at else " "
    after = text[at + width] if at + width < len(text) else " "
    free_before, free_after = not before.isalnum() and before not in ".,?!", not after.isalnum()
    if width == 1 and mark in _SINGLE and not (free_before or free_after):
        return ""  # an apostrophe
    begins = depth == 0 or before.isspace() or before in "(:[/"
    if mark in _OPENING and width == 1 and mark not in "‘" and begins:
        return "open"
    if mark in _CLOSING and width == 1 and depth:
        return "close"
    if width == 1 and mark in _SINGLE and (before.isspace() and after.isspace()):
        return ""
    if before.isspace() or before in "(:[/" or at == 0:
        return "open" if not after.isspace() or depth == 0 else "close"
    if depth:
        return "close" if free_after else "open"
    return "" if mark in _SINGLE and width == 1 else "open"


def _verdict(before: str, quoted: str) -> str:
    """`cue` where the words before a quotation call it a message, `look` where its wording does."""
    for word in reversed(re.findall(r"\w+", before.casefold())[-_NEAR:]):
        if _THING.fullmatch(word):
            return ""
        if _MESSAGE.fullmatch(word):
            return "cue"
    return "look" if _LIKE_MESSAGE.search(quoted) else ""


def _trimmed(quoted: str) -> str:
    quoted = _ET_CETERA.sub("", quoted.strip())
    if code := _CODE.fullmatch(quoted):
        return code[1]
    return quoted.strip(" ,;") if quoted.count("?") != 1 else quoted.rstrip(" ?,;").strip()


def is_code(text: str) -> bool:
    """Whether a quotation is a code in which x stands for one digit; capital letters may lead."""
    return bool(re.fullmatch(r"(?=.*\d)(?:[A-Z]{2,8}[ -]?)?[0-9x]{2,12}", text, re.ASCII))
