"""What can be found: entries, then glossary terms, procedures and hand-written pages, as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from faq import site_map
from faq.answer_view import AnswerView, Phrase, views_of
from faq.model import Content, Language, Text

ByLanguage = Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a result shows in one language: `steps` are anchor and text, `first` is whose move it is."""

    title: str
    passages: tuple[str, ...]
    steps: tuple[tuple[str, str], ...] = ()
    first: str = ""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One thing to find, on the sites of all languages alike.

    `location` is relative to the root of each language; `kind` is `entry`, `term`, `procedure` or `page`.
    `fields` are texts by field name and by the language they are written in, each a text of its own to the
    search; `messages` are the literal ones and `codes` the masked numbers.
    """

    location: str
    kind: str
    fields: Mapping[str, ByLanguage]
    shown: Mapping[Language, Shown]
    messages: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    id: str = ""
    category: str = ""

    def texts(self, field: str) -> tuple[str, ...]:
        """The texts of a field in every language, a text of both only once."""
        written = self.fields.get(field, {})
        return tuple(dict.fromkeys(text for texts in written.values() for text in texts))


def documents(content: Content) -> tuple[SearchDocument, ...]:
    """Everything to find, answers first."""
    views = [views_of(content, language) for language in content.languages]
    entries = (
        _entry({views_.language: views_.view(entry) for views_ in views})
        for entry in content.entries.values()
    )
    return (*entries, *_references(content), *_pages(content))


def _entry(views: Mapping[Language, AnswerView]) -> SearchDocument:
    view = next(iter(views.values()))
    entry, symptoms = view.entry, view.symptoms
    literal = tuple(symptom.literal for symptom in symptoms)
    glosses = {
        language: tuple(symptom.gloss.one_line for symptom in one.symptoms if symptom.gloss)
        for language, one in views.items()
    }
    texts = {
        language: _written(language, (*(step.text for step in one.steps), one.body))
        for language, one in views.items()
    }
    return SearchDocument(
        location=f"{site_map.ENTRIES}/{entry.slug}/",
        kind="entry",
        fields={
            "question": {language: _written(language, [one.question]) for language, one in views.items()},
            "symptoms": dict.fromkeys(views, literal),
            "asked": {
                language: (*entry.asked_as.get(language, ()), *glosses[language]) for language in views
            },
            "label": {language: (one.category.label,) for language, one in views.items()},
            "text": {
                language: (*texts[language], *([entry.applies_to] if language == view.language else ()))
                for language in views
            },
        },
        shown={
            language: Shown(
                title=one.question.text.one_line,
                passages=(one.body.text.one_line,) if one.body.text else (),
                steps=tuple((step.id, step.text.text.one_line) for step in one.steps),
                first=one.first.label,
            )
            for language, one in views.items()
        },
        messages=tuple(one.literal for one in entry.symptoms if one.message or not _is_mask(one.code)),
        codes=tuple(one.code for one in entry.symptoms if one.code and _is_mask(one.code)),
        id=entry.id,
        category=entry.category,
    )


def _written(language: Language, phrases: Iterable[Phrase]) -> tuple[str, ...]:
    """Texts that are in `language`; one that stands for its missing translation is not one more text."""
    read = (phrase.text.one_line for phrase in phrases if phrase.language == language)
    return tuple(text for text in read if text)


def _is_mask(code: str) -> bool:
    """Whether a code is digits alone; one with letters, like ORA-00942, is found as a message is."""
    return not any(letter.isupper() for letter in code)


def _references(content: Content) -> Iterator[SearchDocument]:
    kinds = (("glosarium", "term", content.glossary), ("sop", "procedure", content.sops))
    for folder, kind, references in kinds:
        for reference in references.values():
            location = f"{folder}/#{reference.id}"
            yield _described(content, location, kind, reference.label, (reference.description,))


def _pages(content: Content) -> Iterator[SearchDocument]:
    """Hand-written pages but the one that everybody comes from, and those that no vendor searches for."""
    for page in content.pages:
        location = site_map.below(page.path)
        if location and not location.startswith(site_map.FOR_AUTHORS):
            yield _described(content, location, "page", page.title, (page.description, page.body))


def _described(
    content: Content, location: str, kind: str, label: Text, texts: tuple[Text, ...]
) -> SearchDocument:
    languages = content.languages
    return SearchDocument(
        location=location,
        kind=kind,
        fields={
            "question": {language: _own((label,), language) for language in languages},
            "text": {language: _own(texts, language) for language in languages},
        },
        shown={
            language: Shown(
                title=label.read(language).one_line,
                passages=tuple(filter(None, (text.read(language).one_line for text in texts))),
            )
            for language in languages
        },
    )


def _own(texts: Iterable[Text], language: Language) -> tuple[str, ...]:
    return _written(language, (Phrase(text.read(language), text.language(language)) for text in texts))
