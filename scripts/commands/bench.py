"""`bench`: measure building beside stock Material on synthetic entries, in one run on this machine."""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench.sites import measure, table
from bench.synthetic import generate
from commands.options import checked_content


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("bench", help="measure the build", description=__doc__)
    parser.add_argument(
        "--entries", type=int, default=1000, help="how many synthetic entries (default: 1000)"
    )
    parser.add_argument(
        "--full", action="store_true", help="also stock Material with every page in its menu (minutes)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        generate(work / "docs", args.entries, args.root / "docs")
        content, _ = checked_content(str(work / "docs"))
        builds = measure(args.root, work / "docs", content, work, full=args.full)
    print(f"{args.entries} synthetic bilingual entries\n\n{table(builds)}")
    record = args.root / ".build" / "bench-build.json"
    record.parent.mkdir(exist_ok=True)
    record.write_text(json.dumps([asdict(build) for build in builds], indent=2) + "\n", encoding="utf-8")
    return 0
