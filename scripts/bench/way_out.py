"""Whether the site can leave its base: the same pages from ProperDocs and materialx, byte for byte.

`make way-out` builds the site twice: with MkDocs and Material, and in an environment below .build/ with the
two projects that carry them on. `--zensical` reports what Zensical makes of the pages; that decides nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".build" / "way-out"
SUCCESSORS = ("properdocs==1.6.7", "mkdocs-materialx==10.2.2")
# The newest whose every part the package index has.
ZENSICAL = "zensical==0.0.50"
# ProperDocs is MkDocs under another name: the same modules, the same theme templates.
_AS_PROPERDOCS = """
import importlib, pkgutil, runpy, sys
import properdocs
for found in pkgutil.walk_packages(properdocs.__path__, "properdocs."):
    if not found.name.endswith("__main__") and ".tests" not in found.name:
        importlib.import_module(found.name)
for name, module in list(sys.modules.items()):
    if name.split(".")[0] == "properdocs":
        sys.modules["mkdocs" + name.removeprefix("properdocs")] = module
sys.path.insert(0, "scripts")
runpy.run_path("scripts/build.py", run_name="__main__")
"""


def main() -> int:
    """0 where every page is the same, 1 where one differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--zensical", action="store_true", help="report on Zensical instead")
    if parser.parse_args().zensical:
        return _zensical()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        _run([sys.executable, "scripts/build.py", *_site(work / "base")], ROOT)
        project = _copy(work / "project", "materialx")
        _run([_python([*SUCCESSORS, *_ours()]), "-c", _AS_PROPERDOCS, *_site(work / "moved")], project)
        different = list(_different(work / "base", work / "moved"))
    if different:
        print("\n".join(f"{path}: not the same" for path in different))
        return 1
    print(f"every page is the same, byte for byte, with {' and '.join(SUCCESSORS)}")
    return 0


def _site(out: Path) -> list[str]:
    return ["site", "--no-pdf", "--compress", "none", "--out", str(out)]


def _different(one: Path, other: Path) -> Iterator[str]:
    """The pages that the two sites do not have in common, byte for byte."""
    paths = {file.relative_to(folder) for folder in (one, other) for file in folder.rglob("*.html")}
    for path in sorted(paths):
        found = [folder / path for folder in (one, other)]
        if not all(file.is_file() for file in found) or found[0].read_bytes() != found[1].read_bytes():
            yield path.as_posix()


def _copy(target: Path, theme: str) -> Path:
    """The project with another theme in its configuration."""
    target.mkdir()
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(
            ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules")
        )
    for name in ("pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, target / name)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    if "name: material\n" not in config:
        raise ValueError("mkdocs.yml no longer names the theme as expected")
    (target / "mkdocs.yml").write_text(
        config.replace("name: material\n", f"name: {theme}\n"), encoding="utf-8"
    )
    return target


def _python(packages: Sequence[str]) -> str:
    """The Python of an environment with `packages`; it is made once."""
    folder = WORK / hashlib.sha256(" ".join(packages).encode()).hexdigest()[:12]
    python = folder / "bin" / "python"
    if not (folder / "installed").is_file():
        _run([sys.executable, "-m", "venv", "--clear", str(folder)], ROOT)
        _run([str(python), "-m", "pip", "install", "--quiet", *packages], ROOT)
        (folder / "installed").touch()
    return str(python)


def _ours() -> list[str]:
    """What the project needs besides MkDocs and its theme."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [name for name in project["dependencies"] if not name.startswith("mkdocs")]


def _zensical() -> int:
    """What Zensical makes of the Indonesian pages, in our frame and in its own; always 0."""
    with tempfile.TemporaryDirectory() as folder:
        project = _copy(Path(folder) / "project", "material")
        _run([sys.executable, "scripts/build.py", "pages", "--out", str(project / "pages")], ROOT)
        config = project / "mkdocs.yml"
        ours = config.read_text(encoding="utf-8").replace("docs_dir: docs", "docs_dir: pages/id")
        ours = ours.replace("strict: true", "strict: false").replace("hooks: [scripts/mkdocs_hook.py]\n", "")
        given = len(list((project / "pages" / "id").rglob("*.md")))
        for frame, written in (("our", ours), ("its own", re.sub(r"\n  custom_dir: .*", "", ours))):
            config.write_text(written, encoding="utf-8")
            shutil.rmtree(project / "site", ignore_errors=True)
            command = [str(Path(_python([ZENSICAL])).with_name("zensical")), "build", "-f", str(config)]
            done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
            made = len(list((project / "site").rglob("*.html")))
            print(f"{ZENSICAL} in {frame} frame: exit status {done.returncode}, {made} pages of {given}")
            said = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr).splitlines()
            print("\n".join(f"  {line[:160]}" for line in said if line and line[0] not in " │╭╰")[-600:])
    return 0


def _run(command: Sequence[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
