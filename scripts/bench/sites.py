"""Building the site beside stock Material on the same pages, in the same run on the same machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from faq.model import LANGUAGES, Content
from faq.pages import Site, render_pages


@dataclass(frozen=True, slots=True)
class Build:
    """One way of building both languages: seconds from start to end, bytes of all files made."""

    name: str
    seconds: float
    size: int


def measure(root: Path, folder: Path, content: Content, work: Path, *, full: bool) -> list[Build]:
    """Build `content`, which stands in `folder`, our way and the stock ways below `work`.

    `full` adds stock Material with every page in its navigation, which takes minutes at 1,000 entries.
    """
    out = work / "ours"
    command = [sys.executable, str(root / "scripts" / "build.py"), "site", "--no-pdf"]
    builds = [
        _timed("this project", out, partial(_run, [*command, "--content", str(folder), "--out", str(out)]))
    ]
    sites = [render_pages(content, language) for language in LANGUAGES]
    for name, every_page in (
        ("stock Material, lean navigation", False),
        ("stock Material, every page", True),
    ):
        if every_page and not full:
            continue
        stock = work / ("full" if every_page else "lean")
        configs = [stock_project(site, stock / site.language, every_page) for site in sites]
        builds.append(_timed(name, stock, partial(_together, configs)))
    return builds


def table(builds: list[Build]) -> str:
    """The builds as a Markdown table; ratios are to the first."""
    lines = ["| build | seconds | ratio | MB |", "| --- | ---: | ---: | ---: |"]
    for build in builds:
        ratio = build.seconds / builds[0].seconds
        lines.append(f"| {build.name} | {build.seconds:.1f} | {ratio:.2f} | {build.size / 1e6:.0f} |")
    return "\n".join(lines)


def _timed(name: str, out: Path, run: Callable[[], None]) -> Build:
    began = time.monotonic()
    run()
    seconds = time.monotonic() - began
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file() and file.suffix != ".md")
    return Build(name, seconds, size)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _together(configs: list[Path]) -> None:
    """Both languages side by side, as this project builds them."""
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    commands = [[sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config)] for config in configs]
    running = [subprocess.Popen(command, env=quiet) for command in commands]
    for process in running:
        if process.wait():
            raise subprocess.CalledProcessError(process.returncode, process.args)


def stock_project(site: Site, folder: Path, every_page: bool, url: str = "https://faq-lpse.example/") -> Path:
    """A project of stock Material with the pages of `site`; returns its configuration."""
    for path, page in site.pages.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(re.sub(r"^template: .*\n", "", page.markdown, count=1, flags=re.M), encoding="utf-8")
    listed = sorted(site.pages) if every_page else [path for path in sorted(site.pages) if "faq/" not in path]
    config = {
        "site_name": "Stock Material",
        "site_url": url,
        "theme": {"name": "material", "language": site.language, "font": False},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "md_in_html", "tables", "admonition", "fenced_code", "toc"],
        "nav": listed,
        "validation": {"nav": {"omitted_files": "ignore"}},
    }
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return file
