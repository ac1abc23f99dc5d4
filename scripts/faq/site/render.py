"""MkDocs, run once for one language, told what it may not swallow."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The theme prints a notice about the future of MkDocs at import; this variable is its documented switch.
os.environ["NO_MKDOCS_2_WARNING"] = "1"

from jinja2 import Environment, TemplateError, TemplateSyntaxError
from markupsafe import escape
from mkdocs.commands.build import build
from mkdocs.config import Config, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from faq.hosting.policy import EmptyPolicyError
from faq.model import DEFAULT_LANGUAGE, Content
from faq.site.assets import arrange
from faq.site.config import derive, settings, write_if_changed
from faq.site.folder import MARK, MARKER, refuse_foreign


class RenderError(Exception):
    """MkDocs could not render the pages, or left some out; the message lists what it said."""


@dataclass(frozen=True, slots=True)
class Job:
    """One language's build, done in a process of its own. `make` gives its pages, menu and words."""

    make: Callable[[], Any]
    content: Content
    root: Path
    folder: Path
    work: Path
    preview: bool
    offline: bool

    @property
    def site_dir(self) -> Path:
        return self.work / "site"


class NoOptions(Config):
    """The plugin takes no settings from mkdocs.yml."""


class FramePlugin(BasePlugin[NoOptions]):
    """Hands the frame the names of what pages load, adds pictures, and holds pages to their policy."""

    def __init__(self, pictures: Mapping[str, Path]) -> None:
        super().__init__()
        self.pictures = pictures
        self.loaded: Mapping[str, Any] = {}

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for path, source in self.pictures.items():
            files.append(File.generated(config, path, abs_src_path=str(source.absolute())))
        try:
            self.loaded = arrange(files, config)
        except EmptyPolicyError as error:
            raise PluginError(str(error)) from None
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        # Words of authors are in attributes and JSON too: escape everything that is not marked as HTML.
        env.autoescape = True
        if env.from_string("{{ text }}").render(text="<") != "&lt;":
            raise PluginError("the templates of the frame do not escape texts")
        env.trim_blocks = env.lstrip_blocks = True
        env.globals.update(self.loaded)
        return env

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        # One sitemap lists both languages; the theme's would list one.
        return "" if template_name == "sitemap.xml" else output

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        policy = escape(self.loaded["policy"])
        if not config.extra["preview"] and (not policy or f'content="{policy}"' not in output):
            raise PluginError(f"the page of {page.file.src_uri} has no content security policy")
        return output


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def write_pages(folder: Path, pages: Mapping[str, str]) -> None:
    """Make `folder` hold exactly `pages`, touching only what changed.

    Raises OccupiedError, before anything is touched, where the folder holds what no build made.
    """
    refuse_foreign(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_bytes(MARK)
    kept = {*pages, MARKER}
    for path, markdown in pages.items():
        write_if_changed(folder / path, markdown)
    for file in folder.rglob("*"):
        if file.is_file() and file.relative_to(folder).as_posix() not in kept:
            file.unlink()


def render(job: Job) -> tuple[str, ...]:
    """Render one language; returns the paths of its Markdown pages. Raises RenderError in MkDocs' words."""
    try:
        site = job.make()
    except TemplateError as error:
        where = f"{error.name}:{error.lineno}: " if isinstance(error, TemplateSyntaxError) else ""
        raise RenderError(f"{where}{error.message}") from None
    write_pages(job.work / "pages", {path: page.markdown for path, page in site.pages.items()})
    added = settings(job.content, site, preview=job.preview, offline=job.offline)
    config_file = derive(job.root, job.work, site.language, added, job.site_dir)
    # Both languages show the pictures below the site's root.
    shown = job.content.pictures if site.language == DEFAULT_LANGUAGE else ()
    _build(config_file, FramePlugin({path: job.folder / path for path in shown}))
    missing = [path for path in sorted(site.pages) if not (job.site_dir / _target(path)).is_file()]
    if missing:
        raise RenderError("\n".join(f"the page of {path} was not made" for path in missing))
    return tuple(site.pages)


def _build(config_file: Path, plugin: FramePlugin) -> None:
    """Run MkDocs; a warning fails as an error does."""
    logger = logging.getLogger("mkdocs")
    warnings = _Warnings()
    logger.addHandler(warnings)
    try:
        config = load_config(str(config_file))
        config.plugins["view"] = plugin
        build(config)
    except (MkDocsException, SystemExit) as error:
        raise RenderError("\n".join([*warnings.lines, str(error)])) from None
    finally:
        logger.removeHandler(warnings)
    if warnings.lines:
        raise RenderError("\n".join(warnings.lines))


def _target(path: str) -> str:
    """The file that MkDocs makes of a Markdown page."""
    stem = path.removesuffix(".md")
    return "index.html" if stem == "index" else f"{stem}/index.html"
