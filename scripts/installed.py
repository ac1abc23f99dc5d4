"""The installed command `lpse-faq`: build.py, with everything it reads beside it.

A wheel holds this file as the package `lpse_faq`, and the tree of the project below it.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Run one command and return its exit status."""
    # The modules keep the names that they have in a clone, and are seen by this program alone.
    sys.path.insert(0, str(Path(__file__).resolve().parent / "scripts"))
    from build import main as run

    return run()
