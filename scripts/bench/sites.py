"""Building the site beside stock Material with the same answers, in the same run on the same machine."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from faq.answer_view import views_of
from faq.feed.plain import PlainPages
from faq.model import LANGUAGES, Content, Entry, Language

# Seconds between two looks at the memory of the processes.
_PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class Build:
    """One way of building both languages.

    `seconds` from start to end, `cpu` in seconds that all its processes computed, `size` in bytes
    of the `files` made, `memory` in bytes: the most that all processes together held at one time, shared
    pages counted once; 0 where the system does not say.
    """

    name: str
    seconds: float
    cpu: float
    size: int
    files: int
    memory: int


def measure(root: Path, folder: Path, content: Content, work: Path, *, full: bool) -> Iterator[Build]:
    """Build `content`, which is in `folder`, our way and the stock ways below `work`.

    The project itself is built clean, then again with nothing changed, then with one answer edited.
    `full` adds stock Material with every page in its navigation, which takes minutes at 1,000 entries.
    """
    out = work / "ours"
    command = [sys.executable, str(root / "scripts" / "build.py"), "site", "--no-pdf"]
    ours = [*command, "--content", str(folder), "--out", str(out)]
    yield _timed("this project", out, partial(_together, [ours]))
    for name, every_page in (
        ("stock Material, lean navigation", False),
        ("stock Material, every page", True),
    ):
        if not every_page or full:
            stock = work / ("full" if every_page else "lean")
            configs = [
                stock_project(content, folder, language, stock / language, every_page)
                for language in LANGUAGES
            ]
            mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f"]
            yield _timed(name, stock, partial(_together, [[*mkdocs, str(config)] for config in configs]))
    yield _timed("this project, nothing changed", out, partial(_together, [ours]))
    entry = folder / next(iter(content.entries.values())).path
    text = entry.read_text(encoding="utf-8")
    entry.write_text(
        text.replace("reviewed: 2026-", "applies_to: SPSE 4.5\nreviewed: 2026-"), encoding="utf-8"
    )
    yield _timed("this project, one answer edited", out, partial(_together, [ours]))


def table(builds: list[Build]) -> str:
    """The builds as a Markdown table; ratios are to the first."""
    lines = [
        "| build | seconds | ratio | CPU seconds | peak memory MB | ratio | files | MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for build in builds:
        seconds = build.seconds / builds[0].seconds
        memory = build.memory / (builds[0].memory or 1)
        lines.append(
            f"| {build.name} | {build.seconds:.1f} | {seconds:.2f} | {build.cpu:.1f}"
            f" | {build.memory / 1e6:.0f} | {memory:.2f} | {build.files} | {build.size / 1e6:.0f} |"
        )
    return "\n".join(lines)


def _timed(name: str, out: Path, run: Callable[[], None]) -> Build:
    with _Memory() as memory:
        began, worked = time.monotonic(), _worked()
        run()
        seconds, cpu = time.monotonic() - began, _worked() - worked
    made = [file for file in out.rglob("*") if file.is_file() and "docs" not in file.parts[len(out.parts) :]]
    return Build(name, seconds, cpu, sum(file.stat().st_size for file in made), len(made), memory.peak)


def _worked() -> float:
    """Seconds that all processes which this one started and saw end have computed."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Memory:
    """Watches the processes that this one starts; `peak` is the most that they held together, in bytes."""

    def __init__(self) -> None:
        self.peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(_PAUSE):
            self.peak = max(self.peak, sum(map(_held, _below(os.getpid()))))


def _below(process: int) -> Iterator[int]:
    """The ids of all processes that `process` started, and those that they started."""
    try:
        tasks = [*Path(f"/proc/{process}/task").iterdir()]
        children = [int(one) for task in tasks for one in (task / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield child
        yield from _below(child)


def _held(process: int) -> int:
    """Bytes that a process holds; a page that several share counts in parts."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _together(commands: list[list[str]]) -> None:
    """Both languages side by side, as this project builds them."""
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    running = [subprocess.Popen(command, env=quiet, stdout=subprocess.DEVNULL) for command in commands]
    for process in running:
        if process.wait():
            raise subprocess.CalledProcessError(process.returncode, process.args)


def stock_project(
    content: Content,
    folder: Path,
    language: Language,
    place: Path,
    every_page: bool,
    url: str = "https://faq-lpse.example/",
) -> Path:
    """A project of stock Material in `place` with the answers of `content` as plain Markdown.

    Every answer, category, role and hand-written page has a page there, as on this project's site. Returns
    its configuration.
    """
    pages = dict(_stock_pages(content, folder, language))
    for path, markdown in pages.items():
        file = place / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(markdown, encoding="utf-8")
    listed = sorted(pages) if every_page else [path for path in sorted(pages) if "faq/" not in path]
    config = {
        "site_name": "Stock Material",
        "site_url": url,
        "theme": {"name": "material", "language": language, "font": False},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "md_in_html", "tables", "admonition", "fenced_code", "toc"],
        "nav": listed,
        "validation": {"nav": {"omitted_files": "ignore"}, "links": {"absolute_links": "ignore"}},
    }
    file = place / "mkdocs.yml"
    file.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return file


def _stock_pages(content: Content, folder: Path, language: Language) -> Iterator[tuple[str, str]]:
    views = views_of(content, language)
    for view in views:
        yield f"faq/{view.entry.slug}.md", PlainPages(views).page(view)
    for page in content.pages:
        title, body = page.title.read(language).plain, page.body.read(language).source
        yield page.path, f"---\ntitle: {title}\n---\n\n# {title}\n\n{body}\n"
    for category in content.categories.values():
        yield _listing("kategori", category, content.in_category(category.id), language)
    for role in content.ladder:
        yield _listing("peran", role, content.concerning(role.id), language)


def _listing(folder: str, item: Any, entries: tuple[Entry, ...], language: Language) -> tuple[str, str]:
    links = [f"- [{entry.question.read(language).plain}](../faq/{entry.slug}.md)" for entry in entries]
    return f"{folder}/{item.id}.md", "\n".join([f"# {item.label.read(language).plain}", "", *links, ""])
