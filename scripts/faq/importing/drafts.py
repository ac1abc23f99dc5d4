"""Drafts: items of a document as the files that authors of this project write.

The file of a draft is frontmatter with comments for the person who finishes it, and remarks below it.
Lines of the document that are in no draft are listed.
"""

from __future__ import annotations

import datetime as dt
import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, count

from faq.camera import publishable
from faq.importing.document import Document, Line, words
from faq.importing.indonesian import word_set
from faq.importing.items import Item, items_of
from faq.importing.names import ContentNames
from faq.importing.quotes import Quotation, is_code, quoted_messages
from faq.importing.sentence import Reader
from faq.importing.steps import Doubt, DraftStep, notes_of, steps_of
from faq.model import TO_DO
from faq.yaml_text import scalar

_LONGEST_QUESTION = 160
_LONGEST_TEXT = 1200
_LONGEST_MESSAGE = 2000
_SLUG_WORDS = 7
_LONGEST_SLUG = 60
# Anchors that a page has by itself begin with these.
_RESERVED = word_set(
    """
    help isi istilah search bagikan catatan giliran glossary lampiran langkah laporan pesan step
    terkait unfold balasan syarat index readme
    """
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a document that may be published, and the text below which it was; no data: unreadable."""

    ending: str
    data: bytes
    below: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer as read from a document, and everything a person still has to decide about it."""

    item: Item
    slug: str
    category: str
    audience: tuple[str, ...]
    symptoms: tuple[Quotation, ...]
    steps: tuple[DraftStep, ...]
    notes: tuple[str, ...]
    question: str
    doubts: tuple[Doubt, ...]
    pictures: tuple[Picture, ...] = ()
    ask: str = ""

    @property
    def open_places(self) -> int:
        """How many places a person has to look at."""
        return (
            len(self.doubts)
            + len(self.pictures)
            + sum(len(step.doubts) + bool(step.skips) for step in self.steps)
        )

    @property
    def files(self) -> dict[str, bytes]:
        """The pictures by their path beside the file of the draft."""
        return {
            f"images/{self.slug}-{number}{picture.ending}": picture.data
            for number, picture in enumerate(self.pictures, 1)
            if picture.data
        }


def draft_of(item: Item, known: ContentNames, reader: Reader) -> Draft:
    """One item, read."""
    doubts: list[Doubt] = []
    steps = steps_of(item, known, reader)
    if not steps:
        doubts.append(Doubt("import_only_text"))
    category = known.category(f"{item.section} {item.question}") if item.section or item.question else ""
    if not category:
        category = next(iter(known.categories), "")
        doubts.append(Doubt("import_category", item.section))
    question = item.question
    if not question:
        doubts.append(Doubt("import_question", loud=True))
    elif len(question) > _LONGEST_QUESTION:
        question = textwrap.shorten(question, _LONGEST_QUESTION, placeholder=" …")
        doubts.append(Doubt("import_long_question", item.question))
    return Draft(
        item=item,
        slug=slug_of(item.question, known),
        category=category,
        audience=reader.begins_with(item.question),
        symptoms=_symptoms(item),
        steps=tuple(part for step in steps for part in _divided(step)),
        notes=notes_of(item, all_parts=not steps),
        ask="" if steps else known.ladder[min(1, len(known.ladder) - 1)],
        question=question,
        doubts=tuple(doubts),
        pictures=tuple(_pictures(item)),
    )


def _pictures(item: Item) -> Iterator[Picture]:
    below = item.question
    for line in item.lines:
        below = line.text or below
        for data in line.pictures:
            yield Picture(*(publishable(data) or ("", b"")), below)


def _divided(step: DraftStep) -> Iterator[DraftStep]:
    """A step that no reader would read to its end, as several; only the last hands the case over."""
    texts = textwrap.wrap(step.text, _LONGEST_TEXT) or [""]
    for text in texts[:-1]:
        long = (Doubt("import_long_step"),)
        yield DraftStep(step.role, text, step.origin, step.when, step.under, doubts=long)
    yield replace(step, text=texts[-1])


def _symptoms(item: Item) -> tuple[Quotation, ...]:
    found = [Quotation(text, True) for text in item.messages]
    found += quoted_messages(item.question)
    for part in item.parts:
        found += quoted_messages(part.text, only_sure=True)
    short = (each for each in found if len(each.text) <= _LONGEST_MESSAGE and words(each.text))
    return tuple(
        {each.text.casefold(): each for each in short if not re.search("```|~~~", each.text)}.values()
    )


def slug_of(text: str, known: ContentNames, most: int = _SLUG_WORDS) -> str:
    """An address, or the id of a step, from the words that say what a text is about."""
    said = [_ascii(word) for word in known.topic_words(text)] or [_ascii(word) for word in words(text)]
    said = [word for word in said if word]
    while said and said[0] in _RESERVED:
        said = said[1:]
    while len("-".join(said[:most])) > _LONGEST_SLUG and most > 1:
        most -= 1
    return "-".join(said[:most])[:_LONGEST_SLUG].strip("-")


def _ascii(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.lower())


def ascii_slug(text: str) -> str:
    """All words of a text as an id."""
    return "-".join(filter(None, (_ascii(word) for word in re.findall(r"[^\W_]+", text))))


# Says what the catalogue has under a key, with its `detail`.
Say = Callable[..., str]
_ID_WORDS = 3
_TAG = re.compile(r"((?:<[^<>`]*>|\{[^{}`]*\}|\[[^\[\]`]*\]\([^()`]*\))+)")
_SPECIAL = re.compile(r"\\(?=[!-/:-@\[-`{-~])|[*`\[\]<{}]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=#?\w+;)")
_BLOCK = re.compile(r"^(?=[#>|~=+]|-(?=\s)|!!!|\?\?\?)|^(\d+)(?=[.)]\s)")
_SAYS_LITTLE = word_set(
    """
    melakukan dilakukan lakukan selanjutnya kemudian segera serta belum masih apabila jika
    """
)


def draft_text(draft: Draft, id_: str, document: str, today: dt.date, known: ContentNames, say: Say) -> str:
    """The file of a draft. `document` is the name of the file it comes from."""
    lines = ["---", *_origin(draft, document, say), f"id: {id_}", "draft: true"]
    lines += _noted(draft.doubts, say)
    question = draft.question or f"{TO_DO} {say('import_question', detail='')}"
    lines += [f"question: {scalar(as_markdown(question))}", f"category: {draft.category}"]
    if draft.audience:
        lines += [f"audience: [{', '.join(draft.audience)}]"]
    lines += _symptom_lines(draft.symptoms, known, say)
    if draft.item.asked_as:
        lines += ["asked_as:", *(f"  - {scalar(as_markdown(text))}" for text in draft.item.asked_as)]
    lines += ["steps:"] if draft.steps else [f"ask: {draft.ask}"]
    taken: set[str] = set()
    for number, step in enumerate(draft.steps, 1):
        lines += _step_lines(step, free_name(_step_id(step, known) or f"bagian-{number}", taken), say)
    lines += [f"reviewed: {today.isoformat()}", *_source(draft, document, known, say), "---"]
    return "\n".join([*lines, *_body(draft, say), ""])


def _origin(draft: Draft, document: str, say: Say) -> Iterator[str]:
    mark = draft.item.mark if draft.item.mark.strip(".") != draft.item.number else ""
    item = say("import_item", detail=draft.item.number) if draft.item.number else ""
    said = "; ".join(filter(None, (document, item, mark, draft.item.section)))
    yield f"# {say('import_origin', detail=said)}"


def _noted(doubts: Iterable[Doubt], say: Say, indent: str = "") -> list[str]:
    return [f"{indent}# {TO_DO} {say(doubt.key, detail=doubt.detail)}" for doubt in doubts]


def _symptom_lines(symptoms: Iterable[Quotation], known: ContentNames, say: Say) -> Iterator[str]:
    taken: set[str] = set()
    for number, symptom in enumerate(symptoms, 1):
        if number == 1:
            yield "symptoms:"
        if not symptom.sure:
            yield from _noted([Doubt("import_message")], say, "  ")
        name = slug_of(symptom.text, known, _ID_WORDS)
        if is_code(symptom.text):
            id_, field = f"kode-{name}", f"code: {symptom.text}"
        else:
            id_, field = name or "tulisan", f"text: {scalar(symptom.text, '    ')}"
        yield from (f"  - id: {free_name(id_, taken)}", f"    {field}")


def _step_lines(step: DraftStep, id_: str, say: Say) -> Iterator[str]:
    if step.origin or step.under:
        said = "; ".join(filter(None, (step.origin, step.under)))
        yield f"  # {say('import_origin', detail=said)}"
    yield from _noted([doubt for doubt in step.doubts if not doubt.loud], say, "  ")
    text = step.text
    loud = "; ".join(say(doubt.key, detail=doubt.detail) for doubt in step.doubts if doubt.loud)
    if loud:
        text = f"{TO_DO} {text} ({loud})" if text else f"{TO_DO} {loud}"
    yield f"  - id: {id_}"
    yield f"    role: {step.role}"
    if step.when:
        yield f"    when: {step.when}"
    yield f"    text: {scalar(as_markdown(text), '    ')}"
    if step.sop:
        yield f"    sop: {step.sop}"
    if step.escalate_to:
        yield f"    escalate_to: {step.escalate_to}"
    if step.skips:
        yield f"    skips: {scalar(f'{TO_DO} ' + say('import_skips', detail=step.skips), '    ')}"
    if step.attach:
        yield f"    attach: [{', '.join(step.attach)}]"


def _source(draft: Draft, document: str, known: ContentNames, say: Say) -> Iterator[str]:
    """Where the answer comes from, if the folder knows the document; else how to say so."""
    number = draft.item.number
    if not re.fullmatch(r"[1-9]\d{0,3}", number):
        return
    stem = ascii_slug(document.rpartition(".")[0] or document)
    if stem in known.documents:
        yield f"source: {{document: {stem}, item: {number}}}"
    else:
        yield f"# {TO_DO} {say('import_document', detail=stem)}"
        yield f"# source: {{document: {stem}, item: {number}}}"


def _body(draft: Draft, say: Say) -> Iterator[str]:
    """Remarks, and whatever was too long for its field."""
    if draft.question != draft.item.question and draft.item.question:
        yield from ("", as_markdown(draft.item.question))
    for note in draft.notes:
        yield from ("", as_markdown(note))
    files = iter(draft.files)
    for picture in draft.pictures:
        key = "import_picture" if picture.data else "import_picture_lost"
        yield from ("", f"{TO_DO} {say(key, detail=as_markdown(picture.below))}")
        if picture.data:
            yield from ("", f"![]({next(files)})")


def free_name(name: str, taken: set[str]) -> str:
    """`name`, numbered where it is among those `taken`, to which it is added."""
    numbered = (f"{name}-{number}" for number in count(2))
    free = next(each for each in chain([name], numbered) if each not in taken)
    taken.add(free)
    return free


def as_markdown(text: str) -> str:
    """A text whose characters mean themselves in Markdown, changed only where one would not."""
    parts = _TAG.split(text)
    # What looks like a tag or an attribute list is literal text of a screen: code says so.
    plain = [f"`{part}`" if at % 2 else _SPECIAL.sub(r"\\\g<0>", part) for at, part in enumerate(parts)]
    return _BLOCK.sub(lambda match: f"{match[1] or ''}\\", "".join(plain))


def _step_id(step: DraftStep, known: ContentNames) -> str:
    """What a step does, without who does it."""
    people = {word for labels in known.roles.values() for label in labels for word in words(label)}
    said = [word for word in known.topic_words(step.text) if word not in people | _SAYS_LITTLE]
    return slug_of(" ".join(said), known, _ID_WORDS)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a document: drafts in its order, and every line of it that is in none of them."""

    document: Document
    drafts: tuple[Draft, ...]

    def unused(self, said: str) -> list[Line]:
        """The lines that no draft took, and those with a word that the files, which say `said`, lack."""
        taken = {line.place for draft in self.drafts for line in draft.item.lines}
        there, beside = set(words(said)), set(self.document.beside)
        return [
            line
            for line in self.document.lines
            if line.place not in taken or line in beside or not there.issuperset(line.words)
        ]


def drafts_of(document: Document, known: ContentNames, mapping: Mapping[str, str]) -> Imported:
    """Read a document with the vocabulary of a content folder; `mapping` says which column holds what.

    Raises UnknownColumnError where the mapping names a column that no table has.
    """
    reader = Reader(known.names)
    items = items_of(document, reader, mapping)
    return Imported(document, tuple(draft_of(item, known, reader) for item in items))
