"""`offline`: build the whole site, PDFs included, as one zip that opens from disk, with search."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from commands.content import content_option, out_option
from commands.site import build
from faq.site_map import ARCHIVE


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("offline", help="build the site as one zip", description=__doc__)
    content_option(parser)
    out_option(parser, "dist")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(args.root, args.content, site, no_pdf=False)
        archive = (site / ARCHIVE).read_bytes()
    file = Path(args.out) / ARCHIVE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(archive)
    print(f"{file}: {len(archive) / 1e6:.1f} MB; unpack it and open index.html in its folder")
    return 0
