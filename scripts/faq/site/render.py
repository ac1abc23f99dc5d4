"""MkDocs, run once for one language, told what it may not swallow."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The theme prints a notice about the future of MkDocs at import; this variable is its documented switch.
os.environ["NO_MKDOCS_2_WARNING"] = "1"

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import Config, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from faq.site.assets import arrange
from faq.site.config import write_if_changed


class RenderError(Exception):
    """MkDocs could not render the pages, or left some out; the message lists what it said."""


@dataclass(frozen=True, slots=True)
class Job:
    """One language's build: Markdown and view by page path, pictures by path, and where it takes place."""

    config_file: Path
    pages: Mapping[str, str]
    views: Mapping[str, Any]
    pictures: Mapping[str, Path]
    site_dir: Path


class NoOptions(Config):
    """The plugin takes no settings from mkdocs.yml."""


class ViewPlugin(BasePlugin[NoOptions]):
    """Hands templates the view of their page and the names of the files that pages load; adds pictures."""

    def __init__(self, views: Mapping[str, Any], pictures: Mapping[str, Path]) -> None:
        super().__init__()
        self.views = views
        self.pictures = pictures
        self.loaded: Mapping[str, Any] = {}

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for path, source in self.pictures.items():
            files.append(File.generated(config, path, abs_src_path=str(source.absolute())))
        self.loaded = arrange(files, config)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        # Words of authors stand in attributes and JSON too: escape everything that is not marked as HTML.
        env.autoescape = True
        env.trim_blocks = env.lstrip_blocks = True
        env.globals.update(self.loaded)
        return env

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        # One sitemap lists both languages; the theme's would list one.
        return "" if template_name == "sitemap.xml" else output

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Any
    ) -> TemplateContext:
        context["view"] = self.views.get(page.file.src_uri)  # type: ignore[typeddict-unknown-key]
        return context


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def write_pages(folder: Path, pages: Mapping[str, str]) -> None:
    """Make `folder` hold exactly `pages`, touching only what changed."""
    for path, markdown in pages.items():
        write_if_changed(folder / path, markdown)
    for file in folder.rglob("*"):
        if file.is_file() and file.relative_to(folder).as_posix() not in pages:
            file.unlink()


def render(job: Job) -> int:
    """Render one language and return its number of pages. Raises RenderError with MkDocs' own words."""
    write_pages(job.config_file.parent / "pages", job.pages)
    logger = logging.getLogger("mkdocs")
    warnings = _Warnings()
    logger.addHandler(warnings)
    try:
        config = load_config(str(job.config_file))
        config.plugins["view"] = ViewPlugin(job.views, job.pictures)
        build(config)
    except (MkDocsException, SystemExit) as error:
        raise RenderError("\n".join([*warnings.lines, str(error)])) from None
    finally:
        logger.removeHandler(warnings)
    expected = {_target(path) for path in job.pages if path.endswith(".md")}
    missing = [path for path in sorted(expected) if not (job.site_dir / path).is_file()]
    if missing or warnings.lines:
        lines = [*warnings.lines, *(f"the page {path} was not made" for path in missing)]
        raise RenderError("\n".join(lines))
    return len(expected)


def _target(path: str) -> str:
    """The file that MkDocs makes of a Markdown page."""
    stem = path.removesuffix(".md")
    return "index.html" if stem == "index" else f"{stem}/index.html"
