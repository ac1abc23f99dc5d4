"""What the program knows. Every module may import this one; it imports only the nodes of texts."""

from faq.model.characters import HIDDEN, name_of
from faq.model.colour import channels, contrast, full_colour, luminance
from faq.model.content import (
    Agency,
    Category,
    Colours,
    Condition,
    Contact,
    Content,
    Entry,
    Evidence,
    Notice,
    Page,
    Reference,
    Retired,
    Role,
    Source,
    Step,
    Symptom,
    Words,
)
from faq.model.picture import PICTURES, UNPUBLISHED, is_published_picture
from faq.model.problem import Problem, Severity
from faq.model.raw import Located, RawFile, Sources
from faq.model.text import DEFAULT_LANGUAGE, EMPTY, LANGUAGES, Language, Origin, Passage, Text, digest

__all__ = [
    "DEFAULT_LANGUAGE",
    "EMPTY",
    "HIDDEN",
    "LANGUAGES",
    "PICTURES",
    "UNPUBLISHED",
    "Agency",
    "Category",
    "Colours",
    "Condition",
    "Contact",
    "Content",
    "Entry",
    "Evidence",
    "Language",
    "Located",
    "Notice",
    "Origin",
    "Page",
    "Passage",
    "Problem",
    "RawFile",
    "Reference",
    "Retired",
    "Role",
    "Severity",
    "Source",
    "Sources",
    "Step",
    "Symptom",
    "Text",
    "Words",
    "channels",
    "contrast",
    "digest",
    "full_colour",
    "is_published_picture",
    "luminance",
    "name_of",
]
