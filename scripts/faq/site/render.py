"""MkDocs, run once for one language: it frames the pages that are not there yet, and may swallow nothing."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

# The theme prints a notice about the future of MkDocs at import; this variable is its documented switch.
os.environ["NO_MKDOCS_2_WARNING"] = "1"
# The time of a build is in no page; MkDocs would still read it here, and fail where it is none.
os.environ.pop("SOURCE_DATE_EPOCH", None)

from jinja2 import BaseLoader, Environment, FileSystemLoader, TemplateError, TemplateSyntaxError
from markupsafe import Markup, escape
from mkdocs.commands.build import build
from mkdocs.config import Config, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from faq import site_map
from faq.cache import Cache, Made, key_of
from faq.camera import without_camera_data
from faq.catalogue import with_words
from faq.files import digest_of, files_below, merge, put, write_files
from faq.hosting.policy import EmptyPolicyError
from faq.model import DEFAULT_LANGUAGE, Content
from faq.site.allowlist import breaches
from faq.site.assets import arrange, spoken
from faq.site.config import derive, settings

# The templates of planned pages, by name: of a page that is there already nothing is made, all others are
# finished before MkDocs prints them.
_KEPT, _FINISHED = "kept", "finished"
_BARE = {_KEPT: "", _FINISHED: "{{ page.meta.finished }}"}


class RenderError(Exception):
    """MkDocs could not render the pages, or left some out; the message lists what it said."""


@dataclass(frozen=True, slots=True)
class Job:
    """One language's build, done in a process of its own. `make` gives its pages, menu and words.

    `worker` is the address of the script that searches.
    """

    make: Callable[[], Any]
    content: Content
    root: Path
    folder: Path
    work: Path
    site: Path
    cache: Cache
    worker: str
    offline: bool

    @property
    def site_dir(self) -> Path:
        """Where MkDocs writes the pages."""
        return self.work / "site"


class NoOptions(Config):
    """The plugin takes no settings from mkdocs.yml."""


class GeneratedPage(Page):
    """A page whose body is made just before it is written, and dropped afterwards."""

    def __init__(self, file: File, config: MkDocsConfig, title: str) -> None:
        super().__init__(title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no file to read."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """There is no Markdown: the body is HTML already."""
        self.content = ""


class FramePlugin(BasePlugin[NoOptions]):
    """Gives MkDocs pages and pictures, says to the frame what pages load, and holds every page to its policy.

    `planned` are the pages to be made by the path of their file, each by a function that gives frontmatter
    and body, and written below `place`; `kept` are those that only the menu needs. Without either, MkDocs
    reads its own folder. `titles` are the labels of pages in the menu, `spoken` path and code of the scripts
    that say something, by name. Afterwards `digests` has that of each page by its path.
    """

    def __init__(
        self,
        pictures: Mapping[str, Path],
        planned: Mapping[str, Callable[[], Any]] = MappingProxyType({}),
        place: Path = Path(),
        kept: Collection[str] = (),
        titles: Mapping[str, str] = MappingProxyType({}),
        spoken: Mapping[str, tuple[str, str]] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self.pictures = pictures
        self.planned = planned
        self.place = place
        self.kept = kept
        self.titles = titles
        self.spoken = spoken
        self.digests: dict[str, str] = {}
        self.loaded: Mapping[str, Any] = {}
        self.frames: Frames | None = None
        self.theme: list[str] = []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        # MkDocs lists all files of the theme, ten thousand icons among them, of which ours alone stay.
        self.theme, config.theme.dirs = config.theme.dirs, config.theme.dirs[:1]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for path, source in self.pictures.items():
            published = without_camera_data(source.read_bytes())
            files.append(File.generated(config, path, content=published))
        for path in (*self.planned, *self.kept):
            file = File.generated(config, path, content="")
            files.append(file)
            page = GeneratedPage(file, config, self.titles.get(path, ""))
            page.meta = {"template": _KEPT if path in self.kept else _FINISHED}
        try:
            self.loaded = arrange(files, config)
        except EmptyPolicyError as error:
            raise PluginError(str(error)) from None
        for name, (path, code) in self.spoken.items():
            self.loaded["scripts"][name] = path
            if config.extra["language"] == DEFAULT_LANGUAGE:
                files.append(File.generated(config, path, content=code))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        # Words of authors are in attributes and JSON too: escape everything that is not marked as HTML.
        env.autoescape = True
        if env.from_string("{{ text }}").render(text="<") != "&lt;":
            raise PluginError("the templates of the frame do not escape texts")
        env.trim_blocks = env.lstrip_blocks = True
        env.auto_reload = False
        loader = FileSystemLoader(self.theme) if self.theme else env.loader
        env.loader = FrameLoader(loader or BaseLoader(), config.extra["t"])
        env.globals.update(self.loaded)
        self.frames = Frames(env)
        return env

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        if template_name.endswith(".html"):
            self._hold(template_name, output)
        # One sitemap lists both languages; the theme's would list one.
        return "" if template_name == "sitemap.xml" else output

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        make = self.planned.get(page.file.src_uri)
        if make and self.frames:
            finished = make()
            page.meta = {"finished": self.frames.around(finished.html, finished.front, page, context)}
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        path = page.file.src_uri
        if path in self.kept:
            return ""
        self._hold(path, output)
        data, page.meta = output.encode(), {}
        self.digests[page.file.dest_uri] = digest_of(data)
        if path not in self.planned:
            return output
        put(self.place / page.file.dest_uri, data)
        # MkDocs writes no empty page, which here is one that is written already.
        return ""

    def _hold(self, path: str, html: str) -> None:
        """Raise PluginError unless the page made of `path` has its policy and holds what pages may hold."""
        held = list(breaches(html, self.loaded["inline_script"], str(escape(self.loaded["policy"]))))
        if held:
            raise PluginError(f"the page of {path} holds what no page may hold: {held[0]}")


class Frames:
    """Puts finished pages into their frame, which neighbours have in common.

    A frame is made once for all pages that differ in nothing but their texts: those below one address that no
    menu names and that lack the same texts. It has a mark where each text goes, so that the template of the
    frame may ask whether a text is empty, but not what it says; `kind` it may read.
    """

    _MARK = "\ue000{}\ue000"

    def __init__(self, templates: Environment) -> None:
        self._templates = templates
        self._made: dict[tuple[object, ...], list[str]] = {}

    def around(self, body: str, texts: Mapping[str, str], page: Page, context: TemplateContext) -> Markup:
        """The whole page: `body`, which is HTML, and the `texts` of its front in the frame of `page`."""
        texts = {**texts, "address": page.url, "body": body}
        place = page.url if page in context["nav"].pages else page.url.rstrip("/").rpartition("/")[0]
        key = (place, texts["kind"], *(name for name, text in texts.items() if text))
        frame = self._made.get(key)
        if frame is None:
            marks = {name: self._MARK.format(name) for name, text in texts.items() if text}
            page.meta = {**marks, "kind": texts["kind"]}
            html = self._templates.get_template("main.html").render(context)
            frame = self._made[key] = html.split(self._MARK[0])
        shown = {name: escape(text) for name, text in texts.items()} | {"body": body}
        # Between two marks is what stays, or the name of a text.
        whole = "".join(shown[part] if at % 2 else part for at, part in enumerate(frame))
        return Markup(whole)  # noqa: S704 - the template's own, escaped texts, and a finished body


class FrameLoader(BaseLoader):
    """The theme's templates with the words of the interface written into them, as the constants they are."""

    def __init__(self, loader: BaseLoader, words: Mapping[str, Any]) -> None:
        self._loader = loader
        self._words = words

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        if template in _BARE:
            return _BARE[template], None, None
        source, name, current = self._loader.get_source(environment, template)
        return with_words(source, self._words), name, current

    def list_templates(self) -> list[str]:
        return self._loader.list_templates()


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def render(job: Job) -> dict[str, Made]:
    """Make the pages of one language, and what the theme adds; returns how each page was made by its path.

    What the theme adds has no digest there. A page that an earlier build made of the same is taken from it.
    Raises RenderError in MkDocs' words.
    """
    try:
        site = job.make()
    except TemplateError as error:
        raise RenderError(str(error)) from None
    home = site_map.home(site.language)
    added = settings(job.content, site, offline=job.offline, worker=job.worker)
    frame = key_of(added, site.scripted)
    fresh = {}

    def found() -> Iterator[tuple[str, bytes]]:
        for page in site.planned:
            target = target_of(page.path)
            data = job.cache.find(home + target, key_of(frame, page.key)) if page.key else None
            if data is None:
                fresh[page.path] = page.make
            else:
                yield target, data

    kept = write_files(job.site / home, found())
    titles = {item.page: item.label for top in site.navigation for item in (top, *top.children)}
    listed = {path for path in titles if path and path not in fresh}
    # Both languages show the pictures below the site's root.
    shown = job.content.pictures if site.language == DEFAULT_LANGUAGE else ()
    for name, html in site.scripted.items():
        for breach in breaches(html, "", ""):
            raise RenderError(f"what {name} puts into pages holds what no page may hold: {breach}")
    saying = spoken(job.root / "overrides", site.language, site.scripted)
    # The scripts of all languages are below the root; MkDocs writes those of the first itself.
    added_files = [*write_files(job.site, [(path, code.encode()) for path, code in saying.values()])]
    pictures = {path: job.folder / path for path in shown}
    plugin = FramePlugin(pictures, fresh, job.site / home, listed, titles, saying)
    (job.work / "pages").mkdir(parents=True)
    run_mkdocs(derive(job.root, job.work, site.language, added, job.site_dir), added["extra"], plugin)
    missing = [path for path in fresh if target_of(path) not in plugin.digests]
    if missing:
        raise RenderError("\n".join(f"the page of {path} was not made" for path in sorted(missing)))
    added_files += [home + path for path in files_below(job.site_dir)]
    merge(job.site_dir, job.site / home)
    made = {home + path: digest for path, digest in (kept | plugin.digests).items()}
    pages = {path: Made(job.cache.keys.get(path, ""), digest) for path, digest in made.items()}
    return {path: Made("", "") for path in added_files} | pages


def run_mkdocs(config_file: Path, extra: Mapping[str, Any], plugin: FramePlugin) -> None:
    """Run MkDocs with `extra` for the templates; a warning fails as an error does."""
    logger = logging.getLogger("mkdocs")
    warnings = _Warnings()
    logger.addHandler(warnings)
    try:
        config = load_config(str(config_file))
        config.extra.update(extra)
        config.plugins["view"] = plugin
        build(config)
    except TemplateError as error:
        where = f"{error.name}:{error.lineno}: " if isinstance(error, TemplateSyntaxError) else ""
        raise RenderError("\n".join([*warnings.lines, f"{where}{error.message}"])) from None
    except (MkDocsException, SystemExit) as error:
        raise RenderError("\n".join([*warnings.lines, str(error)])) from None
    finally:
        logger.removeHandler(warnings)
    if warnings.lines:
        raise RenderError("\n".join(warnings.lines))


def target_of(path: str) -> str:
    """The file that MkDocs makes of a page's file, both below the folder of their language."""
    stem = path.removesuffix(".md")
    return f"{stem}.html" if stem.split("/")[-1] == "index" else f"{stem}/index.html"
