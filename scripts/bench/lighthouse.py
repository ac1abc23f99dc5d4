"""`make lighthouse`: Lighthouse for phones on this site and on stock Material with the same pages.

Both are built for the address at which they are measured. Prints a table and writes the figures as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.chromium import FLAGS, find_chromium
from bench.node import NODE, environment, tools
from bench.serve import serving
from bench.sites import stock_project
from commands.content import checked_content
from faq import site_map
from faq.model import LANGUAGES

ROOT = Path(__file__).parents[2]
PAGES = ("", "faq/login-galat-rekanan/", "en/", "en/faq/login-galat-rekanan/")
CATEGORIES = {"performance": "perf", "accessibility": "a11y", "best-practices": "practices", "seo": "seo"}


@dataclass(frozen=True, slots=True)
class Visit:
    """The first visit to a page: scores from 0 to 100, seconds, bytes over the wire, requests."""

    site: str
    page: str
    scores: Mapping[str, int]
    fcp: float
    lcp: float
    bytes: int
    requests: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--runs", type=int, default=3, help="visits to each page; the median counts (default: 3)"
    )
    runs = parser.parse_args().runs
    node = tools(ROOT)
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as url:
        work = Path(folder)
        sites = {"this site": _ours(work, url), "stock Material": _stock(work, url)}
        visits = [_median(node, name, page, at + page, runs) for name, at in sites.items() for page in PAGES]
    print(table(visits))
    record = ROOT / ".build" / "lighthouse.json"
    record.write_text(json.dumps([asdict(visit) for visit in visits], indent=2) + "\n", encoding="utf-8")


def _ours(work: Path, url: str) -> str:
    """Build this site for the address at which it is measured, and return that address."""
    docs = _content(work, f"{url}ours/")
    command = [sys.executable, ROOT / "scripts" / "build.py", "site", "--no-pdf", "--content", docs]
    _quietly([*command, "--out", work / "ours"])
    return f"{url}ours/"


def _stock(work: Path, url: str) -> str:
    """Build stock Material from the same pages."""
    content, _ = checked_content(str(work / "docs"))
    for language in LANGUAGES:
        below = f"stock/{site_map.home(language)}"
        settings = stock_project(
            content, work / "docs", language, work / f"stock-{language}", False, url + below
        )
        _quietly([sys.executable, "-m", "mkdocs", "build", "-q", "-f", settings, "-d", work / below])
    return f"{url}stock/"


def _content(work: Path, url: str) -> Path:
    """A copy of the content whose pages name `url` as their own address."""
    docs = work / "docs"
    shutil.copytree(ROOT / "docs", docs)
    agency = docs / "_data" / "agency.yml"
    lines = agency.read_text(encoding="utf-8").splitlines()
    changed = [f"site_url: {url}" if line.startswith("site_url:") else line for line in lines]
    agency.write_text("\n".join(changed) + "\n", encoding="utf-8")
    return docs


def _quietly(command: list[Any]) -> None:
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=quiet)


def _median(node: Path, site: str, page: str, url: str, runs: int) -> Visit:
    reports = [_report(node, url) for _ in range(runs)]
    print(f"measured {site}: /{page}", file=sys.stderr, flush=True)

    def middle(audit: str) -> float:
        return float(statistics.median(report["audits"][audit]["numericValue"] for report in reports))

    scores = {
        name: round(100 * statistics.median(report["categories"][id_]["score"] or 0 for report in reports))
        for id_, name in CATEGORIES.items()
    }
    items = reports[0]["audits"]["network-requests"]["details"]["items"]
    seconds = {name: middle(audit) / 1000 for name, audit in _TIMES.items()}
    return Visit(site, page, scores, **seconds, bytes=int(middle("total-byte-weight")), requests=len(items))


_TIMES = {"fcp": "first-contentful-paint", "lcp": "largest-contentful-paint"}


def _report(node: Path, url: str) -> dict[str, Any]:
    """One run of Lighthouse with its own defaults: a mid-range phone on simulated slow 4G."""
    command = [NODE, str(node / "lighthouse" / "cli" / "index.js"), url, "--output=json", "--quiet"]
    flags = f"--chrome-flags=--headless=new {' '.join(FLAGS)}"
    chosen = f"--only-categories={','.join(CATEGORIES)}"
    variables = environment(CHROME_PATH=find_chromium())
    done = subprocess.run([*command, flags, chosen], check=True, capture_output=True, env=variables)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def table(visits: list[Visit]) -> str:
    """A Markdown table; `ratio` compares the bytes with those of this site's same page."""
    ours = {visit.page: visit for visit in visits if visit.site == visits[0].site}
    names = list(CATEGORIES.values())
    lines = [
        f"| site | page | {' | '.join(names)} | FCP s | LCP s | KB | ratio | requests |",
        f"| --- | --- | {'---: | ' * (len(names) + 5)}".rstrip(),
    ]
    for visit in visits:
        scores = " | ".join(str(visit.scores[name]) for name in names)
        ratio = visit.bytes / ours[visit.page].bytes
        figures = (
            f"{visit.fcp:.2f} | {visit.lcp:.2f} | {visit.bytes / 1000:.1f} | {ratio:.1f} | {visit.requests}"
        )
        lines.append(f"| {visit.site} | /{visit.page} | {scores} | {figures} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
