"""Answers from the open data (its api/v1/faq.json) of another LPSE, as files to read and adapt.

The data is judged before anything of it is used.
"""

from __future__ import annotations

import argparse
import difflib
import io
import json
import os
import re
import urllib.request
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import yaml
from PIL import Image

from commands.console import Failure, Speech, harmless, reason_of
from commands.content import did_you_mean, next_id, slugs_in_use, used_ids
from faq import site_map
from faq.check import is_slug
from faq.check.known import text_of
from faq.check.schema import DATE, ENTRY_ID, SLUG
from faq.feed.entry_schema import FIRST, NAMES, later
from faq.files import write_if_changed
from faq.importing import UnreadableError
from faq.markdown import parse
from faq.markdown.nodes import walk
from faq.model import HIDDEN, LANGUAGES, MISSING, Entry, Sources, is_published_picture, name_of
from faq.model.fields import described

JsonObject = Mapping[str, Any]
# The remarks of a site are quotations in the open data, and marked remarks in the files of authors.
_REMARK = re.compile(
    r"^> \*\*(?P<title>Dari situs ini|From this site)\*\*\n>\n(?P<quoted>(?:>.*(?:\n|$))+)", re.MULTILINE
)
_LARGEST = 10_000_000
_SECONDS = 20


def import_feed(name: str, args: argparse.Namespace, sources: Sources, say: Speech) -> int:
    """Write the answers of a faq.json. Raises Failure where it is none, or has none of those named."""
    feed = _read(name, say)
    answers = _chosen(feed, args.entry, say)
    own = {raw.slug: raw for raw in sources.entries}
    known = slugs_in_use(sources, say)
    taking = _Taking(feed, Path(name), Path(args.content), sources, say)
    taking.number([answer for answer in answers if answer["slug"] not in known])
    changed: list[JsonObject] = []
    for answer in answers:
        slug = answer["slug"]
        if slug not in known:
            file = taking.root / "faq" / f"{slug}.md"
            taking.write(answer, file)
            print(say("feed_wrote", path=file.as_posix(), id=taking.ids[answer["id"]]))
            changed.append(answer)
        elif not (args.update and slug in own):
            print(say("feed_taken", slug=slug, holder=known[slug]))
        elif taking.update(answer, taking.root / own[slug].path):
            changed.append(answer)
    taking.carry_names(changed)
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


def _chosen(feed: Feed, wanted: Sequence[str], say: Speech) -> list[JsonObject]:
    """The answers that were named, or all. Raises Failure 2 for a name that none of them has."""
    known = [answer["slug"] for answer in feed.answers]
    for slug in wanted:
        if slug not in known:
            raise Failure(say("feed_no_entry", slug=slug) + did_you_mean(slug, known), 2)
    answers = [answer for answer in feed.answers if not wanted or answer["slug"] in wanted]
    if not answers:
        raise Failure(say("feed_empty"), 2)
    return answers


