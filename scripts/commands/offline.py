"""`offline`: build the whole site, PDFs included, as one zip that opens from disk, with search."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from commands.options import checked_content, content_option, out_option
from commands.site import build
from faq.portable import pack

NAME = "faq-offline.zip"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("offline", help="build the site as one zip", description=__doc__)
    content_option(parser)
    out_option(parser, "dist")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    content, _ = checked_content(args.content)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(args.root, args.content, site, no_pdf=False)
        archive = pack(site, content.edition)
    file = Path(args.out) / NAME
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(archive)
    print(f"{file}: {len(archive) / 1e6:.1f} MB; unpack it and open index.html")
    return 0
