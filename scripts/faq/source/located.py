"""YAML as values that know their line, with duplicate keys and aliases refused.

Scalars stay the text that the author wrote: no `yes` becomes a truth value, no `007` a number.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from faq.model import Located, Problem

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same, only slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class _Reader:
    path: str
    first_line: int
    problems: list[Problem]
    seen: set[int]

    def report(self, node: yaml.Node, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, self.line(node), code, message, hint))

    def line(self, node: yaml.Node) -> int:
        return self.first_line + int(node.start_mark.line)

    def convert(self, node: yaml.Node, line: int | None = None) -> Located:
        line = self.line(node) if line is None else line
        if id(node) in self.seen:
            self.report(node, "FAQ108", "an alias (*name) repeats another value", "write the value out again")
            return Located("", line)
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return Located(self.mapping(node), line)
        if isinstance(node, yaml.SequenceNode):
            return Located(tuple(self.convert(item) for item in node.value), line)
        return Located("" if node.tag.endswith(":null") else str(node.value), line)

    def mapping(self, node: yaml.MappingNode) -> dict[str, Located]:
        found: dict[str, Located] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.report(key_node, "FAQ106", "a field name must be plain text", "write: name: value")
                continue
            key = str(key_node.value)
            if key in found:
                first = found[key].line
                self.report(
                    key_node,
                    "FAQ107",
                    f"duplicate field '{key}'",
                    f"it stands first on line {first}; keep one",
                )
                continue
            found[key] = self.convert(value_node, self.line(key_node))
        return found


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Located, tuple[Problem, ...]]:
    """The one YAML document in `text`, whose first line is line `first_line` of the file `path`.

    Never raises for what an author wrote: broken YAML gives an empty mapping and a problem.
    """
    problems: list[Problem] = []
    if "\t" in text:
        at = text[: text.index("\t")].count("\n")
        line = text.splitlines()[at]
        if line[: len(line) - len(line.lstrip())].find("\t") >= 0:
            problem = Problem(path, first_line + at, "FAQ105", "a tab in the indentation", "use two spaces")
            return Located({}, first_line), (problem,)
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = first_line + (mark.line if mark else 0)
        message = f"not valid YAML: {error.problem or error.context or 'unreadable'}"
        hint = "put texts with a colon, quote or bracket between single quotes, and line the fields up"
        return Located({}, first_line), (Problem(path, at, "FAQ106", message, hint),)
    except (yaml.YAMLError, RecursionError) as error:
        reason = type(error).__name__
        problem = Problem(path, first_line, "FAQ106", f"not valid YAML: {reason}", "simplify the block")
        return Located({}, first_line), (problem,)
    if node is None:
        return Located({}, first_line), ()
    reader = _Reader(path, first_line, problems, set())
    try:
        root = reader.convert(node)
    except RecursionError:
        return Located({}, first_line), (
            Problem(path, first_line, "FAQ106", "the YAML is nested too deeply", "simplify the block"),
        )
    return root, tuple(problems)
