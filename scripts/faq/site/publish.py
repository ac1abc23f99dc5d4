"""From content to a finished site in one rename: a build that fails or is killed leaves the last good one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from faq import site_map
from faq.cache import Cache, Made, program, read_record, record_of, write_record
from faq.files import MARK, MARKER, refuse_foreign, staging, swap, write_files
from faq.hosting import host_files, rules
from faq.hosting.compressed import compress, effort
from faq.hosting.policy import headers, inline_script
from faq.hosting.supply import supply_files
from faq.model import Content, Language
from faq.site.addresses import redirects, sitemap, tombstones
from faq.site.archive import zipped
from faq.site.assets import scripts
from faq.site.offline_app import manifests, offline_app
from faq.site.render import Job, render
from faq.site.spare import Spare, clear
from faq.site.workers import run
from faq.site_map import ARCHIVE

Files = Iterable[tuple[str, bytes]]
# Called with what was made, a word and perhaps a language, and with the number of its files.
Report = Callable[[str, int], None]
# What is made, and what makes it: files by path below the site's root, given what the last build made.
Output = tuple[str, Callable[[Cache], Files]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to build: the project's `root`, the content and its `folder`, and what makes the pages.

    `outputs` are made before the pages, in their order; `worker` is the address of the script among them that
    searches. `records` is the folder in which builds remember what they made; None: nothing is remembered.
    `preview` leaves out what a live server cannot have. Without `offline`, the service worker of an earlier
    build is ended on every device that has it. `archive` adds the site as one zip. `compress` is what
    `site --compress` takes; empty for none.
    """

    root: Path
    folder: Path
    content: Content
    sites: Mapping[Language, Callable[[], Any]]
    outputs: Sequence[Output]
    records: Path | None = None
    worker: str = ""
    preview: bool = False
    offline: bool = True
    compress: str = ""
    archive: bool = False


def publish(plan: Plan, out: Path, report: Report) -> dict[Language, int]:
    """Build everything beside `out`, then swap it in; returns the number of pages per language.

    Raises RenderError, OccupiedError, or what an output raises; `out` is untouched then.
    """
    refuse_foreign(out)
    record = record_of(plan.records, out) if plan.records else Path()
    spare = Spare(out, record, plan.records and plan.records.with_name("spare") / record.stem)
    known = read_record(record) if plan.records else {}
    keys = program(plan.root / "overrides", plan.root / "mkdocs.yml")
    with staging(out) as folder:
        site = folder / "site"
        cache = Cache(out, keys, known, place=site, there=spare.take(site))
        counts, made = _build(plan, folder, cache, report)
        spare.give(swap(site, out))
    if plan.records:
        write_record(record, made)
    return counts


def _build(
    plan: Plan, folder: Path, cache: Cache, report: Report
) -> tuple[dict[Language, int], dict[str, Made]]:
    # A worker would answer a preview's reader with the pages of before.
    offline = plan.offline and not plan.preview
    site = cache.place
    jobs = {
        language: Job(
            make, plan.content, plan.root, plan.folder, folder / language, site, cache, plan.worker, offline
        )
        for language, make in plan.sites.items()
    }
    theme = plan.root / "overrides"
    script, _ = scripts(theme)["redirect"]
    made_redirects = partial(_redirects, plan.content, script)
    tasks = {
        **{what: partial(_write, make, site, cache) for what, make in plan.outputs},
        **{f"pages {language}": partial(render, job) for language, job in jobs.items()},
        "redirects": partial(_write, made_redirects, site, cache),
    }
    made: dict[str, Made] = {}
    counts: dict[str, int] = {}
    for what, written in run(tasks):
        made |= written
        counts[what] = sum(bool(one.digest) for one in written.values())
        report(what, counts[what])
    paths = clear(site, made)
    former = [(old, now) for old, now in site_map.former_files(plan.content) if now in paths]
    paths |= write_files(site, ((old, (site / now).read_bytes()) for old, now in former)).keys()
    beside = {"sitemap.xml": sitemap(plan.content).encode(), MARKER: MARK, **manifests(plan.content)}
    paths |= write_files(site, beside.items()).keys()
    if not plan.preview:
        digests = {path: one.digest for path, one in made.items()}
        worker = _worker(plan, site, sorted(paths), digests, headers(inline_script(theme)))
        supply = supply_files(plan.content, plan.root / "requirements.txt")
        paths |= write_files(site, {**worker, **supply}.items()).keys()
    if plan.archive:
        paths |= write_files(site, [(ARCHIVE, zipped(site, plan.content))]).keys()
        report("archive", 1)
    if not plan.preview:
        _for_hosts(plan, site, sorted(paths), report)
    return {language: counts[f"pages {language}"] for language in jobs}, made


def _for_hosts(plan: Plan, site: Path, paths: Sequence[str], report: Report) -> None:
    """What only web servers read: rules of hosting services, and compressed copies."""
    place = urlsplit(plan.content.agency.site_url)
    sent = headers(inline_script(plan.root / "overrides"))
    files = host_files(paths, rules(plan.content, sent, place.hostname or "localhost", "/"))
    write_files(site, files.items())
    tried = effort(plan.compress, site, paths)
    if tried:
        count = compress(site, paths, tried, plan.records.with_name("compressed") if plan.records else None)
        report("compressed", count)


def _redirects(content: Content, script: str, _: Cache) -> Files:
    for path, text in (*redirects(content, script), *tombstones(content)):
        yield path, text.encode()


def _write(make: Callable[[Cache], Files], folder: Path, cache: Cache) -> dict[str, Made]:
    """Put the files of one output below `folder`; returns how each was made."""
    digests = write_files(folder, make(cache))
    return {path: Made(cache.keys.get(path, ""), digest) for path, digest in digests.items()}


def _worker(
    plan: Plan, site: Path, paths: Sequence[str], digests: Mapping[str, str], sent: Mapping[str, str]
) -> Mapping[str, bytes]:
    folder = plan.root / "scripts/faq/site"
    if plan.offline:
        return offline_app(site, paths, digests, folder / "sw.js", sent)
    return {"sw.js": (folder / "retire.js").read_bytes()}
