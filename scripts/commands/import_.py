"""`import`: drafts from documents of a helpdesk, or answers from the open data of another LPSE."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from commands.console import Commands, Failure, Speech, command, reason_of
from commands.content import content_option, latest_date, loaded, next_id, slugs_in_use, used_ids
from commands.import_feed import import_feed
from faq.check import is_slug
from faq.files import write_files, write_if_changed
from faq.importing import (
    COLUMNS,
    ContentNames,
    Imported,
    UnknownColumnError,
    UnreadableError,
    draft_text,
    drafts_of,
    free_name,
    read_document,
)
from faq.model import Sources

FEED = ".json"


def add(commands: Commands) -> None:
    parser, say = command(commands, "import", run)
    parser.add_argument("files", nargs="+", metavar="FILE", help=say("help_import_file"))
    parser.add_argument("--out", metavar="DIR", help=say("help_import_out"))
    fields = ", ".join(COLUMNS)
    parser.add_argument(
        "--column",
        metavar="FIELD=NAME",
        action="append",
        default=[],
        help=say("help_import_column", fields=fields),
    )
    parser.add_argument("--entry", metavar="SLUG", action="append", default=[], help=say("help_import_entry"))
    parser.add_argument("--update", action="store_true", help=say("help_import_update"))
    content_option(parser, say)


def run(args: argparse.Namespace, say: Speech) -> int:
    feeds = [name for name in args.files if Path(name).suffix.lower() == FEED]
    if feeds and len(args.files) > 1:
        raise Failure(say("import_mixed"), 2)
    sources = loaded(args.content)
    if feeds:
        return import_feed(feeds[0], args, sources, say)
    if args.entry or args.update:
        raise Failure(say("import_only_feed"), 2)
    known = ContentNames.of(sources)
    if not known.roles or not known.categories:
        raise Failure(say("import_no_roles"), 1)
    mapping = _mapping(args.column, say)
    # Every file is read before the first draft is written.
    documents = [_imported(name, known, mapping, say) for name in args.files]
    out = Path(args.out) if args.out else Path(args.content, "faq")
    return _write(documents, out, sources, known, say)


def _mapping(columns: Sequence[str], say: Speech) -> Mapping[str, str]:
    """Field by field the column that holds it. Raises Failure 2 for what is no such field."""
    pairs = [column.partition("=") for column in columns]
    if any(field not in COLUMNS or not name.strip() for field, _, name in pairs):
        raise Failure(say("import_column_form", fields=", ".join(COLUMNS)), 2)
    mapping = {field: name for field, _, name in pairs}
    if mapping and not {"question", "answer"} <= mapping.keys():
        raise Failure(say("import_column_question"), 2)
    return mapping


def _imported(name: str, known: ContentNames, mapping: Mapping[str, str], say: Speech) -> Imported:
    try:
        return drafts_of(read_document(Path(name).name, Path(name).read_bytes()), known, mapping)
    except UnreadableError as error:
        reason = say(error.reason, detail=error.detail)
        status = 2 if error.reason == "import_format" else 1
        raise Failure(say("import_unreadable", file=name, reason=reason), status) from None
    except UnknownColumnError as error:
        raise Failure(
            say("import_column_unknown", name=error.name, names=", ".join(error.names)), 2
        ) from None
    except OSError as error:
        raise Failure(say("import_unreadable", file=name, reason=reason_of(error, say)), 2) from None


def _write(
    documents: Sequence[Imported], out: Path, sources: Sources, known: ContentNames, say: Speech
) -> int:
    used = used_ids(sources)
    taken = {*slugs_in_use(sources, say), *(file.stem for file in out.glob("**/*.md"))}
    drafts = places = lines = 0
    for document in documents:
        said: list[str] = []
        for draft in document.drafts:
            slug = draft.slug if is_slug(draft.slug) else "pertanyaan"
            draft = replace(draft, slug=free_name(slug, taken))
            used.append(next_id(used))
            said.append(draft_text(draft, used[-1], document.document.name, latest_date(), known, say))
            file = out / f"{draft.slug}.md"
            write_if_changed(file, said[-1])
            write_files(out, draft.files.items())
            escalations = sum(bool(step.escalate_to) for step in draft.steps)
            wrote = {"steps": len(draft.steps), "escalations": escalations, "places": draft.open_places}
            print(say("import_wrote", path=file.as_posix(), id=used[-1], **wrote))
            places += draft.open_places
        unused = document.unused("\n".join(said))
        lines += len(unused)
        drafts += len(document.drafts)
        if unused:
            print(say("import_unused", file=document.document.name))
        for line in unused:
            text = line.text or say("import_picture_unused")
            print(say("import_unused_line", place=line.place, text=text))
    print(say("import_summary", drafts=drafts, places=places, lines=lines))
    if not drafts:
        raise Failure(say("import_nothing", file=", ".join(each.document.name for each in documents)), 1)
    return 0
