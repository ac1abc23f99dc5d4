"""Handbook and sheets beside WeasyPrint: the same content, in the same run, on this machine.

    python scripts/bench/pdf.py [--entries 300] [--sample 30]

WeasyPrint is no dependency of the project: install it for the comparison with `pip install weasyprint`;
without it only the project's own figures are printed. Every job runs in a fresh process, so that memory is
the job's own. WeasyPrint prints a sample of the sheets, and its time is scaled to all of them.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from markdown import markdown  # noqa: E402

from bench.synthetic import generate  # noqa: E402
from faq.check.assemble import assemble  # noqa: E402
from faq.feed.plain import PlainPages  # noqa: E402
from faq.model import LANGUAGES, Content, Language  # noqa: E402
from faq.pages import read_texts  # noqa: E402
from faq.pdf import Shop, build_pdf, every_order  # noqa: E402
from faq.prose import EXTENSIONS, Prose  # noqa: E402
from faq.qr import qr_svg  # noqa: E402
from faq.source import load  # noqa: E402

OVERRIDES = ROOT / "overrides"
# What a stylesheet needs at least for a book of the same use: page numbers, contents, running heads.
STYLE = """
@page { size: A4; margin: 28mm; @bottom-right { content: counter(page) " / " counter(pages) }
        @top-left { content: string(chapter) } }
h1 { string-set: chapter content(); break-after: avoid } ol > li { break-inside: avoid }
nav a::after { content: leader(".") target-counter(attr(href), page) } svg { width: 18mm }
"""


@dataclass(frozen=True)
class Figure:
    """One job: what was printed with what, seconds, and the most memory its process held."""

    job: str
    program: str
    seconds: float
    megabytes: float


def _timed(job: str, program: str, work: Callable[..., float], *arguments: object) -> Figure:
    """Run `work` in a process of its own; it returns by how much its time has to be scaled."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        seconds, megabytes = pool.submit(_measured, work, arguments).result()
    return Figure(job, program, seconds, megabytes)


def _measured(work: Callable[..., float], arguments: Sequence[object]) -> tuple[float, float]:
    began = time.perf_counter()
    scale = work(*arguments)
    seconds = (time.perf_counter() - began) * scale
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def handbook(docs: Path, language: Language) -> float:
    sources = load(docs)
    content = assemble(sources)
    orders = [order for order in every_order(content, [language]) if order.template == "handbook"]
    build_pdf(Shop(content, docs, OVERRIDES), sources, orders)
    return 1


def sheets(docs: Path) -> float:
    sources = load(docs)
    content = assemble(sources)
    orders = [order for order in every_order(content) if order.template == "sheet"]
    build_pdf(Shop(content, docs, OVERRIDES), sources, orders, os.cpu_count() or 1)
    return 1


def stock_handbook(docs: Path, language: Language) -> float:
    from weasyprint import HTML  # type: ignore[import-untyped]

    content = assemble(load(docs))
    answers = _answers(content, language)
    contents = "".join(f'<p><a href="#{id_}">{id_}</a></p>' for id_ in answers)
    parts = "".join(f'<section id="{id_}">{html}</section>' for id_, html in answers.items())
    HTML(string=_page(language, f"<nav>{contents}</nav>{parts}")).write_pdf(pdf_variant="pdf/ua-1")
    return 1


def stock_sheets(docs: Path, sample: int) -> float:
    from weasyprint import HTML

    answers = list(_answers(assemble(load(docs)), "id").values())
    for html in answers[:sample]:
        HTML(string=_page("id", html)).write_pdf(pdf_variant="pdf/ua-1")
    return len(answers) * len(LANGUAGES) / min(sample, len(answers))


def _answers(content: Content, language: Language) -> dict[str, str]:
    """Every entry as HTML with its QR code, by id."""
    pages = PlainPages(content, language, read_texts(OVERRIDES, language), Prose())
    return {
        entry.id: markdown(pages.page(entry), extensions=list(EXTENSIONS))
        + qr_svg(f"{content.agency.site_url}f/{entry.id}/")
        for entry in content.entries.values()
    }


def _page(language: Language, body: str) -> str:
    return f'<html lang="{language}"><title>FAQ</title><style>{STYLE}</style>{body}</html>'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--entries", type=int, default=300)
    parser.add_argument("--sample", type=int, default=30, help="sheets that WeasyPrint prints")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        generate(docs, args.entries, ROOT / "docs")
        figures = [_timed(f"handbook, {one}", "this project", handbook, docs, one) for one in LANGUAGES]
        figures.append(_timed(f"{2 * args.entries} sheets", "this project", sheets, docs))
        if importlib.util.find_spec("weasyprint"):
            figures += [
                _timed(f"handbook, {one}", "WeasyPrint", stock_handbook, docs, one) for one in LANGUAGES
            ]
            figures.append(
                _timed(f"{2 * args.entries} sheets", "WeasyPrint", stock_sheets, docs, args.sample)
            )
    print(_table(figures))
    record = ROOT / ".build" / "bench-pdf.json"
    record.parent.mkdir(exist_ok=True)
    record.write_text(json.dumps([asdict(figure) for figure in figures], indent=2) + "\n", encoding="utf-8")


def _table(figures: Sequence[Figure]) -> str:
    ours = {figure.job: figure.seconds for figure in figures if figure.program == "this project"}
    lines = ["| job | program | seconds | ratio | MB |", "| --- | --- | ---: | ---: | ---: |"]
    for one in figures:
        ratio = one.seconds / ours[one.job]
        lines.append(f"| {one.job} | {one.program} | {one.seconds:.1f} | {ratio:.1f} | {one.megabytes:.0f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
