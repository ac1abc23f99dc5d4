"""Ids and addresses that are in use or once were: none is ever given to another answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
