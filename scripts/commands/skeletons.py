"""Texts to begin an answer or its translation with: valid but for what their author still has to write."""

from __future__ import annotations

import datetime as dt

from faq.model import Entry

MARK = "TODO:"


def entry_skeleton(id_: str, question: str, category: str, role: str, today: dt.date) -> str:
    """A new answer. Comments tell what may be added; the authors' guide tells the rest."""
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


def translation_skeleton(entry: Entry) -> str:
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


def quoted(text: str) -> str:
    """The text as a YAML value that nothing in it can break."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def _comment(text: str, indent: str = "") -> list[str]:
    return [f"{indent}# {line}".rstrip() for line in text.splitlines()]
