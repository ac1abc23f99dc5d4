"""The pages of a preview, each made when a browser asks for it, from the newest content.

They are made by the same code, in the same frames and behind the same gate as those of a build. What pages
load is taken from the site that was built last, which therefore has to have it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from faq import site_map
from faq.cache import key_of, program
from faq.model import Language
from faq.site.assets import spoken
from faq.site.config import derive, settings
from faq.site.publish import Plan
from faq.site.render import FramePlugin, Frames, GeneratedPage, RenderError, run_mkdocs, target_of


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
            shown = key_of(theme, [(path, _stamp(plan.folder / path)) for path in plan.content.pictures])
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


def _stamp(file: Path) -> tuple[int, int]:
    about = file.stat()
    return about.st_mtime_ns, about.st_size
