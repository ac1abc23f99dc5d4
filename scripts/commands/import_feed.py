"""Answers from the open data (faq.json) of another LPSE, as files to read and adapt."""

from __future__ import annotations

import argparse
import difflib
import io
import os
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from PIL import Image

from commands.answer_files import next_id, slugs_in_use, used_ids
from commands.console import Failure, Speech, harmless, reason_of
from commands.content import did_you_mean
from faq.check import is_slug
from faq.feed.entry_schema import later
from faq.files import write_if_changed
from faq.importing import Feed, UnreadableError, pictures, read_feed
from faq.model import Entry, RawFile, Sources, Step

Answer = Mapping[str, Any]
REMARK = re.compile(
    r"^> \*\*(?P<title>Dari situs ini|From this site)\*\*\n>\n(?P<quoted>(?:>.*(?:\n|$))+)", re.MULTILINE
)


def import_feed(name: str, args: argparse.Namespace, sources: Sources, say: Speech) -> int:
    """Write the answers of a faq.json. Raises Failure where it is none, or has none of those named."""
    feed = _read(name, say)
    answers = _chosen(feed, args.entry, say)
    root = Path(args.content)
    own = {raw.slug: raw for raw in sources.entries}
    known = slugs_in_use(sources, say)
    ids = dict(_ids(feed, [answer for answer in answers if answer["slug"] not in known], own, sources))
    changed: list[Answer] = []
    for answer in answers:
        slug = answer["slug"]
        if slug in known and not (args.update and slug in own):
            print(say("feed_taken", slug=slug, holder=known[slug]))
            continue
        raw = own.get(slug)
        if raw and _update(answer, raw, feed, ids, root, Path(name), say):
            changed.append(answer)
        elif raw is None:
            _write(answer, root / "faq" / f"{slug}.md", feed, ids, root, Path(name), say)
            print(say("feed_wrote", path=(root / "faq" / f"{slug}.md").as_posix(), id=ids[answer["id"]]))
            changed.append(answer)
    _carry_names(feed, changed, sources, root, say)
    slugs = " ".join(answer["slug"] for answer in changed)
    print(say("feed_summary" if changed else "feed_nothing_new", number=len(changed), slugs=slugs))
    return 0


def _read(name: str, say: Speech) -> Feed:
    try:
        feed = read_feed(Path(name).read_bytes())
    except OSError as error:
        raise Failure(say("import_unreadable", file=name, reason=reason_of(error, say)), 2) from None
    except UnreadableError as error:
        reason = say(error.reason, detail=error.detail)
        raise Failure(say("import_unreadable", file=name, reason=reason), 1) from None
    for answer in feed.answers:
        if not is_slug(answer["slug"]):
            raise Failure(say("feed_slug", slug=answer["slug"], file=name), 1)
    return feed


def _chosen(feed: Feed, wanted: Sequence[str], say: Speech) -> list[Answer]:
    """The answers that were named, or all. Raises Failure 2 for a name that none of them has."""
    known = [answer["slug"] for answer in feed.answers]
    for slug in wanted:
        if slug not in known:
            raise Failure(say("feed_no_entry", slug=slug) + did_you_mean(slug, known), 2)
    answers = [answer for answer in feed.answers if not wanted or answer["slug"] in wanted]
    if not answers:
        raise Failure(say("feed_empty"), 2)
    return answers


def _ids(
    feed: Feed, new: Sequence[Answer], own: Mapping[str, RawFile], sources: Sources
) -> Iterator[tuple[str, str]]:
    """Their id and ours: ids count per LPSE, so a new answer gets the next one that was never used here."""
    for answer in feed.answers:
        raw = own.get(answer["slug"])
        if raw and "id" in raw.fields.fields:
            yield answer["id"], raw.fields.fields["id"].text
    used = used_ids(sources)
    for answer in new:
        used.append(next_id(used))
        yield answer["id"], used[-1]


