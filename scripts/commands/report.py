"""`report`: the health page of the content, or the search measured on the bench corpora beside others."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.search.engines import SCRIPTS, ours
from commands.console import Commands, Failure, Speech, command, reason_of
from commands.content import checked_content, default_content, latest_date
from faq.files import write_if_changed
from faq.health import Failing, health_of, health_page, health_text
from faq.model import Content

Asked = Sequence[tuple[str, str]]


def add(commands: Commands) -> None:
    parser, say = command(commands, "report", run)
    parser.add_argument("--content", metavar="DIR", nargs="?", const="", help=say("help_report_content"))
    parser.add_argument("--search", action="store_true", help=say("help_report_search"))
    parser.add_argument("--out", metavar="FILE", default=".build/health.html", help=say("help_report_out"))
    parser.add_argument("--queries", metavar="FILE", help=say("help_report_queries"))
    parser.add_argument(
        "--json", metavar="FILE", default=".build/search-report.json", help=say("help_report_json")
    )
    parser.add_argument("--ablate", action="store_true", help=say("help_report_ablate"))
    parser.add_argument("--large", type=int, metavar="N", default=0, help=say("help_report_large"))


def run(args: argparse.Namespace, say: Speech) -> int:
    folder = args.content or default_content()
    if args.content is not None and not args.search:
        return write_health(folder, Path(args.out), args.queries, args.root / SCRIPTS, say)
    from bench.search.report import measured  # it drives a browser, which the health page does not need

    content, _ = checked_content(folder)
    found = measured(args.root, content, ablate=args.ablate, large=args.large)
    file = args.root / args.json
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print("\n" + say("wrote", path=args.json))
    return 0


def write_health(folder: str, file: Path, queries: str | None, scripts: Path, say: Speech) -> int:
    """Write the page to `file` and say the same on the terminal.

    `queries` names a file with one query a line, its answer's slug behind a tab; without one, the words
    that the answers themselves say people use are asked.
    """
    content, _ = checked_content(folder)
    own = [(text, entry.slug) for entry in content.entries.values() for text in entry.asked_as.get("id", ())]
    asked = _queries(Path(queries), say) if queries else own
    known = {entry.slug for entry in content.entries.values()}
    for query, slug in asked:
        if slug and slug not in known:
            raise Failure(say("health_no_entry", slug=slug, query=query), 1)
    failing = list(_failing(content, asked, scripts)) if asked and known else []
    health = health_of(content, latest_date(), failing, len(asked))
    write_if_changed(file, health_page(health, content, say.catalogue))
    print(health_text(health, say.catalogue))
    print("\n" + say("wrote", path=file.as_posix()))
    return 0


def _queries(file: Path, say: Speech) -> Asked:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error, say) if isinstance(error, OSError) else say("no_utf8")
        raise Failure(say("import_unreadable", file=file.as_posix(), reason=reason), 2) from None
    pairs = (line.partition("\t") for line in lines if line.strip())
    return [(query.strip(), slug.strip()) for query, _, slug in pairs]


def _failing(content: Content, asked: Asked, scripts: Path) -> Iterator[Failing]:
    """The queries that find another answer first, or none; without a wanted one, those that find none."""
    with tempfile.TemporaryDirectory() as name:
        answers, _ = ours(content, scripts, Path(name)).ask(query for query, _ in asked)
    for (query, wanted), answer in zip(asked, answers, strict=True):
        first = answer.locations[0] if answer.locations else ""
        got = next((e.slug for e in content.entries.values() if f"/{e.slug}/" in f"/{first}"), "")
        if got != wanted if wanted else answer.tier != "sure":
            yield Failing(query, wanted, got)
