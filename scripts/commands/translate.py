"""`translate`: begin an English file, put into it what it lacks, or take translations out and in as PO.

PO is the form that translators' programs read, here through translate-toolkit. It has one message for each
text of an answer: its context is the id of the answer and the key of the text (`F002 steps.cek-smtp`), its
source the Indonesian as written, its translation the English as written.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.storage import pypo

from commands.console import Commands, Failure, Speech, command, reason_of
from commands.content import content_option, judged, loaded, pick_slugs
from faq.files import write_if_changed
from faq.model import TO_DO, Entry, english_path
from faq.yaml_text import quoted, with_texts

UNFINISHED = {"FAQ228"}  # texts still to be written, here or in the Indonesian file


def add(commands: Commands) -> None:
    parser, say = command(commands, "translate", run)
    parser.add_argument("slugs", metavar="SLUG", nargs="*", help=say("help_slug"))
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--update", action="store_true", help=say("help_translate_update"))
    ways.add_argument("--to-po", metavar="FILE", help=say("help_translate_to_po"))
    ways.add_argument("--from-po", metavar="FILE", help=say("help_translate_from_po"))
    content_option(parser, say)


def run(args: argparse.Namespace, say: Speech) -> int:
    sources = loaded(args.content)
    everything = bool(args.to_po or args.from_po) and not args.slugs
    if not everything and not args.slugs:
        raise Failure(say("translate_which"), 2)
    slugs = {raw.slug for raw in sources.entries} if everything else pick_slugs(args.slugs, sources)
    for raw in sources.entries if not (args.update or args.to_po or args.from_po) else ():
        path = english_path(raw.path)
        if raw.slug in slugs and path in sources.files:
            shown = Path(args.content, path).as_posix()
            raise Failure(say("translate_exists", path=shown, slug=raw.slug), 2)
    entries = judged(sources, slugs, args.content, say, UNFINISHED)
    root = Path(args.content)
    if args.to_po:
        Path(args.to_po).write_bytes(exported(entries))
        print(
            say(
                "translate_exported",
                path=args.to_po,
                number=sum(1 for each in entries for _ in units(each)),
            )
        )
        return 0
    if args.from_po:
        return _take(args.from_po, entries, root, say)
    for entry in entries:
        _begin(entry, root, say) if not args.update else _complete(entry, root, say)
    print(say("translate_next", slugs=" ".join(sorted(slugs))))
    return 0


def _begin(entry: Entry, root: Path, say: Speech) -> None:
    file = root / english_path(entry.path)
    write_if_changed(file, _blank_translation(entry))
    print(say("wrote", path=file.as_posix()))


def _complete(entry: Entry, root: Path, say: Speech) -> None:
    """Add the texts that the English file lacks, each below its Indonesian."""
    file = root / english_path(entry.path)
    if not file.exists():
        _begin(entry, root, say)
        return
    missing = [key for key in entry.untranslated if key != "body"]
    todo = {key: f"{TO_DO} {say('translate_todo')}" for key in missing}
    originals = {key: entry.texts[key].id.source for key in missing}
    before = file.read_bytes().decode()
    changed = write_if_changed(file, with_texts(before, todo, originals)) if todo else False
    said = say("translate_completed", path=file.as_posix(), keys=", ".join(missing))
    print(said if changed else say("translate_complete", path=file.as_posix()))


def _take(name: str, entries: Sequence[Entry], root: Path, say: Speech) -> int:
    """Take the translations of a PO file that differ from what is here. Raises Failure where it is none."""
    try:
        found = read_po(Path(name).read_bytes())
    except OSError as error:
        raise Failure(say("import_unreadable", file=name, reason=reason_of(error, say)), 2) from None
    except ValueError:
        raise Failure(say("import_unreadable", file=name, reason=say("translate_no_po")), 1) from None
    known = {(entry.id, message.key) for entry in entries for message in units(entry)}
    for id_, key in sorted(found.keys() - known):
        print(say("translate_unknown", id=id_, key=key))
    number = 0
    for entry in entries:
        new: dict[str, str | Sequence[str]] = {
            message.key: found[entry.id, message.key]
            for message in units(entry)
            if found.get((entry.id, message.key), message.target) != message.target
        }
        file = root / english_path(entry.path)
        if new:
            number += len(new)
            before = file.read_bytes().decode() if file.exists() else "---\n---\n"
            if "asked_as" in new:
                new["asked_as"] = [line for line in str(new["asked_as"]).split("\n") if line.strip()]
            write_if_changed(file, with_texts(before, new))
            print(say("wrote", path=file.as_posix()))
    print(say("translate_taken", number=number))
    return 0


def _blank_translation(entry: Entry) -> str:
    """The English file of `entry`: every text to translate, its Indonesian above it as a comment."""
    write = quoted(f"{TO_DO} in English, or delete this line to show the Indonesian")
    lines = ["---", *_comment(entry.question.id.source), f"question: {write}"]
    if entry.symptoms:
        lines += ["# symptoms: what the message means, if that helps"]
        lines += [f"#   {symptom.id}: … ({symptom.literal})" for symptom in entry.symptoms]
    lines += ["# asked_as: words English speakers use; searched, not shown", "steps:"]
    for step in entry.steps:
        lines += [*_comment(step.text.id.source, "  "), f"  {step.id}: {write}"]
    reasons = [step for step in entry.steps if step.skips.id]
    if reasons:
        lines += ["skips:"]
    for step in reasons:
        lines += [*_comment(step.skips.id.source, "  "), f"  {step.id}: {write}"]
    if entry.body.id:
        lines += ["# body:", *_comment(entry.body.id.source)]
    body = [f"{TO_DO} in English, or delete this line to show the Indonesian"] if entry.body.id else []
    return "\n".join([*lines, "---", *body, ""])


def _comment(text: str, indent: str = "") -> list[str]:
    return [f"{indent}# {line}".rstrip() for line in text.splitlines()]


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

    Raises ValueError where it is none.
    """
    try:
        file = pypo.pofile.parsestring(data)
    except Exception as error:  # the parser raises whatever it stumbles over
        raise ValueError(str(error)) from None
    found: dict[tuple[str, str], str] = {}
    for unit in file.units:
        id_, _, key = unit.getcontext().partition(" ")
        if key and unit.target and not unit.isfuzzy() and not unit.isobsolete():
            found[id_, key] = str(unit.target)
    if not found and not any(unit.isheader() for unit in file.units):
        raise ValueError("no messages")
    return found
