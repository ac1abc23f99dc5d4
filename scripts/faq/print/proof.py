"""What of the content cannot be typeset, found before anything is.

Only until `check` reports these itself, with `faq.typst.missing_glyphs` and `faq.typst.undecodable`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from faq.catalogue import Catalogue
from faq.model import Content, Problem, Sources, locate
from faq.print.documents import make_document
from faq.print.publications import Publication, sheets_of
from faq.prose import InexpressibleError
from faq.typst import missing_glyphs

HINT = "use paragraphs, headings, lists, tables, quotes, notes, code, links and pictures of plain Markdown"


class UnprintableError(Exception):
    """Some texts have no form in print; `problems` says which and where."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} texts cannot be printed")


def prove(content: Content, folder: Path, sources: Sources, publications: Sequence[Publication]) -> None:
    """Raises UnprintableError where one of `publications` cannot be made of `content`.

    `sources` is what the content was made of: it knows the line of every text.
    """
    problems = tuple(_problems(content, folder, sources, publications))
    if problems:
        raise UnprintableError(problems)


def _problems(
    content: Content, folder: Path, sources: Sources, publications: Sequence[Publication]
) -> Iterator[Problem]:
    subjects = {one.subject for one in publications}
    books = [one for one in publications if one.template == "handbook"]
    languages = tuple(dict.fromkeys(one.language for one in publications))
    words = {language: Catalogue(language) for language in languages}
    shown: list[tuple[str, Publication, str]] = []
    for entry in content.entries.values():
        for sheet in sheets_of(entry, languages):
            if not books and entry.id not in subjects:
                continue
            try:
                document = make_document(content, sheet, words[sheet.language])
            except InexpressibleError as error:
                path, line = locate(sources, entry.path, sheet.language, error.excerpt)
                yield Problem(path, line, "FAQ290", error.what, HINT)
                continue
            shown.append((entry.path, sheet, document.data))
            for picture in document.pictures:
                if not (folder / picture).is_file():
                    path, line = locate(sources, entry.path, sheet.language, Path(picture).name)
                    yield Problem(path, line, "FAQ290", f"there is no picture '{picture}'", "check its path")
    if len(shown) == len(languages) * len(content.entries):
        shown += [("", book, make_document(content, book, words[book.language]).data) for book in books]
    lacking = missing_glyphs(data for _, _, data in shown)
    elsewhere: set[str] = set().union(*(lacking & set(data) for path, _, data in shown if path))
    for path, one, data in shown:
        for character in sorted(lacking & set(data) - (set() if path else elsewhere)):
            file, line = locate(sources, path, one.language, character)
            message = f"the printed font has no character '{character}' (U+{ord(character):04X})"
            yield Problem(file, line, "FAQ291", message, "write it in words, or show it in a picture")
