"""From content to a finished site in one rename: a build that fails or is killed leaves the last good one."""

from __future__ import annotations

import ctypes
import fcntl
import multiprocessing
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from faq.hosting.compressed import EFFORTS, compress
from faq.hosting.policy import headers, inline_script
from faq.hosting.rules import rules
from faq.hosting.static_host import host_files
from faq.model import Content, Language
from faq.site.addresses import redirects, sitemap
from faq.site.archive import pack
from faq.site.assets import scripts
from faq.site.config import language_root
from faq.site.folder import MARK, MARKER, OccupiedError, refuse_foreign, write_files
from faq.site.offline_app import manifests, offline_app
from faq.site.render import Job, render
from faq.site_map import ARCHIVE

Output = tuple[str, Callable[..., Mapping[str, bytes]], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to build: the project's `root`, the content and its `folder`, and what makes the pages.

    `outputs` are (what, function, arguments); each function returns files by path below the site's root.
    `preview` leaves out what a live server cannot have. Without `offline`, the service worker of an
    earlier build is ended on every device that has it. `archive` adds the site as one zip.
    `compress` names one of EFFORTS; empty for none.
    """

    root: Path
    folder: Path
    content: Content
    sites: Mapping[Language, Callable[[], Any]]
    outputs: Sequence[Output]
    preview: bool = False
    offline: bool = True
    compress: str = "quick"
    archive: bool = False


def publish(plan: Plan, out: Path, tell: Callable[[str], None]) -> dict[Language, int]:
    """Build everything beside `out`, then swap it in; returns the number of pages per language.

    Raises RenderError, OccupiedError, or what an output raises; `out` is untouched then.
    """
    refuse_foreign(out)
    with _staging(out) as staging:
        counts = _build(plan, staging, tell)
        _swap(staging / "site", out)
    return counts


@contextmanager
def _staging(out: Path) -> Iterator[Path]:
    """An empty folder beside `out` that is this build's alone; what a killed build left there goes."""
    staging = out.with_name(f".{out.name}.building")
    staging.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(staging, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise OccupiedError(f"another build is writing '{out}'; wait until it has finished") from None
    try:
        for left in staging.iterdir():
            shutil.rmtree(left)
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        os.close(descriptor)


def _build(plan: Plan, staging: Path, tell: Callable[[str], None]) -> dict[Language, int]:
    jobs = {
        language: Job(
            make, plan.content, plan.root, plan.folder, staging / language, plan.preview, plan.offline
        )
        for language, make in plan.sites.items()
    }
    with ProcessPoolExecutor(max_workers=2, initializer=_end_with_parent) as pool:
        pages = {language: pool.submit(render, job) for language, job in jobs.items()}
        files = [(what, pool.submit(make, *arguments)) for what, make, arguments in plan.outputs]
        paths: dict[Language, tuple[str, ...]] = {}
        for language, future in pages.items():
            paths[language] = _result(future, pool)
            tell(f"pages, {language}: {len(paths[language])}")
        site = staging / "site"
        for language, job in jobs.items():
            job.site_dir.rename(language_root(site, language))
        for what, made in files:
            written = _result(made, pool)
            write_files(site, written)
            tell(f"{what}: {len(written)} files")
    theme = plan.root / "overrides"
    follow, _ = scripts(theme)["follow"]
    led = redirects(plan.content, follow, preview=plan.preview)
    beside = {path: text.encode() for path, text in led}
    beside["sitemap.xml"] = sitemap(plan.content).encode()
    beside[MARKER] = MARK
    write_files(site, beside)
    write_files(site, manifests(plan.content))
    if not plan.preview:
        write_files(site, _worker(plan, site, headers(inline_script(theme))))
    if plan.archive:
        write_files(site, {ARCHIVE: pack(site, plan.content)})
        tell("archive")
    if not plan.preview:
        _for_hosts(plan, site, tell)
    return {language: len(made) for language, made in paths.items()}


def _for_hosts(plan: Plan, site: Path, tell: Callable[[str], None]) -> None:
    """What only web servers read: rules of hosting services, and compressed copies."""
    place = urlsplit(plan.content.agency.site_url)
    sent = headers(inline_script(plan.root / "overrides"))
    write_files(site, host_files(site, rules(plan.content, sent, place.hostname or "localhost", "/")))
    if plan.compress:
        count = compress(site, EFFORTS[plan.compress], plan.root / ".build" / "compressed")
        tell(f"compressed: {count} files")


def _worker(plan: Plan, site: Path, sent: Mapping[str, str]) -> Mapping[str, bytes]:
    folder = plan.root / "scripts/faq/site"
    if plan.offline:
        return offline_app(site, folder / "sw.js", sent)
    return {"sw.js": (folder / "retire.js").read_bytes()}


def _end_with_parent() -> None:
    """Let a worker end when the build is killed, instead of waiting for work for ever."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _result(future: Future[Any], pool: ProcessPoolExecutor) -> Any:
    try:
        return future.result()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise


def _swap(new: Path, out: Path) -> None:
    """Put the folder `new` in the place of `out`; what was there ends where `new` was."""
    _let_servers_read(new)
    if not out.exists():
        new.rename(out)
    elif not _exchange(new, out):
        aside = new.with_name("replaced")
        out.rename(aside)
        new.rename(out)


def _let_servers_read(site: Path) -> None:
    """Everything in a site is public, whatever the user's umask keeps from others."""
    site.chmod(0o755)
    for folder, folders, files in os.walk(site):
        for name in folders:
            Path(folder, name).chmod(0o755)
        for name in files:
            Path(folder, name).chmod(0o644)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in a single system call; false where the system has none (only Linux does)."""
    if not sys.platform.startswith("linux"):
        return False
    current_folder, exchange = -100, 2
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    if renameat2 is None:
        return False
    arguments = (current_folder, os.fsencode(one), current_folder, os.fsencode(other), exchange)
    return bool(renameat2(*arguments) == 0)
