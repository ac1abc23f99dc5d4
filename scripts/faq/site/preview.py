"""A local server that shows the newest content and reloads the page when content or templates change.

Each page is made when a browser asks for it, by the same code, in the same frames and behind the same gate as
those of a build. What pages load is taken from the site that was built last, which therefore has to have it;
scripts whose words changed are written into it.
While the content has errors, every page shows them in its place, and itself again when they are gone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from faq import site_map
from faq.cache import key_of, program
from faq.catalogue import Catalogue
from faq.files import stamp, write_files
from faq.hosting.policy import with_script_allowed
from faq.model import Language
from faq.site.assets import spoken
from faq.site.config import derive, settings
from faq.site.publish import Plan
from faq.site.render import FramePlugin, Frames, GeneratedPage, RenderError, run_mkdocs, target_of

_PROBLEMS = (
    '<!DOCTYPE html><html lang="{language}"><meta charset="utf-8"><meta http-equiv="refresh" content="2">'
    """<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"""
    "<title>{title}</title><body><h1>{title}</h1><pre>{problems}</pre></body></html>"
)
# An editor that saves a file writes several times within a moment.
_MOMENT = 0.03
# Seconds between two looks at all files.
_LOOK = 0.5
_CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]

# The page with a file of the site, made now; None where that file is no page. Raises RenderError.
Make = Callable[[str], bytes | None]


class _Observer(Observer):  # type: ignore[misc, valid-type] # which class it is depends on the system
    """Gets changes from the system, without its reports of files that are only read."""

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> ObservedWatch:
        watch: ObservedWatch = super().schedule(handler, path, recursive=recursive, event_filter=_CHANGES)
        return watch


# Under another name a page of the web might be asking, whose host name leads to this machine.
_OWN_NAMES = {"127.0.0.1", "localhost"}


def observer(watched: Sequence[Path], *, poll: bool) -> BaseObserver:
    """What reports changes below `watched`: the system, or where it cannot or with `poll`, one that looks."""
    trial = _Observer()
    try:
        for path in watched if not poll else ():
            trial.schedule(FileSystemEventHandler(), str(path), recursive=True)
        trial.start()
    except OSError:  # it watches no more folders
        poll = True
    finally:
        trial.stop()
    return PollingObserver(timeout=_LOOK) if poll else _Observer()


class _Server(LiveReloadServer):
    """Answers this machine alone: with `problems` as long as there are any, else with what `make` makes."""

    problems = ""
    words: Catalogue
    make: Make

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ.get("HTTP_HOST", "").partition(":")[0] not in _OWN_NAMES:
            start_response("421 Misdirected Request", [("Content-Type", "text/plain")])
            return [b""]
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore").lstrip("/")
        if not (path == "" or path.endswith(("/", ".html"))):
            return super().serve_request(environ, start_response)
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            epoch = self._visible_epoch
        problems, page = self.problems, None
        try:
            page = None if problems else self.make(path if path.endswith(".html") else f"{path}index.html")
        except RenderError as error:
            problems = str(error)
        if problems:
            start_response("503 Service Unavailable", [("Content-Type", "text/html; charset=utf-8")])
            title, language = self.words["serve_problems"], self.words.language
            return [_PROBLEMS.format(language=language, title=title, problems=escape(problems)).encode()]
        if page is None:
            return super().serve_request(environ, start_response)
        page = self._inject_js_into_html(page, epoch)  # type: ignore[no-untyped-call] # MkDocs has no types
        about = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))]
        start_response("200 OK", about)
        return [page]


def allow_reload(server: LiveReloadServer) -> None:
    """Let the script that `server` puts into each page run under the policy of the page, and no other."""
    inject = server._inject_js_into_html

    def injected(page: bytes, epoch: int) -> bytes:
        longer = inject(page, epoch)  # type: ignore[no-untyped-call] # MkDocs has no types here
        end = page.rfind(b"</body>") if b"</body>" in page else len(page)
        added = longer[end : end + len(longer) - len(page)]
        return with_script_allowed(longer, added.removeprefix(b"<script>").removesuffix(b"</script>"))

    server._inject_js_into_html = injected  # type: ignore[method-assign] # there is no other way in


def serve(
    renew: Callable[[], str],
    make: Make,
    site: Path,
    watched: Sequence[Path],
    port: int,
    words: Catalogue,
    problems: str = "",
    *,
    poll: bool = False,
) -> None:
    """Serve pages as `make` makes them, and all else from `site`, on 127.0.0.1 until interrupted.

    `renew` runs on every change below `watched`. It returns what keeps the site from being shown, and
    `problems` is what it returned before; both are empty where all is well. The page that shows them has its
    title from `words`. `poll`: files are looked at twice a second, where the system does not report changes.
    Raises OSError where the port is taken.
    """

    def changed() -> None:
        server.problems = renew()

    server = _Server(builder=changed, host="127.0.0.1", port=port, root=str(site))
    server.problems, server.words, server.make = problems, words, make
    server.build_delay = _MOMENT
    server.observer = observer(watched, poll=poll)  # type: ignore[assignment] # MkDocs knows one kind alone
    allow_reload(server)
    server.error_handler = lambda code: _error_page(site, code)
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call] # MkDocs has no types here
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None


class _Frame(FramePlugin):
    """Lets MkDocs set up the frame of a language, of which `key` says all that it shows, and keeps it."""

    key = ""
    mkdocs: MkDocsConfig
    files: Files
    nav: Navigation
    framing: Frames

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        self.mkdocs, self.files = config, files
        env = super().on_env(env, config=config, files=files)
        self.framing = Frames(env)
        return env

    def page(self, path: str, make: Callable[[], Any]) -> str:
        """The page of the file `path`, made and framed as a build would. Raises RenderError."""
        listed = self.files.get_file_from_path(path)
        page = listed.page if listed else None
        page = page or GeneratedPage(File.generated(self.mkdocs, path, content=""), self.mkdocs, "")
        page.active = True
        try:
            finished, context = make(), get_context(self.nav, [], self.mkdocs, page)
            html = str(self.framing.around(finished.html, finished.front, page, context))
            self._hold(path, html)
        except (MkDocsException, TemplateError) as error:
            raise RenderError(str(error)) from None
        finally:
            page.active = False
        return html

    @property
    def loads(self) -> Iterator[str]:
        """The files that pages load, by their paths below the site's root."""
        yield self.loaded["stylesheet"]
        yield from self.loaded["scripts"].values()


