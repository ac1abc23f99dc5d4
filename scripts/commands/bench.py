"""`bench`: measure the build beside stock Material, and printing beside WeasyPrint, on this machine.

Both work on synthetic entries; the figures are printed and written below .build/ as JSON.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bench import pdf, sites
from bench.synthetic import generate
from commands.console import Failure
from commands.content import checked_content

ENTRIES = {"build": 1000, "pdf": 300}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("bench", help="measure building and printing", description=__doc__)
    parser.add_argument("--only", choices=ENTRIES, help="only this of the two")
    parser.add_argument(
        "--entries", type=int, help="how many synthetic entries (default: 1000 to build, 300 to print)"
    )
    parser.add_argument(
        "--full", action="store_true", help="also stock Material with every page in its menu (minutes)"
    )
    parser.add_argument(
        "--sample", type=int, default=30, help="sheets that WeasyPrint prints (default: 30), scaled to all"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    chosen = [args.only] if args.only else [*ENTRIES]
    if "pdf" in chosen and not pdf.has_weasyprint():
        raise Failure("WeasyPrint misses Pango: apt-get install libpango-1.0-0 libpangoft2-1.0-0", 3)
    for what in chosen:
        entries = args.entries or ENTRIES[what]
        with tempfile.TemporaryDirectory() as folder:
            generate(Path(folder) / "docs", entries, args.root / "docs")
            _build(args, Path(folder)) if what == "build" else _pdf(args, Path(folder))
    return 0


def _build(args: argparse.Namespace, work: Path) -> None:
    content, _ = checked_content(str(work / "docs"))
    builds = list(sites.measure(args.root, work / "docs", content, work, full=args.full))
    print(f"Building {len(content.entries)} bilingual entries\n\n{sites.table(builds)}\n")
    _record(args.root / ".build" / "bench-build.json", builds)


def _pdf(args: argparse.Namespace, work: Path) -> None:
    content, _ = checked_content(str(work / "docs"))
    figures = pdf.measure(work / "docs", args.root / "overrides", len(content.entries), args.sample)
    print(f"Printing {len(content.entries)} bilingual entries\n\n{pdf.table(figures)}\n")
    _record(args.root / ".build" / "bench-pdf.json", figures)


def _record(file: Path, figures: Sequence[sites.Build | pdf.Figure]) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps([asdict(figure) for figure in figures], indent=2) + "\n", encoding="utf-8")
