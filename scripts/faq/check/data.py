"""The data files as a whole: which there are, a ladder to climb, categories in use."""

from __future__ import annotations

from collections.abc import Iterator

from faq.check.report import choices, problem, quoted
from faq.check.schema import DATA, REQUIRED_DATA
from faq.check.vocabulary import NOTHING, Vocabulary, plain
from faq.model import UNPUBLISHED, Problem, Sources, is_published_picture


def check_data(sources: Sources, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Problems between data files, and between them and the entries."""
    for stem, raw in sources.data.items():
        if stem not in DATA:
            hint = choices(stem, DATA, "data files")
            yield problem("FAQ111", raw.path, 1, f"unknown data file {quoted(stem)}", hint)
    for stem in REQUIRED_DATA:
        if stem not in sources.data:
            hint = "`build.py init DIR` makes a folder with every file"
            yield problem("FAQ112", f"_data/{stem}.yml", 1, "the data file is missing", hint)
    yield from _ladder(sources, vocabulary)
    yield from _unused(sources, vocabulary)
    yield from _logo(sources)


def _ladder(sources: Sources, vocabulary: Vocabulary) -> Iterator[Problem]:
    roles = sources.data.get("roles")
    if roles is None or not roles.readable:
        return
    if len(vocabulary.ranks) < 2:
        hint = "name at least who asks and who helps, lowest rung first"
        yield problem("FAQ223", roles.path, 1, "a ladder has at least two roles", hint)


def _unused(sources: Sources, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Categories that would be shown empty; in a folder without entries there is nothing to tell."""
    used = {plain(raw.fields, "category") for raw in sources.entries}
    known = vocabulary.ids.get("categories", ())
    if not sources.entries or not used <= {*known}:
        return  # an entry whose category is wrong may belong to any
    for id_ in known:
        if id_ not in used:
            raw = sources.data["categories"]
            line = raw.fields.fields[id_].line
            hint = "file an entry under it or delete it"
            yield problem("FAQ226", raw.path, line, f"the category {quoted(id_)} has no entry", hint)


def _logo(sources: Sources) -> Iterator[Problem]:
    agency = sources.data.get("agency")
    logo = agency.fields.fields.get("logo", NOTHING) if agency else NOTHING
    path = logo.text.strip()
    if agency and path and not (path in sources.files and is_published_picture(path)):
        hint = f"a file outside of {' and '.join(UNPUBLISHED)} like images/logo.svg, or nothing"
        yield problem("FAQ409", agency.path, logo.line, f"there is no picture {quoted(path)}", hint)
