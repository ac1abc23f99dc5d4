"""English beside Indonesian: the same ids, nothing structural, and a digest for each text reread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from faq.check.known import Known, by_id, text_of
from faq.check.report import choices, nearest, problem, quoted
from faq.check.schema import DIGEST, TRANSLATION
from faq.memory import Memory
from faq.model import (
    Entry,
    Located,
    Message,
    Problem,
    RawFile,
    Sources,
    Text,
    english_path,
    is_digest_of,
    say,
)
from faq.model.fields import described

# The groups of texts that a translation holds by the id of what they belong to.
GROUPS = tuple(
    each.field.translated
    for one in described(Entry)
    if one.record
    for each in described(one.record)
    if each.type is Text and each.field.translated
)
FEWEST_WORDS = 4


def check_translations(sources: Sources, known: Known, memory: Memory) -> Iterator[Problem]:
    """Problems between each Indonesian file, entry or page, and its English one."""
    english = {raw.path: raw for raw in sources.translations}
    is_wanted = "en" in known.languages
    for raw in sources.entries:
        other = english.pop(english_path(raw.path), None)
        if other is None and is_wanted:
            yield _untranslated(raw, say("begin_translation", slug=raw.slug))
        elif other is not None and other.readable and raw.readable:
            pair = _Pair(raw, other)
            yield from memory.problems(raw, "translation", pair.problems, memory.digest(other))
    for orphan in english.values():
        where = known.slugs.get(orphan.slug)
        meant = nearest(orphan.slug, known.slugs)
        hint = say("expected_beside", name=f"{orphan.slug}.md")
        if where:
            hint = say("move_beside", path=where.path)
        elif meant:
            hint = say("expected_beside_meant", name=f"{orphan.slug}.md", meant=meant)
        yield problem("FAQ301", orphan.path, 1, say("orphan"), hint)
    yield from _pages(sources.pages, is_wanted)


def _pages(pages: tuple[RawFile, ...], is_wanted: bool) -> Iterator[Problem]:
    paths = {raw.path for raw in pages}
    for raw in pages:
        if not raw.path.endswith(".en.md"):
            if is_wanted and english_path(raw.path) not in paths:
                yield _untranslated(raw, say("write_translation", name=f"{raw.slug}.en.md"))
        elif raw.path.removesuffix(".en.md") + ".md" not in paths:
            yield problem("FAQ301", raw.path, 1, say("orphan"), say("expected_beside", name=f"{raw.slug}.md"))


def _untranslated(raw: RawFile, remedy: Message) -> Problem:
    return problem("FAQ302", raw.path, 1, say("no_english"), remedy)


@dataclass(frozen=True, slots=True)
class _Pair:
    """An entry and its translation, both readable."""

    entry: RawFile
    other: RawFile

    def problems(self) -> Iterator[Problem]:
        yield from self.unknown_ids()
        accepted = self.other.fields.get("translated_from").fields
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
            yield problem("FAQ306", self.other.path, 1, say("not_accepted"), self.reread_hint)
        yield from self.records(accepted, originals)
        if "body" in translated and "body" not in originals:
            line = self.other.body_line
            yield problem("FAQ303", self.other.path, line, say("no_body"), say("indonesian_first"))

    @property
    def knows_steps(self) -> bool:
        """Whether every step has an id of its own. Where one has none, that was reported."""
        steps = by_id(self.entry, "steps")
        return 0 < len(steps) == len(self.entry.fields.get("steps").items)

    def unknown_ids(self) -> Iterator[Problem]:
        """Texts whose id the Indonesian file does not have."""
        steps = by_id(self.entry, "steps")
        known = {
            "steps": steps,
            "symptoms": by_id(self.entry, "symptoms"),
            "skips": {id_: step for id_, step in steps.items() if "skips" in step.fields},
        }
        for group, ids in known.items():
            if not self.knows_steps:
                return
            for id_, value in self.other.fields.get(group).fields.items():
                if id_ not in ids:
                    hint = choices(id_, ids, say("of_file", name=group, path=self.entry.path))
                    unknown = say("unknown_translated_id", group=group, id=quoted(id_))
                    yield problem("FAQ303", self.other.path, value.line, unknown, hint)

    def missing(self, key: str, record: Located | None) -> Iterator[Problem]:
        group = self.other.fields.fields.get(key.split(".")[0])
        if record is not None:
            gone = say("translation_gone", key=quoted(key))
            yield problem("FAQ307", self.other.path, record.line, gone, say("bring_text_back"))
        elif group is None or isinstance(group.value, Mapping):
            lacking = say("part_no_english", key=quoted(key))
            line = group.line if group else 1
            yield problem("FAQ302", self.other.path, line, lacking, say("shown_in_indonesian"))

    @property
    def reread_hint(self) -> Message:
        return say("reread", slug=self.entry.slug)

    def reread(self, key: str, original: str, text: Located, record: Located | None) -> Iterator[Problem]:
        path = self.other.path
        if record is None:
            message = say("part_not_accepted", key=quoted(key))
            yield problem("FAQ306", path, text.line, message, self.reread_hint)
        elif DIGEST.match(record.text.strip()) and not is_digest_of(record.text.strip(), original):
            hint = say("compare", slug=self.entry.slug)
            yield problem("FAQ305", path, text.line, say("stale", key=quoted(key)), hint)

    def copied(self, key: str, original: str, text: Located) -> Iterator[Problem]:
        words = original.split()
        if len(words) >= FEWEST_WORDS and words == text.text.split():
            copied = say("copied", key=quoted(key))
            yield problem("FAQ309", self.other.path, text.line, copied, say("translate_or_delete"))

    def records(self, accepted: Mapping[str, Located], originals: Mapping[str, str]) -> Iterator[Problem]:
        for key, record in accepted.items():
            if key not in originals and (key == "question" or not self.knows_steps):
                continue  # the entry itself is wrong, which was reported
            if key not in originals:
                message = say("record_unknown", key=quoted(key))
                known = choices(key, originals, say("texts"))
                hint = say("tidy_up", choices=known, slug=self.entry.slug)
            elif record.text.strip() and not DIGEST.match(record.text.strip()):
                message = say("record_no_digest", key=quoted(key))
                hint = say("expected", form=DIGEST.expected)
            else:
                continue
            yield problem("FAQ308", self.other.path, record.line, message, hint)


def indonesian_texts(raw: RawFile) -> Iterator[tuple[str, Located]]:
    """The texts to translate by their key in `translated_from`, as `Entry.texts` names them."""
    for one in described(Entry):
        if one.field.translated and text_of(raw.fields, one.name):
            yield one.field.translated, raw.fields.fields[one.name]
        inside = [each for each in described(one.record) if each.type is Text] if one.record else []
        for id_, member in by_id(raw, one.name).items() if inside else ():
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
