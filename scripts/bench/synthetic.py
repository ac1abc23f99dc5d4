"""Answers by the thousand, for measuring: bilingual, valid, varied, and the same for the same seed."""

from __future__ import annotations

import itertools
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.words import (
    ACTIONS,
    BACKGROUND,
    CHAT,
    FAULTS,
    HAND_OVER,
    MESSAGES,
    PLACES,
    REASON,
    SUBJECTS,
    TABLES,
    Pair,
)
from faq.model import digest

CATEGORIES = ("akun", "data", "sistem")
EVIDENCE = ("nama-perusahaan", "npwp", "user-id", "deskripsi", "tangkapan-layar", "alamat-situs")
PATHS = (
    ("admin-lpse",),
    ("helpdesk-lpse",),
    ("helpdesk-lpse", "admin-lpse"),
    ("penyedia", "helpdesk-lpse"),
    ("penyedia", "helpdesk-lpse", "admin-lpse", "helpdesk-lkpp"),
    ("penyedia", "helpdesk-lkpp"),
    ("admin-lpse", "helpdesk-lkpp"),
)
SKIPPING = ("penyedia", "helpdesk-lkpp")
MOST = len(SUBJECTS) * len(FAULTS) * len(PLACES)


@dataclass(frozen=True, slots=True)
class _Step:
    id: str
    fields: tuple[str, ...]
    text: Pair
    reason: Pair | None = None


def generate(folder: Path, number: int, docs: Path, seed: int = 1) -> None:
    """Write `number` entries below `folder`, with the data files and pages of `docs`. At most `MOST`."""
    shutil.copytree(docs, folder, ignore=shutil.ignore_patterns("faq", "adr"))
    chance = random.Random(seed)  # noqa: S311 - variety, not secrecy
    questions = [*itertools.product(SUBJECTS, FAULTS, PLACES)]
    chance.shuffle(questions)
    if number > len(questions):
        raise ValueError(f"at most {len(questions)} different questions")
    slugs: list[str] = []
    for at, parts in enumerate(questions[:number], 1):
        question = (" ".join(part[0] for part in parts), " ".join(part[1] for part in parts))
        slug = re.sub(r"[^a-z0-9]+", "-", question[0].lower()).strip("-")
        home = folder / "faq" / CATEGORIES[at % len(CATEGORIES)] / f"{at % 10}"
        home.mkdir(parents=True, exist_ok=True)
        entry, translation = _entry(at, question, slugs, chance)
        (home / f"{slug}.md").write_text(entry, encoding="utf-8")
        (home / f"{slug}.en.md").write_text(translation, encoding="utf-8")
        slugs.append(slug)
    register = [f"F{at:04}: {{slugs: [{slug}], languages: [id, en]}}\n" for at, slug in enumerate(slugs, 1)]
    (folder / "faq" / "published.yml").write_text("".join(register), encoding="utf-8")


def _entry(at: int, question: Pair, slugs: list[str], chance: random.Random) -> tuple[str, str]:
    steps = [*_steps(chance)]
    body = _body(slugs, chance)
    literal = chance.choice(MESSAGES).format(word=chance.choice(TABLES), number=chance.randint(100, 9999))
    symptom = f"text: {_quoted(literal)}" if chance.random() < 0.6 else f"code: {chance.randint(1, 9)}xxxx"
    lines = [
        f"id: F{at:04}",
        f"question: {_quoted(question[0])}",
        f"category: {CATEGORIES[at % len(CATEGORIES)]}",
        "audience: [penyedia]",
        "symptoms:",
        "  - id: gejala-1",
        f"    {symptom}",
        *_asked_as(question, 0, chance),
        "steps:",
        *(f"  {line}" for step in steps for line in _step_lines(step)),
        *(["applies_to: SPSE 4.5"] if chance.random() < 0.3 else []),
        *([f"related: [F{chance.randint(1, at - 1):04}]"] if at > 1 else []),
        f"reviewed: 2026-{chance.randint(1, 10):02}-{chance.randint(1, 28):02}",
    ]
    texts = {"question": question, **{f"steps.{step.id}": step.text for step in steps}}
    texts |= {f"skips.{step.id}": step.reason for step in steps if step.reason}
    reasons = [f"  {step.id}: {_quoted(step.reason[1])}" for step in steps if step.reason]
    english = [
        f"question: {_quoted(question[1])}",
        *_asked_as(question, 1, chance),
        "steps:",
        *(f"  {step.id}: {_quoted(step.text[1])}" for step in steps),
        *(["skips:", *reasons] if reasons else []),
        "translated_from:",
        *(f"  {key}: {digest(text[0])}" for key, text in texts.items()),
        *([f"  body: {digest(body[0])}"] if body[0] else []),
    ]
    return _file(lines, body[0]), _file(english, body[1])


def _steps(chance: random.Random) -> Iterator[_Step]:
    path = chance.choice(PATHS)
    for rank, role in enumerate(path):
        actions = chance.sample(ACTIONS[role], chance.randint(1, 2))
        for number, text in enumerate(actions, 1):
            extra = ("sop: error-handling",) if role == "admin-lpse" and chance.random() < 0.3 else ()
            yield _Step(f"{role}-{number}", (f"role: {role}", *extra), text)
        if rank + 1 < len(path):
            attach = ", ".join(chance.sample(EVIDENCE, chance.randint(1, 3)))
            fields = [f"role: {role}", f"escalate_to: {path[rank + 1]}", f"attach: [{attach}]"]
            yield _Step(f"{role}-eskalasi", tuple(fields), HAND_OVER, REASON if path == SKIPPING else None)
    if path[-1] == "admin-lpse" and chance.random() < 0.3:
        yield _Step("perbarui-spse", ("role: admin-lpse", "when: jaim"), ("Perbarui SPSE.", "Update SPSE."))


def _step_lines(step: _Step) -> list[str]:
    reason = [f"  skips: {_quoted(step.reason[0])}"] if step.reason else []
    fields = (f"  {field}" for field in step.fields)
    return [f"- id: {step.id}", *fields, f"  text: {_quoted(step.text[0])}", *reason]


def _asked_as(question: Pair, language: int, chance: random.Random) -> list[str]:
    words = question[language].lower()
    said = (f"{chat[language]} {words}" for chat in chance.sample(CHAT, chance.randint(1, 3)))
    return ["asked_as:", *(f"  - {_quoted(text)}" for text in said)]


def _body(slugs: list[str], chance: random.Random) -> Pair:
    if chance.random() < 0.6:
        return "", ""
    text = chance.choice(BACKGROUND)
    if not slugs or chance.random() < 0.5:
        return text
    address = f"/faq/{chance.choice(slugs)}/"
    return (
        f"{text[0]}\n\nLihat [kendala serupa]({address}).",
        f"{text[1]}\n\nSee [a similar problem]({address}).",
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _file(fields: list[str], body: str) -> str:
    return "\n".join(["---", *fields, "---", *([body] if body else []), ""])
