"""`accept`: record that answers and their translations were reread.

Writes the digests into `translated_from` of the English files, and ids, addresses and languages into
the register docs/faq/published.yml.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from commands.judging import judged
from commands.language import Speech, group, speech
from commands.options import Failure, content_option, loaded, pick_slugs
from commands.side_by_side import comparison
from faq.check.drafts import is_draft
from faq.files import write_if_changed
from faq.model import Entry, Located, RawFile, Sources
from faq.translation import accepted, registered

CURED = {"FAQ308"}  # what accept itself puts right


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    say = speech()
    parser = group(commands, "accept", say, "help_accept")
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help=say("help_slug"))
    parser.add_argument("--all", action="store_true", help=say("help_accept_all"))
    parser.add_argument("--yes", action="store_true", help=say("help_accept_yes"))
    content_option(parser)
    parser.set_defaults(run=run, say=say)


def run(args: argparse.Namespace) -> int:
    say: Speech = args.say
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
    shown = comparison(judged(sources, slugs, args.content, say, CURED), sources, root, say)
    if shown:
        print(shown)
    if shown and not args.yes and sys.stdin.isatty() and not _agreed(say):
        raise Failure(say("accept_declined"), 1)
    changed = _record(chosen, sources, root)
    for path in changed:
        print(say("wrote", path=(root / path).as_posix()))
    print(say("accepted", number=len(chosen), files=len(changed)))
    return 0


def _agreed(say: Speech) -> bool:
    return input(say("accept_question")).strip().lower() in {"y", "ya", "yes"}


def _record(chosen: Sequence[Entry], sources: Sources, root: Path) -> list[str]:
    """Write the digests and the register; the paths of the files that changed."""
    changed = []
    for entry in chosen:
        path = entry.path.removesuffix(".md") + ".en.md"
        if path in sources.files:
            before = (root / path).read_bytes().decode()
            changed += [path] if write_if_changed(root / path, accepted(before, entry)) else []
    if chosen and write_if_changed(root / "faq/published.yml", registered(sources.register, chosen)):
        changed.append("faq/published.yml")
    return changed


def _unrecorded(sources: Sources, slugs: set[str]) -> Sources:
    """The sources as if nothing had been accepted yet for `slugs`, so that only their texts count."""
    translations = tuple(_without_record(raw) if raw.slug in slugs else raw for raw in sources.translations)
    return replace(sources, translations=translations)


def _without_record(raw: RawFile) -> RawFile:
    fields = {name: value for name, value in raw.fields.fields.items() if name != "translated_from"}
    return replace(raw, fields=Located(fields, raw.fields.line))
