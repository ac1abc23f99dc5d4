"""`accept`: record that answers and their translations were reread.

Writes the digests into `translated_from` of the English files, and ids, addresses and languages into
the register docs/faq/published.yml.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from commands.console import Commands, Failure, Speech, command, harmless
from commands.content import content_option, judged, loaded, pick_slugs, versions
from faq.check.drafts import is_draft
from faq.check.translation import indonesian_texts
from faq.files import write_if_changed
from faq.model import REGISTER, Entry, Located, RawFile, Sources, english_path, is_digest_of
from faq.source.files import as_text, split
from faq.translation import accepted, registered

CURED = {"FAQ308"}  # what accept itself mends


def add(commands: Commands) -> None:
    parser, say = command(commands, "accept", run)
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help=say("help_slug"))
    parser.add_argument("--all", action="store_true", help=say("help_accept_all"))
    parser.add_argument("--yes", action="store_true", help=say("help_accept_yes"))
    content_option(parser, say)


def run(args: argparse.Namespace, say: Speech) -> int:
    if bool(args.slugs) == args.all:
        raise Failure(say("accept_which"), 2)
    sources = loaded(args.content)
    slugs = (
        {raw.slug for raw in sources.entries if not is_draft(raw)}
        if args.all
        else pick_slugs(args.slugs, sources)
    )
    judged(sources, slugs, args.content, say, CURED)
    chosen = judged(_unrecorded(sources, slugs), slugs, args.content, say)
    if any(entry.draft for entry in chosen):
        raise Failure(say("accept_draft"), 1)
    root = Path(args.content)
    entries = judged(sources, slugs, args.content, say, CURED)
    shown = "\n".join(line for entry in entries for line in _comparison(entry, sources, root, say))
    if shown:
        print(shown)
    if shown and not args.yes:
        if not sys.stdin.isatty():
            print(say("accept_unasked"), file=sys.stderr)
        elif input(say("accept_question")).strip().lower() not in {"y", "ya", "yes"}:
            raise Failure(say("accept_declined"), 1)
    changed = _record(chosen, sources, root)
    for path in changed:
        print(say("wrote", path=(root / path).as_posix()))
    print(say("accepted", number=len(chosen), files=len(changed)))
    return 0


def _record(chosen: Sequence[Entry], sources: Sources, root: Path) -> list[str]:
    """Write the digests and the register; the paths of the files that changed."""
    changed = []
    for entry in chosen:
        path = english_path(entry.path)
        if path in sources.files:
            before = (root / path).read_bytes().decode()
            changed += [path] if write_if_changed(root / path, accepted(before, entry)) else []
    if chosen and write_if_changed(root / REGISTER, registered(sources.register, chosen)):
        changed.append(REGISTER)
    return changed


def _unrecorded(sources: Sources, slugs: set[str]) -> Sources:
    """The sources as if nothing had been accepted yet for `slugs`, so that only their texts count."""

    def without_record(raw: RawFile) -> RawFile:
        fields = {name: value for name, value in raw.fields.fields.items() if name != "translated_from"}
        return replace(raw, fields=Located(fields, raw.fields.line))

    translations = (without_record(raw) if raw.slug in slugs else raw for raw in sources.translations)
    return replace(sources, translations=tuple(translations))


_NARROWEST, _WIDEST = 60, 160


def _comparison(entry: Entry, sources: Sources, root: Path, say: Speech) -> Iterator[str]:
    """Every text whose translation is to be recorded, or recorded anew; nothing where all is recorded."""
    path = english_path(entry.path)
    raw = next((raw for raw in sources.translations if raw.path == path), None)
    recorded = raw.fields.fields.get("translated_from", Located({}, 1)).fields if raw else {}
    changed = {
        key: recorded[key].text if key in recorded else ""
        for key, text in entry.texts.items()
        if text.en and (key not in recorded or not is_digest_of(recorded[key].text, text.id.source))
    }
    earlier = _earlier(root, entry.path, changed) if any(changed.values()) else {}
    for key, record in changed.items():
        text = entry.texts[key]
        yield f"\n{entry.slug}: {key}"
        if record:
            before = earlier.get(record, say("accept_unknown_before"))
            yield from _columns((say("accept_before"), before), (say("accept_now"), text.id.source))
            yield from _columns((say("accept_now"), text.id.source), ("English", text.en.source))
        else:
            yield from _columns(("Indonesia", text.id.source), ("English", text.en.source))


def _columns(left: tuple[str, str], right: tuple[str, str]) -> Iterator[str]:
    """Two texts side by side, as wide as the terminal."""
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns)) // 2 - 3
    yield f"  {left[0]:<{width}} | {right[0]}"
    pair = (textwrap.wrap(harmless(" ".join(text.split())), width) for _, text in (left, right))
    for one, other in zip_longest(*pair, fillvalue=""):
        yield f"  {one:<{width}} | {other}".rstrip()


def _earlier(root: Path, path: str, wanted: Mapping[str, str]) -> dict[str, str]:
    """Texts by digest, from the versions of the file that git keeps; empty without git or history."""
    missing = {record for record in wanted.values() if record}
    found: dict[str, str] = {}
    for version in versions(root, path):
        text, _ = as_text(version.encode(), path)
        raw, _ = split(text or "", path)
        for _, value in indonesian_texts(raw):
            original = value.text.strip()
            found |= {record: original for record in missing if is_digest_of(record, original)}
        if missing <= found.keys():
            break
    return found
