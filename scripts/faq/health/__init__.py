"""How the content is doing, for those who keep it: what is due, lacking, alike, hard to read, not found."""

from faq.health.figures import Due, Failing, Health, due_answers, health_of
from faq.health.page import as_html, as_text

__all__ = ["Due", "Failing", "Health", "as_html", "as_text", "due_answers", "health_of"]
