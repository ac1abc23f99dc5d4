"""Answers from the open data (faq.json) of another LPSE, as files to read and adapt."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from commands.files import write
from commands.language import Speech
from commands.options import Failure
from commands.taken import next_id, taken_slugs, used_ids
from faq.check import is_slug
from faq.model import Sources

Answer = Mapping[str, Any]


def import_feed(name: str, args: argparse.Namespace, sources: Sources, say: Speech) -> int:
    """Write the answers of a faq.json. Raises Failure where there is nothing to write."""
    answers = [answer for answer in _read(name) if not args.entry or answer["slug"] in args.entry]
    if not answers:
        raise Failure(f"'{name}' holds no such answer", 2)
    known = taken_slugs(sources)
    ids = dict(_new_ids([answer for answer in answers if answer["slug"] not in known], sources))
    for answer in answers:
        if answer["id"] not in ids:
            print(f"left out {answer['slug']}: this address is or was taken here")
            continue
        file = Path(args.content, "faq", f"{answer['slug']}.md")
        write(file, _document(_indonesian(answer, ids), answer["body"]["id"]))
        write(file.with_suffix(".en.md"), _document(_english(answer), answer["body"]["en"]))
        print(f"wrote {file.as_posix()} with id {ids[answer['id']]}")
    print(f"imported: {len(ids)}\nnext: read each, then run: build.py check, and build.py accept SLUG")
    return 0


def _read(name: str) -> list[Answer]:
    """The entries of a faq.json. Raises Failure where it is none."""
    try:
        answers = json.loads(Path(name).read_text(encoding="utf-8"))["entries"]
        for answer in answers:
            _indonesian(answer, {})
            _english(answer)
            if not is_slug(answer["slug"]):
                raise Failure(f"'{answer['slug']}' in '{name}' cannot be an address", 1)
    except OSError as error:
        raise Failure(f"'{name}' cannot be read: {error.strerror}", 2) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Failure(f"'{name}' is not the faq.json of version 1 of this project", 1) from None
    return list(answers)


def _new_ids(answers: list[Answer], sources: Sources) -> Iterator[tuple[str, str]]:
    """Ids count per LPSE, so each answer gets the next one that was never used here."""
    used = used_ids(sources)
    for answer in answers:
        used.append(next_id(used))
        yield answer["id"], used[-1]


def _indonesian(answer: Answer, ids: Mapping[str, str]) -> dict[str, Any]:
    symptoms = [
        {"id": symptom["id"], "code" if symptom["kind"] == "code" else "text": symptom["text"]}
        for symptom in answer["symptoms"]
    ]
    return {
        "id": ids.get(answer["id"], ""),
        "question": answer["question"]["id"],
        "category": answer["category"],
        "audience": answer["audience"],
        "symptoms": symptoms,
        "asked_as": answer["asked_as"]["id"],
        "steps": [_step(step) for step in answer["steps"]],
        "applies_to": answer["applies_to"],
        "related": [ids[id_] for id_ in answer["related"] if id_ in ids],
        "reviewed": answer["reviewed"],
        "source": answer["source"],
    }


def _step(step: Mapping[str, Any]) -> dict[str, Any]:
    fields = {
        "id": step["id"],
        "role": step["role"],
        "text": step["markdown"]["id"],
        "when": step["condition"],
        "sop": step["sop"],
        "escalate_to": step["escalate_to"],
        "skips": step["skips"] and step["skips"]["id"],
        "attach": step["attach"],
    }
    return {name: value for name, value in fields.items() if value}


def _english(answer: Answer) -> dict[str, Any]:
    steps = answer["steps"]
    return {
        "question": answer["question"]["en"],
        "asked_as": answer["asked_as"]["en"],
        "symptoms": {symptom["id"]: symptom["gloss"] for symptom in answer["symptoms"] if symptom["gloss"]},
        "steps": {step["id"]: step["markdown"]["en"] for step in steps if step["markdown"]["en"]},
        "skips": {step["id"]: step["skips"]["en"] for step in steps if step["skips"] and step["skips"]["en"]},
    }


def _document(fields: Mapping[str, Any], body: str | None) -> str:
    """Frontmatter without what is empty, then the body."""
    filled = {name: value for name, value in fields.items() if value}
    front = yaml.safe_dump(filled, allow_unicode=True, sort_keys=False, width=110)
    return f"---\n{front}---\n{body or ''}\n"
