"""Entries as plain Markdown that stands alone, and llms.txt, which lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from faq import site_map
from faq.catalogue import Catalogue
from faq.markdown import write
from faq.markdown.nodes import Node
from faq.markdown.write import escaped, fence
from faq.model import Content, Entry, Language, Passage, Step, Text
from faq.site_map import SiteMap

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PlainPages:
    """Writes one language. `texts` are the words of the interface."""

    content: Content
    language: Language
    texts: Texts

    def page(self, entry: Entry) -> str:
        """The entry with everything its page says, for people and programs that read plain text."""
        return "\n\n".join(self._parts(entry)) + "\n"

    def _parts(self, entry: Entry) -> Iterator[str]:
        yield f"# {self._read(entry.question)}"
        if self.language == "en" and entry.untranslated:
            yield f"> {self.texts['untranslated']}"
        if self.language == "en" and entry.stale:
            yield f"> {self.texts['stale']}"
        if entry.symptoms:
            yield f"## {self.texts['shown_on_screen']}"
        for symptom in entry.symptoms:
            yield fence(symptom.literal)
            if self.language == "en" and symptom.gloss:
                yield standing_alone(self.content, self.language, symptom.gloss)
        body = entry.body.read(self.language)
        if entry.steps:
            yield f"## {self.texts['steps']}"
            yield from self._steps(entry)
        if entry.steps and body:
            yield f"## {self.texts['notes']}"
        if body:
            yield standing_alone(self.content, self.language, body, top=3 if entry.steps else 2)
        if entry.ask:
            yield f"{self.texts['ask_more_text']} **{self._role(entry.ask)}**."
        yield "\n".join(f"- {name}: {fact}" for name, fact in self._facts(entry))

    def _steps(self, entry: Entry) -> Iterator[str]:
        before = ""
        for number, step in enumerate(entry.steps, 1):
            if step.when != before:
                when = self._read(self.content.conditions[step.when].label) if step.when else ""
                yield f"### {when or self.texts['always']}"
            before = step.when
            text = standing_alone(self.content, self.language, step.text.read(self.language))
            lines = [f"{number}. **{self._role(step.role)}**: {text}"]
            lines += [f"    - {detail}" for detail in self._details(step)]
            yield "\n".join(lines)

    def _details(self, step: Step) -> Iterator[str]:
        sop = self._read(self.content.sops[step.sop].label) if step.sop else ""
        if sop and sop.casefold() not in step.text.read(self.language).plain.casefold():
            yield f"{self.texts['follow']}: {sop}"
        for id_ in step.attach:
            evidence = self.content.evidence[id_]
            warning = f" ({self.texts['sensitive']})" if evidence.sensitive else ""
            what = self.texts["attach" if step.escalate_to else "collect"]
            yield f"{what}: {self._read(evidence.label)}{warning}"
        if step.escalate_to:
            yield f"{self.texts['escalate_to']}: {self._role(step.escalate_to)}"
        if step.skips.id:
            skips = standing_alone(self.content, self.language, step.skips.read(self.language))
            yield f"{self.texts['skips']}: {skips}"

    def _facts(self, entry: Entry) -> Iterator[tuple[str, str]]:
        site = self.content.agency.site_url
        yield self.texts["category"], self._read(self.content.categories[entry.category].label)
        if entry.applies_to:
            yield self.texts["applies_to"], escaped(entry.applies_to)
        for id_ in entry.related:
            other = self.content.entries[id_]
            link = f"[{self._read(other.question)}]({site}{site_map.plain_page(other, self.language)})"
            yield self.texts["related"], link
        if entry.source:
            document = self.content.agency.documents.get(entry.source.document)
            name = self._read(document) if document else escaped(entry.source.document)
            yield self.texts["source"], f"{name}, {self.texts['item']} {entry.source.item}"
        yield self.texts["checked_with_source" if entry.source else "reviewed"], entry.reviewed.isoformat()
        yield self.texts["short_link"], f"<{site}{site_map.short(entry, self.language)}>"

    def _role(self, role: str) -> str:
        return self._read(self.content.roles[role].label)

    def _read(self, text: Text) -> str:
        return escaped(text.read(self.language).plain)


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


def standing_alone(content: Content, language: Language, passage: Passage, top: int = 0) -> str:
    """`passage` for readers of `language`; with `top`, the highest of its headings gets that level."""
    site = SiteMap.of(content)

    def link(node: Node) -> str:
        target = site.follow(node.attributes["url"], passage.origin.path, language)
        return target.absolute(content.agency.site_url)

    return write.markdown(passage.nodes, link, top)