@dataclass(frozen=True, slots=True)
class _Taking:
    """Takes answers of `feed`, which is in the file `name`, into the content folder `root`.

    `ids` has our id for each of theirs.
    """

    feed: Feed
    name: Path
    root: Path
    sources: Sources
    say: Speech
    ids: dict[str, str] = field(default_factory=dict)

    def number(self, new: Sequence[JsonObject]) -> None:
        """Ids count per LPSE: each of the `new` answers gets the next one that was never used here."""
        own = {raw.slug: text_of(raw.fields, "id") for raw in self.sources.entries}
        self.ids.update(
            {each["id"]: own[each["slug"]] for each in self.feed.answers if own.get(each["slug"])}
        )
        used = used_ids(self.sources)
        for answer in new:
            used.append(next_id(used))
            self.ids[answer["id"]] = used[-1]

    def update(self, answer: JsonObject, file: Path) -> bool:
        """Take the changes of an answer that is here, and show them; whether there were any."""
        both = (file, file.with_suffix(".en.md"))
        before = [each.read_text(encoding="utf-8") if each.exists() else "" for each in both]
        self.write(answer, file)
        after = [each.read_text(encoding="utf-8") if each.exists() else "" for each in both]
        for each, old, new in zip(both, before, after, strict=True):
            name = each.as_posix()
            for line in difflib.unified_diff(old.splitlines(), new.splitlines(), name, name, n=1):
                print(harmless(line.rstrip("\n")))
        return before != after

    def write(self, answer: JsonObject, file: Path) -> None:
        """Write an answer, its translation where there is one, and the pictures of both."""
        bodies = {one: self._with_pictures(answer["body"][one] or "", file) for one in LANGUAGES}
        write_if_changed(file, _document(_indonesian(answer, self.ids), bodies["id"]))
        english = _english(answer)
        if any(english.values()) or bodies["en"]:
            write_if_changed(file.with_suffix(".en.md"), _document(english, bodies["en"]))

    def carry_names(self, answers: Sequence[JsonObject]) -> None:
        """Write what the answers name and this folder lacks; say which of their roles it lacks."""
        data = {stem: raw.fields.fields for stem, raw in self.sources.data.items()}
        data["documents"] = data.get("agency", {}).get("documents", MISSING).fields
        for stem, id_ in dict.fromkeys(self.feed.needed(answers)):
            if id_ in data.get(stem, {}):
                continue
            if id_ not in self.feed.named[stem]:
                print(self.say("feed_unnamed", stem=stem, id=id_))
                continue
            file = self.root / "_data" / f"{'agency' if stem == 'documents' else stem}.yml"
            text = file.read_text(encoding="utf-8") if file.exists() else ""
            add = _with_document if stem == "documents" else _with_record
            write_if_changed(file, add(text, id_, _named(self.feed.named[stem][id_])))
            print(self.say("feed_named", path=file.as_posix(), id=id_))
        steps = [step for answer in answers for step in answer["steps"]]
        acting = {role for answer in answers for role in answer["audience"]}
        acting |= {step[name] for step in steps for name in ("role", "escalate_to") if step[name]}
        for role in sorted(acting - data.get("roles", {}).keys()):
            print(self.say("feed_role", role=role))

    def _with_pictures(self, body: str, entry: Path) -> str:
        """The body with its pictures in the content folder; what is missing is reported and stays a link."""
        for url, path in pictures(self.feed, body):
            data = self._beside(path) or _fetched(url)
            if data is None or not _is_picture(data, path):
                print(self.say("feed_picture_missing", url=url))
                continue
            file, number = self.root / path, 1
            while file.exists() and file.read_bytes() != data:  # another picture has the name
                number += 1
                file = (self.root / path).with_stem(f"{Path(path).stem}-{number}")
            if write_if_changed(file, data):
                print(self.say("feed_picture", path=file.as_posix()))
            body = body.replace(f"]({url}", f"]({PurePosixPath(os.path.relpath(file, entry.parent))}")
        return body

    def _beside(self, path: str) -> bytes | None:
        """The picture where the file is in a copy of the whole site, as site/api/v1/faq.json.

        Not where it is alone: then its pictures would be those of whoever imports it.
        """
        whole = self.name.resolve()
        if not whole.as_posix().endswith(f"/{site_map.API}"):
            return None
        file = whole.parents[2] / path
        return file.read_bytes() if file.is_file() and file.stat().st_size <= _LARGEST else None


def _named(record: JsonObject) -> dict[str, Any]:
    """A record of a data file as its authors write it, empty parts left out."""
    found: dict[str, Any] = {
        name: {language: value for language, value in record[name].items() if value}
        for name in ("label", "description")
        if name in record
    }
    found |= {"url": record.get("url"), "sensitive": record.get("sensitive"), "from": record.get("held_by")}
    return {name: value for name, value in found.items() if value}


def _with_record(text: str, id_: str, record: Mapping[str, Any]) -> str:
    gap = "" if not text or text.endswith("\n") else "\n"
    return text + gap + _yaml({id_: record})


