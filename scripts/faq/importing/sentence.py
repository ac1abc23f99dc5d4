"""Who does what in the text of an answer: sentences cut and joined until each clause is one role's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from faq.importing.document import WORD, words
from faq.importing.indonesian import (
    ASKING,
    AUXILIARY,
    CASES,
    CONDITIONAL,
    CONNECTORS,
    DIRECT,
    ESCALATE,
    HAND_OVER,
    NEGATION,
    NOUN,
    PREPOSITIONS,
    READER,
    RELATIVE_ENDS,
    SUBORDINATE,
    TOWARDS,
    WEAK,
    is_active,
    is_imperative,
    is_passive,
)
from faq.importing.names import Mention, RoleNames, mentions

_TAIL = 6


@dataclass(frozen=True, slots=True)
class Clause:
    """What one role does. `actor` and `target` are candidates, lowest first; none: not said.

    `unknown_actor` and `unknown_target` are people whom the folder has no role for, named as who acts and as
    who is handed the case; `reader` is true where the reader is spoken to; `follows` is true where whoever
    was handed the case last continues; `also` is another role that acts together with the first, `towards`
    are roles that something is sent or given to.
    """

    text: str
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    unknown_actor: str = ""
    unknown_target: str = ""
    hands_over: bool = False
    reader: bool = False
    follows: bool = False
    also: tuple[str, ...] = ()
    towards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in words, with the roles that it mentions and those of them that are its subjects."""

    text: str
    tokens: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    subjects: tuple[Mention, ...] = field(default=())

    @classmethod
    def of(cls, text: str, names: RoleNames) -> Sentence:
        """`text` read, its roles found by `names`."""
        found = list(WORD.finditer(text))
        tokens = tuple(match.group().casefold() for match in found)
        named = tuple(mentions(tokens, names))
        sentence = cls(text, tokens, tuple(match.span() for match in found), named)
        return replace(
            sentence, subjects=tuple(mention for mention in named if sentence._is_subject(mention))
        )

    def gap(self, at: int) -> str:
        """What is between a token and the one before it."""
        return self.text[self.spans[at - 1][1] if at else 0 : self.spans[at][0]]

    def _is_subject(self, mention: Mention) -> bool:
        """Whether this is who acts: a verb follows, and neither a preposition nor `if` precedes."""
        if self._verb_after(mention.end) is None:
            return False
        if mention.start == 0 or re.search(r"[,:;.(]", self.gap(mention.start)):
            return True
        before = self.tokens[mention.start - 1]
        if before in CONNECTORS:
            at_once = is_active("".join(self.tokens[mention.end : mention.end + 1]))
            return at_once or not (before in {"dan", "atau"} and self._is_object(mention.start - 2))
        if before in PREPOSITIONS | SUBORDINATE | NEGATION | {"yang"}:
            return False
        # `Apabila masih belum berhasil admin LPSE melakukan …`: the comma is missing.
        return self.tokens[0] in SUBORDINATE and mention.start > 1 and not is_active(before)

    def _is_object(self, at: int) -> bool:
        """Whether the role that ends at this token is spoken of: `kepada Penyedia dan Admin …`."""
        return any(
            each.start <= at < each.end and each.start > 0 and self.tokens[each.start - 1] in PREPOSITIONS
            for each in self.mentions
        )

    def _verb_after(self, at: int) -> int | None:
        """The token of the verb of a subject that ends before `at`."""
        if self.tokens[at : at + 1] == ("yang",):
            # `Penyedia yang masih gagal agar melapor …`: what is between says who, not what they do.
            ends = (number for number in range(at, len(self.tokens)) if self.tokens[number] in RELATIVE_ENDS)
            at = next(ends, at)
        for number in range(at, min(at + _TAIL, len(self.tokens))):
            token = self.tokens[number]
            if re.search(r"[,:;.]", self.gap(number)) and number > at:
                return None
            if number == at and re.search(r"[:]", self.gap(number)):
                return number  # `Admin LPSE: periksa …`
            if (
                token in NEGATION
                and number + 1 < len(self.tokens)
                and self.tokens[number + 1] not in {"perlu", "harus"}
            ):
                return None
            if is_active(token):
                return number
            if token in (PREPOSITIONS | SUBORDINATE) - AUXILIARY or is_passive(token):
                return None
        return None

    def cuts(self) -> list[int]:
        """Tokens at which another role takes over, the first token always among them."""
        found = [0]
        for subject in self.subjects:
            start = self._condition(found[-1], self._connector(subject.start))
            if start > found[-1] and self._has_action(found[-1], start):
                found.append(start)
        for at, _ in self._handovers(0, len(self.tokens)):
            start = self._connector(at)
            later = [cut for cut in found if cut <= at]
            joined = start < at and self.tokens[start:at] != ("dan",) and start not in found
            if joined and is_passive(self.tokens[at]) and self._has_action(later[-1], start):
                found = sorted([*found, start])
        return found

    def _connector(self, at: int) -> int:
        """The first of the connecting words that lead to a token: `, selanjutnya` belongs to what follows."""
        while at and self.tokens[at - 1] in CONNECTORS:
            at -= 1
        return at

    def _condition(self, before: int, at: int) -> int:
        """Where the condition of what begins at a token begins: `…; bila belum pulih, Admin LPSE …`."""
        for number in range(at - 1, before, -1):
            if self.tokens[number] in CONDITIONAL:
                start = self._connector(number)
                parted = start < number or re.search(r"[,;:.]", self.gap(number))
                others = any(start <= each.start < at for each in self.subjects)
                return start if parted and not others else at
        return at

    def _has_action(self, start: int, end: int) -> bool:
        subordinate = self.tokens[start] in SUBORDINATE if start < end else False
        if subordinate and not any(start <= subject.start < end for subject in self.subjects):
            return False
        return any(is_active(token) or is_passive(token) for token in self.tokens[start:end])

    def _handovers(self, start: int, end: int) -> Iterator[tuple[int, bool]]:
        """Tokens that hand a case over, and whether they say `escalate`."""
        main = self._main(start, end)
        for at in range(main, end):
            if self._asks_another(main, at):
                return
            token = re.sub(r"(?<=kan)nya$|lah$", "", self.tokens[at])  # `melaporkannya`, `laporkanlah`
            explicit = bool(ESCALATE.match(token))
            if not explicit and not HAND_OVER.match(token):
                continue
            before = self.tokens[max(main, at - 3) : at]
            if (
                (before and before[-1] in NOUN)
                or set(before) & (NEGATION - {"gagal"}) - {"belum"}
                or (before and before[-1] == "belum")
            ):
                continue
            # `menyampaikan laporan ke …`, but `laporan disampaikan ke …`
            first = max(start, at - 4) if is_passive(token) else at + 1
            if WEAK.match(token) and not set(self.tokens[first : min(at + 7, end)]) & CASES:
                continue
            yield at, explicit

    def _asks_another(self, start: int, end: int) -> bool:
        """Whether another role is asked to do what follows: `meminta penyedia agar menghubungi …`."""
        asked = [at for at in range(start, end) if self.tokens[at] in {"agar", "supaya"}]
        others = [each for each in self.mentions if each not in self.subjects and each.start >= start]
        return any(each.end <= at for at in asked for each in others)

    def _main(self, start: int, end: int) -> int:
        """Where the main clause begins: after the comma or with the subject, if it begins with `if`."""
        if start >= end or self.tokens[self._past_connectors(start, end)] not in SUBORDINATE:
            return start
        for subject in self.subjects:
            if start < subject.start < end:
                return subject.end
        for at in range(start + 1, end):
            if "," in self.gap(at) or self.tokens[at] == "maka" or is_imperative(self.tokens[at]):
                return at
        return start if self.tokens[start] not in CONDITIONAL else end

    def _past_connectors(self, start: int, end: int) -> int:
        return next(
            (at for at in range(start, end) if self.tokens[at] not in CONNECTORS - {"setelah"}), start
        )

    def _target(self, at: int, end: int) -> Mention | None:
        """Whom the handing over at a token reaches: the first role behind `ke` or, of some verbs, at once."""
        for mention in self.mentions:
            if mention.start <= at or mention.start >= end:
                continue
            leading = [
                token
                for token in self.tokens[at + 1 : mention.start]
                if token not in {"tim", "petugas", "pihak", "bagian", "kembali"}
            ]
            direct = bool(DIRECT.match(self.tokens[at])) and len(leading) == 0
            if direct or (leading and TOWARDS & set(leading[-3:])):
                return mention
        return None

    def clause(self, start: int, end: int) -> Clause:
        """The clause from one token to another."""
        first = self.spans[start][0] if self.tokens and start else 0
        last = self.spans[end][0] if end < len(self.tokens) else len(self.text)
        text = self.text[first:last].strip()
        subject = next((each for each in self.subjects if start <= each.start < end), None)
        subject = subject or self._agent(start, end)
        handover = self._handover(start, end)
        target = handover[1] if handover else None
        reader = subject is None and bool(READER & set(self.tokens[start:end]))
        beside = self._beside(subject, start) if subject else None
        return Clause(
            text,
            actor=subject.candidates if subject else (),
            target=target.candidates if target else (),
            unknown_actor=subject.said if subject and not subject.candidates else "",
            unknown_target=target.said if target and not target.candidates else "",
            hands_over=handover is not None and handover[2],
            reader=reader,
            follows=subject is None and start > 0 and handover is not None,
            also=beside.candidates if beside else (),
            towards=self._towards(start, end),
        )

    def _towards(self, start: int, end: int) -> tuple[str, ...]:
        """Every role behind `ke` or `kepada`, whatever is sent there."""
        inside = (each for each in self.mentions if start < each.start < end)
        return tuple(
            role for each in inside if self.tokens[each.start - 1] in TOWARDS for role in each.candidates
        )

    def _beside(self, subject: Mention, start: int) -> Mention | None:
        """Who acts together with a subject: `Penyedia dan Admin LPSE melakukan …`."""
        joined = self.tokens[subject.start - 1] in {"dan", "atau", "bersama"} if subject.start else False
        before = (each for each in self.mentions if each.end + 1 == subject.start and each.start >= start)
        return next(before, None) if joined else None

    def _handover(self, start: int, end: int) -> tuple[int, Mention | None, bool] | None:
        """The first handing over that names a role, else one that names none."""
        found = [(at, self._target(at, end), explicit) for at, explicit in self._handovers(start, end)]
        return next((each for each in found if each[1]), None) or next(
            (each for each in found if each[2]), None
        )

    def _agent(self, start: int, end: int) -> Mention | None:
        """Who acts in a passive clause: `diteruskan oleh Admin LPSE`."""
        for each in self.mentions:
            if (
                start < each.start < end
                and self.tokens[each.start - 1] == "oleh"
                and each.start >= self._main(start, end)
            ):
                return each
        return None


