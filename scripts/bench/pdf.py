"""Handbook and sheets beside WeasyPrint: the same content, in the same run, on this machine.

Every job runs in a fresh process, so that memory is the job's own; only the jobs of WeasyPrint import it.
It prints a sample of the sheets, and its time is scaled to all of them.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import resource
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from faq import site_map
from faq.answer_view import views_of
from faq.check.assemble import assemble
from faq.feed.plain import PlainPages
from faq.model import LANGUAGES, Content, Language
from faq.print import build_pdf, every_publication
from faq.qr import qr_svg
from faq.source import load
from markdown import markdown

# What a stylesheet needs at least for a book of the same use: page numbers, contents, running heads.
STYLE = """
@page { size: A4; margin: 28mm; @bottom-right { content: counter(page) " / " counter(pages) }
        @top-left { content: string(chapter) } }
h1 { string-set: chapter content(); break-after: avoid } ol > li { break-inside: avoid }
nav a::after { content: leader(".") target-counter(attr(href), page) } svg { width: 18mm }
"""


@dataclass(frozen=True)
class Figure:
    """One job: what was printed with what, seconds, and the most memory its processes held."""

    job: str
    program: str
    seconds: float
    megabytes: float


def has_weasyprint() -> bool:
    """Whether WeasyPrint finds the libraries of the system that it needs."""
    try:
        importlib.import_module("weasyprint")
    except OSError:
        return False
    return True


def measure(docs: Path, overrides: Path, entries: int, sample: int) -> list[Figure]:
    """Print the `entries` in `docs` with this project and with WeasyPrint, of the sheets a `sample`."""
    where, each = (docs, overrides), f"{len(LANGUAGES) * entries} sheets"
    ours = [_timed(f"handbook, {one}", "this project", handbook, *where, one) for one in LANGUAGES]
    theirs = [_timed(f"handbook, {one}", "WeasyPrint", stock_handbook, *where, one) for one in LANGUAGES]
    ours.append(_timed(each, "this project", sheets, *where))
    theirs.append(_timed(each, "WeasyPrint", stock_sheets, *where, sample))
    return [*ours, *theirs]


def _timed(job: str, program: str, work: Callable[..., float], *arguments: object) -> Figure:
    """Run `work` in a process of its own; it returns by how much its time has to be scaled."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        seconds, megabytes = pool.submit(_measured, work, arguments).result()
    return Figure(job, program, seconds, megabytes)


def _measured(work: Callable[..., float], arguments: Sequence[object]) -> tuple[float, float]:
    began = time.perf_counter()
    scale = work(*arguments)
    seconds = (time.perf_counter() - began) * scale
    # Books of very many answers are set by processes of their own, one after the other.
    held = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return seconds, sum(held) / 1024


def handbook(docs: Path, overrides: Path, language: Language) -> float:
    content = assemble(load(docs))
    books = [one for one in every_publication(content, [language]) if one.template == "handbook"]
    dict(build_pdf(content, docs, books))
    return 1


def sheets(docs: Path, overrides: Path) -> float:
    content = assemble(load(docs))
    wanted = [one for one in every_publication(content) if one.template == "sheet"]
    dict(build_pdf(content, docs, wanted, os.cpu_count() or 1))
    return 1


def stock_handbook(docs: Path, overrides: Path, language: Language) -> float:
    from weasyprint import HTML  # type: ignore[import-untyped] # it has no types

    content = assemble(load(docs))
    answers = _answers(content, overrides, language)
    contents = "".join(f'<p><a href="#{id_}">{id_}</a></p>' for id_ in answers)
    parts = "".join(f'<section id="{id_}">{html}</section>' for id_, html in answers.items())
    HTML(string=_page(language, f"<nav>{contents}</nav>{parts}")).write_pdf(pdf_variant="pdf/ua-1")
    return 1


def stock_sheets(docs: Path, overrides: Path, sample: int) -> float:
    from weasyprint import HTML

    answers = list(_answers(assemble(load(docs)), overrides, "id").values())
    for html in answers[:sample]:
        HTML(string=_page("id", html)).write_pdf(pdf_variant="pdf/ua-1")
    return len(answers) * len(LANGUAGES) / min(sample, len(answers))


def _answers(content: Content, overrides: Path, language: Language) -> dict[str, str]:
    """Every entry as HTML with its QR code, by id."""
    views = views_of(content, language)
    pages = PlainPages(views)
    return {
        view.entry.id: markdown(pages.page(view), extensions=["tables", "fenced_code", "sane_lists"])
        + qr_svg(content.agency.site_url + site_map.short(view.entry, language))
        for view in views
    }


def _page(language: Language, body: str) -> str:
    return f'<html lang="{language}"><title>FAQ</title><style>{STYLE}</style>{body}</html>'


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table; ratios are to this project's."""
    ours = {figure.job: figure.seconds for figure in figures if figure.program == "this project"}
    lines = ["| job | program | seconds | ratio | MB |", "| --- | --- | ---: | ---: | ---: |"]
    for one in figures:
        ratio = one.seconds / ours[one.job]
        lines.append(f"| {one.job} | {one.program} | {one.seconds:.1f} | {ratio:.1f} | {one.megabytes:.0f} |")
    return "\n".join(lines)
