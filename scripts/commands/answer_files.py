"""Files of answers as commands write them: under a free id and address, begun, and changed in place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from commands.console import Failure, Speech
from faq.check import is_slug
from faq.check.known import members, text_of
from faq.edit import with_field
from faq.files import write_if_changed
from faq.model import Entry, Located, Sources
from faq.yaml_text import quoted


def next_id(used: Iterable[str]) -> str:
    """The id after the highest one ever used."""
    numbers = [int(id_[1:]) for id_ in used if id_[:1] == "F" and id_[1:].isdecimal()]
    return f"F{max(numbers, default=0) + 1:03}"


def used_ids(sources: Sources) -> list[str]:
    """Every id that an answer has, or that was ever published."""
    written = (text_of(raw.fields, "id") for raw in sources.entries)
    return [*filter(None, written), *_registered(sources)]


def slugs_in_use(sources: Sources, say: Speech) -> dict[str, str]:
    """What holds each address: the path of an answer, or a remark where it is a former address."""
    former = {item.text for raw in sources.entries for item in members(raw.fields, "former_slugs")}
    old = former | registered_slugs(sources)
    return {**dict.fromkeys(old, say("slug_former")), **{raw.slug: raw.path for raw in sources.entries}}


def _registered(sources: Sources) -> Mapping[str, Located]:
    """What the register says of every published id; nothing where there is no register."""
    return sources.register.fields.fields if sources.register else {}


def registered_slugs(sources: Sources) -> frozenset[str]:
    """Every address that was ever published."""
    known = _registered(sources).values()
    return frozenset(item.text for one in known for item in members(one, "slugs"))


def free_id(wanted: str | None, sources: Sources, say: Speech) -> str:
    """The id `wanted`, else the next one. Raises Failure 2 where it cannot be had."""
    used = used_ids(sources)
    if wanted is None:
        return next_id(used)
    if not re.fullmatch(r"F\d{3,5}", wanted, re.ASCII):
        raise Failure(say("id_malformed", id=wanted), 2)
    if wanted in used:
        raise Failure(say("id_taken", id=wanted, next=next_id(used)), 2)
    return wanted


def refuse_slug(slug: str, sources: Sources, say: Speech) -> None:
    """Raises Failure 2 where `slug` cannot be an address, or is or was that of an answer."""
    if not is_slug(slug):
        raise Failure(say("slug_malformed", slug=slug), 2)
    taken = slugs_in_use(sources, say)
    if slug in taken:
        raise Failure(say("slug_taken", slug=slug, holder=taken[slug]), 2)


MARK = "TODO:"


def blank_entry(id_: str, question: str, category: str, role: str, today: dt.date) -> str:
    """The text of a new answer; its comments say what may be added, the authors' guide says the rest."""
    asked = quoted(question or f"{MARK} pertanyaan dengan kata-kata penanya")
    return f"""---
id: {id_}
question: {asked}
category: {category}
# symptoms: yang tampil di layar; text untuk pesan, code untuk kode (x = satu angka)
#   - id: pesan
#     text: 'Internal server error'
# asked_as: kata-kata yang dipakai orang; dicari, tidak ditampilkan
#   - email tidak masuk
steps:
  - id: langkah-1
    role: {role}
    text: {quoted(f"{MARK} apa yang dikerjakan peran ini")}
    # escalate_to: peran di atasnya, bila kasus diteruskan
    # attach: [bukti yang dilampirkan]
reviewed: {today}
---
"""


def blank_english(question: str) -> str:
    """The English file beside a new answer, whose steps are still to be written in both languages."""
    return f"""---
question: {quoted(question)}
# asked_as: words English speakers use; searched, not shown
steps:
  langkah-1: {quoted(f"{MARK} in English; every further step by its id")}
---
"""


def blank_translation(entry: Entry) -> str:
    """The English file of `entry`: every text to translate, its Indonesian above it as a comment."""
    write = quoted(f"{MARK} in English, or delete this line to show the Indonesian")
    lines = ["---", *_comment(entry.question.id.source), f"question: {write}"]
    if entry.symptoms:
        lines += ["# symptoms: what the message means, if that helps"]
        lines += [f"#   {symptom.id}: … ({symptom.literal})" for symptom in entry.symptoms]
    lines += ["# asked_as: words English speakers use; searched, not shown", "steps:"]
    for step in entry.steps:
        lines += [*_comment(step.text.id.source, "  "), f"  {step.id}: {write}"]
    reasons = [step for step in entry.steps if step.skips.id]
    if reasons:
        lines += ["skips:"]
    for step in reasons:
        lines += [*_comment(step.skips.id.source, "  "), f"  {step.id}: {write}"]
    if entry.body.id:
        lines += ["# body:", *_comment(entry.body.id.source)]
    body = [f"{MARK} in English, or delete this line to show the Indonesian"] if entry.body.id else []
    return "\n".join([*lines, "---", *body, ""])


def _comment(text: str, indent: str = "") -> list[str]:
    return [f"{indent}# {line}".rstrip() for line in text.splitlines()]


def set_names(file: Path, name: str, values: Sequence[str]) -> None:
    """Write a field that lists names into an answer's `file`; without `values` the field goes."""
    new = [f"{name}: [{', '.join(values)}]"] if values else []
    write_if_changed(file, with_field(file.read_bytes().decode(), name, new, ["reviewed"]))
