"""The site behind real web servers, as `build.py deploy` configures them."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from site_support import ROOT, build

DOMAIN = "faq.contoh.go.id"


@dataclass(frozen=True)
class Answer:
    """What a host answered; names of headers in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running web server with the site, which is in `folder`, below `path`; `log` is what it was asked."""

    name: str
    port: int
    path: str
    log: Path
    folder: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.path}"

    def ask(self, below: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for the address `below` the site's root, without following redirects."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, self.path + below, headers={"Host": f"{DOMAIN}:{self.port}", **sent})
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, found, response.read())
        connection.close()
        return answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def printed(server: str, folder: Path, path: str) -> str:
    """What `build.py deploy` prints."""
    done = build("deploy", server, "--domain", DOMAIN, "--path", path, "--folder", folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _nginx(work: Path, port: int, folder: Path, path: str) -> list[str]:
    site = printed("nginx", folder, path)
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("listen [::]:80;", "")
    site = site.replace("/var/log/nginx/", f"{work}/")
    config = work / "nginx.conf"
    user = "user www-data;" if os.geteuid() == 0 else ""
    config.write_text(
        f"""{user} worker_processes 1; pid {work}/pid; error_log {work}/error.log;
        events {{ worker_connections 256; }}
        http {{
            include /etc/nginx/mime.types; client_body_temp_path {work}/body; proxy_temp_path {work}/proxy;
            fastcgi_temp_path {work}/fastcgi; uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
            {site}
        }}""",
        encoding="utf-8",
    )
    return ["nginx", "-c", str(config), "-p", str(work), "-g", "daemon off;"]


def _apache(work: Path, port: int, folder: Path, path: str) -> list[str]:
    site = printed("apache", folder, path).replace("*:80", f"127.0.0.1:{port}")
    modules = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so"
        for name in ("mpm_event", "authz_core", "alias", "dir", "headers", "mime", "rewrite", "reqtimeout")
    )
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    config = work / "apache.conf"
    config.write_text(
        f"ServerRoot {work}\nServerName localhost\nPidFile {work}/pid\nListen 127.0.0.1:{port}\n"
        f"Mutex pthread\nErrorLog {work}/error.log\n{modules}\n{user}\nTypesConfig /etc/mime.types\n"
        f"DirectoryIndex index.html\n<Directory />\nRequire all denied\n</Directory>\n"
        f"Define APACHE_LOG_DIR {work}\n{site}",
        encoding="utf-8",
    )
    return ["apache2", "-f", str(config), "-DFOREGROUND"]


def _caddy(work: Path, port: int, folder: Path, path: str) -> list[str]:
    site = printed("caddy", folder, path).replace(f"{DOMAIN} {{", f"http://{DOMAIN}:{port} {{", 1)
    config = work / "Caddyfile"
    site = site.replace("\tlog {\n", f"\tlog {{\n\t\toutput file {work}/caddy.log\n", 1)
    config.write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{site}", encoding="utf-8")
    return ["caddy", "run", "--config", str(config), "--adapter", "caddyfile"]


_COMMANDS: dict[str, Callable[[Path, int, Path, str], list[str]]] = {
    "nginx": _nginx,
    "apache": _apache,
    "caddy": _caddy,
}


def start(name: str, site: Path, path: str) -> Iterator[Server]:
    """Run the server `name` with a copy of `site` below `path` until the generator is closed."""
    command = "apache2" if name == "apache" else name
    if not shutil.which(command):
        pytest.skip(f"{command} is not installed: apt-get install {command}")
    with tempfile.TemporaryDirectory(prefix="faq-host-") as folder:
        # Not below pytest's own folder, which no other user may enter; the server runs as one.
        Path(folder).chmod(0o755)
        yield from _running(name, Path(folder), site, path)


def _running(name: str, work: Path, site: Path, path: str) -> Iterator[Server]:
    folder = work / "www"
    shutil.copytree(site, folder / path.strip("/"), dirs_exist_ok=True)
    port = free_port()
    logs = {"nginx": "faq_contoh_go_id*.log", "apache": "faq_contoh_go_id*.log", "caddy": "caddy.log"}
    environment = {**os.environ, "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    said = work / "said"
    with said.open("wb") as output:
        process = subprocess.Popen(
            _COMMANDS[name](work, port, folder, path), env=environment, stdout=output, stderr=output, cwd=ROOT
        )
    try:
        _wait(process, port, said)
        yield Server(name, port, path, work / logs[name], folder / path.strip("/"))
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(process: subprocess.Popen[bytes], port: int, said: Path) -> None:
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise AssertionError(said.read_text(encoding="utf-8"))
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the web server did not answer")


HOSTS = [("nginx", "/"), ("nginx", "/faq/"), ("apache", "/faq/"), ("caddy", "/")]


@pytest.fixture(scope="session", params=HOSTS, ids=lambda host: " ".join(host))
def server(request: pytest.FixtureRequest, site_dir: Path) -> Iterator[Server]:
    """Each web server that `deploy` knows, at the root of a domain or below a path."""
    name, path = request.param
    yield from start(name, site_dir, path)
