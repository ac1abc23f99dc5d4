"""Who does what, and who is handed the case, in the sentences of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from faq.importing.reading import (
    AUXILIARY,
    CONDITIONAL,
    CONNECTORS,
    NEGATION,
    PREPOSITIONS,
    SUBORDINATE,
    is_active,
    is_passive,
)
from faq.importing.roles import TOKEN, Mention, Names, mentions

_SENTENCE = re.compile(r"(?<=[.!?;])(?<!\bNo\.)(?<!\bdst\.)(?<!\bdll\.)(?<!\bPT\.)(?<!\bCV\.)\s+(?=[A-Z0-9\"“(])")
_ESCALATE = re.compile(r"(?:me|di|ter|peng)?(?:ng)?e[sk]{1,2}k?alasi(?:kan)?(?:nya|lah)?$|(?:me|di)?(?:ng)?escalat\w*$|escalasi\w*$")
_HAND_OVER = re.compile(
    r"(?:men|di)?(?:t?erus|lanjut)kan$|(?:me|di)?(?:lapor)(?:kan)?$|(?:me|di)limpahkan$|(?:me|di)?rujuk$|(?:meng|di)?ajukan$|"
    r"(?:meng|di)?hubungi$|(?:ber)?konsultasi(?:kan)?$|(?:meng|di)?adukan$|(?:meny|di|s)ampaikan$|(?:meng|di|k)irim(?:kan)?$|"
    r"(?:meny|di|s)erahkan$|(?:meng|di)alihkan$|(?:mem)?(?:buat|buka)$|(?:di|me)forward$|forward$|(?:ber)?tanya(?:kan)?$"
)
_DIRECT = re.compile(r"(?:meng|di)?hubungi$")
# These hand over a case only if a case is what they move.
_WEAK = re.compile(r"(?:meny|di|s)ampaikan$|(?:meng|di|k)irim(?:kan)?$|(?:mem)?(?:buat|buka)$|(?:meny|di|s)erahkan$|(?:meng|di)?ajukan$")
_CASES = {"permasalahan", "masalah", "kendala", "laporan", "kasus", "tiket", "keluhan", "aduan", "pengaduan", "gangguan", "ticket"}
_NOUN = {"hasil", "jawaban", "dari", "status", "nomor", "atas", "setelah", "sebelum", "saat", "menunggu", "bukti", "yang", "tentang"}
_TOWARDS = {"ke", "kepada", "pada", "kpd", "k", "to", "di"}
_READER = {"anda", "saudara", "silakan", "silahkan", "mohon", "bapak", "kamu"}
_TAIL = 6


@dataclass(frozen=True, slots=True)
class Clause:
    """What one role does. `actor` and `target` are candidates, lowest first; none: not said.

    `stranger` and `lost` are people whom the folder has no role for, named as who acts and as who is
    handed the case; `reader` is true where the reader is spoken to; `follows` is true where whoever
    was handed the case last goes on; `also` is another role that acts together with the first.
    """

    text: str
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    stranger: str = ""
    lost: str = ""
    hands_over: bool = False
    reader: bool = False
    follows: bool = False
    also: tuple[str, ...] = ()


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
        sentence = _Sentence.of(text, self.names)
        return any(subject.start <= 1 for subject in sentence.subjects)

    def begins_with(self, text: str) -> tuple[str, ...]:
        """The role that the text begins with, where exactly one can be meant."""
        sentence = _Sentence.of(text, self.names)
        first = sentence.mentions[0] if sentence.mentions else None
        return first.candidates if first and first.start == 0 and len(first.candidates) == 1 else ()

    def named(self, text: str) -> Mention | None:
        """Whom a short text names, such as a cell of a table that says who acts."""
        found = mentions(tuple(token.casefold() for token in TOKEN.findall(text)), self.names)
        return found[0] if found else None

    def _sentence(self, text: str) -> Iterator[Clause]:
        sentence = _Sentence.of(text, self.names)
        starts = sentence.cuts()
        for start, end in zip(starts, [*starts[1:], len(sentence.tokens)], strict=True):
            if start < end or not sentence.tokens:
                yield sentence.clause(start, end)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    tokens: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    subjects: tuple[Mention, ...] = field(default=())

    @classmethod
    def of(cls, text: str, names: Names) -> _Sentence:
        found = list(TOKEN.finditer(text))
        tokens = tuple(match.group().casefold() for match in found)
        named = tuple(mentions(tokens, names))
        sentence = cls(text, tokens, tuple(match.span() for match in found), named)
        return replace(sentence, subjects=tuple(mention for mention in named if sentence._is_subject(mention)))

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
            return not (before in {"dan", "atau"} and self._is_object(mention.start - 2))
        if before in PREPOSITIONS | SUBORDINATE | NEGATION | {"yang"}:
            return False
        # `Apabila masih belum berhasil admin LPSE melakukan …`: nobody wrote the comma.
        return self.tokens[0] in SUBORDINATE and mention.start > 1 and not is_active(before)

    def _is_object(self, at: int) -> bool:
        """Whether the role that ends at this token is spoken of, not acting: `kepada Penyedia dan Admin …`."""
        return any(
            each.start <= at < each.end and each.start > 0 and self.tokens[each.start - 1] in PREPOSITIONS
            for each in self.mentions
        )

    def _verb_after(self, at: int) -> int | None:
        """The token of the verb of a subject that ends before `at`."""
        for number in range(at, min(at + _TAIL, len(self.tokens))):
            token = self.tokens[number]
            if re.search(r"[,:;.]", self.gap(number)) and number > at:
                return None
            if number == at and re.search(r"[:]", self.gap(number)):
                return number  # `Admin LPSE: periksa …`
            if token in NEGATION and number + 1 < len(self.tokens) and self.tokens[number + 1] not in {"perlu", "harus"}:
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
            start = self._connector(subject.start)
            if start > found[-1] and self._has_action(found[-1], start):
                found.append(start)
        for at, _ in self._handovers(0, len(self.tokens)):
            start = self._connector(at)
            later = [cut for cut in found if cut <= at]
            new = start > later[-1] and start < at and is_passive(self.tokens[at]) and start not in found
            if new and any(self._target(each, at) for each, _ in self._handovers(later[-1], start)):
                found = sorted([*found, start])
        return found

    def _connector(self, at: int) -> int:
        """The first of the connecting words that lead to a token: `, selanjutnya` belongs to what follows."""
        while at and self.tokens[at - 1] in CONNECTORS:
            at -= 1
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
            token = self.tokens[at]
            explicit = bool(_ESCALATE.match(token))
            if not explicit and not _HAND_OVER.match(token):
                continue
            before = self.tokens[max(start, at - 3) : at]
            if (before and before[-1] in _NOUN) or set(before) & (NEGATION - {"gagal"}) - {"belum"} or (before and before[-1] == "belum"):
                continue
            if _WEAK.match(token) and not set(self.tokens[at + 1 : min(at + 7, end)]) & _CASES:
                continue
            yield at, explicit

    def _main(self, start: int, end: int) -> int:
        """Where the main clause begins: after the comma or with the subject, if it begins with `if`."""
        if start >= end or self.tokens[self._past_connectors(start, end)] not in SUBORDINATE:
            return start
        for subject in self.subjects:
            if start < subject.start < end:
                return subject.end
        for at in range(start + 1, end):
            if "," in self.gap(at):
                return at
        return start if self.tokens[start] not in CONDITIONAL else end

    def _past_connectors(self, start: int, end: int) -> int:
        return next((at for at in range(start, end) if self.tokens[at] not in CONNECTORS - {"setelah"}), start)

    def _target(self, at: int, end: int) -> Mention | None:
        """Whom the handing over at a token reaches: the first role behind `ke` or, of some verbs, at once."""
        for mention in self.mentions:
            if mention.start <= at or mention.start >= end:
                continue
            leading = [token for token in self.tokens[at + 1 : mention.start] if token not in {"tim", "petugas", "pihak", "bagian", "kembali"}]
            direct = bool(_DIRECT.match(self.tokens[at])) and len(leading) == 0
            if direct or (leading and _TOWARDS & set(leading[-3:])):
                return mention
        return None

    def clause(self, start: int, end: int) -> Clause:
        """The clause from one token to another."""
        first = self.spans[start][0] if self.tokens and start else 0
        last = self.spans[end][0] if end < len(self.tokens) else len(self.text)
        text = self.text[first:last].strip().rstrip(",").strip()
        subject = next((each for each in self.subjects if start <= each.start < end), None)
        subject = subject or self._agent(start, end)
        handover = self._handover(start, end)
        target = handover[1] if handover else None
        reader = subject is None and bool(_READER & set(self.tokens[start:end]))
        beside = next((each for each in self.mentions if subject and each.end + 1 == subject.start and each.start >= start), None)
        together = beside is not None and subject is not None and self.tokens[subject.start - 1] in {"dan", "atau", "bersama"}
        return Clause(
            text,
            actor=subject.candidates if subject else (),
            target=target.candidates if target else (),
            stranger=subject.said if subject and not subject.candidates else "",
            lost=target.said if target and not target.candidates else "",
            hands_over=handover is not None and handover[2],
            reader=reader,
            follows=subject is None and start > 0 and handover is not None,
            also=beside.candidates if beside and together else (),
        )

    def _handover(self, start: int, end: int) -> tuple[int, Mention | None, bool] | None:
        """The first handing over that reaches somebody, else one that says so and names nobody."""
        found = [(at, self._target(at, end), explicit) for at, explicit in self._handovers(start, end)]
        return next((each for each in found if each[1]), None) or next((each for each in found if each[2]), None)

    def _agent(self, start: int, end: int) -> Mention | None:
        """Who acts in a passive clause: `diteruskan oleh Admin LPSE`."""
        for each in self.mentions:
            if start < each.start < end and self.tokens[each.start - 1] == "oleh" and each.start >= self._main(start, end):
                return each
        return None


def _goes_on(before: Clause, after: Clause) -> bool:
    """Whether a clause belongs to the one before it: nobody else acts, and the case stays where it is."""
    if after.hands_over or after.target or after.stranger or after.lost:
        return False
    if before.target or before.hands_over:
        return not after.actor and not after.reader
    return not after.actor or after.actor == before.actor


def _joined(before: Clause, after: Clause) -> Clause:
    return replace(before, text=f"{before.text} {after.text}", reader=before.reader or after.reader)


def same_case(clauses: Sequence[Clause]) -> bool:
    """Whether no clause hands the case over."""
    return not any(clause.target or clause.hands_over for clause in clauses)
