"""What the answers are worth: figures for a group of queries, and the tables that show them."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.search.corpus import Query
from bench.search.engines import Answer

_RANKS = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1 over the answerable queries, but `refused`: of the others, those that got no
    sure answer. `success_1` counts sure answers and near misses, `sure_1` sure answers alone.

    `emptied` counts answerable queries that got neither answer nor near miss. A share over no query is None.
    """

    queries: int
    unanswerable: int
    success_1: float | None
    sure_1: float | None
    success_3: float | None
    mrr_10: float | None
    refused: float | None
    emptied: float | None
    median_ms: float
    p95_ms: float


Row = tuple[Query, Answer]


def measure(rows: Sequence[Row]) -> Figures:
    """The figures of some queries; at least one."""
    ranks = [reciprocal_rank(query, answer) for query, answer in rows if query.relevant]
    empty = [answer.tier == "none" for query, answer in rows if query.relevant]
    refusals = [answer.tier != "sure" for query, answer in rows if not query.relevant]
    times = sorted(answer.milliseconds for _, answer in rows)
    return Figures(
        queries=len(rows),
        unanswerable=len(refusals),
        success_1=_share(rank == 1 for rank in ranks),
        sure_1=_share(
            reciprocal_rank(query, answer) == 1 and answer.tier == "sure"
            for query, answer in rows
            if query.relevant
        ),
        success_3=_share(rank >= 1 / 3 for rank in ranks),
        mrr_10=_share(ranks),
        refused=_share(refusals),
        emptied=_share(empty),
        median_ms=round(statistics.median(times), 2),
        p95_ms=round(times[min(len(times) - 1, int(0.95 * len(times)))], 2),
    )


def reciprocal_rank(query: Query, answer: Answer) -> float:
    """One over the place of the first right answer, 0 where it is not among the first."""
    for place, location in enumerate(answer.locations[:_RANKS], 1):
        if location.removeprefix("faq/").strip("/") in query.relevant:
            return 1 / place
    return 0


def _share(values: Iterable[float]) -> float | None:
    found = list(values)
    return round(sum(found) / len(found), 4) if found else None


_COLUMNS = (("queries", 8), ("s@1", 8), ("sure@1", 8), ("s@3", 8), ("MRR", 8), ("refused", 9), ("emptied", 9))
HEADER = " " * 30 + "".join(f"{name:>{width}}" for name, width in (*_COLUMNS, ("median", 9), ("p95", 9)))


def line(name: str, figures: Figures) -> str:
    """One line of a table, under HEADER."""
    shares = (
        figures.success_1,
        figures.sure_1,
        figures.success_3,
        figures.mrr_10,
        figures.refused,
        figures.emptied,
    )
    cells = [("-" if share is None else f"{100 * share:.1f}") for share in shares]
    return (
        f"{name:30}{figures.queries:>8}{cells[0]:>8}{cells[1]:>8}{cells[2]:>8}{cells[3]:>8}"
        f"{cells[4]:>9}{cells[5]:>9}"
        f"{figures.median_ms:>6.1f} ms{figures.p95_ms:>6.1f} ms"
    )
