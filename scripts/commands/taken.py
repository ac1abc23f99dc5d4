"""Ids and addresses that are in use or once were: none is ever given to another answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from commands.language import Speech
from commands.options import Failure
from faq.check import is_slug
from faq.model import Located, Sources


def next_id(used: Iterable[str]) -> str:
    """The id after the highest one ever used."""
    numbers = [int(id_[1:]) for id_ in used if id_[:1] == "F" and id_[1:].isdecimal()]
    return f"F{max(numbers, default=0) + 1:03}"


def used_ids(sources: Sources) -> list[str]:
    written = [raw.fields.fields["id"].text for raw in sources.entries if "id" in raw.fields.fields]
    return [*written, *_registered(sources)]


def taken_slugs(sources: Sources) -> dict[str, str]:
    """What holds each address: the path of an answer, or a remark where it is an address of before."""
    published = [known.fields.get("slugs") for known in _registered(sources).values()]
    former = [raw.fields.fields.get("former_slugs") for raw in sources.entries]
    old = {item.text for listed in (*published, *former) if listed for item in listed.items}
    return {**dict.fromkeys(old, "an address of before"), **{raw.slug: raw.path for raw in sources.entries}}


def _registered(sources: Sources) -> Mapping[str, Located]:
    """What the register says of every published id; nothing where there is no register."""
    return sources.register.fields.fields if sources.register else {}


def registered_slugs(sources: Sources) -> frozenset[str]:
    """Every address that was ever published."""
    listed = (known.fields.get("slugs") for known in _registered(sources).values())
    return frozenset(item.text for slugs in listed if slugs for item in slugs.items)


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
    taken = taken_slugs(sources)
    if slug in taken:
        raise Failure(say("slug_taken", slug=slug, holder=taken[slug]), 2)
