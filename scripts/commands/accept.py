"""`accept`: record that answers and their translations were reread.

Writes the digests into `translated_from` of the English files, and ids, addresses and languages into
the register docs/faq/published.yml.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from commands.files import write
from commands.options import Failure, content_option, latest_date, loaded, pick_slugs, refusal
from faq.check import check
from faq.model import Located, RawFile, Severity, Sources
from faq.translation import accepted, registered

CURED = {"FAQ308"}  # what accept itself puts right


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("accept", help="record that translations were reread", description=__doc__)
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="file name of an answer, without .md")
    parser.add_argument("--all", action="store_true", help="accept every answer")
    content_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if bool(args.slugs) == args.all:
        raise Failure("name the answers to accept, or give --all", 2)
    sources = loaded(args.content)
    slugs = {raw.slug for raw in sources.entries} if args.all else pick_slugs(args.slugs, sources)
    today = latest_date()
    _, problems = check(sources, today)
    left = [problem for problem in problems if problem.code not in CURED]
    if any(problem.severity is Severity.ERROR for problem in left):
        message = "nothing was accepted: correct the errors above and run it again"
        raise refusal(left, args.content, message)
    content, problems = check(_unrecorded(sources, slugs), today)
    if content is None:
        message = "nothing was accepted: accept the answers above as well, or --all"
        raise refusal(problems, args.content, message)
    root = Path(args.content)
    chosen = [entry for entry in content.entries.values() if entry.slug in slugs]
    changed = []
    for entry in chosen:
        path = entry.path.removesuffix(".md") + ".en.md"
        if path in sources.files:
            changed += [path] if write(root / path, accepted(_read(root / path), entry)) else []
    if chosen and write(root / "faq/published.yml", registered(sources.register, chosen)):
        changed.append("faq/published.yml")
    for path in changed:
        print(f"wrote {(root / path).as_posix()}")
    print(f"accepted: {len(chosen)}; files changed: {len(changed)}")
    return 0


def _read(file: Path) -> str:
    return file.read_bytes().decode()


def _unrecorded(sources: Sources, slugs: set[str]) -> Sources:
    """The sources as if nothing had been accepted yet for `slugs`, so that only their texts count."""
    translations = tuple(_without_record(raw) if raw.slug in slugs else raw for raw in sources.translations)
    return replace(sources, translations=translations)


def _without_record(raw: RawFile) -> RawFile:
    fields = {name: value for name, value in raw.fields.fields.items() if name != "translated_from"}
    return replace(raw, fields=Located(fields, raw.fields.line))
