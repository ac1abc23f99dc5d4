"""Content -> finished pages of one language: the HTML of each body, made by templates/*.html.jinja.

A page travels as a Markdown file that is nothing but frontmatter: what the frame around it needs, and the
body as one quoted text. MkDocs (or a successor that reads mkdocs.yml) prints it through overrides/main.html.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, TemplateRuntimeError
from jinja2.bccache import Bucket

from faq import reply, site_map
from faq.answer_view import AnswerView, Named, Opening, StepView, views_of
from faq.cache import key_of, keys_of
from faq.catalogue import Catalogue, inside, with_words
from faq.contacts import ContactView, contacts
from faq.markdown.nodes import anchor, walk
from faq.model import Content, Entry, Language, Page, Text
from faq.pages.authored import Authored
from faq.qr import qr_picture
from faq.site_map import BUILT_IN, PER_PAGE, SiteMap

TEMPLATES = Path(__file__).parent / "templates"
# Up to FEW answers are all on the home page; of more, the first AT_HOME.
FEW, AT_HOME = 12, 8
# Up to so many answers are all in the list that an empty search shows; of more, their categories.
MOST_LISTED = 40
# From so many sections a hand-written page has a list of them; one longer than MOST_SECTIONS is folded.
SECTIONS, MOST_SECTIONS = 3, 15
# What a reader may say about an answer, and its words.
_HELPED = {"yes": "helped_yes", "no": "helped_no"}
# Anchors that the page of every entry has by itself.
_ENTRY_ANCHORS = ("catatan", "giliran", "lampiran", "langkah", "laporan", "pesan", "terkait", "bagikan")
# What JSON leaves as it is and YAML does not take, or reads as the end of a line.
_UNQUOTED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """What the frame needs of a page: `front` is its frontmatter without the body, `html` the body.

    The values of `front` are texts; `kind` names the sort of page, `entry` the entry it shows.
    """

    front: Mapping[str, str]
    html: str

    @property
    def markdown(self) -> str:
        """The page as a file for MkDocs."""
        values = {**self.front, "body": self.html}
        lines = (f"{key}: {_quoted(value)}" for key, value in values.items() if value)
        return "---\n" + "\n".join(lines) + "\n---\n"


@dataclass(frozen=True, slots=True)
class Navigation:
    """A menu: a label and a page, or a label and a list of them."""

    label: str
    page: str = ""
    children: tuple[Navigation, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page by the path of its file. `key` changes with all that `make` reads; empty: it is always made."""

    path: str
    key: str
    make: Callable[[], FinishedPage]


