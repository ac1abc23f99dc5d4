"""English beside Indonesian: the same ids, nothing structural, and a digest for each text reread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from faq.check.forms import DIGEST
from faq.check.known import NOTHING, Known, named, text_of
from faq.check.report import choices, nearest, problem, quoted
from faq.check.schema import ENTRY, STEP, TRANSLATION
from faq.model import Entry, Located, Problem, RawFile, Sources, Text, is_digest_of
from faq.model.fields import described

# The groups of texts that a translation holds by the id of what they belong to.
GROUPS = tuple(
    each.field.translated
    for one in described(Entry)
    if one.record
    for each in described(one.record)
    if each.type is Text and each.field.translated
)
STRUCTURE = {*ENTRY.fields, *STEP.fields} - set(TRANSLATION.fields)
FEWEST_WORDS = 4


def check_translations(sources: Sources, known: Known) -> Iterator[Problem]:
    """Problems between each Indonesian file, entry or page, and its English one."""
    english = {raw.path: raw for raw in sources.translations}
    is_wanted = "en" in known.languages
    for raw in sources.entries:
        other = english.pop(raw.path.removesuffix(".md") + ".en.md", None)
        if other is None and is_wanted:
            yield _untranslated(raw, f"to begin: build.py translate {raw.slug}")
        elif other is not None and other.readable and raw.readable:
            yield from _Pair(raw, other).problems()
    for orphan in english.values():
        where = known.slugs.get(orphan.slug)
        meant = nearest(orphan.slug, known.slugs)
        hint = f"move it beside {where.path}" if where else f"expected {orphan.slug}.md beside it"
        hint += f"; did you mean '{meant}'?" if meant and not where else ""
        yield problem("FAQ301", orphan.path, 1, "a translation without its Indonesian file", hint)
    yield from _pages(sources.pages, is_wanted)


def _pages(pages: tuple[RawFile, ...], is_wanted: bool) -> Iterator[Problem]:
    paths = {raw.path for raw in pages}
    for raw in pages:
        if not raw.path.endswith(".en.md"):
            if is_wanted and raw.path.removesuffix(".md") + ".en.md" not in paths:
                yield _untranslated(raw, f"write {raw.slug}.en.md beside it")
        elif raw.path.removesuffix(".en.md") + ".md" not in paths:
            hint = f"expected {raw.slug}.md beside it"
            yield problem("FAQ301", raw.path, 1, "a translation without its Indonesian file", hint)


def _untranslated(raw: RawFile, remedy: str) -> Problem:
    hint = f"English readers get Indonesian with a notice; {remedy}"
    return problem("FAQ302", raw.path, 1, "there is no English text", hint)


def structural(raw: RawFile) -> Iterator[Problem]:
    """What a translation states although only the Indonesian file may; the rest of its shape is usual."""
    for name, value in raw.fields.fields.items():
        if name in STRUCTURE:
            message = f"a translation cannot state {quoted(name)}"
            yield problem(
                "FAQ304", raw.path, value.line, message, "delete it; it is taken from the Indonesian file"
            )
    for group in ("steps", "symptoms", "skips"):
        value = raw.fields.fields.get(group, NOTHING)
        listed = isinstance(value.value, tuple)
        for item in (value,) if listed else [each for each in value.fields.values() if each.fields]:
            message = f"'{group}' of a translation holds texts by id, no structure"
            yield problem(
                "FAQ304", raw.path, item.line, message, "write under it, indented: id: the English text"
            )


@dataclass(frozen=True, slots=True)
class _Pair:
    """An entry and its translation, both readable."""

    entry: RawFile
    other: RawFile

    def problems(self) -> Iterator[Problem]:
        yield from self.unknown_ids()
        accepted = self.other.fields.fields.get("translated_from", NOTHING).fields
        originals = {key: value.text.strip() for key, value in indonesian_texts(self.entry)}
        translated = dict(english_texts(self.other))
        for key, original in originals.items():
            text, record = translated.get(key), accepted.get(key)
            if text is None:
                yield from self.missing(key, record)
            else:
                yield from self.copied(key, original, text)
            if text is not None and accepted:
                yield from self.reread(key, original, text, record)
        if translated and not accepted:
            yield problem(
                "FAQ306", self.other.path, 1, "the translation is not accepted yet", self.reread_hint
            )
        yield from self.records(accepted, originals)
        if "body" in translated and "body" not in originals:
            hint = "write it in Indonesian first"
            yield problem(
                "FAQ303", self.other.path, self.other.body_line, "the Indonesian file has no body", hint
            )

    def unknown_ids(self) -> Iterator[Problem]:
        """Texts whose id the Indonesian file does not have."""
        steps = named(self.entry, "steps")
        known = {
            "steps": steps,
            "symptoms": named(self.entry, "symptoms"),
            "skips": {id_: step for id_, step in steps.items() if "skips" in step.fields},
        }
        for group, ids in known.items():
            if not steps:
                return  # what is wrong with them was reported; their ids cannot be known
            for id_, value in self.other.fields.fields.get(group, NOTHING).fields.items():
                if id_ not in ids:
                    hint = choices(id_, ids, f"{group} of {self.entry.path}")
                    yield problem(
                        "FAQ303", self.other.path, value.line, f"{group}: unknown id {quoted(id_)}", hint
                    )

    def missing(self, key: str, record: Located | None) -> Iterator[Problem]:
        group = self.other.fields.fields.get(key.split(".")[0])
        if record is not None:
            message = f"the accepted translation of {quoted(key)} is gone"
            hint = "bring the text back from version control"
            yield problem("FAQ307", self.other.path, record.line, message, hint)
        elif group is None or isinstance(group.value, Mapping):
            message = f"{quoted(key)} has no English text"
            hint = "English readers get it in Indonesian with a notice"
            yield problem("FAQ302", self.other.path, group.line if group else 1, message, hint)

    @property
    def reread_hint(self) -> str:
        return f"reread it, then run: build.py accept {self.entry.slug}"

    def reread(self, key: str, original: str, text: Located, record: Located | None) -> Iterator[Problem]:
        path = self.other.path
        if record is None:
            message = f"the translation of {quoted(key)} is not accepted yet"
            yield problem("FAQ306", path, text.line, message, self.reread_hint)
        elif DIGEST.match(record.text.strip()) and not is_digest_of(record.text.strip(), original):
            message = f"the Indonesian of {quoted(key)} changed after its translation was accepted"
            hint = f"compare the two, then run: build.py accept {self.entry.slug}"
            yield problem("FAQ305", path, text.line, message, hint)

    def copied(self, key: str, original: str, text: Located) -> Iterator[Problem]:
        words = original.split()
        if len(words) >= FEWEST_WORDS and words == text.text.split():
            message = f"the English of {quoted(key)} is the Indonesian text"
            hint = "translate it, or delete it to show the notice"
            yield problem("FAQ309", self.other.path, text.line, message, hint)

    def records(self, accepted: Mapping[str, Located], originals: Mapping[str, str]) -> Iterator[Problem]:
        for key, record in accepted.items():
            if key not in originals and (key == "question" or not named(self.entry, "steps")):
                continue  # the entry itself is wrong, which was reported
            if key not in originals:
                message = f"translated_from: the Indonesian file has no {quoted(key)}"
                hint = f"{choices(key, originals, 'texts')}; to tidy up: build.py accept {self.entry.slug}"
            elif record.text.strip() and not DIGEST.match(record.text.strip()):
                message, hint = f"translated_from: {quoted(key)} has no digest", f"expected {DIGEST.expected}"
            else:
                continue
            yield problem("FAQ308", self.other.path, record.line, message, hint)


def indonesian_texts(raw: RawFile) -> Iterator[tuple[str, Located]]:
    """The texts to translate by their key in `translated_from`, as `Entry.texts` names them."""
    for one in described(Entry):
        if one.field.translated and text_of(raw.fields, one.name):
            yield one.field.translated, raw.fields.fields[one.name]
        inside = [each for each in described(one.record) if each.type is Text] if one.record else []
        for id_, member in named(raw, one.name).items() if inside else ():
            for each in inside:
                if text_of(member, each.name):
                    yield f"{each.field.translated}.{id_}", member.fields[each.name]
    if raw.body:
        yield "body", Located(raw.body, raw.body_line)


def english_texts(raw: RawFile) -> Iterator[tuple[str, Located]]:
    """The translated texts by the same keys; what a message means is no translation of it."""
    for group, value in raw.fields.fields.items():
        if value.text.strip() and group in TRANSLATION.fields:
            yield group, value
        for id_, text in value.fields.items() if group in GROUPS else ():
            if text.text.strip():
                yield f"{group}.{id_}", text
    if raw.body:
        yield "body", Located(raw.body, raw.body_line)
