"""What the program knows. Every module may import this one; it imports none."""

from faq.model.characters import HIDDEN, name_of
from faq.model.colour import channels, contrast, full_colour, luminance
from faq.model.content import (
    Agency,
    Category,
    Condition,
    Content,
    Entry,
    Evidence,
    Page,
    Reference,
    Role,
    Source,
    Step,
    Symptom,
    Words,
)
from faq.model.picture import PICTURES, UNPUBLISHED, is_published_picture
from faq.model.place import locate
from faq.model.problem import Problem, Severity
from faq.model.raw import Located, RawFile, Sources
from faq.model.text import DEFAULT_LANGUAGE, LANGUAGES, Language, Text, digest

__all__ = [
    "DEFAULT_LANGUAGE",
    "HIDDEN",
    "LANGUAGES",
    "PICTURES",
    "UNPUBLISHED",
    "Agency",
    "Category",
    "Condition",
    "Content",
    "Entry",
    "Evidence",
    "Language",
    "Located",
    "Page",
    "Problem",
    "RawFile",
    "Reference",
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
    "locate",
    "luminance",
    "name_of",
]
