"""The day on which the tests happen, whatever the clock of the machine says."""

from __future__ import annotations

import datetime as dt

from playwright.sync_api import BrowserContext

TODAY = dt.date(2026, 11, 22)

# A test that sets a clock of its own, by Playwright's, keeps it.
_SHIM = """
if (!Date.isFake) {
  const Real = Date;
  const ahead = %d - Real.now();
  globalThis.Date = class Date extends Real {
    constructor(...given) {
      if (given.length) super(...given);
      else super(Real.now() + ahead);
    }
    static now() {
      return Real.now() + ahead;
    }
  };
}
"""


_NOON = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)


def set_clock(context: BrowserContext) -> None:
    """Lets every page of `context` open at noon (UTC) of the tests' day; from there time runs on."""
    context.add_init_script(_SHIM % (_NOON.timestamp() * 1000))


def install_clock(context: BrowserContext) -> None:
    """The same clock, which `page.clock` may put forward: timers that are due by then run at once."""
    context.clock.install(time=_NOON)
