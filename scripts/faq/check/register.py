"""What was published once stays reachable: the content against the register `faq/published.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from faq.check.known import Known, members, text_of
from faq.check.report import problem, quoted
from faq.check.schema import REGISTERED
from faq.check.shape import Inspection
from faq.model import Located, Problem, RawFile, Sources


def check_register(sources: Sources, known: Known) -> Iterator[Problem]:
    """Problems of ids, addresses and translations that the register knows. No register, no problem."""
    register = sources.register
    if register is None or not register.readable:
        return
    malformed = [*Inspection(register.path).value(Located(register.fields.fields, 1), REGISTERED, "register")]
    for fault in malformed:
        hint = "restore the file from version control; only `build.py accept` writes it"
        yield problem("FAQ416", fault.path, fault.line, fault.message, hint)
    if malformed:
        return
    redirects = {
        item.text.strip(): raw for raw in sources.entries for item in members(raw.fields, "former_slugs")
    }
    english = {raw.path for raw in sources.translations}
    for id_, record in register.fields.fields.items():
        entry = known.entries.get(id_)
        slugs = [item.text.strip() for item in members(record, "slugs")]
        draft = known.drafts.get(id_)
        if draft is not None:
            hint = "finish it, or bring the published text back from version control"
            line = draft.fields.fields["id"].line
            yield problem("FAQ411", draft.path, line, f"{id_} was published and is a draft now", hint)
        elif entry is None and "retired" in record.fields:
            yield from _reused(id_, slugs, known)
        elif entry is None:
            yield from _gone(id_, slugs, record.line, known, redirects)
        else:
            yield from _moved(id_, entry, slugs, known, redirects)
            languages = {item.text for item in members(record, "languages")}
            if "en" in languages and entry.path.removesuffix(".md") + ".en.md" not in english:
                hint = "bring the file back; an English reader has its address"
                yield problem("FAQ414", entry.path, 1, "the English text was published and is gone", hint)
    yield from _unregistered(sources, register.fields.fields)


def _reused(id_: str, slugs: list[str], known: Known) -> Iterator[Problem]:
    """The page at the address of a retired answer says that it is gone: no other answer may live there."""
    for slug in slugs:
        here = known.slugs.get(slug)
        if here is not None:
            message = f"{quoted(slug)} was the address of {id_}, which was retired"
            hint = f"rename this answer: build.py rename {slug} another-name"
            yield problem("FAQ413", here.path, 1, message, hint)


def _gone(
    id_: str, slugs: list[str], line: int, known: Known, redirects: Mapping[str, RawFile]
) -> Iterator[Problem]:
    here = next((known.slugs[slug] for slug in slugs if slug in known.slugs), None)
    if here is not None and here.readable:
        now = here.fields.fields.get("id")
        message = f"published as {id_}, this entry now says {quoted(now.text if now else '')}"
        yield problem("FAQ411", here.path, now.line if now else 1, message, f"write `id: {id_}` again")
    elif here is None and not any(slug in redirects for slug in slugs):
        message = f"{id_} ({slugs[0]}) was published and is gone"
        hint = f"bring it back, or add `former_slugs: [{', '.join(slugs)}]` to the entry that answers it now"
        yield problem("FAQ411", "faq/published.yml", line, message, hint)


def _moved(
    id_: str, entry: RawFile, slugs: list[str], known: Known, redirects: Mapping[str, RawFile]
) -> Iterator[Problem]:
    if not entry.readable:
        return
    for slug in slugs:
        owner = known.slugs.get(slug)
        line = entry.fields.fields["id"].line
        if owner is entry or (owner is None and slug in redirects):
            continue
        if owner is not None:
            message = f"{id_} was published as {quoted(slug)}, where {owner.path} is now"
            hint = f"a new answer takes a free id; the entry at {quoted(slug)} keeps {id_}"
            yield problem("FAQ413", entry.path, line, message, hint)
        else:
            message = f"{id_} was published as {quoted(slug)}, an address that is gone"
            hint = f"renamed? add `former_slugs: [{slug}]`. A new answer? It needs an id of its own"
            yield problem("FAQ412", entry.path, line, message, hint)


def _unregistered(sources: Sources, registered: Mapping[str, Located]) -> Iterator[Problem]:
    for raw in sources.entries:
        id_ = raw.fields.fields.get("id")
        if raw.readable and id_ and id_.text.strip() and id_.text.strip() not in registered:
            hint = f"reread it, then run: build.py accept {raw.slug}"
            message = f"{text_of(raw.fields, 'id')} is not in the register of what was published"
            yield problem("FAQ415", raw.path, id_.line, message, hint)
