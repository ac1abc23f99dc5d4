"""What can be found: entries, then glossary terms, procedures and hand-written pages, as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from faq.model import Content, Entry, Language, Page, Text

# For those who write or reuse answers, and the page that everybody comes from: no vendor searches for them.
_NOT_SEARCHED = ("panduan/", "data.md", "index.md")


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step as a result shows it: its anchor on the page, its role and its text."""

    id: str
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to find in one language.

    `location` is relative to the language root; `kind` is `entry`, `term`, `procedure` or `page`. `fields`
    are texts by field name, each a text of its own to the search; `messages` are the literal ones and `codes`
    the masked numbers. `steps` and `passages` are what a snippet is cut from.
    """

    location: str
    kind: str
    title: str
    fields: Mapping[str, tuple[str, ...]]
    passages: tuple[str, ...]
    steps: tuple[ShownStep, ...] = ()
    messages: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    id: str = ""
    roles: tuple[str, ...] = ()
    first: str = ""
    category: str = ""


def documents(content: Content, language: Language) -> tuple[Document, ...]:
    """Everything to find on the site of one language, answers first."""
    entries = (_entry(content, entry, language) for entry in content.entries.values())
    return (*entries, *_references(content, language), *_pages(content.pages, language))


def other(language: Language) -> Language:
    return "en" if language == "id" else "id"


def _entry(content: Content, entry: Entry, language: Language) -> Document:
    steps = tuple(step.text for step in entry.steps)
    texts = (*steps, entry.body)
    category = content.categories[entry.category].label
    return Document(
        location=f"faq/{entry.slug}/",
        kind="entry",
        title=entry.question.read(language).one_line,
        fields={
            "question": (entry.question.read(language).one_line,),
            "symptoms": tuple(symptom.literal for symptom in entry.symptoms),
            "asked": tuple(entry.asked_as.get(language, ())),
            "label": (category.read(language).one_line,),
            "text": (*_read(texts, language), entry.applies_to),
            "other_question": tuple(_translated((entry.question,), language)),
            "other_asked": (
                *entry.asked_as.get(other(language), ()),
                *(symptom.gloss.one_line for symptom in entry.symptoms if symptom.gloss),
            ),
            "other_text": tuple(_translated(texts, language)),
        },
        passages=tuple(_read((entry.body,), language)),
        steps=tuple(ShownStep(step.id, step.role, step.text.read(language).one_line) for step in entry.steps),
        messages=tuple(
            symptom.literal for symptom in entry.symptoms if symptom.message or not _is_mask(symptom.code)
        ),
        codes=tuple(symptom.code for symptom in entry.symptoms if symptom.code and _is_mask(symptom.code)),
        id=entry.id,
        roles=entry.roles,
        first=entry.turns[0],
        category=entry.category,
    )


def _is_mask(code: str) -> bool:
    """Whether a code is digits alone; one with letters, like ORA-00942, is found as a message is."""
    return not any(letter.isupper() for letter in code)


def _references(content: Content, language: Language) -> Iterator[Document]:
    kinds = (("glosarium", "term", content.glossary), ("sop", "procedure", content.sops))
    for folder, kind, references in kinds:
        for reference in references.values():
            location = f"{folder}/#{reference.id}"
            yield _described(location, kind, reference.label, (reference.description,), language)


def _pages(pages: Iterable[Page], language: Language) -> Iterator[Document]:
    for page in pages:
        if page.path.startswith(_NOT_SEARCHED):
            continue
        path = page.path.removesuffix(".md")
        location = path.removesuffix("index") if path.endswith("index") else f"{path}/"
        yield _described(location, "page", page.title, (page.description, page.body), language)


def _described(
    location: str, kind: str, label: Text, texts: tuple[Text, ...], language: Language
) -> Document:
    return Document(
        location=location,
        kind=kind,
        title=label.read(language).one_line,
        fields={
            "question": (label.read(language).one_line,),
            "text": tuple(_read(texts, language)),
            "other_question": tuple(_translated((label,), language)),
            "other_text": tuple(_translated(texts, language)),
        },
        passages=tuple(_read(texts, language)),
    )


def _read(texts: Iterable[Text], language: Language) -> list[str]:
    return [text for text in (text.read(language).one_line for text in texts) if text]


def _translated(texts: Iterable[Text], language: Language) -> list[str]:
    """The texts of the other language; a text that stands in for its translation is not one more text."""
    there = other(language)
    return _read((text for text in texts if text.language(there) != text.language(language)), there)
