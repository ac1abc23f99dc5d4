"""`renumber-draft`: give an answer that was never published another id, as when two branches took one.

Two branches may both have accepted their answer under that id. No site with both was ever built; whoever
calls this says which of the two gets another id.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.console import Commands, Failure, Speech, command
from commands.content import answer_named, content_option, free_id, loaded, registered_slugs
from faq.check.known import text_of
from faq.files import write_if_changed
from faq.model import REGISTER
from faq.translation import without_slug
from faq.yaml_text import with_field


def add(commands: Commands) -> None:
    parser, say = command(commands, "renumber-draft", run)
    parser.add_argument("slug", metavar="SLUG", help=say("help_slug"))
    parser.add_argument("--id", metavar="ID", help=say("help_new_id"))
    content_option(parser, say)


def run(args: argparse.Namespace, say: Speech) -> int:
    sources = loaded(args.content)
    raw = answer_named(args.slug, sources)
    slug = raw.slug
    published, old = registered_slugs(sources), text_of(raw.fields, "id")
    rivals = [each for each in sources.entries if each is not raw and text_of(each.fields, "id") == old]
    if slug in published and published.isdisjoint(each.slug for each in rivals):
        raise Failure(say("renumber_published", slug=slug), 1)
    file = Path(args.content, raw.path)
    id_ = free_id(args.id, sources, say)
    write_if_changed(file, with_field(file.read_bytes().decode(), "id", [f"id: {id_}"]))
    if slug in published:
        write_if_changed(Path(args.content, REGISTER), without_slug(sources.register, old, slug))
    print(say("renumbered", path=file.as_posix(), id=id_))
    return 0
