"""`editors`: write the files that let editors complete answers, from the table of fields and the ids."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from commands.console import Commands, Speech, command
from commands.content import content_option, loaded, workplace
from faq.check.schema import BY_ID, FORMS, SINGLE
from faq.editors import editor_files
from faq.files import write_if_changed
from faq.model import Sources


def add(commands: Commands) -> None:
    parser, say = command(commands, "editors", run)
    parser.add_argument("--check", action="store_true", help=say("help_editors_check"))
    content_option(parser, say)


def run(args: argparse.Namespace) -> int:
    say: Speech = args.say
    made = files(args.content, loaded(args.content))
    root = workplace(args.root)
    stale = [path for path, text in made.items() if _read(root / path) != text]
    for path in stale:
        if not args.check:
            write_if_changed(root / path, made[path])
        print(say("editors_stale" if args.check else "wrote", path=path))
    return 1 if args.check and stale else 0


def files(content: str, sources: Sources) -> Mapping[str, str]:
    """Every file by its path below the project, made for one content folder."""
    ids = {stem: tuple(raw.fields.fields) for stem, raw in sources.data.items()}
    ids = {stem: ids.get(stem, ()) for stem in BY_ID}
    patterns = {name: form.pattern for name, form in FORMS.items()}
    tables = {stem: (record, False) for stem, record in SINGLE.items()}
    return editor_files(
        content, ids, patterns, tables | {stem: (record, True) for stem, record in BY_ID.items()}
    )


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""
