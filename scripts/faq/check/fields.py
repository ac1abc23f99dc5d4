"""Every file against its table of fields."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from faq.check.known import Known
from faq.check.report import problem
from faq.check.schema import DATA, ENTRY, PAGE, TRANSLATION
from faq.check.shape import Inspection, Record
from faq.check.translation import structural
from faq.memory import Memory
from faq.model import Problem, RawFile, Sources, say


def check_fields(sources: Sources, known: Known, memory: Memory) -> Iterator[Problem]:
    """Problems of fields: unknown, missing, empty, of another shape or form."""
    languages = known.languages
    for raw in filter(_readable, sources.entries):
        yield from memory.problems(raw, "fields", partial(_entry, raw))
    for raw in filter(_readable, sources.pages):
        yield from Inspection(raw.path).record(raw.fields, PAGE, say("a_page"), 1)
    for raw in filter(_readable, sources.translations):
        yield from memory.problems(raw, "fields", partial(_translation, raw))
    for stem, raw in sources.data.items():
        shape = DATA.get(stem)
        if isinstance(shape, Record) and raw.readable:
            yield from Inspection(raw.path, languages).record(raw.fields, shape, stem, 1)
        elif shape is not None and raw.readable:
            yield from Inspection(raw.path, languages).value(raw.fields, shape, stem)


def _entry(raw: RawFile) -> Iterator[Problem]:
    yield from Inspection(raw.path).record(raw.fields, ENTRY, say("an_entry"), 1)
    yield from _only_text(raw)


def _only_text(raw: RawFile) -> Iterator[Problem]:
    """An answer without steps has a body, and only such an answer says whom to ask."""
    ask = raw.fields.fields.get("ask")
    if ask is None:
        return
    if "steps" in raw.fields.fields:
        yield problem("FAQ201", raw.path, ask.line, say("ask_and_steps"), say("delete_ask"))
    elif not raw.body:
        yield problem("FAQ202", raw.path, ask.line, say("no_steps_no_text"), say("write_answer"))


def _readable(raw: RawFile) -> bool:
    return raw.readable


def _translation(raw: RawFile) -> Iterator[Problem]:
    stated = [*structural(raw)]
    yield from stated
    lines = {problem.line for problem in stated}
    for found in Inspection(raw.path).record(raw.fields, TRANSLATION, say("a_translation"), 1):
        if not (found.code in {"FAQ201", "FAQ208"} and found.line in lines):
            yield found