def _with_document(text: str, id_: str, record: Mapping[str, Any]) -> str:
    """The agency's file with one more document; what is there keeps every letter."""
    lines = text.splitlines(keepends=True)
    at = next((at for at, line in enumerate(lines) if line.startswith("documents:")), None)
    if at is None:
        return _with_record(text, "documents", {id_: record["label"]})
    new = [f"  {line}\n" for line in _yaml({id_: record["label"]}).splitlines()]
    inline = lines[at].split("#")[0].strip() != "documents:"
    head = ["documents:\n"] if inline else [lines[at]]
    return "".join([*lines[:at], *head, *new, *lines[at + 1 :]])


def _indonesian(answer: JsonObject, ids: Mapping[str, str]) -> dict[str, Any]:
    """The fields of the Indonesian file, in the order in which authors find them."""
    symptoms = [
        {"id": one["id"], "code" if one["kind"] == "code" else "text": one["text"]}
        for one in answer["symptoms"]
    ]
    here = {
        "id": ids[answer["id"]],
        "symptoms": symptoms,
        "steps": [{**step, "text": step["markdown"]} for step in answer["steps"]],
        "related": [ids[id_] for id_ in answer["related"] if id_ in ids],
        "former_slugs": [],
    }
    return _authored(Entry, {**answer, **here})


def _authored(record: type, said: JsonObject) -> dict[str, Any]:
    """What an author writes of a record of the open data: its Indonesian texts, nothing that is empty."""
    found: dict[str, Any] = {}
    known = {one.name: one for one in described(record)}
    for name in (*FIRST[record], *(one.name for one in later(record))):
        value, inside = said.get(NAMES.get((record, name), name)), known[name].record
        if inside and value:
            value = (
                [_authored(inside, one) for one in value] if known[name].item else _authored(inside, value)
            )
        elif isinstance(value, dict):
            value = value.get("id")
        if value:
            found[name] = value
    return found


def _english(answer: JsonObject) -> dict[str, Any]:
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
    return f"---\n{_yaml(filled)}---\n{_REMARK.sub(_own_remark, body)}\n"


def _own_remark(found: re.Match[str]) -> str:
    lines = (line.removeprefix(">").removeprefix(" ") for line in found["quoted"].splitlines(keepends=True))
    indented = "".join(f"    {line}" if line.strip() else line for line in lines)
    return f'!!! situs "{found["title"]}"\n{indented}'


def _yaml(value: Mapping[str, Any]) -> str:
    return str(yaml.safe_dump(dict(value), allow_unicode=True, sort_keys=False, width=110))


class _SameHost(urllib.request.HTTPRedirectHandler):
    """A site may move within its host; where else it leads may be a machine that only this one can reach."""

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).hostname != urlsplit(req.full_url).hostname:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _fetched(url: str) -> bytes | None:
    """The picture from the site it was published on, or nothing."""
    request = urllib.request.Request(url, headers={"User-Agent": "lpse-faq"})  # noqa: S310  the feed allows http(s) only
    try:
        with urllib.request.build_opener(_SameHost).open(request, timeout=_SECONDS) as answer:
            data: bytes = answer.read(_LARGEST + 1)
    except (OSError, ValueError, HTTPException):
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


