"""What every file of the content may hold, as tables."""

from __future__ import annotations

from collections.abc import Mapping

from faq.check import forms
from faq.check.shape import Both, Field, ListOf, Markup, Record, Scalar, Shape, Table

ANY = forms.Form("FAQ210", bool, "a word")
NAME = Scalar(forms.ID)
WORDS = Scalar(markup=Markup.WORDS, longest=200)
LABEL = Both(Scalar(markup=Markup.WORDS, longest=120))
PROSE = Scalar(markup=Markup.INLINE, longest=1200)
QUESTION = Scalar(markup=Markup.WORDS, longest=160)
DESCRIPTION = Both(Scalar(markup=Markup.INLINE, longest=600))
NAMES = ListOf(NAME, unique=True)

SYMPTOM = Record(
    {
        "id": Field(NAME, required=True),
        "text": Field(Scalar(markup=Markup.LITERAL, longest=2000)),
        "code": Field(Scalar(forms.CODE)),
    }
)
STEP = Record(
    {
        "id": Field(NAME, required=True),
        "role": Field(NAME, required=True),
        "text": Field(PROSE, required=True),
        "when": Field(NAME),
        "sop": Field(NAME),
        "escalate_to": Field(NAME),
        "skips": Field(PROSE),
        "attach": Field(NAMES),
    }
)
ENTRY = Record(
    {
        "id": Field(Scalar(forms.ENTRY_ID), required=True),
        "question": Field(QUESTION, required=True),
        "category": Field(NAME, required=True),
        "audience": Field(NAMES),
        "symptoms": Field(ListOf(SYMPTOM)),
        "asked_as": Field(ListOf(WORDS, unique=True)),
        "steps": Field(ListOf(STEP), required=True),
        "applies_to": Field(Scalar(markup=Markup.WORDS, longest=120)),
        "related": Field(ListOf(Scalar(forms.ENTRY_ID), unique=True)),
        "former_slugs": Field(ListOf(Scalar(forms.SLUG), unique=True)),
        "reviewed": Field(Scalar(forms.DATE), required=True),
        "source": Field(
            Record(
                {"document": Field(NAME, required=True), "item": Field(Scalar(forms.NUMBER), required=True)}
            )
        ),
    }
)
TRANSLATION = Record(
    {
        "question": Field(QUESTION),
        "asked_as": Field(ListOf(WORDS, unique=True)),
        "symptoms": Field(Table(forms.ID, PROSE)),
        "steps": Field(Table(forms.ID, PROSE)),
        "skips": Field(Table(forms.ID, PROSE)),
        "translated_from": Field(Table(ANY, Scalar())),  # judged beside the entry: see translation.py
    }
)
PAGE = Record(
    {
        "title": Field(QUESTION, required=True),
        "description": Field(Scalar(markup=Markup.WORDS, longest=300), required=True),
    }
)
REGISTERED = Table(
    forms.ENTRY_ID,
    Record(
        {
            "slugs": Field(ListOf(Scalar(forms.SLUG), unique=True), required=True),
            "languages": Field(ListOf(Scalar(forms.LANGUAGE), unique=True), required=True),
        }
    ),
)


LINKED = {"url": Field(Scalar(forms.WEB), may_be_empty=True)}


def _labelled(more: Mapping[str, Field], described: bool = False) -> Table:
    fields = {"label": Field(LABEL, required=True), "description": Field(DESCRIPTION, required=described)}
    return Table(forms.ID, Record({**fields, **more}))


AGENCY = Record(
    {
        "name": Field(WORDS, required=True),
        "short_name": Field(WORDS, may_be_empty=True),
        "city": Field(WORDS, required=True),
        "title": Field(LABEL),
        "tagline": Field(DESCRIPTION),
        "site_url": Field(Scalar(forms.WEB), required=True),
        "address": Field(WORDS, may_be_empty=True),
        "email": Field(Scalar(forms.MAIL), may_be_empty=True),
        "phone": Field(Scalar(forms.PHONE), may_be_empty=True),
        "whatsapp": Field(Scalar(forms.WHATSAPP), may_be_empty=True),
        "hours": Field(LABEL, may_be_empty=True),
        "website": Field(Scalar(forms.WEB), may_be_empty=True),
        "spse_url": Field(Scalar(forms.WEB), may_be_empty=True),
        "feedback_url": Field(Scalar(forms.WEB), may_be_empty=True),
        "logo": Field(Scalar(forms.FILE), may_be_empty=True),
        "review_months": Field(Scalar(forms.NUMBER), may_be_empty=True),
        "documents": Field(Table(forms.ID, LABEL), may_be_empty=True),
    }
)
DATA: Mapping[str, Shape] = {
    "agency": AGENCY,
    "roles": Table(
        forms.ID,
        Record(
            {
                "label": Field(LABEL, required=True),
                "duty": Field(DESCRIPTION, required=True),
                "colour": Field(Scalar(forms.COLOUR), required=True),
            }
        ),
    ),
    "categories": _labelled({}),
    "evidence": _labelled({"sensitive": Field(Scalar(forms.TRUTH)), "from": Field(NAMES)}),
    "sops": _labelled(LINKED),
    "conditions": _labelled({}),
    "glossary": _labelled(LINKED, described=True),
    "words": Record(
        {
            "synonyms": Field(ListOf(ListOf(Scalar())), may_be_empty=True),
            "spellings": Field(Table(ANY, Scalar()), may_be_empty=True),
            "ignored": Field(ListOf(Scalar(), unique=True), may_be_empty=True),
        }
    ),
}
REQUIRED_DATA = ("agency", "roles", "categories")
