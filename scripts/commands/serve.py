"""`serve`: show the site on this computer while it is edited: pages at once, search and data soon after."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import threading
import time
from pathlib import Path

from commands.console import Commands, Failure, Speech, command, reason_of
from commands.content import checked_content, content_option, workplace
from commands.site import build, memory_of, planned
from faq.site.preview import LivePages, serve
from faq.site.render import RenderError

# Seconds without an edit after which search and open data are made again.
_QUIET = 2.0


def add(commands: Commands) -> None:
    parser, say = command(commands, "serve", run)
    content_option(parser, say)
    parser.add_argument("--port", type=int, default=8000, help=say("help_serve_port"))
    parser.add_argument("--poll", action="store_true", help=say("help_serve_poll"))


def run(args: argparse.Namespace, say: Speech) -> int:
    address = f"http://127.0.0.1:{args.port}/"
    site = workplace(args.root) / ".build" / "serve"
    watched = [Path(args.content), args.root / "overrides", args.root / "mkdocs.yml"]
    with tempfile.TemporaryDirectory() as work:
        preview = _Preview(args.root, args.content, site, address, LivePages(site, Path(work)), say)
        problems = preview.renew()
        try:
            print(say("serve_running", address=address), flush=True)
            serve(
                preview.renew, preview.pages.page, site, watched, args.port, say.catalogue, problems,
                poll=args.poll,
            )  # fmt: skip
        except OSError as error:
            reason = reason_of(error, say)
            raise Failure(say("serve_port_taken", port=str(args.port), reason=reason), 3) from None
        finally:
            preview.end()
    return 0


class _Preview:
    """Content that is checked at each edit, and the site in the folder `site` that follows after a while."""

    def __init__(
        self, root: Path, folder: str, site: Path, address: str, pages: LivePages, say: Speech
    ) -> None:
        self.pages = pages
        self._root, self._folder, self._site, self._address = root, folder, site, address
        self._say = say
        self._memory = memory_of(root, folder)
        # Whether the site has what pages load, or got it when it was last built.
        self._is_built = False
        self._timer: threading.Timer | None = None
        self._building: multiprocessing.process.BaseProcess | None = None

    def renew(self) -> str:
        """Check the content and show it; returns what keeps it from being shown, for every page to show."""
        began = time.monotonic()
        self.end()
        try:
            content, _ = checked_content(self._folder, drafts=True, memory=self._memory)
            self._memory.save()
            plan = planned(self._root, self._folder, content, preview=self._address, keyed=False)
            shown, is_built = self.pages.renew(plan), self._is_built
            self._is_built = False
            if shown and is_built:
                print(self._say("serve_shown", seconds=f"{time.monotonic() - began:.1f}"), flush=True)
                self._timer = threading.Timer(_QUIET, self._follow)
                self._timer.start()
            else:
                build(
                    self._root, self._folder, self._site,
                    no_pdf=True, preview=self._address, memory=self._memory,
                )  # fmt: skip
            self._is_built = True
        except Failure as failure:
            print(failure, file=sys.stderr)
            return f"{failure.printed}\n\n{failure}".strip()
        except RenderError as error:
            print(error, file=sys.stderr)
            return str(error)
        return ""

    def _follow(self) -> None:
        """Build the whole site in a process of its own: this one answers browsers."""
        self._building = multiprocessing.get_context("spawn").Process(
            target=_build, args=(self._root, self._folder, self._site, self._address)
        )
        self._building.start()

    def end(self) -> None:
        """Leave what follows undone; the site stays what it was."""
        if self._timer:
            self._timer.cancel()
            self._timer.join()
        if self._building:
            self._building.terminate()
            self._building.join()
        self._timer = self._building = None


def _build(root: Path, folder: str, site: Path, address: str) -> None:
    try:
        build(root, folder, site, no_pdf=True, preview=address)
    except Failure as failure:
        print(failure, file=sys.stderr)
