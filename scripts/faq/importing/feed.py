"""The open data of another LPSE (its api/v1/faq.json), judged before anything of it is used."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from faq.importing.document import UnreadableError
from faq.markdown import parse
from faq.markdown.nodes import walk
from faq.model import HIDDEN, is_published_picture, name_of

Record = Mapping[str, Any]
# Data files whose ids an answer may name, and where it names them.
NAMED = ("categories", "conditions", "sops", "evidence")
_ID = re.compile(r"F\d{3,5}", re.ASCII)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BOTH = {"id": str, "en": (str, None)}
_LABELLED = {"id": _SLUG, "label": _BOTH, "description": _BOTH}
_ANSWER: Record = {
    "id": _ID,
    "slug": _SLUG,
    "question": _BOTH,
    "category": _SLUG,
    "audience": [_SLUG],
    "symptoms": [{"id": _SLUG, "kind": re.compile("message|code"), "text": str, "gloss": (str, None)}],
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
_FEED: Record = {
    "agency": {"name": str, "site_url": re.compile(r"https?://[^\s<>\"']+")},
    "categories": [_LABELLED],
    "conditions": [_LABELLED],
    "sops": [{**_LABELLED, "url": (str, None)}],
    "evidence": [{**_LABELLED, "sensitive": bool, "held_by": [_SLUG]}],
    "entries": [_ANSWER],
}
# Fields that the first edition of the format did not have.
_LATER: Record = {"documents": [{"id": _SLUG, "label": _BOTH}]}


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed whose form is sound. `named` has, by data file and id, what its answers name; documents too."""

    agency: str
    site_url: str
    answers: tuple[Record, ...]
    named: Mapping[str, Mapping[str, Record]]

    def needed(self, answers: Iterable[Record]) -> Iterator[tuple[str, str]]:
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
    return Feed(
        raw["agency"]["name"], raw["agency"]["site_url"].rstrip("/") + "/", tuple(raw["entries"]), named
    )


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
        _refuse_unless(wanted is str or wanted.fullmatch(value) is not None, place)


def _refuse_unless(sound: bool, place: str) -> None:
    if not sound:
        raise UnreadableError("feed_form", place)