# Data files whose ids an answer may name, and where it names them.
NAMED = ("categories", "conditions", "sops", "evidence")
_ID, _SLUG, _DATE = ENTRY_ID.match, SLUG.match, DATE.match
_BOTH = {"id": str, "en": (str, None)}
_LABELLED = {"id": _SLUG, "label": _BOTH, "description": _BOTH}
_ANSWER: JsonObject = {
    "id": _ID,
    "slug": _SLUG,
    "question": _BOTH,
    "category": _SLUG,
    "audience": [_SLUG],
    "symptoms": [
        {"id": _SLUG, "kind": re.compile("message|code").fullmatch, "text": str, "gloss": (str, None)}
    ],
    "asked_as": {"id": [str], "en": [str]},
    "steps": [
        {
            "id": _SLUG,
            "role": _SLUG,
            "markdown": _BOTH,
            "condition": (_SLUG, None),
            "sop": (_SLUG, None),
            "escalate_to": (_SLUG, None),
            "skips": (_BOTH, None),
            "attach": [_SLUG],
        }
    ],
    "applies_to": (str, None),
    "related": [_ID],
    "reviewed": _DATE,
    "source": ({"document": _SLUG, "item": int}, None),
    "body": {"id": (str, None), "en": (str, None)},
}
_FEED: JsonObject = {
    "agency": {"name": str, "site_url": re.compile(r"https?://[^\s<>\"']+").fullmatch},
    "categories": [_LABELLED],
    "conditions": [_LABELLED],
    "sops": [{**_LABELLED, "url": (str, None)}],
    "evidence": [{**_LABELLED, "sensitive": bool, "held_by": [_SLUG]}],
    "entries": [_ANSWER],
}
# Fields that the first edition of the format did not have.
_LATER: JsonObject = {"documents": [{"id": _SLUG, "label": _BOTH}]}


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed whose form is sound. `named` has, by data file and id, what its answers name; documents too."""

    site_url: str
    answers: tuple[JsonObject, ...]
    named: Mapping[str, Mapping[str, JsonObject]]

    def needed(self, answers: Iterable[JsonObject]) -> Iterator[tuple[str, str]]:
        """Data file and id of everything that `answers` name."""
        for answer in answers:
            yield "categories", answer["category"]
            if answer["source"]:
                yield "documents", answer["source"]["document"]
            for step in answer["steps"]:
                yield from (("conditions", id_) for id_ in (step["condition"],) if id_)
                yield from (("sops", id_) for id_ in (step["sop"],) if id_)
                yield from (("evidence", id_) for id_ in step["attach"])


def read_feed(data: bytes) -> Feed:
    """The feed in a file. Raises UnreadableError with the place of what is wrong with it."""
    try:
        raw = json.loads(data.decode("utf-8-sig"))
    except RecursionError:
        raise UnreadableError("feed_too_deep") from None
    except ValueError:
        raise UnreadableError("feed_no_json") from None
    if not isinstance(raw, dict) or not isinstance(raw.get("entries"), list):
        raise UnreadableError("feed_other")
    _judge(raw, _FEED, "")
    _judge(raw, {name: spec for name, spec in _LATER.items() if name in raw}, "")
    for name in ("id", "slug"):
        for value, number in Counter(answer[name] for answer in raw["entries"]).items():
            if number > 1:
                raise UnreadableError("feed_twice", f"{name} {value}")
    named = {stem: {each["id"]: each for each in raw.get(stem, ())} for stem in (*NAMED, "documents")}
    return Feed(raw["agency"]["site_url"].rstrip("/") + "/", tuple(raw["entries"]), named)


def pictures(feed: Feed, body: str) -> list[tuple[str, str]]:
    """The pictures of the feed's own site in a body: address as written, and path on the site."""
    found: dict[str, str] = {}
    for node in walk(parse.blocks(body)):
        url = node.attributes.get("url", "") if node.kind == "picture" else ""
        path = url.removeprefix(feed.site_url)
        if (
            path != url
            and is_published_picture(path)
            and re.fullmatch(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*", path)
        ):
            found[url] = path
    return list(found.items())


def _judge(value: Any, wanted: Any, place: str) -> None:
    """Hold a value of JSON against its description. Raises UnreadableError where they differ."""
    if isinstance(wanted, tuple):
        wanted = wanted[0] if value is not None else None
    if isinstance(wanted, Mapping):
        _refuse_unless(isinstance(value, dict), place)
        for name, spec in wanted.items():
            inner = f"{place}.{name}" if place else name
            _refuse_unless(name in value, inner)
            _judge(value[name], spec, inner)
    elif isinstance(wanted, list):
        _refuse_unless(isinstance(value, list), place)
        for at, item in enumerate(value):
            _judge(item, wanted[0], f"{place}[{at}]")
    elif wanted is int or wanted is bool:
        _refuse_unless(type(value) is wanted, place)
    elif wanted is not None:
        _refuse_unless(isinstance(value, str), place)
        if hidden := HIDDEN.search(value):
            raise UnreadableError("feed_hidden", f"{place}: {name_of(hidden.group())}")
        _refuse_unless(wanted is str or bool(wanted(value)), place)


def _refuse_unless(sound: bool, place: str) -> None:
    if not sound:
        raise UnreadableError("feed_form", place)
