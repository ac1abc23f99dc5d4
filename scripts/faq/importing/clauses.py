"""Who does what in the text of an answer: sentences cut and joined until each clause is one role's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from faq.importing.reading import ASKING
from faq.importing.roles import TOKEN, Mention, Names, mentions
from faq.importing.sentence import Clause, Sentence

_SENTENCE = re.compile(
    r"(?<=[.!?;])(?<!\bNo\.)(?<!\bdst\.)(?<!\bdll\.)(?<!\bPT\.)(?<!\bCV\.)\s+(?=[A-Z0-9\"“(])"
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads sentences with the names of one content folder."""

    names: Names

    def clauses(self, text: str) -> list[Clause]:
        """The text cut where another role takes over, nothing of it left out."""
        found: list[Clause] = []
        for sentence in _SENTENCE.split(text):
            for clause in self._sentence(sentence):
                if found and _goes_on(found[-1], clause):
                    found[-1] = _joined(found[-1], clause)
                else:
                    found.append(clause)
        return found

    def acts(self, text: str) -> bool:
        """Whether the text begins with a role that does something."""
        sentence = Sentence.of(text, self.names)
        return any(subject.start <= 1 for subject in sentence.subjects)

    def begins_with(self, text: str) -> tuple[str, ...]:
        """The role that a question begins with, if it is certain: `Bagaimana jika penyedia …`."""
        sentence = Sentence.of(text, self.names)
        first = sentence.mentions[0] if sentence.mentions else None
        if first is None or len(first.candidates) != 1 or set(sentence.tokens[: first.start]) - ASKING:
            return ()
        return first.candidates

    def is_role(self, text: str) -> bool:
        """Whether a text is nothing but a role and a colon."""
        sentence = Sentence.of(text, self.names)
        whole = [each for each in sentence.mentions if each.start == 0 and each.end == len(sentence.tokens)]
        return text.rstrip().endswith(":") and any(each.candidates for each in whole)

    def named(self, text: str) -> Mention | None:
        """Whom a short text names, such as a cell of a table that says who acts."""
        found = mentions(tuple(token.casefold() for token in TOKEN.findall(text)), self.names)
        return found[0] if found else None

    def _sentence(self, text: str) -> Iterator[Clause]:
        sentence = Sentence.of(text, self.names)
        starts = sentence.cuts()
        for start, end in zip(starts, [*starts[1:], len(sentence.tokens)], strict=True):
            if start < end or not sentence.tokens:
                yield sentence.clause(start, end)


def _goes_on(before: Clause, after: Clause) -> bool:
    """Whether a clause belongs to the one before it: nobody else acts, and the case stays where it is."""
    if after.hands_over or after.target or after.stranger or after.lost:
        return False
    if before.target or before.hands_over:
        return not after.actor and not after.reader
    return not after.actor or after.actor == before.actor


def _joined(before: Clause, after: Clause) -> Clause:
    return replace(before, text=f"{before.text} {after.text}", reader=before.reader or after.reader)
