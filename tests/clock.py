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


def set_clock(context: BrowserContext) -> None:
    """Lets every page of `context` open at noon (UTC) of the tests' day; from there time runs on."""
    noon = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
    context.add_init_script(_SHIM % (noon.timestamp() * 1000))