_SENTENCE = re.compile(
    r"(?<=[.!?;])(?<!\bNo\.)(?<!\bdst\.)(?<!\bdll\.)(?<!\bPT\.)(?<!\bCV\.)\s+(?=[A-Z0-9\"“(])"
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads sentences with the names of one content folder."""

    names: RoleNames

    def clauses(self, text: str) -> list[Clause]:
        """The text cut where another role takes over, nothing of it left out."""
        found: list[Clause] = []
        for sentence in _SENTENCE.split(text):
            for clause in self._sentence(sentence):
                if found and _goes_on(found[-1], clause):
                    last = found[-1]
                    text = f"{last.text} {clause.text}"
                    found[-1] = replace(last, text=text, reader=last.reader or clause.reader)
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
        found = mentions(words(text), self.names)
        return found[0] if found else None

    def _sentence(self, text: str) -> Iterator[Clause]:
        sentence = Sentence.of(text, self.names)
        starts = sentence.cuts()
        for start, end in zip(starts, [*starts[1:], len(sentence.tokens)], strict=True):
            if start < end or not sentence.tokens:
                yield sentence.clause(start, end)


def _goes_on(before: Clause, after: Clause) -> bool:
    """Whether a clause belongs to the one before it: no other role acts, and the case stays where it is."""
    if after.hands_over or after.target or after.unknown_actor or after.unknown_target:
        return False
    if before.target or before.hands_over:
        return not after.actor and not after.reader
    return not after.actor or after.actor == before.actor
