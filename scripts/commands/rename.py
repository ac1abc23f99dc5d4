"""`rename`: give an answer another address; the old one stays alive where it was ever published."""

from __future__ import annotations

import argparse
import re
from pathlib import Path, PurePosixPath

from commands.console import Commands, Speech, command
from commands.content import answer_named, content_option, loaded, refuse_slug, registered_slugs, set_names
from faq.files import write_if_changed
from faq.model import Sources


def add(commands: Commands) -> None:
    parser, say = command(commands, "rename", run)
    parser.add_argument("slug", metavar="SLUG", help=say("help_slug"))
    parser.add_argument("new", metavar="NEW", help=say("help_rename_new"))
    content_option(parser, say)


def run(args: argparse.Namespace, say: Speech) -> int:
    sources, root = loaded(args.content), Path(args.content)
    raw = answer_named(args.slug, sources)
    slug = raw.slug
    new = PurePosixPath(args.new).name.removesuffix(".md")
    former = raw.fields.get("former_slugs").texts
    if new not in former:
        refuse_slug(new, sources, say)
    kept = [each for each in former if each != new]
    kept += [slug] if slug in registered_slugs(sources) else []
    file = root / raw.path
    set_names(file, "former_slugs", kept)
    for ending in (".md", ".en.md"):
        old = file.with_name(f"{slug}{ending}")
        if old.exists():
            old.rename(file.with_name(f"{new}{ending}"))
            print(say("rename_moved", old=old.as_posix(), new=file.with_name(f"{new}{ending}").as_posix()))
    for path in follow_links(root, sources, slug, new):
        print(say("wrote", path=path))
    print(say("rename_next", slug=new))
    return 0


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
