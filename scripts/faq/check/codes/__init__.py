"""The one table of codes: 1xx reading, 2xx structure, 3xx translation, 4xx links and identity, 5xx safety."""

from __future__ import annotations

from collections.abc import Mapping

from faq.check.codes.code import Code
from faq.check.codes.identity import IDENTITY
from faq.check.codes.printing import PRINTING
from faq.check.codes.reading import READING
from faq.check.codes.safety import SAFETY
from faq.check.codes.structure import STRUCTURE
from faq.check.codes.structure_steps import STEPS
from faq.check.codes.translation import TRANSLATION

__all__ = ["CODES", "Code"]

CODES: Mapping[str, Code] = {
    code.id: code
    for code in sorted(
        (*READING, *STRUCTURE, *STEPS, *PRINTING, *TRANSLATION, *IDENTITY, *SAFETY), key=lambda code: code.id
    )
}
