"""YAML as values that know their line, with duplicate keys, aliases and tags refused.

Scalars stay the text that the author wrote: no `yes` becomes a truth value, no `007` a number.
The tree is built from the parser's events, so that depth can be bounded and no object is ever made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import yaml

from faq.model import Located, Message, Problem, say
from faq.source.yaml_mistakes import explain
from faq.yaml_text import Loader

TAGGED = (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent)
MAX_DEPTH = 10
NULLS = {"", "~", "null", "Null", "NULL"}
WORD = re.compile(r"\S+")
TAB = re.compile(r"^ *\t[ \t]*", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?:x..|u.{4}|U.{8}|.)")
# The end of a line that is none in the file; one that breaks the line on the page has to stay.
_ESCAPED_END = re.compile(r"(?<!  )(?<!\\)\n")


class _UnreadableError(Exception):
    def __init__(self, line: int, message: Message, hint: Message) -> None:
        super().__init__(message.key)
        self.line, self.message, self.hint = line, message, hint


@dataclass(frozen=True, slots=True)
class _Builder:
    path: str
    first_line: int
    events: Iterator[yaml.Event]
    lines: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    merging: bool = False
    # Where a longer quoted text begins, by its last line; lines and columns of the text, from 0.
    quotes: dict[int, tuple[int, int]] = field(default_factory=dict)

    def line(self, event: yaml.Event) -> int:
        return self.first_line + int(event.start_mark.line if event.start_mark else 0)

    def report(self, event: yaml.Event, code: str, message: Message, hint: Message) -> None:
        column = int(event.start_mark.column) + 1 if event.start_mark else 0
        self.problems.append(Problem(self.path, self.line(event), code, message, hint, column=column))

    def document(self) -> Located:
        """The fields of the one document. Raises _UnreadableError where it has none."""
        for event in self.events:
            if isinstance(event, yaml.MappingStartEvent):
                self.decorated(event)
                root = Located(self.mapping(1), self.line(event))
                self.end()
                return root
            if isinstance(event, yaml.NodeEvent):
                if isinstance(event, yaml.ScalarEvent) and event.value == "":
                    break
                raise _UnreadableError(self.line(event), say("no_fields"), say("write_fields"))
        return Located({}, self.first_line)

    def end(self) -> None:
        """Refuse whatever follows the one document. Raises _UnreadableError."""
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise _UnreadableError(self.line(event), say("second_document"), say("one_document"))

    def value(self, event: yaml.Event, line: int, depth: int) -> Located:
        """The value that begins with `event`, placed on `line`. Raises _UnreadableError beyond MAX_DEPTH."""
        if depth > MAX_DEPTH:
            raise _UnreadableError(self.line(event), say("too_deep"), say("simplify"))
        self.decorated(event)
        if isinstance(event, yaml.MappingStartEvent):
            return Located(self.mapping(depth + 1), line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Located(tuple(self.sequence(depth + 1)), line)
        if not isinstance(event, yaml.ScalarEvent):
            return Located("", line)
        if (
            event.style in ("'", '"')
            and event.start_mark
            and event.end_mark
            and event.end_mark.line + self.first_line > line
        ):
            self.quotes[int(event.end_mark.line)] = (int(event.start_mark.line), int(event.start_mark.column))
        if bool(event.implicit[0]) and event.value in NULLS:
            return Located("", line)
        return Located(str(event.value), line, *self.written(event))

    def written(self, event: yaml.ScalarEvent) -> tuple[str, int]:
        """The text with its line ends in the file, and the line it begins on.

        YAML joins the lines of most texts; which word begins a line is known by counting the words before it.
        """
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return str(event.value), self.first_line
        first, last = int(start.line), int(end.line)
        if first == last and event.style not in ("|", ">"):
            return _ESCAPED_END.sub(" ", event.value), self.first_line + first
        if event.style == "|":
            return event.value.rstrip("\n"), self.first_line + first + 1
        rows = [*self.lines[first : last + 1]]
        if event.style == ">":
            rows, first = rows[1:-1] if end.column == 0 else rows[1:], first + 1
        elif rows:
            rows[-1] = rows[-1][: end.column]
            rows[0] = rows[0][start.column + (event.style in ("'", '"')) :]
        if event.style == '"':
            rows = [_ESCAPE.sub(_stand_in, row) for row in rows]
        return _laid_out(event.value, [len(row.split()) for row in rows]), self.first_line + first

    def decorated(self, event: yaml.Event) -> None:
        """Refuse what gives a value another meaning than its words."""
        if isinstance(event, yaml.AliasEvent):
            self.report(event, "FAQ108", say("alias", name=str(event.anchor)), say("quote_or_delete"))
        elif isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self.report(event, "FAQ108", say("anchor", name=event.anchor), say("quote_or_delete"))
        elif isinstance(event, TAGGED) and event.tag is not None:
            self.report(event, "FAQ108", say("tag", name=event.tag), say("quote_or_delete"))

    def sequence(self, depth: int) -> Iterator[Located]:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self.value(event, self.line(event), depth)

    def mapping(self, depth: int) -> dict[str, Located]:
        found: dict[str, Located] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.value(event, self.line(event), depth)
            value = self.value(next(self.events), key.line, depth)
            if not isinstance(key.value, str):
                self.report(event, "FAQ106", say("name_no_text"), say("write_name_value"))
            elif key.text in found and self.merging and depth == 1:
                found[key.text] = _both(found[key.text], value)
            elif key.text in found:
                hint = say("first_keep_one", line=found[key.text].line)
                self.report(event, "FAQ107", say("duplicate_field", name=key.text), hint)
            else:
                found[key.text] = value
        return found


def _both(first: Located, second: Located) -> Located:
    """Two records of one key as one: their lists joined, of everything else what the first says."""
    fields = {**second.fields, **first.fields}
    for name in first.fields.keys() & second.fields.keys():
        items = {item.text: item for item in (*first.fields[name].items, *second.fields[name].items)}
        fields[name] = (
            replace(first.fields[name], value=tuple(items.values())) if items else first.fields[name]
        )
    return replace(first, value=fields)


def _stand_in(escape: re.Match[str]) -> str:
    """A space for the escape of one, a letter for that of anything else."""
    code = escape.group()[1:]
    return " " if code[0] in "nrtvNLP_ " or (code[1:] and chr(int(code[1:], 16)).isspace()) else "x"


def _laid_out(text: str, counts: Sequence[int]) -> str:
    """`text` with a line end before the first word of every line, where each line has so many words."""
    begins: dict[int, int] = {}
    total = ends = 0
    for count in counts:
        if count:
            begins[total] = ends
            total, ends = total + count, 0
        ends += 1
    pieces, at = [], 0
    for number, word in enumerate(WORD.finditer(text)):
        apart = _ESCAPED_END.sub(" ", text[at : word.start()])
        pieces += ["\n" * begins[number] if number in begins else apart, word.group()]
        at = word.end()
    return "".join(pieces)


def read_yaml(
    text: str, path: str, first_line: int = 1, *, merging: bool = False
) -> tuple[Located | None, tuple[Problem, ...]]:
    """The fields in `text`, whose first line is line `first_line` of the file `path`, and what is wrong.

    With `merging`, a key that comes twice is one, as git leaves it where two branches changed its line.
    Never raises for what an author wrote: broken YAML gives None and a problem.
    """
    tabs = []
    for tab in TAB.finditer(text):
        line = first_line + text.count("\n", 0, tab.start())
        column = tab.group().index("\t") + 1
        tabs.append(Problem(path, line, "FAQ105", say("tab"), say("use_spaces"), column=column))
    if tabs:
        text = TAB.sub(lambda tab: tab.group().replace("\t", "  "), text)
    lines = tuple(text.split("\n"))
    builder = _Builder(path, first_line, iter(yaml.parse(text, Loader=Loader)), lines, tabs, merging)
    try:
        return builder.document(), tuple(builder.problems)
    except _UnreadableError as error:
        fault = Problem(path, error.line, "FAQ106", error.message, error.hint)
    except yaml.MarkedYAMLError as error:
        mistake = explain(error, lines, builder.quotes)
        line, column = first_line + mistake.line, mistake.column + 1
        fault = Problem(path, line, "FAQ106", mistake.what, mistake.cure, column=column)
    except yaml.YAMLError as error:
        reason = say("bad_yaml", reason=str(error).split("\n")[0])
        fault = Problem(path, first_line, "FAQ106", reason, say("simplify"))
    # A tab explains what the parser stumbles over next; one mistake is reported once.
    return None, tuple(builder.problems) if tabs else (*builder.problems, fault)
