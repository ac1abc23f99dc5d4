"""`rename`: give an answer another address; the old one stays alive where it was ever published."""

from __future__ import annotations

import argparse
import re
from pathlib import Path, PurePosixPath

from commands.answer_files import refuse_slug, registered_slugs, with_names
from commands.console import Failure, Speech, group, speech
from commands.content import content_option, loaded, pick_slugs
from faq.files import write_if_changed
from faq.model import RawFile, Sources


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    say = speech()
    parser = group(commands, "rename", say, "help_rename")
    parser.add_argument("slug", metavar="SLUG", help=say("help_slug"))
    parser.add_argument("new", metavar="NEW", help=say("help_rename_new"))
    content_option(parser)
    parser.set_defaults(run=run, say=say)


def run(args: argparse.Namespace) -> int:
    say: Speech = args.say
    sources, root = loaded(args.content), Path(args.content)
    (slug,) = pick_slugs([args.slug], sources)
    new = PurePosixPath(args.new).name.removesuffix(".md")
    raw = next(raw for raw in sources.entries if raw.slug == slug)
    former = [item.text for item in raw.fields.fields["former_slugs"].items] if _has_former(raw) else []
    if new not in former:
        refuse_slug(new, sources, say)
    if not raw.readable:
        raise Failure(say("rename_unreadable", path=(root / raw.path).as_posix()), 1)
    kept = [each for each in former if each != new]
    kept += [slug] if slug in registered_slugs(sources) else []
    file = root / raw.path
    write_if_changed(file, with_names(file.read_bytes().decode(), "former_slugs", kept))
    for ending in (".md", ".en.md"):
        old = file.with_name(f"{slug}{ending}")
        if old.exists():
            old.rename(file.with_name(f"{new}{ending}"))
            print(say("rename_moved", old=old.as_posix(), new=file.with_name(f"{new}{ending}").as_posix()))
    for path in follow_links(root, sources, slug, new):
        print(say("wrote", path=path))
    print(say("rename_next", slug=new))
    return 0


def _has_former(raw: RawFile) -> bool:
    return "former_slugs" in raw.fields.fields


def follow_links(root: Path, sources: Sources, slug: str, new: str) -> list[str]:
    """Let every link to the file or the address of `slug` lead to `new`; the files that changed."""
    link = re.compile(
        rf"(\]\((?:[^()\s]*/)?){re.escape(slug)}((?:\.en)?\.md(?=[)#\s])|(?<=faq/{re.escape(slug)})/)"
    )
    changed = []
    for path in sorted(path for path in sources.files if path.endswith(".md")):
        file = root / path.replace(f"/{slug}.", f"/{new}.")
        if file.is_file():
            before = file.read_bytes().decode()
            if write_if_changed(file, link.sub(rf"\g<1>{new}\g<2>", before)):
                changed.append(file.as_posix())
    return changed
