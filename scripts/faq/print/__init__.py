"""Content -> everything that is typeset: PDFs and link previews.

A handbook and booklets per language, a sheet per answer and language. Every PDF is tagged PDF/UA-1 and dated
by the content, so that the same content gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from faq.answer_view import Views
from faq.model import Content
from faq.print.cards import ICON_SIZES, build_cards, build_icons
from faq.print.documents import (
    MOST,
    TEMPLATES,
    Find,
    PdfInput,
    Publication,
    every_publication,
    nothing_found,
    pdf_input,
    sheets_of,
    volumes_of,
)
from faq.qr import qr_svg
from faq.typst import typesetter

__all__ = [
    "ICON_SIZES",
    "MOST",
    "Publication",
    "build_cards",
    "build_icons",
    "build_pdf",
    "every_publication",
    "sheets_of",
    "volumes_of",
]

# Typst keeps in memory what it has set until its process ends, so a process sets this many letters of data: a
# hundred sheets or two volumes of a book. Starting one costs as much as printing a few sheets.
BATCH = 600_000


def build_pdf(
    content: Content,
    folder: Path,
    publications: Sequence[Publication],
    workers: int = 1,
    find: Find = nothing_found,
) -> Iterator[tuple[str, bytes]]:
    """The PDFs of `publications`, each with its path below the site's root, as they are done.

    Pictures are read from the content folder `folder`. What `find` knows is taken from there; keys do not
    cover templates and versions, which the caller has to.
    Raises TypesettingError where a picture or a template is broken; `faq.typst` finds the former beforehand.
    """
    languages = {one.language for one in publications}
    editions = {language: Views(content, language) for language in languages}
    missing = []
    for document in (pdf_input(editions[one.language], one) for one in publications):
        found = find(document.path, document.key(folder))
        if found is None:
            missing.append(document)
        else:
            yield document.path, found
    for printed in _run(folder, [*_batches(missing)], workers):
        yield from printed.items()


def _batches(documents: Iterable[PdfInput]) -> Iterator[list[PdfInput]]:
    """`documents` in their order, in lists that one process may set."""
    batch: list[PdfInput] = []
    size = 0
    for document in documents:
        size += len(document.data)
        if batch and size > BATCH:
            yield batch
            batch, size = [], len(document.data)
        batch.append(document)
    if batch:
        yield batch


def _run(folder: Path, batches: Sequence[Sequence[PdfInput]], workers: int) -> Iterator[Mapping[str, bytes]]:
    if len(batches) < 2:
        yield from (print_batch(folder, batch) for batch in batches)
        return
    # Typst has started threads by now, which a forked process would wait for without end.
    with ProcessPoolExecutor(workers, get_context("spawn"), max_tasks_per_child=1) as pool:
        yield from pool.map(print_batch, [folder] * len(batches), batches)


def print_batch(folder: Path, documents: Sequence[PdfInput]) -> Mapping[str, bytes]:
    """The PDFs of `documents` by path; one typesetter makes them all. Raises TypesettingError."""
    made = {}
    with typesetter(TEMPLATES) as setter:
        for picture in sorted({picture for document in documents for picture in document.pictures}):
            setter.add(f"content/{picture}", folder / picture)
        for document in documents:
            codes = {url: qr_svg(url) for url in document.codes}
            inputs = {"data": document.data, "codes": json.dumps(codes)}
            made[document.path] = setter.pdf(document.template, inputs, document.date)
    return made
