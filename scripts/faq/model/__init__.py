"""What the program knows. Every module may import this one; it imports nodes of texts and tables alone."""

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
from faq.model.problem import Message, Problem, Severity, Value, say, sentences
from faq.model.raw import (
    MISSING,
    PICTURES,
    REGISTER,
    TO_DO,
    UNPUBLISHED,
    Located,
    RawFile,
    Sources,
    english_path,
    is_published_picture,
)
from faq.model.text import (
    DEFAULT_LANGUAGE,
    EMPTY,
    HIDDEN,
    LANGUAGES,
    Language,
    Origin,
    Passage,
    Text,
    digest,
    is_digest_of,
    name_of,
)
