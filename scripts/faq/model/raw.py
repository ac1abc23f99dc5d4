"""Content as read but not yet checked: values that know their line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from faq.model.problem import Problem


@dataclass(frozen=True, slots=True, eq=False)
class Located:
    """A text, a list or a mapping, and the line (from 1) of its key or, without a key, of itself.

    Two are never equal: what was read from a place is known by its place. A text that is written over
    several lines knows them: `written` is the value with the file's line ends, `first_line` where it begins.
    """

    value: str | tuple[Located, ...] | Mapping[str, Located]
    line: int
    written: str = ""
    first_line: int = 0

    @property
    def text(self) -> str:
        """The value where it is a text, else an empty one."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> tuple[Located, ...]:
        """The members where the value is a list, else none."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def fields(self) -> Mapping[str, Located]:
        """The members where the value is a mapping, else none."""
        return {} if isinstance(self.value, str | tuple) else self.value

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of a list, without space around them."""
        return tuple(item.text.strip() for item in self.items)

    def get(self, name: str) -> Located:
        """The member `name` of a mapping, or MISSING."""
        return self.fields.get(name, MISSING)


# The value of a field that is missing.
MISSING = Located({}, 1)


@dataclass(frozen=True, slots=True, eq=False)
class RawFile:
    """A file as read: `fields` of its frontmatter (or whole YAML), Markdown `body` from `body_line` on.

    `path` is relative to the content folder, with forward slashes. Of a file that could not be read
    (`readable` is false, a problem says why) nothing but the path, and perhaps the id, is known.
    """

    path: str
    fields: Located = field(default_factory=lambda: Located({}, 1))
    body: str = ""
    body_line: int = 1
    readable: bool = True

    @property
    def slug(self) -> str:
        """The file name without its ending and language."""
        return PurePosixPath(self.path).name.removesuffix(".md").removesuffix(".en")


@dataclass(frozen=True, slots=True)
class Sources:
    """The content folder, read: entries, their translations, data files by stem, hand-written pages.

    `files` holds every file's path, so that links to pictures can be checked without touching the disk.
    `register_tracked`: git keeps a register that is not in the folder any more.
    """

    entries: tuple[RawFile, ...]
    translations: tuple[RawFile, ...]
    data: Mapping[str, RawFile]
    pages: tuple[RawFile, ...]
    register: RawFile | None
    files: frozenset[str]
    problems: tuple[Problem, ...]
    register_tracked: bool = False

    def table(self, stem: str) -> Located:
        """What is in a data file; nothing where there is none."""
        return self.data[stem].fields if stem in self.data else MISSING

    @property
    def registered(self) -> Mapping[str, Located]:
        """What the register says of every published id; nothing where there is none."""
        return self.register.fields.fields if self.register else {}


# Where `accept` records what was published.
REGISTER = "faq/published.yml"
# Begins a text that is still to be written.
TO_DO = "TODO:"
# What browsers show and Typst prints; AVIF is unknown to Typst.
PICTURES = (".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
UNPUBLISHED = ("_data/", "adr/")


def is_published_picture(path: str) -> bool:
    """Whether the file `path` of the content folder may be shown, and is then copied into the site."""
    return path.endswith(PICTURES) and not path.startswith(UNPUBLISHED)


def english_path(path: str) -> str:
    """The path of the English file beside the Indonesian one at `path`."""
    return path.removesuffix(".md") + ".en.md"
