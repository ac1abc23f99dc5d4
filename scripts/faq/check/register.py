"""What was published once stays reachable: the content against the register `faq/published.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from faq.check.known import Known, text_of
from faq.check.report import problem, quoted
from faq.check.schema import ENTRY_ID, REGISTERED, Inspection
from faq.check.translation import indonesian_texts
from faq.model import REGISTER, Located, Problem, RawFile, Sources, english_path, is_digest_of, say


def check_register(sources: Sources, known: Known) -> Iterator[Problem]:
    """Problems of ids, addresses and translations that the register knows, or of a register that is gone."""
    register = sources.register
    if register is None:
        if sources.register_tracked or _was_accepted(sources):
            yield problem("FAQ422", REGISTER, 1, say("register_gone"), say("restore_from_git"))
    elif register.readable:
        malformed = [
            *Inspection(register.path).value(Located(register.fields.fields, 1), REGISTERED, "register")
        ]
        for fault in malformed:
            yield problem("FAQ416", fault.path, fault.line, fault.what, say("restore_register"))
        if not malformed:
            yield from _published(sources, register.fields.fields, known)
            yield from _unregistered(sources, register.fields.fields)


def _published(sources: Sources, registered: Mapping[str, Located], known: Known) -> Iterator[Problem]:
    """Problems of what was published: each id, its addresses and its translation."""
    redirects = {slug: raw for raw in sources.entries for slug in raw.fields.get("former_slugs").texts}
    english = {raw.path for raw in sources.translations}
    for id_, record in registered.items():
        entry = known.entries.get(id_)
        slugs = record.get("slugs").texts
        draft = known.drafts.get(id_)
        if draft is not None:
            line = draft.fields.fields["id"].line
            yield problem("FAQ411", draft.path, line, say("now_draft", id=id_), say("finish_or_restore"))
        elif entry is None and "retired" in record.fields:
            yield from _reused(id_, slugs, known)
        elif entry is None:
            yield from _gone(id_, slugs, record.line, known, redirects)
        else:
            yield from _moved(id_, entry, slugs, known, redirects)
            if "en" in record.get("languages").texts and english_path(entry.path) not in english:
                yield problem("FAQ414", entry.path, 1, say("english_gone"), say("restore_english"))


def _was_accepted(sources: Sources) -> bool:
    """Whether a translation holds a digest of its Indonesian: `accept` wrote it, and a register with it."""
    english = {raw.path: raw for raw in sources.translations}
    for raw in sources.entries:
        other = english.get(english_path(raw.path))
        recorded = other.fields.get("translated_from").fields if other else {}
        for key, value in indonesian_texts(raw) if recorded else ():
            if key in recorded and is_digest_of(recorded[key].text.strip(), value.text.strip()):
                return True
    return False


def _reused(id_: str, slugs: Sequence[str], known: Known) -> Iterator[Problem]:
    """The page at the address of a retired answer says that it is gone: no other answer may live there."""
    for slug in slugs:
        here = known.slugs.get(slug)
        if here is not None:
            retired = say("address_of_retired", slug=quoted(slug), id=id_)
            yield problem("FAQ413", here.path, 1, retired, say("rename_answer", slug=slug))


def _gone(
    id_: str, slugs: Sequence[str], line: int, known: Known, redirects: Mapping[str, RawFile]
) -> Iterator[Problem]:
    here = next((known.slugs[slug] for slug in slugs if slug in known.slugs), None)
    if here is not None and here.readable:
        now = here.fields.fields.get("id")
        changed = say("id_changed", id=id_, now=quoted(now.text if now else ""))
        yield problem("FAQ411", here.path, now.line if now else 1, changed, say("write_id_again", id=id_))
    elif here is None and not any(slug in redirects for slug in slugs):
        hint = say("restore_or_redirect", slugs=", ".join(slugs))
        yield problem("FAQ411", REGISTER, line, say("published_gone", id=id_, slug=slugs[0]), hint)


def _moved(
    id_: str, entry: RawFile, slugs: Sequence[str], known: Known, redirects: Mapping[str, RawFile]
) -> Iterator[Problem]:
    if not entry.readable:
        return
    for slug in slugs:
        owner = known.slugs.get(slug)
        line = entry.fields.fields["id"].line
        if owner is entry or (owner is None and slug in redirects):
            continue
        if owner is not None and text_of(owner.fields, "id") == id_:
            continue  # two answers have one id, which is reported where they say so
        if owner is not None:
            reused = say("id_reused", id=id_, slug=quoted(slug), path=owner.path)
            hint = say("take_free_id", slug=quoted(slug), id=id_)
            yield problem("FAQ413", entry.path, line, reused, hint)
        else:
            gone = say("published_address_gone", id=id_, slug=quoted(slug))
            yield problem("FAQ412", entry.path, line, gone, say("renamed_or_new", slug=slug))


def _unregistered(sources: Sources, registered: Mapping[str, Located]) -> Iterator[Problem]:
    for raw in sources.entries:
        id_ = text_of(raw.fields, "id")
        if raw.readable and ENTRY_ID.match(id_) and id_ not in registered:
            line = raw.fields.fields["id"].line
            yield problem("FAQ415", raw.path, line, say("unregistered", id=id_), say("reread", slug=raw.slug))
