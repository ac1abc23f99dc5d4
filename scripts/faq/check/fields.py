"""Every file against its table of fields."""

from __future__ import annotations

from collections.abc import Iterator

from faq.check.schema import DATA, ENTRY, PAGE, TRANSLATION
from faq.check.shape import Inspection, Record
from faq.check.translation import structural
from faq.model import Problem, RawFile, Sources


def check_fields(sources: Sources) -> Iterator[Problem]:
    """Problems of fields: unknown, missing, empty, of another shape or form. Unreadable files were told."""
    for raw in filter(_readable, sources.entries):
        yield from Inspection(raw.path).record(raw.fields, ENTRY, "an entry", 1)
    for raw in filter(_readable, sources.pages):
        yield from Inspection(raw.path).record(raw.fields, PAGE, "a page", 1)
    for raw in filter(_readable, sources.translations):
        yield from _translation(raw)
    for stem, raw in sources.data.items():
        shape = DATA.get(stem)
        if isinstance(shape, Record) and raw.readable:
            yield from Inspection(raw.path).record(raw.fields, shape, stem, 1)
        elif shape is not None and raw.readable:
            yield from Inspection(raw.path).value(raw.fields, shape, stem)


def _readable(raw: RawFile) -> bool:
    return raw.readable


def _translation(raw: RawFile) -> Iterator[Problem]:
    stated = [*structural(raw)]
    yield from stated
    lines = {problem.line for problem in stated}
    for problem in Inspection(raw.path).record(raw.fields, TRANSLATION, "a translation", 1):
        if not (problem.code in {"FAQ201", "FAQ208"} and problem.line in lines):
            yield problem
