"""The file of a draft: frontmatter with comments for the person who goes on, and remarks below it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, count

from faq.importing.document import words
from faq.importing.drafts import Draft, ascii_slug, slug_of
from faq.importing.known import Known
from faq.importing.quotes import Quotation, is_code
from faq.importing.reading import word_set
from faq.importing.steps import Doubt, Step
from faq.yaml_text import scalar

Say = Callable[[str, str], str]
MARK = "TODO:"
_ID_WORDS = 3
_TAG = re.compile(r"((?:<[^<>`]*>|\{[^{}`]*\}|\[[^\[\]`]*\]\([^()`]*\))+)")
_SPECIAL = re.compile(r"\\(?=[!-/:-@\[-`{-~])|[*`\[\]<{}]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_BLOCK = re.compile(r"^(?=[#>|~=+]|-(?=\s)|!!!|\?\?\?)|^(\d+)(?=[.)]\s)")
_SAYS_LITTLE = word_set(
    """
    melakukan dilakukan lakukan selanjutnya kemudian segera serta belum masih apabila jika
    """
)


def written(draft: Draft, id_: str, document: str, today: dt.date, known: Known, say: Say) -> str:
    """The file of a draft. `document` is the name of the file it comes from."""
    lines = ["---", *_origin(draft, document, say), f"id: {id_}", "draft: true"]
    lines += _noted(draft.doubts, say)
    question = draft.question or f"{MARK} {say('import_question', '')}"
    lines += [f"question: {scalar(escaped(question))}", f"category: {draft.category}"]
    if draft.audience:
        lines += [f"audience: [{', '.join(draft.audience)}]"]
    lines += _symptom_lines(draft.symptoms, known, say)
    if draft.item.asked_as:
        lines += ["asked_as:", *(f"  - {scalar(escaped(text))}" for text in draft.item.asked_as)]
    lines += ["steps:"] if draft.steps else [f"ask: {draft.ask}"]
    taken: set[str] = set()
    for number, step in enumerate(draft.steps, 1):
        lines += _step_lines(step, _free(_step_id(step, known) or f"bagian-{number}", taken), say)
    lines += [f"reviewed: {today.isoformat()}", *_source(draft, document, known, say), "---"]
    return "\n".join([*lines, *_body(draft, say), ""])


def _origin(draft: Draft, document: str, say: Say) -> Iterator[str]:
    mark = draft.item.mark if draft.item.mark.strip(".") != draft.item.number else ""
    said = [document, *(say("import_item", draft.item.number) for _ in range(bool(draft.item.number))), mark]
    said += [draft.item.section] if draft.item.section else []
    yield f"# {say('import_origin', '; '.join(filter(None, said)))}"


def _noted(doubts: Iterable[Doubt], say: Say, indent: str = "") -> list[str]:
    return [f"{indent}# {MARK} {say(doubt.key, doubt.detail)}" for doubt in doubts]


def _symptom_lines(symptoms: Iterable[Quotation], known: Known, say: Say) -> Iterator[str]:
    taken: set[str] = set()
    for number, symptom in enumerate(symptoms, 1):
        if number == 1:
            yield "symptoms:"
        if not symptom.sure:
            yield from _noted([Doubt("import_message")], say, "  ")
        name = slug_of(symptom.text, known, _ID_WORDS)
        yield f"  - id: {_free(f'kode-{name}' if is_code(symptom.text) else name or 'tulisan', taken)}"
        yield (
            f"    code: {symptom.text}"
            if is_code(symptom.text)
            else f"    text: {scalar(symptom.text, '    ')}"
        )


def _step_lines(step: Step, id_: str, say: Say) -> Iterator[str]:
    if step.origin or step.under:
        said = "; ".join(filter(None, (step.origin, step.under)))
        yield f"  # {say('import_origin', said)}"
    yield from _noted([doubt for doubt in step.doubts if not doubt.loud], say, "  ")
    loud = [say(doubt.key, doubt.detail) for doubt in step.doubts if doubt.loud]
    text = " ".join(
        filter(None, (step.text, f"({'; '.join(loud)})" if loud and step.text else "; ".join(loud)))
    )
    text = f"{MARK} {text}" if loud else text
    yield f"  - id: {id_}"
    yield f"    role: {step.role}"
    if step.when:
        yield f"    when: {step.when}"
    yield f"    text: {scalar(escaped(text), '    ')}"
    if step.sop:
        yield f"    sop: {step.sop}"
    if step.escalate_to:
        yield f"    escalate_to: {step.escalate_to}"
    if step.skips:
        yield f"    skips: {scalar(f'{MARK} ' + say('import_skips', step.skips), '    ')}"
    if step.attach:
        yield f"    attach: [{', '.join(step.attach)}]"


def _source(draft: Draft, document: str, known: Known, say: Say) -> Iterator[str]:
    """Where the answer comes from, if the folder knows the document; else how to say so."""
    number = draft.item.number
    if not re.fullmatch(r"[1-9]\d{0,3}", number):
        return
    stem = ascii_slug(document.rpartition(".")[0] or document)
    if stem in known.documents:
        yield f"source: {{document: {stem}, item: {number}}}"
    else:
        yield f"# {MARK} {say('import_document', stem)}"
        yield f"# source: {{document: {stem}, item: {number}}}"


def _body(draft: Draft, say: Say) -> Iterator[str]:
    """Remarks, and whatever was too long for its field."""
    if draft.question != draft.item.question and draft.item.question:
        yield from ("", escaped(draft.item.question))
    for note in draft.notes:
        yield from ("", escaped(note))


def _free(name: str, taken: set[str]) -> str:
    numbered = (f"{name}-{number}" for number in count(2))
    free = next(each for each in chain([name], numbered) if each not in taken)
    taken.add(free)
    return free


def escaped(text: str) -> str:
    """A text whose characters mean themselves in Markdown, changed only where one would not."""
    parts = _TAG.split(text)
    # What looks like a tag or an attribute list is literal text of a screen: code says so.
    plain = [f"`{part}`" if at % 2 else _escaped(part) for at, part in enumerate(parts)]
    return _BLOCK.sub(lambda match: f"{match[1] or ''}\\", "".join(plain))


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return re.sub(r"&(?=#?\w+;)", r"\&", text)


def _step_id(step: Step, known: Known) -> str:
    """What a step does, without who does it."""
    people = {word for labels in known.roles.values() for label in labels for word in words(label)}
    said = [word for word in known.telling(step.text) if word not in people | _SAYS_LITTLE]
    return slug_of(" ".join(said), known, _ID_WORDS)
