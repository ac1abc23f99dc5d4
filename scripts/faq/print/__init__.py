"""Content -> everything that is typeset: PDFs, link previews, and the icons of the installed site.

A handbook and booklets per language, a sheet per answer and language. Every PDF is tagged PDF/UA-1 and dated
by the content, so that the same content gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from faq import site_map
from faq.answer_view import AnswerView, Views, views_of
from faq.model import Colours, Content
from faq.print.answers import PICTURES, Data
from faq.print.documents import (
    MOST,
    TEMPLATES,
    Find,
    PdfInput,
    Publication,
    every_publication,
    key_with_pictures,
    logo_of,
    nothing_found,
    pdf_input,
    pictures_in,
    sheets_of,
    volumes_of,
)
from faq.qr import qr_svg
from faq.typst import Typesetter, typesetter

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
    editions = {language: views_of(content, language) for language in languages}
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


# Pixels to the inch of a page 1200 by 630 points large: the picture is 600 by 315, the smallest that chat
# programs still show large. Twice as many pixels would cost four times the build time.
CARD_PPI = 36.0
# Apple's home screen, and the two sizes that installing asks for.
ICON_SIZES = (180, 192, 512)
# Pages that Typst holds in memory at once.
AT_ONCE = 100


def build_cards(content: Content, folder: Path, find: Find = nothing_found) -> dict[str, bytes]:
    """A picture for every entry and language, by its path below the site's root.

    The logo is read from the content folder `folder`; `find` is as for `build_pdf`. Raises TypesettingError.
    """
    frame = {"colour": content.agency.colours.brand, "logo": logo_of(content.agency)}
    made: dict[str, bytes] = {}
    missing: dict[str, Data] = {}
    for edition in (views_of(content, language) for language in content.languages):
        for view in edition:
            path, card = site_map.card(view.entry, view.language), _card(edition, view)
            found = find(path, key_with_pictures(folder, pictures_in(frame), json.dumps([frame, card])))
            if found is None:
                missing[path] = card
            else:
                made[path] = found
    if missing:
        with typesetter(TEMPLATES) as setter:
            _add_logo(setter, folder, content)
            for at in range(0, len(missing), AT_ONCE):
                paths = [*missing][at : at + AT_ONCE]
                data = json.dumps({**frame, "cards": [missing[path] for path in paths]})
                made |= zip(paths, setter.pngs("card", {"data": data}, CARD_PPI), strict=True)
    return made


def build_icons(content: Content, folder: Path, drawing: Path) -> dict[str, bytes]:
    """The icons of the installed site, by their path below the site's root. Raises TypesettingError.

    They show the agency's logo from the content folder `folder` or, where it has none, the SVG `drawing` in
    the agency's colour.
    """
    logo = logo_of(content.agency)
    inputs = {"colour": content.agency.colours.brand, "drawing": logo["url"] if logo else ""}
    with typesetter(TEMPLATES) as setter:
        ours = drawing.read_text(encoding="utf-8").replace(Colours().brand, content.agency.colours.brand)
        (setter.folder / "icon.svg").write_text(ours, encoding="utf-8")
        _add_logo(setter, folder, content)
        return {
            f"assets/icons/icon-{size}.png": setter.pngs("icon", inputs, 72.0 * size / 512)[0]
            for size in ICON_SIZES
        }


def _add_logo(setter: Typesetter, folder: Path, content: Content) -> None:
    if logo := logo_of(content.agency):
        setter.add(logo["url"].removeprefix("/"), folder / logo["url"].removeprefix(PICTURES))


def _card(edition: Views, view: AnswerView) -> Data:
    agency, roles = edition.content.agency, edition.content.roles
    return {
        "language": view.language,
        "site": f"{agency.title.read(view.language).plain} – {agency.short_name}",
        "id": view.entry.id,
        "question": view.question.text.plain,
        "symptom": view.symptoms[0].literal if view.symptoms else "",
        "whose_turn": edition.words["whose_turn"],
        "turns": [{"label": role.label, "colour": roles[role.id].colour} for role in view.turns],
    }
