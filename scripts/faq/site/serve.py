"""A local server that rebuilds both languages and reloads the page when content or templates change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.livereload import LiveReloadServer


def serve(build: Callable[[], None], site: Path, watched: Sequence[Path], port: int) -> None:
    """Serve `site` on 127.0.0.1 until interrupted; `build` runs on every change below `watched`.

    Raises OSError where the port is taken.
    """
    server = LiveReloadServer(builder=build, host="127.0.0.1", port=port, root=str(site))
    server.error_handler = lambda code: _error_page(site, code)
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
