"""What the tests would not notice: small changes to checks, links and escaping that no test fails for.

`make mutants` has mutmut write every change of a module into a copy of it, behind a switch. In one process,
the quick tests of that module run for each change until one fails, those first that noticed most before. What
is not noticed is to be read; what it means is written in docs/adr/062-mutants.md.
"""

from __future__ import annotations

import argparse
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest
from _pytest.runner import runtestprotocol
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.mutation.trampoline import set_mutant_under_test

ROOT = Path(__file__).resolve().parents[2]
# Of the processor: a change can make a loop endless.
_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Target:
    """The modules that are changed, the tests that should notice, and those of them that are not quick."""

    sources: Sequence[str]
    tests: Sequence[str]
    without: str = "build"


def _cases(codes: str) -> list[str]:
    """The cases of the checks that expect a problem of one of these codes, as tests of pytest."""
    found = sorted((ROOT / "tests/check/cases").glob("*/expected.txt"))
    names = (file.parent.name for file in found if re.search(rf"FAQ(?:{codes})\b", file.read_text("utf-8")))
    return [f"check/test_cases.py::test_case[{name}]" for name in names]


TARGETS = {
    "gate": Target(["site/allowlist.py"], ["trust/test_allowlist.py"], "build or every_page_of_the_site"),
    "map": Target(["site_map.py"], ["site/test_site_map.py"]),
    "links": Target(["check/links.py"], ["check/test_links.py", *_cases("40[789]|410|420|502")]),
    "escaping": Target(["markdown/write.py"], ["markdown/test_parse.py"]),
}


def main() -> int:
    """0 unless the tests fail without any change: survivors are to be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=TARGETS, help="only this (default: all)")
    parser.add_argument("--within", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.within:
        return _within(options.within, TARGETS[options.what])
    for name in [options.what] if options.what else TARGETS:
        with tempfile.TemporaryDirectory() as folder:
            # The process that has imported this has imported the modules as they are.
            command = [sys.executable, __file__, name, "--within", folder]
            if subprocess.run(command, cwd=ROOT, check=False).returncode:
                return 1
    return 0


def _within(folder: Path, target: Target) -> int:
    scripts = folder / "scripts"
    shutil.copytree(ROOT / "scripts", scripts, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    changes = [change for source in target.sources for change in _changed(scripts, Path("faq", source))]
    tries = _Tries(changes)
    tests = [f"tests/{test}" for test in target.tests]
    settings = ("-o", f"pythonpath={scripts} tests", "-o", "addopts=--import-mode=importlib")
    quiet = ("-p", "no:cacheprovider", "-p", "no:terminal", "-k", f"not ({target.without})")
    pytest.main([*tests, *settings, *quiet, f"--basetemp={folder / 'pytest'}"], plugins=[tries])
    print(f"{' '.join(target.sources)}: {len(changes)} changes, {len(tries.survived)} of them not noticed")
    print("".join(f"  {change}: {_shown(scripts, change)}\n" for change in tries.survived), end="")
    return 0 if tries.sound else 1


def _changed(scripts: Path, source: Path) -> list[str]:
    """Write every change of `source` into it, behind a switch; returns their names."""
    file = scripts / source
    code = mutate_file_contents(str(source), file.read_text(encoding="utf-8")).code
    file.write_text(code, encoding="utf-8")
    module = ".".join(source.with_suffix("").parts)
    return [f"{module}.{name}" for name in re.findall(r"^ *def (\w+__mutmut_\d+)\(", code, re.MULTILINE)]


class _Tries:
    """In place of pytest's own loop: all tests as they are, then for each change until one of them fails."""

    def __init__(self, changes: Sequence[str]) -> None:
        self._changes = changes
        self._noticed: Counter[str] = Counter()
        self.survived: list[str] = []
        self.sound = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        set_mutant_under_test("")
        self.sound = bool(session.items) and all(map(_passes, session.items))
        for change in self._changes if self.sound else ():
            set_mutant_under_test(change)
            failed = next((item for item in self._ordered(session.items) if not _passes(item)), None)
            if failed is None:
                self.survived.append(change)
            else:
                self._noticed[failed.nodeid] += 1
        return True

    def _ordered(self, items: Sequence[pytest.Item]) -> list[pytest.Item]:
        return sorted(items, key=lambda item: -self._noticed[item.nodeid])


class _LateError(BaseException):
    """No Exception, which what is tested might take for one of its own."""


def _late(*_: object) -> NoReturn:
    raise _LateError


def _passes(item: pytest.Item) -> bool:
    signal.signal(signal.SIGPROF, _late)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS)
    try:
        return all(report.passed for report in runtestprotocol(item, log=False))
    except _LateError:
        return False
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _shown(scripts: Path, change: str) -> str:
    """The first line that the change has in place of the original."""
    module, _, name = change.rpartition(".")
    code = (scripts / module.replace(".", "/")).with_suffix(".py").read_text(encoding="utf-8")

    def lines(of: str) -> list[str]:
        begin = re.search(rf"^( *)def {re.escape(of)}\(", code, re.MULTILINE)
        body = code[begin.end() :] if begin else ""
        end = re.search(r"^ *(?:def |@|mutants_|class )", body, re.MULTILINE)
        return body[: end.start() if end else None].split("\n")

    both = zip(lines(re.sub(r"_\d+$", "_orig", name)), lines(name), strict=False)
    old, new = next(((old.strip(), new.strip()) for old, new in both if old != new), ("", ""))
    return f"{old[:110]} -> {new[:110]}"


if __name__ == "__main__":
    sys.exit(main())
