"""No build and no test depends on the day or the time zone of the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_support import CONTENT, ROOT, build, fingerprint

# Before and long after the last review, and where the day begins first and last.
MOMENTS = [("2026-11-21 00:30:00", "Pacific/Kiritimati"), ("2031-03-01 23:30:00", "Pacific/Pago_Pago")]


def at(moment: str, zone: str, *command: str | Path) -> None:
    """Runs Python with `command` as if the clock showed `moment` in `zone`."""
    done = subprocess.run(
        ["faketime", moment, sys.executable, *map(str, command)],
        cwd=ROOT,
        env={**os.environ, "TZ": zone},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_site_is_the_same_on_any_day(tmp_path: Path) -> None:
    for number, (moment, zone) in enumerate(MOMENTS):
        at(moment, zone, "scripts/build.py", "site", "--out", tmp_path / str(number))
    first, second = (fingerprint(tmp_path / str(number)) for number in range(2))
    assert first == second


@pytest.mark.parametrize(("moment", "zone"), MOMENTS)
def test_tests_hold_on_any_day(moment: str, zone: str) -> None:
    """Those that run the commands: they alone read the clock."""
    at(moment, zone, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/check/test_commands.py")


@pytest.mark.parametrize("zone", [":/etc/passwd", ":/etc", "Nowhere/Land"])
def test_a_time_zone_that_is_none_is_utc(zone: str) -> None:
    done = build("check", "--content", CONTENT, TZ=zone)
    assert done.returncode == 0, done.stderr
