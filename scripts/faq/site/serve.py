"""A local server that rebuilds the site and reloads the page when content or templates change.

While the content has errors, every page shows them in its place, and itself again when they are gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from faq.catalogue import Catalogue
from faq.hosting.policy import with_script_allowed

_PROBLEMS = (
    '<!DOCTYPE html><html lang="{language}"><meta charset="utf-8"><meta http-equiv="refresh" content="2">'
    """<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"""
    "<title>{title}</title><body><h1>{title}</h1><pre>{problems}</pre></body></html>"
)


class _Preview(LiveReloadServer):
    """Answers with `problems` instead of a page as long as there are any."""

    problems = ""
    words: Catalogue

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        is_page = environ["PATH_INFO"].endswith(("/", ".html"))
        if not (self.problems and is_page):
            return super().serve_request(environ, start_response)
        start_response("503 Service Unavailable", [("Content-Type", "text/html; charset=utf-8")])
        page = _PROBLEMS.format(
            language=self.words.language, title=self.words["serve_problems"], problems=escape(self.problems)
        )
        return [page.encode()]


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
    build: Callable[[], str],
    site: Path,
    watched: Sequence[Path],
    port: int,
    words: Catalogue,
    problems: str = "",
) -> None:
    """Serve `site` on 127.0.0.1 until interrupted; `build` runs on every change below `watched`.

    It returns what keeps the site from being built, and `problems` is what it returned before; both are
    empty where all is well. The page that shows them has its title from `words`. Raises OSError where the
    port is taken.
    """

    def rebuild() -> None:
        server.problems = build()

    server = _Preview(builder=rebuild, host="127.0.0.1", port=port, root=str(site))
    server.problems, server.words = problems, words
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
