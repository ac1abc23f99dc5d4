"""`init`: a fresh content folder for another LPSE, made from this project's own.

With `--here` the clone becomes that LPSE's own: the new folder is the one that is published from now on.
Of what is ours only that one setting in pyproject.toml changes, so that a newer version merges cleanly.
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from commands.console import Commands, Failure, Speech, as_text, command, speech
from commands.content import did_you_mean, latest_date, with_content_folder, workplace
from faq.check import check, is_web_address
from faq.files import write_if_changed
from faq.model import REGISTER, Content, english_path
from faq.source import load
from faq.translation import registered
from faq.yaml_text import quoted

HERE = "isi"
# As in a clone: git keeps the lines that two branches added.
MERGED = "**/faq/published.yml merge=union\n"
UNKNOWN = ("address", "email", "phone", "whatsapp", "website", "spse_url", "feedback_url", "logo")
# Words and guide are the project's: a content folder without its own gets ours, in every new version.
LEFT_OUT = (
    "adr",
    "faq",
    "*.gif",
    "*.jpeg",
    "*.jpg",
    "*.png",
    "*.svg",
    "*.webp",
    "words.yml",
    "panduan",
)


def add(commands: Commands) -> None:
    parser, say = command(commands, "init", run)
    parser.add_argument("folder", metavar="DIR", nargs="?", help=say("help_init_folder", here=HERE))
    parser.add_argument("--name", required=True, help=say("help_init_name"))
    parser.add_argument("--short-name", help=say("help_init_nickname"))
    parser.add_argument("--city", required=True, help=say("help_init_city"))
    parser.add_argument("--site-url", required=True, help=say("help_init_url"))
    parser.add_argument("--here", action="store_true", help=say("help_init_here"))
    kept = parser.add_mutually_exclusive_group()
    kept.add_argument("--keep", metavar="F001,F002", default="", help=say("help_init_keep"))
    kept.add_argument("--entries", action="store_true", help=say("help_init_entries"))


def run(args: argparse.Namespace, say: Speech) -> int:
    folder, docs = _new_folder(args, say), args.root / "docs"
    if not is_web_address(args.site_url):
        raise Failure(say("init_address", address=args.site_url), 2)
    today = latest_date()
    own, _ = check(load(docs), today)
    if own is None:
        raise Failure(say("init_own_errors"), 1)
    kept = tuple(own.entries) if args.entries else _kept(args.keep, own.entries)
    shutil.copytree(docs, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*LEFT_OUT))
    _take_entries(own, kept, docs, folder)
    file = folder / "_data" / "agency.yml"
    write_if_changed(file, _agency(file.read_text(encoding="utf-8"), own, kept, args))
    register = registered(None, [own.entries[id_] for id_ in kept])
    write_if_changed(folder / REGISTER, register)
    content, problems = check(load(folder), today)
    if content is None:
        print(as_text(problems, str(folder), say.language))
        raise Failure(say("init_errors", folder=folder), 1)
    print(say("init_made", folder=folder, number=len(content.entries)))
    if args.here:
        pyproject = workplace(args.root) / "pyproject.toml"
        inside = folder.resolve().relative_to(pyproject.parent.resolve()).as_posix()
        before = pyproject.read_text(encoding="utf-8") if pyproject.is_file() else ""
        write_if_changed(pyproject, with_content_folder(before, inside))
        attributes = pyproject.with_name(".gitattributes")
        if not attributes.exists():  # a clone has its own
            write_if_changed(attributes, MERGED)
        print(say("init_here", folder=inside))
    else:
        print(say("init_next", folder=folder))
    return 0


def _new_folder(args: argparse.Namespace, say: Speech) -> Path:
    """Where to make the content. Raises Failure 2 where that is missing, taken, or outside of the clone."""
    if not args.folder and not args.here:
        raise Failure(say("init_which"), 2)
    work = workplace(args.root).resolve()
    folder = Path(args.folder) if args.folder else work / HERE
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Failure(say("init_not_empty", folder=folder), 2)
    if args.here and not folder.resolve().is_relative_to(work):
        raise Failure(say("init_outside", root=work, folder=folder), 2)
    return folder


def _kept(wanted: str, known: Iterable[str]) -> tuple[str, ...]:
    """The ids in the list `wanted`, as F001 or f1. Raises Failure 2 for one that no answer has."""
    ids = tuple(known)
    kept = []
    for name in filter(None, (name.strip() for name in wanted.split(","))):
        digits = name.upper().removeprefix("F")
        id_ = f"F{int(digits):03}" if digits.isdecimal() else name
        if id_ not in ids:
            raise Failure(speech()("no_answer", slug=name) + did_you_mean(id_, ids), 2)
        kept.append(id_)
    return tuple(kept)


def _take_entries(own: Content, kept: Collection[str], docs: Path, folder: Path) -> None:
    """Copy the answers with these ids, their translations and pictures; what they say of others goes."""
    (folder / "faq").mkdir()
    for entry in (own.entries[id_] for id_ in kept):
        here = ", ".join(id_ for id_ in entry.related if id_ in kept)
        related = f"related: [{here}]\n" if here else ""
        for path in (entry.path, english_path(entry.path)):
            if (docs / path).is_file():
                text = (docs / path).read_text(encoding="utf-8")
                write_if_changed(folder / path, re.sub(r"(?m)^related:.*\n", related, text))
    texts = "".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.md"))
    for picture in own.pictures:
        if Path(picture).name in texts:
            (folder / picture).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(docs / picture, folder / picture)


def _agency(text: str, own: Content, kept: tuple[str, ...], args: argparse.Namespace) -> str:
    """The agency file with the new details in place of the old; what is not known yet is left empty.

    Documents stay only where a kept answer names them: where an answer comes from does not change with
    who publishes it.
    """
    head, _, documents = text.partition("\ndocuments:")
    details = {
        "name": args.name,
        "short_name": args.short_name or args.name,
        "city": args.city,
        "site_url": args.site_url,
        **dict.fromkeys(UNKNOWN, ""),
    }
    for field, value in details.items():
        line = rf"^({field}:\s*)(?:\"[^\"]*\"|'[^']*'|[^#\n]*?)(\s+#.*)?$"
        put = quoted(value).replace("\\", r"\\")
        head = re.sub(line, rf"\g<1>{put}\g<2>", head, flags=re.M)
    naming = re.compile(rf"^(\s+(?:id|en): )(.*{re.escape(own.agency.name)}.*)$", re.M)
    head = naming.sub(lambda line: line[1] + quoted(line[2].replace(own.agency.name, args.name)), head)
    named = {source.document for id_ in kept if (source := own.entries[id_].source)}
    return f"{head}\ndocuments:{documents}" if named else f"{head}\ndocuments: {{}}\n"
