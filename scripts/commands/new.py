"""`new`: begin an answer with a file that is valid but for the texts still to be written."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from commands.options import Failure, content_option, did_you_mean, loaded
from commands.skeletons import entry_skeleton
from commands.taken import next_id, taken_slugs, used_ids
from faq.check import is_slug
from faq.files import write_if_changed
from faq.model import Sources


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("new", help="begin an answer", description=__doc__)
    parser.add_argument(
        "slug", metavar="SLUG", help="its address, like lupa-kata-sandi; a folder may precede it"
    )
    parser.add_argument("--question", default="", help="the question in Indonesian")
    parser.add_argument("--category", help="id of _data/categories.yml (default: the first)")
    parser.add_argument("--role", help="who takes the first step (default: the second of _data/roles.yml)")
    content_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    sources = loaded(args.content)
    where, slug = Path(args.slug).parent, Path(args.slug).name.removesuffix(".md")
    _refuse(slug, where, sources)
    categories, roles = (_ids(sources, stem) for stem in ("categories", "roles"))
    category = _choice(args.category, categories, "category") or categories[0]
    role = _choice(args.role, roles, "role") or roles[min(1, len(roles) - 1)]
    id_ = next_id(used_ids(sources))
    file = Path(args.content, "faq", where, f"{slug}.md")
    write_if_changed(file, entry_skeleton(id_, args.question, category, role, dt.date.today()))
    print(f"wrote {file.as_posix()} with id {id_}\nnext: write what says TODO, then run: build.py check")
    return 0


def _refuse(slug: str, where: Path, sources: Sources) -> None:
    if not is_slug(slug):
        raise Failure(f"'{slug}' cannot be an address: use small letters, digits and hyphens", 2)
    if where.is_absolute() or ".." in where.parts:
        raise Failure("the folder must be below faq/", 2)
    taken = taken_slugs(sources)
    if slug in taken:
        raise Failure(f"'{slug}' is taken: {taken[slug]}", 2)


def _ids(sources: Sources, stem: str) -> tuple[str, ...]:
    found = tuple(sources.data[stem].fields.fields) if stem in sources.data else ()
    if not found:
        raise Failure(f"_data/{stem}.yml names nothing yet; run: build.py check", 1)
    return found


def _choice(wanted: str | None, known: tuple[str, ...], noun: str) -> str:
    if wanted and wanted not in known:
        raise Failure(f"unknown {noun} '{wanted}'{did_you_mean(wanted, known)}", 2)
    return wanted or ""
