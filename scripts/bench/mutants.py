"""What the tests would not notice: small changes to checks, links and escaping that no test fails for.

`make mutants` runs mutmut on a copy of the project below .build/ and lists what survived; what that means is
written in docs/adr/062-mutants.md. Only tests that build nothing take part.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_MOST_MEMORY = 3 * 1024**3
WORK = ROOT / ".build" / "mutants"


@dataclass(frozen=True, slots=True)
class Target:
    """What is changed, the quick tests that should notice, and those of them that take too long for it."""

    sources: Sequence[str]
    tests: Sequence[str]
    without: str = "build"


def _cases(codes: str) -> list[str]:
    """The cases of the checks that expect a problem of one of these codes, as tests of pytest."""
    found = sorted((ROOT / "tests/check/cases").glob("*/expected.txt"))
    names = (file.parent.name for file in found if re.search(rf"FAQ(?:{codes})\b", file.read_text("utf-8")))
    return [f"check/test_cases.py::test_case[{name}]" for name in names]


TARGETS = {
    "gate": Target(
        ["site/allowlist.py", "hosting/names.py"],
        ["trust/test_allowlist.py"],
        "build or every_page_of_the_site",
    ),
    "map": Target(["site_map.py"], ["site/test_site_map.py"]),
    "links": Target(["check/links.py"], ["check/test_links.py", *_cases("40[789]|410|420|502")]),
    "escaping": Target(
        ["markdown/write.py"],
        ["markdown/test_parse.py", "check/test_safe_rendering.py"],
        "message_from_the_screen or gets_out_of_its_place",
    ),
}


def main() -> int:
    """Always 0: survivors are to be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=TARGETS, help="only this (default: all)")
    parser.add_argument(
        "--go-on", action="store_true", help="with the changes not tried before it was stopped"
    )
    options = parser.parse_args()
    for name in [options.what] if options.what else TARGETS:
        print(f"{name}:")
        if not options.go_on:
            _prepare(WORK / name, TARGETS[name])
        _run(WORK / name)
    return 0


def _prepare(project: Path, target: Target) -> None:
    _copy(project)
    copied = (
        "src",
        "docs",
        "overrides",
        "tests",
        "mkdocs.yml",
        "pyproject.toml",
        "requirements.txt",
        "pytest.ini",
    )
    settings = {
        "source_paths": [f"src/faq/{source}" for source in target.sources],
        "also_copy": copied,
        "pytest_add_cli_args_test_selection": [f"tests/{test}" for test in target.tests],
        "pytest_add_cli_args": ("-p", "no:cacheprovider", "-k", f"not ({target.without})"),
    }
    written = "".join(f"{name}=" + "\n    ".join(values) + "\n" for name, values in settings.items())
    (project / "setup.cfg").write_text(f"[mutmut]\n{written}", encoding="utf-8")


def _run(project: Path) -> None:
    mutmut = [str(Path(sys.executable).with_name("mutmut"))]
    subprocess.run(
        [*mutmut, "run"], cwd=project, check=False, stdout=subprocess.DEVNULL, preexec_fn=_limit_memory
    )
    done = subprocess.run([*mutmut, "results"], cwd=project, check=False, capture_output=True, text=True)
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    print("\n".join(f"  {line}" for line in lines) or "  every change was noticed")


def _limit_memory() -> None:
    """A change can make a loop endless; it must not take the machine with it."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _copy(project: Path) -> None:
    """The project as mutmut wants it: what is imported is in `src`, and `scripts` leads there."""
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir(parents=True)
    ignored = shutil.ignore_patterns("__pycache__", "node_modules")
    for name in ("docs", "overrides", "tests"):
        shutil.copytree(ROOT / name, project / name, ignore=ignored)
    shutil.copytree(ROOT / "scripts", project / "src", ignore=ignored)
    for name in ("mkdocs.yml", "pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, project / name)
    (project / "scripts").symlink_to("src")
    (project / "pytest.ini").write_text(
        "[pytest]\ntestpaths = tests\npythonpath = src tests\naddopts = --import-mode=importlib\n"
        "markers = browser: needs Chromium\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    sys.exit(main())
