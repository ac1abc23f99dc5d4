"""Each constant of the ranking less and more, chosen by some topics and measured on the others.

    PYTHONPATH=scripts python -m bench.search.folds [NAME…]

A constant that every fold's other topics leave where it is, or whose choice brings the fold nothing, was not
fitted to single queries. Unanswerable queries are left out: what counts is the place of the right answer.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch
from zlib import crc32

from bench.search.corpus import Query, queries, with_bench_entries
from bench.search.engines import SCRIPTS, ours
from bench.search.figures import reciprocal_rank
from bench.search.report import CORPUS, answers
from commands.content import checked_content
from faq.model import LANGUAGES, Content
from faq.search import texts

FOLDS = 5
_TIMES = (0.6, 1.6)
# A number of the worker, in one of the scripts that rank.
_CONSTANT = re.compile(r"^( *const ([A-Z]+) = )([\d.]+)$", re.MULTILINE)
_RANKING = ("scores.js", "messages.js")


def fold_of(query: Query) -> int:
    """Queries for one answer are in one fold, so that no fold knows the topics of another."""
    return crc32(min(query.relevant).encode()) % FOLDS


def constants(scripts: Path) -> Mapping[str, float]:
    """Every number that can be varied, by its name: those of the worker, then those of the index."""
    written = (_CONSTANT.findall((scripts / name).read_text(encoding="utf-8")) for name in _RANKING)
    found = {name: float(value) for matches in written for _, name, value in matches}
    boosts = {f"boost of {field}": boost for field, boost in {**texts.ASKED, **texts.READ}.items()}
    return {**found, "K1": texts.K1, "B": texts.B, **boosts}


def ranks(content: Content, scripts: Path, asked: Sequence[Query], name: str, value: float) -> list[float]:
    """For each query one over the place of its first right answer, 0 for none, with one constant changed."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        changed = Path(folder, "scripts")
        changed.mkdir()
        for script in scripts.glob("*.js"):
            text = script.read_text(encoding="utf-8")
            varied = _CONSTANT.sub(
                lambda found: found[1] + (f"{value:g}" if found[2] == name else found[3]), text
            )
            (changed / script.name).write_text(varied if script.name in _RANKING else text, encoding="utf-8")
        field = name.removeprefix("boost of ")
        for fields in (texts.ASKED, texts.READ):
            stack.enter_context(patch.dict(fields, {field: value} if field in fields else {}))
        if name in ("K1", "B"):
            stack.enter_context(patch.object(texts, name, value))
        sites = dict.fromkeys(LANGUAGES, ours(content, changed, Path(folder, "site")))
        found = {id(query): reciprocal_rank(query, answer) for query, answer in answers(sites, asked)[0]}
    return [found[id(query)] for query in asked]


def mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def main(names: Sequence[str]) -> None:
    root = Path.cwd()
    content = with_bench_entries(checked_content("docs")[0], root / CORPUS)
    asked = [query for query in queries(content, root / CORPUS) if query.relevant]
    folds = [fold_of(query) for query in asked]
    scripts = root / SCRIPTS
    as_is = ranks(content, scripts, asked, "", 0)
    print(f"{len(asked)} queries, MRR {100 * mean(as_is):.2f}")
    print(f"{'':20}{'value':>8}{'less':>8}{'more':>8}{'unseen':>8}")
    for name, value in constants(scripts).items():
        if names and name not in names:
            continue
        tried = [as_is, *(ranks(content, scripts, asked, name, value * times) for times in _TIMES)]
        unseen: list[float] = []
        for fold in range(FOLDS):
            chosen = max(
                tried,
                key=lambda one: mean(rank for rank, other in zip(one, folds, strict=True) if other != fold),
            )
            unseen += [rank for rank, own in zip(chosen, folds, strict=True) if own == fold]
        gains = [100 * (mean(one) - mean(as_is)) for one in (*tried[1:], unseen)]
        print(f"{name:20}{value:8g}{gains[0]:+8.2f}{gains[1]:+8.2f}{gains[2]:+8.2f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
