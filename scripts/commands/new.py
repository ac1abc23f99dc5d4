"""`new`: begin an answer with a file that is valid but for the texts still to be written."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path, PurePosixPath

from commands.console import Commands, Failure, Speech, command
from commands.content import content_option, did_you_mean, free_id, latest_date, loaded, refuse_slug
from faq.files import write_if_changed
from faq.model import TO_DO, Sources
from faq.yaml_text import quoted


def add(commands: Commands) -> None:
    parser, say = command(commands, "new", run)
    parser.add_argument("slug", metavar="SLUG", help=say("help_new_slug"))
    parser.add_argument("--question", default="", help=say("help_new_question"))
    parser.add_argument("--english", metavar="QUESTION", default="", help=say("help_new_english"))
    parser.add_argument("--category", help=say("help_new_category"))
    parser.add_argument("--role", help=say("help_new_role"))
    parser.add_argument("--id", metavar="ID", help=say("help_new_id"))
    content_option(parser, say)


def run(args: argparse.Namespace, say: Speech) -> int:
    sources = loaded(args.content)
    where, slug = _placed(args.slug, args.content, say)
    refuse_slug(slug, sources, say)
    categories, roles = (_ids(sources, stem, say) for stem in ("categories", "roles"))
    category = _choice(args.category, categories, say) or categories[0]
    role = _choice(args.role, roles, say) or roles[min(1, len(roles) - 1)]
    id_ = free_id(args.id, sources, say)
    file = Path(args.content, "faq", where, f"{slug}.md")
    write_if_changed(file, _blank_entry(id_, args.question, category, role, latest_date()))
    print(say("new_wrote", path=file.as_posix(), id=id_))
    if args.english:
        english = file.with_suffix(".en.md")
        write_if_changed(english, _blank_english(args.english))
        print(say("wrote", path=english.as_posix()))
    print(say("new_next"))
    return 0


def _placed(named: str, content: str, say: Speech) -> tuple[PurePosixPath, str]:
    """The folder below faq/ and the address, whichever way the user wrote the file."""
    path = PurePosixPath(named.replace("\\", "/"))
    for front in (
        PurePosixPath(Path(content).as_posix(), "faq"),
        PurePosixPath("docs/faq"),
        PurePosixPath("faq"),
    ):
        if path.is_relative_to(front) and path != front:
            path = path.relative_to(front)
            break
    if path.is_absolute() or ".." in path.parts:
        raise Failure(say("new_outside"), 2)
    return path.parent, path.name.removesuffix(".md")


def _ids(sources: Sources, stem: str, say: Speech) -> tuple[str, ...]:
    found = tuple(sources.data[stem].fields.fields) if stem in sources.data else ()
    if not found:
        raise Failure(say("new_nothing", stem=stem), 1)
    return found


def _choice(wanted: str | None, known: tuple[str, ...], say: Speech) -> str:
    if wanted and wanted not in known:
        raise Failure(
            say("new_unknown", name=wanted, known=", ".join(known)) + did_you_mean(wanted, known), 2
        )
    return wanted or ""


def _blank_entry(id_: str, question: str, category: str, role: str, today: dt.date) -> str:
    """The text of a new answer; its comments say what may be added, the authors' guide says the rest."""
    asked = quoted(question or f"{TO_DO} pertanyaan dengan kata-kata penanya")
    return f"""---
id: {id_}
question: {asked}
category: {category}
# symptoms: yang tampil di layar; text untuk pesan, code untuk kode (x = satu angka)
#   - id: pesan
#     text: 'Internal server error'
# asked_as: kata-kata yang dipakai orang; dicari, tidak ditampilkan
#   - email tidak masuk
steps:
  - id: langkah-1
    role: {role}
    text: {quoted(f"{TO_DO} apa yang dikerjakan peran ini")}
    # escalate_to: peran di atasnya, bila kasus diteruskan
    # attach: [bukti yang dilampirkan]
reviewed: {today}
---
"""


def _blank_english(question: str) -> str:
    """The English file beside a new answer, whose steps are still to be written in both languages."""
    return f"""---
question: {quoted(question)}
# asked_as: words English speakers use; searched, not shown
steps:
  langkah-1: {quoted(f"{TO_DO} in English; every further step by its id")}
---
"""
