"""Orders -> PDFs. What cannot be printed is found for the whole content before anything is."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from faq.model import Content, Language, Problem, Sources, locate
from faq.print.answers import Answers
from faq.print.documents import Documents
from faq.print.draw import Data, draw_codes, pictures
from faq.print.faults import characters
from faq.print.orders import Order
from faq.print.press import Press, set_up
from faq.print.wording import read_words
from faq.prose import InexpressibleError, Prose

# Starting a press costs as much as printing a few sheets; a batch is also one step of the progress.
BATCH = 40

HINT = "use paragraphs, headings, lists, tables, quotes, notes, code, links and pictures of plain Markdown"


# The characters that the file `path` shows in a language; no path stands for the data files.
Shown = tuple[str, Language, set[str]]


class UnprintableError(Exception):
    """Some texts have no form in print; `problems` says which and where."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} texts cannot be printed")


@dataclass(frozen=True, slots=True)
class Shop:
    """What every print run needs: the content, the `folder` its pictures lie in, and the templates."""

    content: Content
    folder: Path
    overrides: Path

    def documents(self, language: Language) -> Documents:
        return Documents(Answers(self.content, language, read_words(self.overrides, language), Prose()))

    def press(self, folder: str) -> Press:
        return set_up(
            self.overrides.parent / "scripts/faq/print/templates", Path(folder), self.content.edition
        )


def build_pdf(
    shop: Shop,
    sources: Sources,
    orders: Sequence[Order],
    workers: int = 1,
    tell: Callable[[int], None] = lambda done: None,
) -> Mapping[str, bytes]:
    """The PDFs of `orders` by path below the site's root.

    `sources` is what the content was made of: it knows the line of every text. `tell` hears how many
    are done. Raises UnprintableError before anything is printed, PressError where a picture or a template
    is broken.
    """
    problems = tuple(_proof(shop, sources, orders))
    if problems:
        raise UnprintableError(problems)
    batches = [orders[at : at + BATCH] for at in range(0, len(orders), BATCH)]
    made: dict[str, bytes] = {}
    for printed in _run(shop, batches, workers):
        made |= printed
        tell(len(made))
    return made


def _run(shop: Shop, batches: Sequence[Sequence[Order]], workers: int) -> Iterator[Mapping[str, bytes]]:
    if workers == 1 or len(batches) == 1:
        yield from (_print_batch(shop, batch) for batch in batches)
        return
    # Typst has started threads by now, which a forked process would wait for in vain.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        yield from pool.map(_print_batch, [shop] * len(batches), batches)


def _print_batch(shop: Shop, orders: Sequence[Order]) -> Mapping[str, bytes]:
    documents = {language: shop.documents(language) for language in {order.language for order in orders}}
    made = {}
    with tempfile.TemporaryDirectory() as folder:
        press = shop.press(folder)
        for order in orders:
            data = _data(documents[order.language], order)
            draw_codes(data)
            press.lay_in(shop.folder, [data])
            made[order.path] = press.print(order.template, data)
    return made


def _data(documents: Documents, order: Order) -> Data:
    if order.template == "handbook":
        return documents.handbook()
    if order.template == "booklet":
        return documents.booklet(documents.content.roles[order.subject])
    return documents.sheet(documents.content.entries[order.subject])


def _proof(shop: Shop, sources: Sources, orders: Sequence[Order]) -> Iterator[Problem]:
    """What cannot be printed of the ordered entries, or of all where a book is ordered too."""
    subjects = {order.subject for order in orders}
    books = not subjects <= set(shop.content.entries)
    shown: list[Shown] = []
    for language in sorted({order.language for order in orders}):
        documents = shop.documents(language)
        for entry in shop.content.entries.values():
            if not books and entry.id not in subjects:
                continue
            try:
                data = documents.sheet(entry)
            except InexpressibleError as error:
                path, line = locate(sources, entry.path, language, error.excerpt)
                yield Problem(path, line, "FAQ290", error.what, HINT)
                continue
            shown.append((entry.path, language, characters(data)))
            for picture in sorted(pictures(data)):
                if not (shop.folder / picture).is_file():
                    path, line = locate(sources, entry.path, language, Path(picture).name)
                    yield Problem(path, line, "FAQ290", f"there is no picture '{picture}'", "check its path")
        if books:
            shown.append(("", language, characters(documents.end_matter())))
    yield from _unshown(shop, sources, shown)


def _unshown(shop: Shop, sources: Sources, shown: Sequence[Shown]) -> Iterator[Problem]:
    """The characters that no font has, each once for every line it stands on."""
    with tempfile.TemporaryDirectory() as folder:
        lacking = shop.press(folder).lacks(set().union(*(found for _, _, found in shown)))
    places = {
        (*locate(sources, path, language, one), one)
        for path, language, found in shown
        for one in lacking & found
    }
    for path, line, one in sorted(places):
        message = f"the printed font has no character '{one}' (U+{ord(one):04X})"
        yield Problem(path, line, "FAQ291", message, "write it in words, or show it in a picture")