@dataclass(frozen=True, slots=True)
class Site:
    """All that one language's site is made of: pages, menu, words.

    `scripted` is the HTML that every page would repeat for its scripts, by the name of the script.
    """

    language: Language
    planned: tuple[PlannedPage, ...]
    navigation: tuple[Navigation, ...]
    words: Mapping[str, Any]
    contacts: tuple[ContactView, ...]
    printed: bool = False
    scripted: Mapping[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> dict[str, FinishedPage]:
        """Every page, made now, by the path of its file."""
        return {page.path: page.make() for page in self.planned}


def render_pages(content: Content, language: Language, *, printed: bool = False, keyed: bool = True) -> Site:
    """Every page of one language.

    `printed`: PDFs and pictures for link previews are made too, and the pages point to them. Pages that are
    not `keyed` have no key: they are made whenever they are asked for.
    """
    words = Catalogue(language)
    writer = PageWriter(content, language, printed=printed, keyed=keyed)
    menu = tuple(_navigation(content, language, words))
    return Site(
        language, tuple(writer.plan()), menu, words.words, writer.contacts, printed, writer.scripted()
    )


def _quoted(text: str) -> str:
    """`text` as a YAML scalar: JSON, which YAML reads, but for a few characters that are escaped here."""
    return _UNQUOTED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _navigation(content: Content, language: Language, words: Catalogue) -> Iterator[Navigation]:
    yield Navigation(words["home"], "index.md")
    for group, folder, items in (
        ("categories", site_map.CATEGORIES, content.categories),
        ("roles", site_map.ROLES, content.roles),
    ):
        children = tuple(
            Navigation(item.label.read(language).plain, f"{folder}/{item.id}.md")
            for item in items.values()
            if folder == site_map.ROLES or _is_advertised(content, item.id)
        )
        yield Navigation(words[group], children=children)
    files = {key: path for path, key in BUILT_IN.items()}
    for key in ("overview", "ladder", "glossary", "about"):
        yield Navigation(words[key], files[key])


def _is_advertised(content: Content, category: str) -> bool:
    """Whether menu and home lead to a category; where answers are few, not to one of a single answer."""
    return len(content.in_category(category)) > (0 if len(content.entries) > FEW else 1)


class _Compiled(BytecodeCache):
    """Templates of this process that were compiled before, for a preview that renders page after page."""

    def __init__(self) -> None:
        self._made: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        made = self._made.get(bucket.key + bucket.checksum)
        if made:
            bucket.bytecode_from_string(made)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._made[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def environment(words: Mapping[str, Any]) -> Environment:
    """The templates of the pages in the language of `words`. What is not marked as HTML is escaped.

    Raises TemplateRuntimeError where it would not be.
    """
    made = Environment(
        loader=FunctionLoader(lambda name: with_words((TEMPLATES / name).read_text(encoding="utf-8"), words)),
        auto_reload=False,
        bytecode_cache=_COMPILED,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    if made.from_string("{{ text }}").render(text="<") != "&lt;":
        raise TemplateRuntimeError("the templates of the pages do not escape texts")
    return made


class PageWriter:
    """Writes the pages of `content` for readers of `language`."""

    def __init__(
        self, content: Content, language: Language, *, printed: bool = False, keyed: bool = True
    ) -> None:
        self.content = content
        self.language = language
        self.printed = printed
        self.words = Catalogue(language)
        self.views = views_of(content, language)
        self.others = tuple(
            views_of(content, one) for one in sorted(content.languages, key=lambda one: one != language)
        )
        self.map = SiteMap.of(content)
        self.contacts = contacts(content.agency, language)
        self._templates = environment(self.words.words)
        self._keys = keys_of(content) if keyed else None
        self._templates.globals.update(
            t=self.words.words,
            language=language,
            agency=content.agency,
            roles=self.views.roles,
        )

    def plan(self) -> Iterator[PlannedPage]:
        """Every page, with the function that makes it."""
        written = {page.path: page for page in self.content.pages}
        for path, kind in BUILT_IN.items():
            title, description = Text.of_words(self.words[kind]), self.content.agency.tagline
            page = written.pop(path, None) or Page(path, title, description, Text())
            yield PlannedPage(path, "", partial(self.hand_written, page, kind))
        for path, page in written.items():
            yield PlannedPage(path, "", partial(self.hand_written, page, "page"))
        for entry in self.content.entries.values():
            path = f"{site_map.ENTRIES}/{entry.slug}.md"
            yield PlannedPage(path, self._key(entry), partial(self.entry, entry))
        for category in self.views.categories:
            yield from self._listing("category", category, self.content.in_category(category.id))
        for role in self.views.roles:
            yield from self._listing("role", role, self.content.concerning(role.id))

    def scripted(self) -> dict[str, str]:
        """What scripts put into a page, the same in every page of the language, by the name of the script."""
        glossary = self.map.page("glossary", self.language).removeprefix(site_map.home(self.language))
        labels = [(term, term.label.read(self.language).plain) for term in self.content.glossary.values()]
        terms = [
            {
                "word": label.split(" (")[0],
                "label": label,
                "description": term.description.read(self.language).plain,
                "address": f"{glossary}#{term.id}",
            }
            for term, label in labels
        ]
        # Pages have messages to chat with; a script words the e-mails that say the same.
        mails = [
            {
                "language": views.language,
                "begins": views.words["reply_chat_opening"],
                "text": reply.mail(views.words, self.content.agency, "{question}", "{message}"),
            }
            for views in self.others
        ]
        templates = {"site": "words-site", "answer": "words-answer", "report": "report-form"}
        return {
            name: self._templates.get_template(f"{template}.html.jinja")
            .render(contacts=self.contacts, terms=terms, mails=mails, listed=self._listed_in_search())
            .strip()
            for name, template in templates.items()
        }

    def _listed_in_search(self) -> list[dict[str, str]]:
        """Label and address below the home: of each answer where they are few, else of categories."""
        home = site_map.home(self.language)
        if len(self.content.entries) > MOST_LISTED:
            shown = (one for one in self.views.categories if _is_advertised(self.content, one.id))
            return [{"label": one.label, "address": one.address} for one in shown]
        return [
            {
                "label": entry.question.read(self.language).plain,
                "address": site_map.page(entry, self.language).removeprefix(home),
            }
            for entry in self.content.entries.values()
        ]

    def _key(self, entry: Entry) -> str:
        return key_of(self.language, self.printed, self._keys.of(entry)) if self._keys else ""

    def hand_written(self, page: Page, kind: str) -> FinishedPage:
        """A page whose introduction is written by hand, and below it what its `kind` adds."""
        title = page.title.read(self.language).plain
        if kind == "home":
            title = self.content.agency.title.read(self.language).plain
        address = self._address(page) if kind == "page" else self.map.page(kind, self.language)
        makers: dict[str, Callable[[Authored], dict[str, Any]]] = {
            "home": self._home,
            "overview": self._overview,
            "ladder": self._ladder,
            "glossary": self._glossary,
            "sops": self._sops,
            "about": self._about,
            "page": partial(self._page, page),
        }
        authored = Authored(self.map, self.language, address, set(_own_anchors(kind, self.content)))
        values: dict[str, Any] = {"title_anchor": authored.anchor(title)}
        values["body"] = {
            "html": authored.html(page.body.read(self.language)),
            "language": page.body.language(self.language),
        }
        front = {"title": title, "description": page.description.read(self.language).plain, "kind": kind}
        return self._finish(kind, address, front, **values, **makers[kind](authored))

    def entry(self, entry: Entry) -> FinishedPage:
        """The page of one answer with the tools around it."""
        view = self.views.view(entry)
        description = shorten(view.summary, 158)
        title = view.question.text.plain
        front = {"title": title, "description": description, "kind": "entry", "entry": entry.id}
        if self.printed:
            front["card"] = site_map.card(entry, self.language)
        address = site_map.page(entry, self.language)
        steps = {step.id for step in view.steps}
        authored = Authored(self.map, self.language, address, {*_ENTRY_ANCHORS, *steps})
        values: dict[str, Any] = {
            "title_anchor": authored.anchor(title),
            "entry": entry.id,
            "due": view.due.isoformat(),
            "openings": [self._opening(opening, view, authored) for opening in view.openings],
            "contacts": self.contacts,
            "groups": list(self._groups(view, authored)),
            "body": authored.html(view.body.text),
            "reviewed": self._date(entry.reviewed),
            "applies_to": entry.applies_to,
            "source": view.source,
            "related": [self._link(self.content.entries[id_], address) for id_ in entry.related],
        }
        return self._finish("entry", address, front, view=view, **values, **self._tools(view, address))

    def _opening(self, opening: Opening, view: AnswerView, authored: Authored) -> dict[str, Any]:
        """What readers of one role do now, with the finished text of its steps."""

        def steps(chosen: Iterable[StepView]) -> list[dict[str, Any]]:
            return [_step(step, html=authored.html(step.text.text)) for step in chosen]

        return {
            "role": opening.role,
            "report_to": opening.report_to,
            "ready": opening.ready,
            "steps": steps(opening.steps),
            "later": steps(opening.later),
            "path": [
                {
                    "label": turn.role.label,
                    "condition": turn.condition and inside(turn.condition.label),
                    "self": turn.role == opening.role,
                }
                for turn in opening.path
            ],
        }

    def _tools(self, view: AnswerView, address: str) -> dict[str, Any]:
        """What an entry's page offers beside the answer: links, ready replies, the report, terms."""
        entry, site = view.entry, self.content.agency.site_url
        links = [
            {"language": views.language, "url": site + site_map.short(entry, views.language)}
            for views in self.others
        ]
        reporters = [handover.role.id for handover in view.handovers]
        return {
            "links": links,
            "short_href": site_map.relative(site_map.short(entry, self.language), address),
            "qr": qr_picture(links[0]["url"]),
            "sheet": self._file(site_map.sheet(entry, self.language), address),
            # Without scripts, such a program gets the short link; with them, the text of the reply.
            "subject": quote(view.question.text.plain, safe=""),
            "sent": quote(links[0]["url"], safe=""),
            "replies": [
                reply.write(views, views.view(entry), kind)
                for views in self.others
                for kind in (reply.CHAT, reply.INTERNAL)
            ],
            "asked": [item.field for item in view.evidence],
            "evidence": [
                {
                    "item": item,
                    # What the report has a field for is no tick in it.
                    "held_by": " ".join(
                        role
                        for role in reporters
                        if not item.field and (not item.held_by or role in item.held_by)
                    ),
                }
                for item in view.evidence
            ],
            "ladder": site_map.relative(self.map.page("ladder", self.language), address),
            "feedback": self._feedback(view, links[0]["url"]),
        }

    def _feedback(self, view: AnswerView, link: str) -> Mapping[str, str]:
        """Where "yes" and "no" lead: the form of the agency, or a message that is ready to send."""
        agency, id_ = self.content.agency, view.entry.id
        said = {answer: self.words[key].format(id=id_) for answer, key in _HELPED.items()}
        about = quote(f"{view.question.text.plain}\r\n{link}", safe="")
        if agency.feedback_url:
            form = urlsplit(agency.feedback_url)
            return {
                answer: form._replace(
                    query="&".join(filter(None, [form.query, f"entry={id_}&helped={answer}"]))
                ).geturl()
                for answer in said
            }
        if agency.email:
            return {
                answer: f"mailto:{agency.email}?subject={quote(text)}&body={about}"
                for answer, text in said.items()
            }
        if agency.whatsapp:
            return {
                answer: f"https://wa.me/{agency.whatsapp}?text={quote(text)}%0A{about}"
                for answer, text in said.items()
            }
        return {}

    def _groups(self, view: AnswerView, authored: Authored) -> Iterator[dict[str, Any]]:
        for number, group in enumerate(view.groups):
            anchor = ""
            if group.condition and group.first:
                anchor = f"syarat-{group.condition.id}"
            elif group.condition or number:
                anchor = authored.anchor(group.condition.label if group.condition else self.words["always"])
            yield {
                "condition": group.condition,
                "anchor": anchor,
                "start": group.steps[0].number,
                "steps": [
                    _step(
                        step,
                        html=authored.html(step.text.text),
                        skips_html=step.skips and authored.html(step.skips.text),
                    )
                    for step in group.steps
                ],
            }

    def _listing(self, kind: str, item: Named, entries: Sequence[Entry]) -> Iterator[PlannedPage]:
        """The pages that list `entries`, at most PER_PAGE on each, the first at the item's own address."""
        chunks = [entries[at : at + PER_PAGE] for at in range(0, len(entries), PER_PAGE)] or [entries]
        top = site_map.home(self.language) + item.address
        addresses = [top, *(f"{top}{number}/" for number in range(2, len(chunks) + 1))]
        for at, (chunk, address) in enumerate(zip(chunks, addresses, strict=True)):
            path = address.removeprefix(site_map.home(self.language)).removesuffix("/") + ".md"
            keys = [self._key(entry) for entry in chunk]
            key = key_of(kind, item, at, len(entries), keys) if self._keys else ""
            yield PlannedPage(path, key, partial(self._list, kind, item, chunk, addresses, at))

    def _list(
        self, kind: str, item: Named, chunk: Sequence[Entry], addresses: Sequence[str], at: int
    ) -> FinishedPage:
        """The page at the place `at` among the `addresses` of those that list the entries of `item`."""
        address = addresses[at]
        title = f"{item.label} – {self.words['page_n']} {at + 1}" if at else item.label
        front = {"title": title, "description": item.description or title, "kind": kind}
        authored = Authored(self.map, self.language, address, {"jawaban"})
        values: dict[str, Any] = {"title_anchor": authored.anchor(title), "item": item}
        values["heading"] = "h3" if kind == "role" else "h2"
        values["answers"] = [
            self._listed(self.views.view(entry), authored, item.id if kind == "role" else "")
            for entry in chunk
        ]
        values["previous"] = at and site_map.relative(addresses[at - 1], address)
        values["next"] = at + 1 < len(addresses) and site_map.relative(addresses[at + 1], address)
        if kind == "role":
            values["booklet"] = self._file(site_map.booklet(item.id, self.language), address)
        return self._finish(kind, address, front, **values)

    def _listed(self, view: AnswerView, authored: Authored, role: str) -> dict[str, Any]:
        moves = view.moves(role) if role else ()
        return {
            "part": role and view.involvement(role),
            **self._link(view.entry, authored.origin),
            "view": view,
            "anchor": authored.anchor(view.question.text.plain),
            "moves": [_step(step, html=authored.html(step.text.text)) for step in moves],
        }

    def _page(self, page: Page, authored: Authored) -> dict[str, Any]:
        """The sections of a page with several, and the pages of the folder that it is in."""
        sections = authored.contents(page.body.read(self.language))
        return {
            "heading": self.views.phrase(page.title),
            "contents": sections if len(sections) >= SECTIONS else [],
            "is_long": len(sections) > MOST_SECTIONS,
            "folder": [
                {
                    "title": self.views.phrase(other.title),
                    "href": site_map.relative(self._address(other), authored.origin),
                    "is_here": other is page,
                }
                for other in _in_folder_of(page, self.content.pages)
            ],
        }

    def _address(self, page: Page) -> str:
        return self.map.page(f"page/{page.path.removesuffix('.md')}", self.language)

    def _home(self, authored: Authored) -> dict[str, Any]:
        every = list(self.views)
        shown = every if len(every) <= FEW else every[:AT_HOME]
        return {
            "answers": [
                {
                    **self._link(view.entry, authored.origin),
                    "symptom": " ".join(view.symptoms[0].literal.split()) if view.symptoms else "",
                    "first": view.first.label,
                }
                for view in shown
            ],
            "more": len(shown) < len(every),
            "count": len(every),
            "index": site_map.relative(self.map.page("overview", self.language), authored.origin),
            "categories": [
                {**_fields(category), "count": len(self.views.in_category(category.id))}
                for category in self.views.categories
                if _is_advertised(self.content, category.id)
            ],
        }

    def _overview(self, authored: Authored) -> dict[str, Any]:
        """Every answer by its question, its messages and its codes, in the order of the alphabet."""
        listed: list[dict[str, Any]] = []
        for view in self.views:
            link = self._link(view.entry, authored.origin)
            about = {
                "id": view.entry.id,
                "roles": " ".join(role.id for role in self.views.roles if view.concerns(role.id)),
            }
            listed.append({**link, **about, "symptoms": view.entry.symptoms})
        found = [
            {**link, "literal": " ".join(symptom.literal.split()), "code": bool(symptom.code)}
            for link in listed
            for symptom in link["symptoms"]
        ]
        messages = _by_literal(link for link in found if not link["code"])
        is_long = len(messages) > FEW
        return {
            "answers": sorted(listed, key=lambda link: link["question"].text.one_line.casefold()),
            "letters": [
                {"letter": letter, "messages": list(group)}
                for letter, group in groupby(messages, lambda one: _letter(one["literal"]) if is_long else "")
            ],
            "messages": len(messages),
            "codes": _by_literal(link for link in found if link["code"]),
            "is_long": len(listed) > FEW,
        }

    def _ladder(self, authored: Authored) -> dict[str, Any]:
        return {
            "roles": [{**_fields(role), "anchor": authored.anchor(role.label)} for role in self.views.roles]
        }

    def _glossary(self, authored: Authored) -> dict[str, Any]:
        return {
            "terms": [
                {
                    "id": term.id,
                    "label": term.label.read(self.language).plain,
                    "description": term.description.read(self.language).plain,
                    "url": term.url,
                }
                for term in self.content.glossary.values()
            ]
        }

    def _sops(self, authored: Authored) -> dict[str, Any]:
        cited: dict[str, list[dict[str, Any]]] = {id_: [] for id_ in self.content.sops}
        for view in self.views:
            for step in view.steps:
                if step.sop:
                    link = self._link(view.entry, authored.origin, f"#{step.id}")
                    html = authored.html(step.text.text)
                    cited[step.sop.id].append(
                        {**link, "role": step.role, "html": html, "language": step.text.language}
                    )
        return {
            "sops": [
                {
                    "id": sop.id,
                    "label": sop.label.read(self.language).plain,
                    "description": sop.description.read(self.language).plain,
                    "url": sop.url,
                    "cited": cited[sop.id],
                }
                for sop in self.content.sops.values()
            ],
            "ladder": site_map.relative(self.map.page("ladder", self.language), authored.origin),
        }

    def _about(self, authored: Authored) -> dict[str, Any]:
        data = "page/data"
        return {
            "documents": [text.read(self.language).plain for text in self.content.agency.documents.values()],
            "edition": self._date(self.content.edition) if self.content.entries else None,
            "handbook": self._file(site_map.handbook(self.language), authored.origin),
            "poster": self._file(site_map.POSTER, authored.origin),
            "open_data": data in self.map.places
            and site_map.relative(self.map.page(data, self.language), authored.origin),
            "contacts": self.contacts,
        }

    def _link(self, entry: Entry, address: str, anchor: str = "") -> dict[str, Any]:
        """A link to another answer by its question, on the page at `address`."""
        href = site_map.relative(site_map.page(entry, self.language) + anchor, address)
        return {"href": href, "question": self.views.phrase(entry.question)}

    def _file(self, path: str, address: str) -> str:
        """A printed file as seen from the page at `address`; empty where none is made."""
        return site_map.relative(path, address) if self.printed else ""

    def _date(self, date: Any) -> dict[str, str]:
        return {"iso": date.isoformat(), "text": self.words.day(date)}

    def _finish(self, template: str, address: str, front: Mapping[str, str], **values: Any) -> FinishedPage:
        home = site_map.home(self.language)
        to_home = "../" * address.removeprefix(home).count("/")
        html = self._templates.get_template(f"{template}.html.jinja").render(
            home=to_home, title=front["title"], **values
        )
        return FinishedPage(front, html.strip() + "\n")


def _in_folder_of(page: Page, pages: Sequence[Page]) -> list[Page]:
    """The pages of the folder of `page`, in the order in which its first page links to them."""
    folder = page.path.rpartition("/")[0]
    inside = {one.path.rpartition("/")[2]: one for one in pages if one.path.rpartition("/")[0] == folder}
    if not folder or "index.md" not in inside:
        return []
    nodes = walk(inside["index.md"].body.id.nodes)
    linked = [node.attributes["url"].partition("#")[0] for node in nodes if node.kind == "link"]
    order = dict.fromkeys(["index.md", *(name for name in linked if name in inside), *inside])
    return [inside[name] for name in order]


def _own_anchors(kind: str, content: Content) -> Iterable[str]:
    """The anchors that a hand-written page of this kind has beside those of its text."""
    if kind == "home":
        return ("pesan", "kategori", "peran")
    if kind == "overview":
        return ("kode", "pesan", "jawaban", *(f"huruf-{one}" for one in "0abcdefghijklmnopqrstuvwxyz"))
    if kind == "about":
        return ("kontak",)
    if kind == "page":
        return ("halaman-lain",)
    if kind == "glossary":
        return content.glossary
    if kind == "sops":
        return [anchor for id_ in content.sops for anchor in (id_, f"{id_}-dirujuk")]
    return ()


def _by_literal(links: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each message or code once, in the order of the alphabet, with the answers in which it is."""

    def place(link: dict[str, Any]) -> tuple[str, str]:
        return _letter(link["literal"]), str(link["literal"]).casefold()

    groups = [list(group) for _, group in groupby(sorted(links, key=place), place)]
    return [
        {
            "literal": group[0]["literal"],
            "roles": " ".join(dict.fromkeys(" ".join(link["roles"] for link in group).split())),
            "links": group,
        }
        for group in groups
    ]


def _letter(literal: str) -> str:
    """Under which letter a message is looked up; 0 for all that begin with none."""
    first = anchor(literal)[:1]
    return first if first.isalpha() else "0"


def _fields(item: Named) -> dict[str, Any]:
    return {"id": item.id, "label": item.label, "description": item.description, "address": item.address}


def _step(step: StepView, **added: Any) -> dict[str, Any]:
    """A step as templates read it, with `added` texts."""
    return {
        "number": step.number,
        "id": step.id,
        "role": step.role,
        "text": step.text,
        "sop": step.sop,
        "names_sop": step.names_sop,
        "escalate_to": step.escalate_to,
        "skips": step.skips,
        "condition": step.condition,
        "attach": step.attach,
        "former_ids": step.former_ids,
        **added,
    }


def shorten(text: str, limit: int) -> str:
    """`text` cut at a word so that it is no longer than `limit`."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:–") + "…"
