"""The Node tools of package.json, installed below .build/ the first time they are wanted.

There is no lock file: something below Lighthouse asks for a latest version, which `npm ci` refuses.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

_WANTED = Path(__file__).with_name("package.json")


def tools(root: Path) -> Path:
    """The folder `node_modules`; raises FileNotFoundError where npm is missing."""
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is not installed: apt-get install npm")
    folder = root / ".build" / "node"
    mark = folder / "installed.json"
    if not (mark.is_file() and mark.read_bytes() == _WANTED.read_bytes()):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(_WANTED, folder)
        command = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(command, cwd=folder, check=True)
        shutil.copy(_WANTED, mark)
    return folder / "node_modules"
