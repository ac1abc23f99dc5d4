"""Every text of the content through the rules on markup, links and safety, each read once."""

from __future__ import annotations

from collections.abc import Iterator

from faq.check.addresses import survey
from faq.check.links import check_link
from faq.check.markup import Link, read
from faq.check.passage import Passage
from faq.check.safety import check_safety
from faq.check.schema import DATA, ENTRY, PAGE, TRANSLATION
from faq.check.shape import Markup, Shape, texts
from faq.check.vocabulary import Vocabulary, plain
from faq.model import Problem, RawFile, Sources
from faq.prose import Prose


def check_texts(sources: Sources, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Problems of what texts say and where they lead."""
    prose, links = Prose(), list[Link]()
    headings: dict[str, list[str]] = {}
    for passage in passages(sources):
        reading = read(passage, prose)
        yield from reading.problems
        links += reading.links
        if passage.is_body:
            headings[passage.path] = reading.headings
    addresses = survey(sources, vocabulary, headings)
    for link in links:
        yield from check_link(link, addresses, sources.files)
    own = _contacts(sources)
    for passage in passages_of(sources.entries, ENTRY):
        yield from check_safety(passage, own)
    for passage in passages_of(sources.translations, TRANSLATION):
        yield from check_safety(passage, own)


def passages(sources: Sources) -> Iterator[Passage]:
    """Every text of the content."""
    yield from passages_of(sources.entries, ENTRY)
    yield from passages_of(sources.translations, TRANSLATION)
    yield from passages_of(sources.pages, PAGE)
    for stem, raw in sources.data.items():
        if stem in DATA:
            yield from passages_of((raw,), DATA[stem])


def passages_of(raws: tuple[RawFile, ...], shape: Shape) -> Iterator[Passage]:
    for raw in raws:
        for value, markup in texts(raw.fields, shape):
            yield Passage(raw.path, value.line, value.text.strip(), markup)
        if raw.body:
            yield Passage(raw.path, raw.body_line, raw.body, Markup.INLINE, is_body=True)


def _contacts(sources: Sources) -> tuple[str, ...]:
    agency = sources.data.get("agency")
    return tuple(plain(agency.fields, name) for name in ("email", "phone", "whatsapp")) if agency else ()
