"""Every text of the content, parsed once: the rules and the content that is built read the same nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, partial

from faq.catalogue import Catalogue
from faq.check.schema import DATA, ENTRY, PAGE, TRANSLATION, Shape, texts
from faq.markdown import parse
from faq.markdown.nodes import Node
from faq.memory import Memory
from faq.model import DEFAULT_LANGUAGE, Language, Located, Origin, Passage, RawFile, Sources
from faq.model.fields import Markup

Nodes = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A passage, what Markdown may do in it, and the value it was made of: its field's, or a file's body."""

    passage: Passage
    markup: Markup
    value: Located
    is_body: bool = False


@dataclass(frozen=True)
class Passages:
    """The passages by where they were read: a value of the fields, or the body of a file."""

    by_file: Mapping[RawFile, tuple[Written, ...]]
    _found: Mapping[Located | RawFile, Passage] = field(repr=False)

    @cached_property
    def every(self) -> tuple[Written, ...]:
        """Those of answers and their translations, then those of pages and data files."""
        return tuple(written for own in self.by_file.values() for written in own)

    def of(self, value: Located) -> Passage:
        """The passage of a value; the value as plain words where it is none that readers see."""
        return self._found.get(value) or Passage.of_words(value.text.strip())

    @cached_property
    def bodies(self) -> Mapping[str, Passage]:
        """The bodies by the path of their files."""
        return {one.passage.origin.path: one.passage for one in self.every if one.is_body}

    def body(self, raw: RawFile) -> Passage:
        """The passage of the text below the fields, empty where there is none."""
        return self._found.get(raw) or Passage.of_words("")


def read_passages(sources: Sources, memory: Memory | None = None) -> Passages:
    """Parses every text of `sources` that `memory` does not know."""
    memory = memory or Memory()
    shapes = [
        *((raw, ENTRY) for raw in sources.entries),
        *((raw, TRANSLATION) for raw in sources.translations),
        *((raw, PAGE) for raw in sources.pages),
        *((raw, DATA[stem]) for stem, raw in sources.data.items() if stem in DATA),
    ]
    by_file = {raw: memory.texts(raw, partial(_written, raw, shape)) for raw, shape in shapes}
    found: dict[Located | RawFile, Passage] = {}
    for raw, own in by_file.items():
        found.update({raw if one.is_body else one.value: one.passage for one in own})
    return Passages(by_file, found)


def _written(raw: RawFile, shape: Shape, known: Iterator[Nodes | None]) -> tuple[Written, ...]:
    """The texts of one file, of which the nodes may be `known`, in their order."""
    made = []
    for value, markup in texts(raw.fields, shape):
        made.append(Written(_passage(value, markup, raw.path, next(known, ())), markup, value))
    if raw.body:
        origin = Origin(raw.path, raw.body_line)
        mark = _mark("en" if raw.path.endswith(".en.md") else DEFAULT_LANGUAGE)
        nodes = next(known, ()) or parse.blocks(raw.body, origin.line, mark)
        passage = Passage(raw.body, nodes, origin)
        made.append(Written(passage, Markup.INLINE, Located(raw.body, raw.body_line), is_body=True))
    return tuple(made)


@cache
def _mark(language: Language) -> str:
    """What heads the remarks of the site itself."""
    return str(Catalogue(language)["from_site"])


def _passage(value: Located, markup: Markup, path: str, known: Nodes | None) -> Passage:
    written = value.written or value.text
    blank = len(written) - len(written.lstrip())
    line = (value.first_line or value.line) + written.count("\n", 0, blank)
    origin = Origin(path, line)
    if markup is not Markup.INLINE:
        return Passage.of_words(value.text.strip(), origin)
    if known is None:
        return Passage.of_words(written.strip(), origin)
    return Passage(written.strip(), known or parse.inline(written, line), origin)
