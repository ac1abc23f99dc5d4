"""Translations as PO, the form that translators' programs read, through translate-toolkit.

One message for each text of an answer: its context is the id of the answer and the key of the text
(`F002 steps.cek-smtp`), its source the Indonesian as written, its translation the English as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from translate.storage import pypo

from faq.model import Entry

_HEADER: Mapping[str, str] = {
    "Project_Id_Version": "lpse-faq",
    # No date is in the file, so that the same texts are the same file.
    "POT_Creation_Date": "",
    "PO_Revision_Date": "",
    "Last_Translator": "",
    "Language_Team": "",
    "Language": "en",
    "MIME_Version": "1.0",
    "Content_Type": "text/plain; charset=UTF-8",
    "Content_Transfer_Encoding": "8bit",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One text of an answer: its key, the Indonesian, the English, perhaps empty, and whether it is stale."""

    key: str
    source: str
    target: str
    stale: bool = False


class PoError(ValueError):
    """A file that is no PO file."""


def units(entry: Entry) -> Iterator[Unit]:
    """Every text of an answer that a translation has."""
    for key, text in entry.texts.items():
        original, english = text.id.source, text.en.source
        if key != "body":  # where a line of a field ends means nothing
            original, english = " ".join(original.split()), " ".join(english.split())
        yield Unit(key, original, english, text.stale)
    for symptom in entry.symptoms:
        yield Unit(f"symptoms.{symptom.id}", symptom.literal, " ".join(symptom.gloss.source.split()))
    asked = {language: "\n".join(texts) for language, texts in entry.asked_as.items()}
    if any(asked.values()):
        yield Unit("asked_as", asked.get("id") or entry.question.id.source, asked.get("en", ""))


def exported(entries: Iterable[Entry]) -> bytes:
    """The PO file of `entries`; a stale translation is marked fuzzy."""
    file = pypo.pofile()
    file.updateheader(add=True, **_HEADER)
    for entry in entries:
        for message in units(entry):
            unit = pypo.pounit(source=message.source)
            unit.setcontext(f"{entry.id} {message.key}")
            unit.target = message.target
            unit.addlocation(f"faq/{entry.slug}.md")
            if message.stale:
                unit.markfuzzy()
            file.addunit(unit)
    return bytes(file)


def read_po(data: bytes) -> dict[tuple[str, str], str]:
    """The translations in a PO file by id of the answer and key of the text, fuzzy and empty ones left out.

    Raises PoError where it is none.
    """
    try:
        file = pypo.pofile.parsestring(data)
    except Exception as error:  # the parser raises whatever it stumbles over
        raise PoError(str(error)) from None
    found: dict[tuple[str, str], str] = {}
    for unit in file.units:
        id_, _, key = unit.getcontext().partition(" ")
        if key and unit.target and not unit.isfuzzy() and not unit.isobsolete():
            found[id_, key] = str(unit.target)
    if not found and not any(unit.isheader() for unit in file.units):
        raise PoError("no messages")
    return found