def _update(
    answer: Answer, raw: RawFile, feed: Feed, ids: Mapping[str, str], root: Path, name: Path, say: Speech
) -> bool:
    """Take the changes of an answer that is here, after showing them; whether there were any."""
    file = root / raw.path
    both = (file, file.with_suffix(".en.md"))
    before = [each.read_text(encoding="utf-8") if each.exists() else "" for each in both]
    _write(answer, file, feed, ids, root, name, say)
    after = [each.read_text(encoding="utf-8") if each.exists() else "" for each in both]
    for path, old, new in zip(both, before, after, strict=True):
        lines = difflib.unified_diff(
            old.splitlines(), new.splitlines(), path.as_posix(), path.as_posix(), n=1
        )
        for line in lines:
            print(harmless(line.rstrip("\n")))
    return before != after


def _write(
    answer: Answer, file: Path, feed: Feed, ids: Mapping[str, str], root: Path, name: Path, say: Speech
) -> None:
    bodies = {
        language: carry_pictures(feed, answer["body"][language] or "", file, root, name, say)
        for language in ("id", "en")
    }
    write_if_changed(file, _document(_indonesian(answer, ids), bodies["id"]))
    english = _english(answer)
    if any(english.values()) or bodies["en"]:
        write_if_changed(file.with_suffix(".en.md"), _document(english, bodies["en"]))


def _carry_names(feed: Feed, answers: Sequence[Answer], sources: Sources, root: Path, say: Speech) -> None:
    """Write what the answers name and this folder lacks; say which of their roles it lacks."""
    for stem, id_ in dict.fromkeys(feed.needed(answers)):
        where = "agency" if stem == "documents" else stem
        known = sources.data[where].fields.fields if where in sources.data else {}
        if stem == "documents":
            known = known["documents"].fields if "documents" in known else {}
        if id_ in known:
            continue
        if id_ not in feed.named[stem]:
            print(say("feed_unnamed", stem=stem, id=id_))
            continue
        file = root / "_data" / f"{where}.yml"
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        record = _named(feed.named[stem][id_])
        write_if_changed(
            file, _with_document(text, id_, record) if stem == "documents" else _appended(text, {id_: record})
        )
        print(say("feed_named", path=file.as_posix(), id=id_))
    roles = sources.data["roles"].fields.fields if "roles" in sources.data else {}
    acting = {role for answer in answers for role in answer["audience"]}
    acting |= {
        step[name] for answer in answers for step in answer["steps"] for name in ("role", "escalate_to")
    }
    for role in sorted(acting - {None} - roles.keys()):
        print(say("feed_role", role=role))


def _named(record: Answer) -> dict[str, Any]:
    """A record of a data file as its authors write it, empty parts left out."""
    found: dict[str, Any] = {
        name: _filled(record[name]) for name in ("label", "description") if name in record
    }
    found |= {"url": record["url"]} if record.get("url") else {}
    found |= {"sensitive": True} if record.get("sensitive") else {}
    found |= {"from": record["held_by"]} if record.get("held_by") else {}
    return {name: value for name, value in found.items() if value}


def _filled(text: Answer) -> dict[str, str]:
    return {language: value for language, value in text.items() if value}


def _appended(text: str, record: Mapping[str, Any]) -> str:
    gap = "" if not text or text.endswith("\n") else "\n"
    return text + gap + _yaml(record)


def _with_document(text: str, id_: str, record: Mapping[str, Any]) -> str:
    """The agency's file with one more document; what is there keeps every letter."""
    lines = text.splitlines(keepends=True)
    at = next((at for at, line in enumerate(lines) if line.startswith("documents:")), None)
    new = [f"  {line}\n" for line in _yaml({id_: record["label"]}).splitlines()]
    if at is None:
        return _appended(text, {"documents": {id_: record["label"]}})
    inline = lines[at].split("#")[0].strip() != "documents:"
    head = ["documents:\n"] if inline else [lines[at]]
    return "".join([*lines[:at], *head, *new, *lines[at + 1 :]])


