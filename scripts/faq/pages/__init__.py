"""Content -> plain Markdown pages, one tree per language, rendered from templates in templates/.

MkDocs (or a successor that reads mkdocs.yml) only turns these pages into HTML.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from faq import address
from faq.address import contacts
from faq.model import Content, Entry, Language, Page, Text
from faq.pages.desk import set_desk
from faq.pages.links import Links, links_of
from faq.pages.markdown import authored, day, plain, shorten
from faq.pages.view import EntryView, view_entry
from faq.prose import Prose, fence

PER_PAGE = 100

# Pages that exist even where nobody has written their introduction; the key is the name of the template too.
BUILT_IN = {
    "index.md": "home",
    "eskalasi.md": "ladder",
    "glosarium.md": "glossary",
    "sop.md": "sops",
    "tentang.md": "about",
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A Markdown page with frontmatter; `view` is there where the page is an entry."""

    markdown: str
    view: EntryView | None = None


@dataclass(frozen=True, slots=True)
class Navigation:
    """A menu: a label and a page, or a label and a list of them."""

    label: str
    page: str = ""
    children: tuple[Navigation, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Site:
    """All that one language's site is made of: pages by path, menu, and the words of the interface."""

    language: Language
    pages: Mapping[str, Rendered]
    navigation: tuple[Navigation, ...]
    texts: Mapping[str, str]


def render_pages(content: Content, language: Language, overrides: Path, *, printed: bool = False) -> Site:
    """Every page of one language. `overrides` holds texts.yml and pages/.

    `printed`: PDFs and pictures for link previews are made too, and the pages point to them.
    """
    texts = read_texts(overrides, language)
    words_of = cache(Prose().plain)  # a step is shown in several places
    environment = _environment(overrides, words_of)
    links = links_of(content, language, BUILT_IN)
    writer = _Writer(content, language, texts, environment, links, words_of, printed)
    pages = dict(writer.pages())
    return Site(language, pages, tuple(_navigation(content, language, texts)), texts)


def read_texts(overrides: Path, language: Language) -> Mapping[str, str]:
    """The words of the interface in one language."""
    raw = yaml.safe_load((overrides.parent / "scripts/faq/catalogue.yml").read_text(encoding="utf-8"))
    return {key: words[language] for key, words in raw.items()}


def _environment(overrides: Path, words_of: Callable[[str], str]) -> Environment:
    # Markdown is written, not HTML; `plain` and `e` escape where a text is not Markdown itself.
    environment = Environment(  # noqa: S701
        loader=FileSystemLoader(overrides.parent / "scripts/faq/pages/templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["linked"] = _linked
    environment.filters.update(plain=plain, bare=words_of, shorten=shorten, fence=fence, day=day)
    return environment


@pass_context
def _linked(context: Context, text: str, source: str) -> str:
    links: Links = context["links"]
    return authored(links.rewrite(text, source, context["path_of_page"]))


def _navigation(content: Content, language: Language, texts: Mapping[str, str]) -> Iterator[Navigation]:
    yield Navigation(texts["home"], "index.md")
    for group, folder, items in (
        ("categories", "kategori", content.categories),
        ("roles", "peran", content.roles),
    ):
        children = tuple(
            Navigation(item.label.read(language), f"{folder}/{item.id}.md") for item in items.values()
        )
        yield Navigation(texts[group], children=children)
    for key, page in (("ladder", "eskalasi"), ("glossary", "glosarium"), ("about", "tentang")):
        yield Navigation(texts[key], f"{page}.md")


@dataclass(frozen=True, slots=True)
class _Writer:
    content: Content
    language: Language
    texts: Mapping[str, str]
    environment: Environment
    links: Links
    words_of: Callable[[str], str]
    printed: bool

    def pages(self) -> Iterator[tuple[str, Rendered]]:
        written = {page.path: page for page in self.content.pages}
        for path, kind in BUILT_IN.items():
            title, description = Text(self.texts[kind]), self.content.agency.tagline
            page = written.pop(path, None) or Page(path, title, description, Text(""))
            yield path, self.hand_written(page, kind)
        for path, page in written.items():
            yield path, self.hand_written(page, "page")
        for entry in self.content.entries.values():
            yield f"faq/{entry.slug}.md", self.entry(entry)
        for category in self.content.categories.values():
            entries = self.content.in_category(category.id)
            yield from self.listing("category", f"kategori/{category.id}", category, entries)
        for role in self.content.roles.values():
            yield from self.listing("role", f"peran/{role.id}", role, self.content.with_role(role.id))

    def hand_written(self, page: Page, template: str) -> Rendered:
        title, body = page.title.read(self.language), page.body.read(self.language)
        if template == "home":
            title = self.content.agency.title.read(self.language)
        meta = {"title": title, "description": page.description.read(self.language)}
        body = authored(self.links.rewrite(body, page.path, page.path))
        return self.render(template, page.path, meta, page=page, title=title, body=body)

    def entry(self, entry: Entry) -> Rendered:
        view = view_entry(self.content, entry, self.language)
        related = [self.content.entries[id_] for id_ in entry.related]
        first = view.first
        description = shorten(
            f"{first.role.label.read(self.language)}: {self.words_of(first.text.text)}", 158
        )
        meta = {"title": view.question.text, "description": description}
        rendered = self.render("entry", f"faq/{entry.slug}.md", meta, view=view, entry=entry, related=related)
        desk = set_desk(self.content, entry, self.language, self.printed)
        return Rendered(rendered.markdown, replace(view, desk=desk))

    def listing(
        self, kind: str, path: str, item: Any, entries: Sequence[Entry]
    ) -> Iterator[tuple[str, Rendered]]:
        """The pages that list `entries`, at most PER_PAGE on each, the first at `path` itself."""
        chunks = [entries[at : at + PER_PAGE] for at in range(0, len(entries), PER_PAGE)] or [entries]
        description = (item.description if kind == "category" else item.duty).read(self.language)
        for number, chunk in enumerate(chunks, 1):
            title = item.label.read(self.language)
            if number > 1:
                title = f"{title} – {self.texts['page_n']} {number}"
            target = path if number == 1 else f"{path}/{number}"
            views = [view_entry(self.content, entry, self.language) for entry in chunk]
            yield (
                f"{target}.md",
                self.render(
                    kind,
                    f"{target}.md",
                    {"title": title, "description": description},
                    item=item,
                    title=title,
                    views=views,
                    number=number,
                    last=len(chunks),
                    path=path,
                ),
            )

    def short_link(self, entry: Entry) -> str:
        """The permanent absolute address of `entry` for a reader of this language."""
        return self.content.agency.site_url + address.short(entry, self.language)

    def render(self, template: str, here: str, meta: Mapping[str, str], **values: Any) -> Rendered:
        """Frontmatter and the template `templates/<template>.md.jinja`; `up` leads to the root.

        In templates, `text | linked(file)` makes the links of an author's `file` hold on the page `here`.
        """
        front = {**meta, "template": f"{template}.html"}
        lines = "\n".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items() if value
        )
        body = self.environment.get_template(f"{template}.md.jinja").render(
            content=self.content,
            agency=self.content.agency,
            contacts=contacts(self.content.agency, self.language),
            language=self.language,
            t=self.texts,
            short_link=self.short_link,
            up="../" * here.count("/"),
            path_of_page=here,
            links=self.links,
            address=address,
            to_site_root=self.links.to_site_root + "../" * (here.count("/") + (here != "index.md")),
            printed=self.printed,
            **values,
        )
        return Rendered(f"---\n{lines}\n---\n{body.strip()}\n")