@dataclass(slots=True)
class LivePages:
    """Pages for the visitors of a preview whose files are in `site`. `work` is a folder for MkDocs alone."""

    site: Path
    work: Path
    _frames: dict[Language, _Frame] = field(default_factory=dict)
    _pages: dict[str, tuple[Language, Any]] = field(default_factory=dict)
    _shown: str = ""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def renew(self, plan: Plan) -> bool:
        """Show the content of `plan` from now on; false where its site has to be built first.

        Raises RenderError where MkDocs cannot make the frame.
        """
        with self._lock:
            theme = program(plan.root / "overrides", plan.root / "mkdocs.yml")
            shown = key_of(theme, [(path, stamp(plan.folder / path)) for path in plan.content.pictures])
            pages = {}
            for language, make in plan.sites.items():
                made = make()
                self._frame(plan, language, made, theme)
                home = site_map.home(language)
                pages.update({home + target_of(page.path): (language, page) for page in made.planned})
            self._pages = pages
            is_built = shown == self._shown and all(
                (self.site / path).is_file() for frame in self._frames.values() for path in frame.loads
            )
            self._shown = shown
            return is_built

    def _frame(self, plan: Plan, language: Language, made: Any, theme: str) -> None:
        added = settings(plan.content, made, offline=False, worker=plan.worker)
        key = key_of(theme, added, made.scripted)
        known = self._frames.get(language)
        if known and known.key == key:
            return
        titles = {item.page: item.label for top in made.navigation for item in (top, *top.children)}
        said = spoken(plan.root / "overrides", language, made.scripted)
        if self.site.is_dir():
            # They name answers where those are few: an edit of a question need not wait for a build.
            write_files(self.site, [(path, code.encode()) for path, code in said.values()])
        frame = _Frame({}, kept={path for path in titles if path}, titles=titles, spoken=said)
        frame.key = key
        work = self.work / language
        (work / "pages").mkdir(parents=True, exist_ok=True)
        run_mkdocs(derive(plan.root, work, language, added, work / "site"), added["extra"], frame)
        self._frames[language] = frame

    def page(self, path: str) -> bytes | None:
        """The page with the file `path` of the site; None where it is not one that is made of content.

        Raises RenderError where it cannot be made, or holds what no page may hold.
        """
        with self._lock:
            found = self._pages.get(path)
            if found is None:
                return None
            language, page = found
            return self._frames[language].page(page.path, page.make).encode()
