"""`report`: the health page of the content, or the search measured on the bench corpora beside others."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.node import tools
from bench.search.ablation import Ablation, ablations
from bench.search.coldload import seconds_to_result
from bench.search.corpus import KINDS, SETS, Query, queries, with_bench_entries
from bench.search.engines import Search, minisearch, ours, stock
from bench.search.figures import HEADER, Row, line, measure
from bench.synthetic import generate
from commands.console import Failure, Speech, speech
from commands.console import group as command
from commands.content import checked_content, default_content, latest_date
from commands.site import build
from faq.files import write_if_changed
from faq.health import Failing, as_html, as_text, health_of
from faq.model import LANGUAGES, Content, Language

_CORPUS = Path("tests") / "search" / "corpus"
# A word of most entries: the worst case for what has to be ranked and shown.
_WORD = "penawaran"
_WORDS = Path("docs/_data/words.yml")
_SCRIPTS = Path("scripts/faq/search/worker")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    say = speech()
    parser = command(commands, "report", say, "help_report")
    parser.add_argument("--content", metavar="DIR", nargs="?", const="", help=say("help_report_content"))
    parser.add_argument("--search", action="store_true", help=say("help_report_search"))
    parser.add_argument("--out", metavar="FILE", default=".build/health.html", help=say("help_report_out"))
    parser.add_argument("--queries", metavar="FILE", help=say("help_report_queries"))
    parser.add_argument(
        "--json", metavar="FILE", default=".build/search-report.json", help="where to write it"
    )
    parser.add_argument("--ablate", action="store_true", help="also measure without each ingredient")
    parser.add_argument(
        "--large",
        type=int,
        metavar="N",
        default=0,
        help="also N synthetic entries on a slow phone",
    )
    parser.set_defaults(run=run, say=say)


def run(args: argparse.Namespace) -> int:
    folder = args.content or default_content()
    if args.content is not None and not args.search:
        return write_health(folder, Path(args.out), args.queries, args.root / _SCRIPTS, args.say)
    content, _ = checked_content(folder)
    bench = with_bench_entries(content, args.root / _CORPUS)
    asked = queries(bench, args.root / _CORPUS)
    scripts = args.root / _SCRIPTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engines: dict[str, Mapping[Language, Search]] = {
            "ours": {la: ours(bench, la, scripts, folder / "ours" / la) for la in LANGUAGES},
            "MiniSearch": {la: minisearch(bench, la, tools(args.root)) for la in LANGUAGES},
            "stock Material": {la: stock(bench, la, folder / "stock" / la) for la in LANGUAGES},
        }
        found: dict[str, Any] = {name: _search(name, sites, asked) for name, sites in engines.items()}
        if args.ablate:
            without = ablations(bench.words, args.root / _WORDS)
            found["ours"]["without"] = _ablate(bench, asked, scripts, folder, without)
        if args.large:
            found["large"] = _large(args.root, args.large, folder / "large")
    file = args.root / args.json
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"\nwritten to {args.json}")
    return 0


def _search(name: str, sites: Mapping[Language, Search], asked: Sequence[Query]) -> dict[str, Any]:
    """All figures of one search, printed while they come."""
    rows, loads = answers(sites, asked)
    crossed, _ = answers(sites, asked, crossed=True)
    groups = {name: chosen for name, chosen in _groups(rows) if chosen}
    groups |= {f"{group}, other site": [row for row in crossed if row[0].group == group] for group in SETS}
    figures = {group: measure(chosen) for group, chosen in groups.items()}
    sizes = {language: engine.sizes() for language, engine in sites.items()}
    print(f"\n{name}: {sizes}, ready after {loads} ms\n{HEADER}")
    for group, measured in figures.items():
        print(line(group, measured))
    return {
        "bytes": sizes,
        "load_ms": loads,
        "figures": {group: asdict(one) for group, one in figures.items()},
    }


def answers(
    sites: Mapping[Language, Search],
    asked: Sequence[Query],
    crossed: bool = False,
    without: Sequence[str] = (),
) -> tuple[list[Row], dict[str, float]]:
    """Every query with its answer, and the load time of each language's search."""
    rows: list[Row] = []
    loads: dict[str, float] = {}
    for language, engine in sites.items():
        chosen = [query for query in asked if query.site(crossed) == language]
        got, load = engine.ask((query.text for query in chosen), without)
        rows += zip(chosen, got, strict=True)
        loads[language] = round(load, 1)
    return rows, loads


