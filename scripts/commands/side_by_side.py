"""What somebody accepts, before it is recorded: the Indonesian as it was and as it is, and its English."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from commands.console import harmless
from commands.language import Speech
from faq.check.translation import indonesian_texts
from faq.model import Entry, Located, Sources, is_digest_of
from faq.source import load

_MOST_REVISIONS = 100
_NARROWEST, _WIDEST = 60, 160


def comparison(entries: Iterable[Entry], sources: Sources, root: Path, say: Speech) -> str:
    """Every text whose translation is to be recorded, or recorded anew; empty where all is recorded."""
    return "\n".join(line for entry in entries for line in _entry(entry, sources, root, say))


def _entry(entry: Entry, sources: Sources, root: Path, say: Speech) -> Iterator[str]:
    path = entry.path.removesuffix(".md") + ".en.md"
    raw = next((raw for raw in sources.translations if raw.path == path), None)
    recorded = raw.fields.fields.get("translated_from", Located({}, 1)).fields if raw else {}
    changed = {
        key: recorded[key].text if key in recorded else ""
        for key, text in entry.texts.items()
        if text.en and (key not in recorded or not is_digest_of(recorded[key].text, text.id.source))
    }
    earlier = _earlier(root, entry.path, changed) if any(changed.values()) else {}
    for key, record in changed.items():
        text = entry.texts[key]
        yield f"\n{entry.slug}: {key}"
        if record:
            before = earlier.get(record, say("accept_unknown_before"))
            yield from _columns((say("accept_before"), before), (say("accept_now"), text.id.source))
            yield from _columns((say("accept_now"), text.id.source), ("English", text.en.source))
        else:
            yield from _columns(("Indonesia", text.id.source), ("English", text.en.source))


def _columns(left: tuple[str, str], right: tuple[str, str]) -> Iterator[str]:
    """Two texts side by side, as wide as the terminal."""
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns)) // 2 - 3
    yield f"  {left[0]:<{width}} | {right[0]}"
    pair = (textwrap.wrap(harmless(" ".join(text.split())), width) for _, text in (left, right))
    for one, other in zip_longest(*pair, fillvalue=""):
        yield f"  {one:<{width}} | {other}".rstrip()


def _earlier(root: Path, path: str, wanted: Mapping[str, str]) -> dict[str, str]:
    """Texts by digest, from the versions of the file that git keeps; empty without git or history."""
    missing = {record for record in wanted.values() if record}
    found: dict[str, str] = {}
    for revision in _git(root, "log", f"-{_MOST_REVISIONS}", "--format=%H", "--", path).split():
        for text in _texts(_git(root, "show", f"{revision}:./{path}")):
            found |= {record: text for record in missing if is_digest_of(record, text)}
        if missing <= found.keys():
            break
    return found


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def _texts(file: str) -> Iterator[str]:
    """The Indonesian texts of an answer's file as it once was."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "faq").mkdir()
        (folder / "faq" / "jawaban.md").write_text(file, encoding="utf-8")
        for raw in load(folder).entries:
            yield from (value.text.strip() for _, value in indonesian_texts(raw))
