"""`retire`: take an answer out; its address leads to another answer, or says that there is none any more."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.console import Commands, Failure, Speech, command
from commands.content import answer_named, content_option, latest_date, loaded, registered_slugs, set_names
from commands.rename import follow_links
from faq.check.known import text_of
from faq.files import write_if_changed
from faq.model import REGISTER, Sources
from faq.translation import with_retired


def add(commands: Commands) -> None:
    parser, say = command(commands, "retire", run)
    parser.add_argument("slug", metavar="SLUG", help=say("help_slug"))
    parser.add_argument("--to", metavar="SLUG", help=say("help_retire_to"))
    content_option(parser, say)


def run(args: argparse.Namespace, say: Speech) -> int:
    sources, root = loaded(args.content), Path(args.content)
    raw = answer_named(args.slug, sources)
    slug, id_ = raw.slug, text_of(raw.fields, "id")
    former = raw.fields.get("former_slugs").texts
    # Just renamed, it is in the register under its former address.
    was_published = not registered_slugs(sources).isdisjoint([slug, *former])
    if args.to:
        other = answer_named(args.to, sources)
        if other is raw:
            raise Failure(say("retire_itself", slug=slug), 2)
        addresses = [*([slug] if was_published else []), *former]
        kept = dict.fromkeys([*other.fields.get("former_slugs").texts, *addresses])
        set_names(root / other.path, "former_slugs", list(kept))
        follow_links(root, sources, slug, other.slug)
    elif was_published:
        question = text_of(raw.fields, "question") or slug
        file = root / REGISTER
        write_if_changed(file, with_retired(sources.register, id_, question, latest_date()))
        print(say("wrote", path=file.as_posix()))
    for ending in (".md", ".en.md"):
        file = (root / raw.path).with_name(f"{slug}{ending}")
        if file.exists():
            file.unlink()
            print(say("retire_deleted", path=file.as_posix()))
    _unrelate(id_, sources, root, say)
    said = "retire_to" if args.to else "retire_tombstone" if was_published else "retire_unpublished"
    print(say(said, slug=slug, other=args.to or ""))
    return 0


def _unrelate(id_: str, sources: Sources, root: Path, say: Speech) -> None:
    """Take an answer out of what others call related."""
    for raw in sources.entries:
        related = raw.fields.get("related").texts
        file = root / raw.path
        if id_ and id_ in related and file.exists():
            set_names(file, "related", [each for each in related if each != id_])
            print(say("wrote", path=file.as_posix()))
