"""The search measured on the corpora beside MiniSearch and stock Material; prints figures as they come."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.node import tools
from bench.search.ablation import Ablation, ablations
from bench.search.coldload import seconds_to_result
from bench.search.corpus import KINDS, SETS, Query, queries, with_bench_entries
from bench.search.engines import SCRIPTS, Search, minisearch, ours, stock
from bench.search.figures import HEADER, Row, line, measure
from bench.synthetic import generate
from commands.content import checked_content
from commands.site import build
from faq.model import LANGUAGES, Content, Language

CORPUS = Path("tests") / "search" / "corpus"
_WORDS = Path("docs/_data/words.yml")
# A word of most entries: the worst case for what has to be ranked and shown.
_WORD = "penawaran"


def measured(root: Path, content: Content, *, ablate: bool, large: int) -> dict[str, Any]:
    """Every figure of the searches, as JSON has it.

    With `ablate` also those of ours without each of its ingredients, with `large` the seconds to the first
    result among so many synthetic entries.
    """
    bench = with_bench_entries(content, root / CORPUS)
    asked = queries(bench, root / CORPUS)
    scripts = root / SCRIPTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engines: dict[str, Mapping[Language, Search]] = {
            "ours": dict.fromkeys(LANGUAGES, ours(bench, scripts, folder / "ours")),
            "MiniSearch": dict.fromkeys(LANGUAGES, minisearch(bench, tools(root))),
            "stock Material": {la: stock(bench, la, folder / "stock" / la) for la in LANGUAGES},
        }
        found: dict[str, Any] = {name: _search(name, sites, asked) for name, sites in engines.items()}
        if ablate:
            without = ablations(bench.words, root / _WORDS)
            found["ours"]["without"] = _ablate(bench, asked, scripts, folder, without)
        if large:
            found["large"] = _large(root, large, folder / "large")
    return found


def _search(name: str, sites: Mapping[Language, Search], asked: Sequence[Query]) -> dict[str, Any]:
    """All figures of one search, printed while they come."""
    rows, loads = answers(sites, asked)
    figures = {group: measure(chosen) for group, chosen in _groups(rows) if chosen}
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
    without: Sequence[str] = (),
) -> tuple[list[Row], dict[str, float]]:
    """Every query with its answer, and the load time of each language's search."""
    rows: list[Row] = []
    loads: dict[str, float] = {}
    for language, engine in sites.items():
        chosen = [query for query in asked if query.site == language]
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
    """Figures over all sets without each ingredient, printed while they come."""
    print(f"\n{HEADER}")
    found = {}
    for number, ablation in enumerate(without):
        with ablation.indexing():
            content = ablation.content(bench)
            sites = dict.fromkeys(LANGUAGES, ours(content, scripts, folder / f"{number}"))
        figures = measure(answers(sites, asked, ablation.scripts)[0])
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
    phone = {
        "ours": seconds_to_result(site, _WORD),
        "ours, opened with the word": seconds_to_result(site, _WORD, linked=True),
        "stock Material": seconds_to_result(other, _WORD),
    }
    print(f"\n{entries} entries, slow phone, seconds to the first result of '{_WORD}': {phone}")
    return {"entries": entries, "seconds_on_slow_phone": phone}
