"""A folder served as a static host would: compressed, with its 404.html."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest"}


class _Host(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, asked: list[str], moved_to: list[str], **options: Any) -> None:
        self.asked, self.moved_to = asked, moved_to
        super().__init__(*args, **options)

    def log_message(self, format: str, *args: Any) -> None:
        self.asked.append(self.path)

    def do_HEAD(self) -> None:
        if not self._move():
            super().do_HEAD()

    def _move(self) -> bool:
        for host in self.moved_to:
            self.send_response(301)
            self.send_header("Location", host + self.path.removeprefix("/"))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return True
        return False

    def do_GET(self) -> None:
        if self._move():
            return
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        status = 200 if file.is_file() else 404
        file = file if file.is_file() else Path(self.directory, "404.html")
        if not file.is_file():
            self.send_error(404)
            return
        data = file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in _COMPRESSED:
            data = gzip.compress(data, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        # A browser that goes on to the next page no longer waits for the rest of this one.
        with suppress(ConnectionError):
            self.wfile.write(data)


@contextmanager
def serving(folder: Path, asked: list[str] | None = None, moved_to: list[str] | None = None) -> Iterator[str]:
    """The address of `folder`, ending in a slash, while the context lasts; the folder may be filled later.

    `asked` gets the path of every request. Once `moved_to` holds another host's address, all lead there.
    """
    requests = [] if asked is None else asked
    moved = [] if moved_to is None else moved_to
    handler = partial(_Host, directory=str(folder), asked=requests, moved_to=moved)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    # Looked at often, so that it stops at once.
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
