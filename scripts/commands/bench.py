"""`bench`: build, preview and printing measured on this machine, beside stock Material and WeasyPrint."""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench import pdf, sites
from bench.synthetic import generate
from commands.console import Commands, Failure, Speech, command
from commands.content import checked_content

ENTRIES = {"build": 1000, "preview": 1000, "pdf": 300}


def add(commands: Commands) -> None:
    parser, say = command(commands, "bench", run)
    parser.add_argument("--only", choices=ENTRIES, help=say("help_bench_only"))
    parser.add_argument("--entries", type=int, help=say("help_bench_entries", **ENTRIES))
    parser.add_argument("--full", action="store_true", help=say("help_bench_full"))
    parser.add_argument("--sample", type=int, default=30, help=say("help_bench_sample", number=30))


def run(args: argparse.Namespace, say: Speech) -> int:
    """Print a Markdown table for each measurement, and write its figures to .build/ as JSON."""
    from bench import preview  # it drives a browser, which no other command needs

    chosen = [args.only] if args.only else [*ENTRIES]
    if "pdf" in chosen and not pdf.has_weasyprint():
        raise Failure(say("bench_pango"), 3)
    for what in chosen:
        with tempfile.TemporaryDirectory() as folder:
            docs = Path(folder) / "docs"
            generate(docs, args.entries or ENTRIES[what], args.root / "docs")
            content, _ = checked_content(str(docs))
            print(say(f"bench_{what}", number=len(content.entries)))
            if what == "build":
                builds = list(sites.measure(args.root, docs, content, Path(folder), full=args.full))
                table, figures = sites.table(builds), [asdict(build) for build in builds]
            elif what == "preview":
                wait = preview.measure(args.root, docs, next(iter(content.entries.values())).slug)
                table, figures = wait.table, [asdict(wait)]
            else:
                printed = pdf.measure(docs, args.root / "overrides", len(content.entries), args.sample)
                table, figures = pdf.table(printed), [asdict(figure) for figure in printed]
        print(f"\n{table}\n")
        file = args.root / ".build" / f"bench-{what}.json"
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0
