"""Every text of the content, parsed once: the rules and the content that is built read the same nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from faq.catalogue import Catalogue
from faq.check.schema import DATA, ENTRY, PAGE, TRANSLATION
from faq.check.shape import Shape, texts
from faq.markdown import parse
from faq.model import DEFAULT_LANGUAGE, Language, Located, Origin, Passage, RawFile, Sources
from faq.model.fields import Markup


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

    entries: tuple[Written, ...]
    others: tuple[Written, ...]
    _found: Mapping[Located | RawFile, Passage] = field(repr=False)

    @property
    def every(self) -> tuple[Written, ...]:
        """Those of answers and their translations, then those of pages and data files."""
        return self.entries + self.others

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


def read_passages(sources: Sources) -> Passages:
    """Parses every text of `sources`."""
    found: dict[Located | RawFile, Passage] = {}
    entries = [
        *_read(sources.entries, ENTRY, found),
        *_read(sources.translations, TRANSLATION, found),
    ]
    others = [*_read(sources.pages, PAGE, found)]
    for stem, raw in sources.data.items():
        if stem in DATA:
            others += _read((raw,), DATA[stem], found)
    return Passages(tuple(entries), tuple(others), found)


def _read(
    raws: Iterable[RawFile], shape: Shape, found: dict[Located | RawFile, Passage]
) -> Iterator[Written]:
    for raw in raws:
        for value, markup in texts(raw.fields, shape):
            passage = _passage(value, markup, raw.path)
            found[value] = passage
            yield Written(passage, markup, value)
        if raw.body:
            origin = Origin(raw.path, raw.body_line)
            mark = _mark("en" if raw.path.endswith(".en.md") else DEFAULT_LANGUAGE)
            passage = Passage(raw.body, parse.blocks(raw.body, origin.line, mark), origin)
            found[raw] = passage
            yield Written(passage, Markup.INLINE, Located(raw.body, raw.body_line), is_body=True)


@cache
def _mark(language: Language) -> str:
    """What heads the remarks of the site itself."""
    return str(Catalogue(language)["from_site"])


def _passage(value: Located, markup: Markup, path: str) -> Passage:
    written = value.written or value.text
    blank = len(written) - len(written.lstrip())
    line = (value.first_line or value.line) + written.count("\n", 0, blank)
    origin = Origin(path, line)
    if markup is Markup.INLINE:
        return Passage(written.strip(), parse.inline(written, line), origin)
    return Passage.of_words(value.text.strip(), origin)
