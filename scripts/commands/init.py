"""`init`: a fresh content folder for another LPSE, made from this project's own."""

from __future__ import annotations

import argparse
import datetime as dt
import re
import shutil
from pathlib import Path

from commands.files import write
from commands.options import Failure
from commands.problems import as_text
from commands.skeletons import quoted
from faq.check import check, is_web_address
from faq.model import Agency
from faq.source import load

UNKNOWN = ("address", "email", "phone", "whatsapp", "website", "spse_url", "feedback_url", "logo")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("init", help="make a content folder for another LPSE", description=__doc__)
    parser.add_argument("folder", metavar="DIR", help="where to make it; must be empty or not exist")
    parser.add_argument("--name", required=True, help="name of the LPSE")
    parser.add_argument("--short-name", help="its short name (default: the name)")
    parser.add_argument("--city", required=True, help="its city or regency")
    parser.add_argument("--site-url", required=True, help="where its site will be published")
    parser.add_argument("--entries", action="store_true", help="copy this project's answers as well")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    folder, docs = Path(args.folder), args.root / "docs"
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Failure(f"'{folder}' is not empty", 2)
    if not is_web_address(args.site_url):
        raise Failure(f"'{args.site_url}' is no web address like https://faq.example.go.id/", 2)
    today = dt.date.today()
    own, _ = check(load(docs), today)
    if own is None:
        raise Failure("the project's own content has errors; run: build.py check", 1)
    left_out = ("adr", "published.yml", *(() if args.entries else ("faq",)))
    shutil.copytree(docs, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*left_out))
    file = folder / "_data" / "agency.yml"
    write(file, _agency(file.read_text(encoding="utf-8"), own.agency, args))
    content, problems = check(load(folder), today)
    if content is None:
        print(as_text(problems, str(folder)))
        raise Failure(f"{folder} was made, but has the errors above", 1)
    print(f"made {folder} with {len(content.entries)} entries\nnext: build.py site --content {folder}")
    return 0


def _agency(text: str, own: Agency, args: argparse.Namespace) -> str:
    """The agency file with the new details in place of the old; what is not known yet is left empty.

    `documents` stays as it is: where an answer comes from does not change with who publishes it.
    """
    head, mark, documents = text.partition("\ndocuments:")
    told = {
        "name": args.name,
        "short_name": args.short_name or args.name,
        "city": args.city,
        "site_url": args.site_url,
        **dict.fromkeys(UNKNOWN, ""),
    }
    for field, value in told.items():
        line = f"{field}: {quoted(value)}".replace("\\", r"\\")
        head = re.sub(rf"^{field}:.*$", line, head, flags=re.MULTILINE)
    naming = re.compile(rf"^(\s+(?:id|en): )(.*{re.escape(own.name)}.*)$", re.M)
    head = naming.sub(lambda line: line[1] + quoted(line[2].replace(own.name, args.name)), head)
    return f"{head}{mark}{documents}"
