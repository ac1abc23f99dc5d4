"""`site`: check the content and build the whole site; the old one is replaced only by a finished one."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import faq.search
from commands.console import Commands, Failure, Speech, command, speech, summary
from commands.content import checked_content, content_option, out_folder, out_option, workplace
from faq import site_map
from faq.cache import Cache, content_key, key_of, program
from faq.feed import build_feed
from faq.files import OccupiedError, digest_of
from faq.hosting.compressed import EFFORTS
from faq.memory import Memory, store_of
from faq.model import Agency, Content, Language, Problem
from faq.pages import render_pages
from faq.print import ICON_SIZES, MOST, build_cards, build_icons, build_pdf, every_publication, volumes_of
from faq.search import build_opensearch, build_search, worker_script
from faq.site.publish import Output, Plan, publish
from faq.site.render import RenderError
from faq.typst import TypesettingError


def add(commands: Commands) -> None:
    parser, say = command(commands, "site", run)
    content_option(parser, say)
    out_option(parser, say)
    parser.add_argument("--no-pdf", action="store_true", help=say("help_site_no_pdf"))
    parser.add_argument(
        "--no-offline",
        action="store_true",
        help=say("help_site_no_offline"),
    )
    parser.add_argument(
        "--compress",
        choices=("auto", "none", *EFFORTS),
        default="auto",
        help=say("help_site_compress"),
    )


def run(args: argparse.Namespace, say: Speech) -> int:
    build(
        args.root,
        args.content,
        out_folder(args),
        no_pdf=args.no_pdf,
        offline=not args.no_offline,
        compress="" if args.compress == "none" else args.compress,
    )
    return 0


def build(
    root: Path,
    folder: str,
    out: Path,
    *,
    no_pdf: bool,
    preview: str = "",
    offline: bool = True,
    compress: str = "",
    memory: Memory | None = None,
) -> None:
    """Check the content of `folder`, build the site into `out` and report what it contains.

    `preview` is the local address of a live server; empty for a site that is going to be published.
    `offline`: readers' devices keep the site. `compress`: how hard, or empty. `memory` is what is known of
    the folder, by default what the last build left.
    """
    say, began = speech(), time.monotonic()

    def progress(message: str) -> None:
        print(f"[{time.monotonic() - began:5.1f} s] {message}", flush=True)

    def made(what: str, number: int) -> None:
        key, _, language = what.partition(" ")
        progress(say(f"made_{key}", language=language, number=number))

    progress(say("site_reading", folder=folder))
    content, warnings = _read(folder, memory or memory_of(root, folder), drafts=bool(preview))
    checked = summary(warnings, len(content.entries), say.language)
    progress(say("site_checked", counts=checked))
    if not preview:
        for lacking in _to_fill_in(content.agency):
            print(say(lacking, url=content.agency.site_url), file=sys.stderr)
    if not no_pdf and (parts := volumes_of(content)):
        progress(say("pdf_volumes", number=len(parts), most=MOST))
    plan = planned(root, folder, content, pdf=not no_pdf, preview=preview)
    try:
        counts = publish(replace(plan, offline=offline, compress=compress), out.absolute(), made)
    except OccupiedError as error:
        raise Failure(say(error.reason, folder=error.folder), 2) from None
    except TypesettingError as error:
        raise Failure(say("site_typst", error=error), 1) from None
    except RenderError as error:
        raise Failure(f"{say('site_mkdocs')}\n{error}", 1) from None
    pages = (say("site_pages", number=count, language=language) for language, count in counts.items())
    seconds = say("site_seconds", seconds=f"{time.monotonic() - began:.1f}")
    print(f"{out / 'index.html'}: {', '.join([checked, *pages, seconds])}")


def _read(folder: str, memory: Memory, *, drafts: bool) -> tuple[Content, tuple[Problem, ...]]:
    """The content of `folder` and its warnings, which `memory` then knows."""
    found = checked_content(folder, drafts=drafts, memory=memory)
    memory.save()
    return found


def planned(
    root: Path, folder: str, content: Content, *, pdf: bool = False, preview: str = "", keyed: bool = True
) -> Plan:
    """What a site of `content`, which is in `folder`, is made of. `keyed` is as for `render_pages`."""
    if preview:
        content = replace(content, agency=replace(content.agency, site_url=preview))
    pages = partial(render_pages, content, printed=pdf, keyed=keyed)
    return Plan(
        root,
        Path(folder),
        content,
        {language: partial(pages, language) for language in content.languages},
        outputs(content, Path(folder), root / "overrides", pdf=pdf),
        records=workplace(root) / ".build" / "made",
        worker=worker_script(WORKER)[0],
        preview=bool(preview),
        archive=pdf,
    )


def memory_of(root: Path, folder: str) -> Memory:
    """What the last build found out about the files of `folder`."""
    return Memory(store_of(workplace(root) / ".build" / "read", Path(folder)), program())


# Hosts that lead nowhere (RFC 2606).
_RESERVED_HOSTS = (".example", ".invalid", ".test", ".localhost")


def _to_fill_in(agency: Agency) -> Iterator[str]:
    """What a site lacks before it can be of use to readers, by key: it is built all the same."""
    if (urlsplit(agency.site_url).hostname or "").endswith(_RESERVED_HOSTS):
        yield "site_example_address"
    if not any((agency.email, agency.phone, agency.whatsapp, agency.address, agency.website)):
        yield "site_no_contact"


WORKER = Path(faq.search.__file__).parent / "worker"
ICON = "assets/icons/icon.svg"
ICONS = tuple(f"assets/icons/icon-{size}.png" for size in ICON_SIZES)
Files = Iterator[tuple[str, bytes]]


def outputs(content: Content, folder: Path, overrides: Path, *, pdf: bool) -> list[Output]:
    """Every output, as `publish` takes them, each in a process of its own: what takes longest first."""
    made: list[Output] = []
    if pdf:
        made += [
            (f"pdf {language}", partial(pdf_files, content, folder, language))
            for language in content.languages
        ]
        made.append(("cards", partial(card_files, content, folder)))
    made.append(("search", partial(search_files, content)))
    made.append(("feed", partial(build_feed, content)))
    made.append(("icons", partial(icon_files, content, folder, overrides / ICON)))
    return made


def search_files(content: Content, cache: Cache) -> Files:
    """Index and script of the search, and a description for the browser's address bar in each language."""
    yield from cache.whole(key_of("search", content_key(content)), lambda: build_search(content).items())
    yield worker_script(WORKER)
    for language in content.languages:
        yield f"{site_map.home(language)}opensearch.xml", build_opensearch(content, language)


def icon_files(content: Content, folder: Path, drawing: Path, cache: Cache) -> Files:
    """The icons of the installed site: the agency's logo, or the SVG `drawing` in its colour."""
    logo = folder / content.agency.logo
    drawn = [digest_of(file.read_bytes()) for file in (drawing, logo) if file.is_file()]
    key = key_of(content.agency.colours.brand, drawn)
    known = {path: cache.find(path, key) for path in ICONS}
    found = {path: data for path, data in known.items() if data is not None}
    yield from (found if len(found) == len(ICONS) else build_icons(content, folder, drawing)).items()


def card_files(content: Content, folder: Path, cache: Cache) -> Files:
    """A picture for every entry and language."""
    yield from build_cards(content, folder, cache.find).items()


def pdf_files(content: Content, folder: Path, language: Language, cache: Cache) -> Files:
    """Handbook, booklets and sheets in one language, and the poster with those of the first."""
    publications = every_publication(content, [language])
    yield from build_pdf(content, folder, publications, find=cache.find)
