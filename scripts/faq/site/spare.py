"""The site of the build before last, brought up to date by the next build instead of writing every file anew.

The two take turns: what is published is swapped for what the last build has made ready, never changed in
place. Files of the spare site are compared with what they have to be, so that nothing has to be believed.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from faq.cache import Made, read_record
from faq.files import files_below, write_if_changed


@dataclass(frozen=True, slots=True)
class Spare:
    """The spare site of `out` in `folder`, with the `record` of what it was made of; without folder, none."""

    out: Path
    record: Path
    folder: Path | None

    @property
    def _site(self) -> Path | None:
        return self.folder / "site" if self.folder else None

    def take(self, place: Path) -> Mapping[str, Made]:
        """Make `place` the spare site, or an empty folder; returns how its files were made."""
        known: Mapping[str, Made] = {}
        try:
            if self.folder and self._site:
                known = read_record(self.folder / "record.json")
                self._site.rename(place)
        except OSError:  # there is none, or it is on another disk
            known = {}
        place.mkdir(exist_ok=True)
        return known

    def give(self, left: Path) -> None:
        """Keep the site in `left`, published until now. Where that fails, the next build takes longer."""
        if self.folder is None or self._site is None or not left.is_dir():
            return
        with suppress(OSError):
            shutil.rmtree(self.folder, ignore_errors=True)
            write_if_changed(self.folder / "out", str(self.out))
            self.record.replace(self.folder / "record.json")
            left.rename(self._site)
        self._forget_others()

    def _forget_others(self) -> None:
        """Delete the spare sites of sites that are gone."""
        with suppress(OSError):
            for other in self.folder.parent.iterdir() if self.folder else ():
                if not Path((other / "out").read_text(encoding="utf-8")).exists():
                    shutil.rmtree(other, ignore_errors=True)


def clear(site: Path, made: Collection[str]) -> set[str]:
    """Delete from `site` the files that are not `made`, and the folders that are empty then.

    Returns the paths of all that is left.
    """
    there = {*files_below(site)}
    for path in there.difference(made):
        (site / path).unlink()
        for folder in (site / path).parents:
            if folder == site or any(folder.iterdir()):
                break
            folder.rmdir()
    return there.intersection(made)
