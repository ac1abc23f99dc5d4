"""The search over the bench corpora, built once and asked through its own worker."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.search.corpus import with_bench_entries
from bench.search.engines import Answer, Engine, ours
from clock import TODAY
from commands.content import loaded
from faq.check import check
from faq.model import Content
from site_support import CONTENT

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "search" / "corpus"
SCRIPTS = ROOT / "scripts/faq/search/worker"
_BUILT = TemporaryDirectory()


def five_answers() -> Content:
    content, problems = check(loaded(str(CONTENT)), TODAY)
    assert content is not None, problems
    return content


@cache
def bench_content() -> Content:
    return with_bench_entries(five_answers(), CORPUS)


@cache
def engine() -> Engine:
    return ours(bench_content(), SCRIPTS, Path(_BUILT.name))


def ask(queries: list[str]) -> list[Answer]:
    return engine().ask(queries)[0]
