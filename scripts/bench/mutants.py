"""What the tests would not notice: small changes to checks, links and escaping that no test fails for.

`make mutants` runs mutmut on a copy of the project below .build/ and lists what survived; what that means is
written in docs/adr/062-mutants.md. Only tests that build nothing take part.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_MOST_MEMORY = 3 * 1024**3
WORK = ROOT / ".build" / "mutants"
# What is changed, and the quick tests that should notice.
TARGETS = {
    "gate": (
        ["site/allowlist.py", "hosting/names.py"],
        ["trust/test_allowlist.py"],
    ),
    "links": (["site_map.py", "check/links.py"], ["site/test_site_map.py", "check/test_cases.py"]),
    "escaping": (["markdown/write.py"], ["check/test_safe_rendering.py", "markdown/test_parse.py"]),
}


def main() -> int:
    """Always 0: survivors are to be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=TARGETS, help="only this (default: all)")
    what = parser.parse_args().what
    for name in [what] if what else TARGETS:
        print(f"{name}:")
        _run(*TARGETS[name])
    return 0


def _run(sources: list[str], tests: list[str]) -> None:
    project = _copy()
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
        "source_paths": [f"src/faq/{source}" for source in sources],
        "also_copy": copied,
        "pytest_add_cli_args_test_selection": [f"tests/{test}" for test in tests],
        "pytest_add_cli_args": ("-p", "no:cacheprovider", "-k", "not build and not every_page_of_the_site"),
    }
    written = "".join(f"{name}=" + "\n    ".join(values) + "\n" for name, values in settings.items())
    (project / "setup.cfg").write_text(f"[mutmut]\n{written}", encoding="utf-8")
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


def _copy() -> Path:
    """The project as mutmut wants it: what is imported is in `src`, and `scripts` leads there."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    ignored = shutil.ignore_patterns("__pycache__", "node_modules")
    for name in ("docs", "overrides", "tests"):
        shutil.copytree(ROOT / name, WORK / name, ignore=ignored)
    shutil.copytree(ROOT / "scripts", WORK / "src", ignore=ignored)
    for name in ("mkdocs.yml", "pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, WORK / name)
    (WORK / "scripts").symlink_to("src")
    (WORK / "pytest.ini").write_text(
        "[pytest]\ntestpaths = tests\npythonpath = src tests\naddopts = --import-mode=importlib\n"
        "markers = browser: needs Chromium\n",
        encoding="utf-8",
    )
    return WORK


if __name__ == "__main__":
    sys.exit(main())