def _groups(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of all sets, of each set by who wrote it, and of each kind over all sets."""
    every = list(rows)
    yield "all", every
    for group in SETS:
        chosen = [row for row in every if row[0].group == group]
        yield group, chosen
        for name, kinds in KINDS.items():
            yield f"{group}, {name}", [row for row in chosen if row[0].kind in kinds]
    for name, kinds in KINDS.items():
        yield name, [row for row in every if row[0].kind in kinds]


def _ablate(
    bench: Content, asked: Sequence[Query], scripts: Path, folder: Path, without: Sequence[Ablation]
) -> dict[str, Any]:
    """Figures over all sets and both sites without each ingredient, printed while they come."""
    print(f"\n{HEADER}")
    found = {}
    for number, ablation in enumerate(without):
        with ablation.indexing():
            content = ablation.content(bench)
            sites = {la: ours(content, la, scripts, folder / f"{number}" / la) for la in LANGUAGES}
        rows = [
            row for crossed in (False, True) for row in answers(sites, asked, crossed, ablation.scripts)[0]
        ]
        figures = measure(rows)
        print(line(f"without {ablation.name}", figures), flush=True)
        found[ablation.name] = asdict(figures)
    return found


def _large(root: Path, entries: int, folder: Path) -> dict[str, Any]:
    """Seconds to the first result on a slow phone, and what an index by lunr.py would weigh."""
    docs, site = folder / "docs", folder / "site"
    generate(docs, entries, root / "docs")
    build(root, str(docs), site, no_pdf=True)
    content, _ = checked_content(str(docs))
    other = stock(content, "id", folder / "stock").folder
    phone = {"ours": seconds_to_result(site, _WORD), "stock Material": seconds_to_result(other, _WORD)}
    print(f"\n{entries} entries, slow phone, seconds to the first result of '{_WORD}': {phone}")
    return {"entries": entries, "seconds_on_slow_phone": phone}


Asked = Sequence[tuple[str, str]]


def write_health(folder: str, file: Path, queries: str | None, scripts: Path, say: Speech) -> int:
    """Write the page to `file` and say the same on the terminal.

    `queries` names a file with one query a line, its answer's slug behind a tab; without one, the words
    that the answers themselves say people use are asked.
    """
    content, _ = checked_content(folder)
    asked = _queries(Path(queries), say) if queries else _own_words(content)
    known = {entry.slug for entry in content.entries.values()}
    for query, slug in asked:
        if slug and slug not in known:
            raise Failure(say("health_no_entry", slug=slug, query=query), 1)
    failing = list(_failing(content, asked, scripts)) if asked and known else []
    health = health_of(content, latest_date(), failing, len(asked))
    write_if_changed(file, as_html(health, content, say.catalogue))
    print(as_text(health, say.catalogue))
    print("\n" + say("wrote", path=file.as_posix()))
    return 0


def _queries(file: Path, say: Speech) -> Asked:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(say("import_unreadable", file=file.as_posix(), reason=str(error)), 2) from None
    pairs = (line.partition("\t") for line in lines if line.strip())
    return [(query.strip(), slug.strip()) for query, _, slug in pairs]


def _own_words(content: Content) -> Asked:
    return [(text, entry.slug) for entry in content.entries.values() for text in entry.asked_as.get("id", ())]


def _failing(content: Content, asked: Asked, scripts: Path) -> Iterator[Failing]:
    """The queries that find another answer first, or none; without a wanted one, those that find none."""
    with tempfile.TemporaryDirectory() as name:
        answers, _ = ours(content, "id", scripts, Path(name)).ask(query for query, _ in asked)
    for (query, wanted), answer in zip(asked, answers, strict=True):
        first = answer.locations[0] if answer.locations else ""
        got = next((e.slug for e in content.entries.values() if f"/{e.slug}/" in f"/{first}"), "")
        if got != wanted if wanted else answer.tier != "sure":
            yield Failing(query, wanted, got)
