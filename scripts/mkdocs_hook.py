"""Lets plain `mkdocs serve` show the Indonesian pages while the theme is worked on; nothing else.

Half a site, without search, English and open data, must not be published: `mkdocs build` is refused, and
`build.py site` named instead. That and `build.py serve` make both languages and do not use this hook.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from commands.console import Failure, speech
from commands.content import checked_content, content_folder
from faq.files import OccupiedError, write_folder
from faq.pages import render_pages
from faq.site.assets import spoken
from faq.site.config import settings
from faq.site.preview import allow_reload
from faq.site.render import FramePlugin


def on_startup(*, command: str, dirty: bool) -> None:
    """Raise PluginError for every command but `serve`: what it made would be half a site."""
    if command != "serve":
        raise PluginError(
            f"mkdocs {command} would make half a site; build the whole one with: make site "
            "(or: .venv/bin/python scripts/build.py site)"
        )


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Point MkDocs at freshly made pages.

    Raises PluginError where the content has errors or the folder for them holds other files.
    """
    root = Path(config.config_file_path).parent
    try:
        folder = root / content_folder(root)
        content, _ = checked_content(str(folder))
        site = render_pages(content, "id")
        pages = root / ".build" / "mkdocs"
        write_folder(pages, {path: page.markdown for path, page in site.pages.items()})
    except OccupiedError as error:
        raise PluginError(speech()(error.reason, folder=error.folder)) from None
    except Failure as error:
        raise PluginError(str(error)) from None
    added = settings(content, site, offline=False)
    config.docs_dir = str(pages)
    config.site_name, config.nav, config.extra = added["site_name"], added["nav"], added["extra"]
    pictures = {path: folder / path for path in content.pictures}
    saying = spoken(root / "overrides", "id", site.scripted)
    config.plugins["view"] = FramePlugin(pictures, spoken=saying)
    return config


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watch what people write, not what is made of it, or every edit would build twice."""
    server.unwatch(config.docs_dir)
    allow_reload(server)
    return server
