"""`offline`: build the whole site, PDFs included, as one zip that opens from disk, with search."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from commands.console import Commands, Speech, command
from commands.content import content_option, out_folder, out_option
from commands.site import build
from faq.site_map import ARCHIVE


def add(commands: Commands) -> None:
    parser, say = command(commands, "offline", run)
    content_option(parser, say)
    out_option(parser, say, "dist")


def run(args: argparse.Namespace, say: Speech) -> int:
    out = out_folder(args)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(args.root, args.content, site, no_pdf=False)
        archive = (site / ARCHIVE).read_bytes()
    file = out / ARCHIVE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(archive)
    print(say("offline_made", file=file, size=f"{len(archive) / 1e6:.1f}"))
    return 0