def _indonesian(answer: Answer, ids: Mapping[str, str]) -> dict[str, Any]:
    symptoms = [
        {"id": symptom["id"], "code" if symptom["kind"] == "code" else "text": symptom["text"]}
        for symptom in answer["symptoms"]
    ]
    return {
        "id": ids[answer["id"]],
        "question": answer["question"]["id"],
        "category": answer["category"],
        "audience": answer["audience"],
        "symptoms": symptoms,
        "asked_as": answer["asked_as"]["id"],
        "steps": [_step(step) for step in answer["steps"]],
        "applies_to": answer["applies_to"],
        "related": [ids[id_] for id_ in answer["related"] if id_ in ids],
        "reviewed": answer["reviewed"],
        "source": answer["source"] and {name: answer["source"][name] for name in ("document", "item")},
        **_later(answer, Entry),
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
    return {name: value for name, value in (fields | _later(step, Step)).items() if value}


def _later(record: Mapping[str, Any], described: type) -> dict[str, Any]:
    """The fields that the first edition of the format did not have, as far as `record` has them."""
    return {
        one.name: record[one.name] for one in later(described) if isinstance(record.get(one.name), str | list)
    }


def _english(answer: Answer) -> dict[str, Any]:
    steps = answer["steps"]
    return {
        "question": answer["question"]["en"],
        "asked_as": answer["asked_as"]["en"],
        "symptoms": {symptom["id"]: symptom["gloss"] for symptom in answer["symptoms"] if symptom["gloss"]},
        "steps": {step["id"]: step["markdown"]["en"] for step in steps if step["markdown"]["en"]},
        "skips": {step["id"]: step["skips"]["en"] for step in steps if step["skips"] and step["skips"]["en"]},
    }


def _document(fields: Mapping[str, Any], body: str) -> str:
    """Frontmatter without what is empty, then the body."""
    filled = {name: value for name, value in fields.items() if value}
    return f"---\n{_yaml(filled)}---\n{_own_remarks(body)}\n"


def _own_remarks(body: str) -> str:
    """The remarks of a site, which the open data hold as quotations, as the marked remarks they were."""
    return REMARK.sub(lambda found: f'!!! situs "{found["title"]}"\n{_indented(found["quoted"])}', body)


def _indented(quoted: str) -> str:
    lines = (line.removeprefix(">").removeprefix(" ") for line in quoted.splitlines(keepends=True))
    return "".join(f"    {line}" if line.strip() else line for line in lines)


def _yaml(value: Mapping[str, Any]) -> str:
    return str(yaml.safe_dump(dict(value), allow_unicode=True, sort_keys=False, width=110))


_LARGEST = 10_000_000
_SECONDS = 20


def carry_pictures(feed: Feed, body: str, entry: Path, root: Path, name: Path, say: Speech) -> str:
    """The body with its pictures in the content folder; what cannot be had is reported and stays a link."""
    for url, path in pictures(feed, body):
        data = _beside(name, path) or _fetched(url)
        if data is None or not _is_picture(data, path):
            print(say("feed_picture_missing", url=url))
            continue
        file = _place(root / path, data)
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            print(say("feed_picture", path=file.as_posix()))
        body = body.replace(f"]({url}", f"]({_relative(file, entry.parent)}")
    return body


def _beside(name: Path, path: str) -> bytes | None:
    """The picture where the file is in a copy of the whole site, as site/api/v1/faq.json."""
    site = name.resolve().parents[2:3]
    file = site[0] / path if site else Path(path)
    return file.read_bytes() if site and file.is_file() and file.stat().st_size <= _LARGEST else None


def _fetched(url: str) -> bytes | None:
    """The picture from the site it was published on, or nothing."""
    request = urllib.request.Request(url, headers={"User-Agent": "lpse-faq"})  # noqa: S310  the feed allows http(s) only
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310  the same
            data: bytes = answer.read(_LARGEST + 1)
    except (OSError, ValueError, urllib.error.URLError):
        return None
    return data if len(data) <= _LARGEST else None


def _is_picture(data: bytes, path: str) -> bool:
    """Whether the bytes are what the name says; an SVG is text that begins as one and runs nothing."""
    if path.endswith(".svg"):
        text = data[:_LARGEST].decode("utf-8", "replace").lower()
        return "<svg" in text and "<script" not in text and "onload" not in text
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.verify()
    except Exception:  # Pillow raises whatever its decoders raise
        return False
    return True


def _place(file: Path, data: bytes) -> Path:
    """Where the picture goes: its own path, another name where that is taken by another picture."""
    number = 1
    chosen = file
    while chosen.exists() and chosen.read_bytes() != data:
        number += 1
        chosen = file.with_stem(f"{file.stem}-{number}")
    return chosen


def _relative(file: Path, folder: Path) -> str:
    return PurePosixPath(os.path.relpath(file, folder)).as_posix()
