"""Entries as self-contained plain Markdown, and llms.txt, which lists them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faq import site_map
from faq.answer_view import AnswerView, StepView, Views
from faq.catalogue import Catalogue
from faq.markdown import write
from faq.markdown.nodes import Node
from faq.markdown.write import escaped, fence
from faq.model import Content, Language, Passage
from faq.site_map import SiteMap


@dataclass(frozen=True, slots=True)
class PlainPages:
    """Writes the answers in `views`, in their language."""

    views: Views

    def page(self, view: AnswerView) -> str:
        """The answer with everything its page says, for people and programs that read plain text."""
        return "\n\n".join(self._parts(view)) + "\n"

    def _parts(self, view: AnswerView) -> Iterator[str]:
        words = self.views.words
        yield f"# {escaped(view.question.text.plain)}"
        if view.untranslated:
            yield f"> {words['untranslated']}"
        if view.stale:
            yield f"> {words['stale']}"
        yield from self._symptoms(view)
        yield from self._steps(view)
        if view.steps and view.body.text:
            yield f"## {words['notes']}"
        if view.body.text:
            yield self._markdown(view.body.text, top=3 if view.steps else 2)
        if view.entry.ask:
            yield f"{words['ask_more_text']} **{escaped(view.report_to.label)}**."
        yield "\n".join(f"- {name}: {fact}" for name, fact in self._facts(view))

    def _symptoms(self, view: AnswerView) -> Iterator[str]:
        if view.symptoms:
            yield f"## {self.views.words['shown_on_screen']}"
        for symptom in view.symptoms:
            yield fence(symptom.literal)
            if symptom.gloss:
                yield self._markdown(symptom.gloss)

    def _steps(self, view: AnswerView) -> Iterator[str]:
        words = self.views.words
        if view.steps:
            yield f"## {words['steps']}"
        for group in view.groups:
            if group.condition or group is not view.groups[0]:
                yield f"### {escaped(group.condition.label) if group.condition else words['always']}"
            yield from (self._step(step) for step in group.steps)

    def _step(self, step: StepView) -> str:
        text = f"{step.number}. **{escaped(step.role.label)}**: {self._markdown(step.text.text)}"
        return "\n".join([text, *(f"    - {detail}" for detail in self._details(step))])

    def _details(self, step: StepView) -> Iterator[str]:
        words = self.views.words
        if step.sop and not step.names_sop:
            yield f"{words['follow']}: {escaped(step.sop.label)}"
        for item in step.attach:
            warning = f" ({words['sensitive']})" if item.sensitive else ""
            what = words["attach" if step.escalate_to else "collect"]
            yield f"{what}: {escaped(item.label)}{warning}"
        if step.escalate_to:
            yield f"{words['escalate_to']}: {escaped(step.escalate_to.label)}"
        if step.skips:
            yield f"{words['skips']}: {self._markdown(step.skips.text)}"

    def _facts(self, view: AnswerView) -> Iterator[tuple[str, str]]:
        words, content, entry = self.views.words, self.views.content, view.entry
        site = content.agency.site_url
        yield words["category"], escaped(view.category.label)
        if entry.applies_to:
            yield words["applies_to"], escaped(entry.applies_to)
        for other in (content.entries[id_] for id_ in entry.related):
            question = escaped(self.views.phrase(other.question).text.plain)
            yield words["related"], f"[{question}]({site}{site_map.plain_page(other, view.language)})"
        if view.source:
            yield words["source"], escaped(view.source)
        yield words["checked_with_source" if entry.source else "reviewed"], entry.reviewed.isoformat()
        yield words["short_link"], f"<{site}{site_map.short(entry, view.language)}>"

    def _markdown(self, passage: Passage, top: int = 0) -> str:
        return self_contained(self.views.content, self.views.language, passage, top)


def llms_txt(content: Content) -> str:
    """The site in the format of llmstxt.org: what it is, and its answers as plain Markdown."""
    agency = content.agency
    site = agency.site_url
    words = {language: Catalogue(language) for language in content.languages}
    lines = [
        f"# {agency.title.id} – {agency.name}",
        "",
        f"> {agency.tagline.id} {agency.tagline.en}".rstrip(),
    ]
    lines += ["", *(words[language]["copyright"] for language in content.languages)]
    for language in content.languages:
        lines += ["", f"## {words[language]['answers']} ({language})", ""]
        for entry in content.entries.values():
            about = content.categories[entry.category].label.read(language).plain
            question = escaped(entry.question.read(language).plain)
            lines.append(f"- [{question}]({site}{site_map.plain_page(entry, language)}): {about}")
    lines += ["", "## Optional", ""]
    lines += [
        f"- [JSON]({site}{site_map.API})",
        f"- [OpenAPI]({site}{site_map.OPENAPI})",
        *(f"- [PDF ({language})]({site}{site_map.handbook(language)})" for language in content.languages),
    ]
    return "\n".join(lines) + "\n"


def self_contained(content: Content, language: Language, passage: Passage, top: int = 0) -> str:
    """`passage` for readers of `language`; with `top`, the highest of its headings gets that level."""
    site = SiteMap.of(content)

    def link(node: Node) -> str:
        target = site.follow(node.attributes["url"], passage.origin.path, language)
        return target.absolute(content.agency.site_url)

    return write.markdown(passage.nodes, link, top)
