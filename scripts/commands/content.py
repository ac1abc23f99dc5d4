"""The content folder that commands work on: which one it is, and its answers loaded, picked and checked.

The folder may come from a stranger, as an archive with a `.git` in it whose settings name programs to run. So
git is asked only by commands that look at what it has, with everything that starts a program switched off.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from commands.console import Failure, Speech, as_text, speech
from faq.check import CODES, check, is_slug, nearest
from faq.check.assemble import assemble
from faq.check.known import text_of
from faq.check.schema import ENTRY_ID
from faq.files import write_if_changed
from faq.memory import Memory
from faq.model import REGISTER, Content, Entry, Problem, RawFile, Severity, Sources
from faq.source import load
from faq.yaml_text import with_field

_ROOT = Path(__file__).resolve().parents[2]
_OWN = _ROOT / "docs"


def content_option(parser: argparse.ArgumentParser, say: Speech) -> None:
    """Add `--content`. Raises Failure 3 where pyproject.toml does not say which folder is the default."""
    folder = default_content()
    parser.add_argument("--content", metavar="DIR", default=folder, help=say("help_content", folder=folder))


def default_content() -> str:
    """The content folder that this project publishes; raises what `content_folder` does."""
    return content_folder(workplace(_ROOT))


def out_option(parser: argparse.ArgumentParser, say: Speech, default: str = "site") -> None:
    """Add `--out`, the folder to write to."""
    parser.add_argument("--out", metavar="DIR", default=default, help=say("help_out", folder=default))


def out_folder(args: argparse.Namespace) -> Path:
    """The folder of `--out`. Raises Failure 2 where it is in the content folder: it would be read there."""
    out = Path(args.out)
    if out.resolve().is_relative_to(Path(args.content).resolve()):
        raise Failure(speech()("out_in_content", out=out, folder=args.content), 2)
    return out


def latest_date() -> dt.date:
    """The date where the day begins first (UTC+14): what any author on Earth may call today."""
    return dt.datetime.now(dt.timezone(dt.timedelta(hours=14))).date()


def loaded(folder: str, memory: Memory | None = None) -> Sources:
    """What is in `folder`, of which `memory` may know files, not judged yet.

    Raises Failure 2 where there is no such folder.

    A folder without words of its own gets the project's: how people write belongs to the language.
    """
    try:
        sources = load(Path(folder), memory)
    except NotADirectoryError:
        raise Failure(speech()("no_folder", folder=folder), 2) from None
    if sources.register is None:
        sources = replace(sources, register_tracked=is_tracked(Path(folder, REGISTER)))
    if "words" in sources.data or not _OWN.is_dir():
        return sources
    own = {name: raw for name, raw in load(_OWN).data.items() if name == "words"}
    return replace(sources, data={**sources.data, **own})


def pick_slugs(wanted: Sequence[str], sources: Sources) -> set[str]:
    """The answers a user named, by file name with or without ending. Raises Failure 2 for an unknown one."""
    known = {raw.slug for raw in sources.entries}
    picked = {Path(name).name.removesuffix(".md").removesuffix(".en") for name in wanted}
    for slug in sorted(picked - known):
        raise Failure(speech()("no_answer", slug=slug) + did_you_mean(slug, known), 2)
    return picked


def answer_named(name: str, sources: Sources) -> RawFile:
    """The answer that a user named. Raises Failure 2 for an unknown one, 1 where its file cannot be read."""
    (slug,) = pick_slugs([name], sources)
    raw = next(raw for raw in sources.entries if raw.slug == slug)
    if not raw.readable:
        raise Failure(speech()("answer_unreadable", path=raw.path), 1)
    return raw


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown `word`; empty where nothing known is near."""
    meant = nearest(word, known)
    return speech()("did_you_mean", meant=meant) if meant else ""


def checked_content(
    folder: str, *, drafts: bool = False, memory: Memory | None = None
) -> tuple[Content, tuple[Problem, ...]]:
    """The content of `folder`, with its `drafts` or without, and its warnings.

    What `memory` knows of files is not found out again.

    Prints problems; raises Failure 1 where there are errors.
    """
    content, problems = check(loaded(folder, memory), latest_date(), drafts=drafts, memory=memory)
    # A draft gets one line, which says that it is left out; `check` reports what it lacks.
    shown = [one for one in problems if one.severity is not Severity.NOTICE or one.code == "FAQ229"]
    printed = as_text(shown, folder, speech().language)
    if shown:
        print(printed, file=sys.stderr)
    if content is None:
        raise Failure(speech()("nothing_built"), 1, printed)
    return content, tuple(one for one in problems if one.severity is Severity.WARNING)


def judged(
    sources: Sources, slugs: Collection[str], folder: str, say: Speech, cured: Collection[str] = ()
) -> list[Entry]:
    """The answers `slugs`. Prints their errors, those with a code of `cured` apart, and raises Failure 1."""
    errors = [problem for problem in _errors(sources, slugs) if problem.code not in cured]
    if errors:
        print(as_text(errors, folder, say.language), file=sys.stderr)
        raise Failure(say("judged_errors"), 1)
    entries = tuple(raw for raw in sources.entries if raw.slug in slugs)
    content = assemble(replace(sources, entries=entries))
    return list(content.entries.values())


def _errors(sources: Sources, slugs: Collection[str]) -> list[Problem]:
    """The errors in the files of the named answers and in the data files that give their words a meaning.

    A register that cannot be read is one too: nothing could be added to it without losing what it holds.
    """
    files = {raw.path for raw in (*sources.entries, *sources.translations) if raw.slug in slugs}
    _, problems = check(sources, latest_date())
    return [
        replace(problem, severity=Severity.ERROR)
        for problem in problems
        # One that would be an error if its answer were no draft counts as one.
        if Severity.ERROR in {problem.severity, CODES[problem.code].severity}
        and (problem.path in files or problem.path.startswith("_data/") or _is_damage(problem, sources))
    ]


def _is_damage(problem: Problem, sources: Sources) -> bool:
    """Whether the register is lost or damaged: what it holds of others would be lost with it."""
    register = sources.register
    if register is None or problem.path != register.path:
        return problem.code == "FAQ422"
    return problem.code == "FAQ416" or not register.readable


def next_id(used: Iterable[str]) -> str:
    """The id after the highest one ever used."""
    numbers = [int(id_[1:]) for id_ in used if id_[:1] == "F" and id_[1:].isdecimal()]
    return f"F{max(numbers, default=0) + 1:03}"


def used_ids(sources: Sources) -> list[str]:
    """Every id that an answer has, or that was ever published."""
    written = (text_of(raw.fields, "id") for raw in sources.entries)
    return [*filter(None, written), *sources.registered]


def slugs_in_use(sources: Sources, say: Speech) -> dict[str, str]:
    """What holds each address: the path of an answer, or a remark where it is a former address."""
    former = {slug for raw in sources.entries for slug in raw.fields.get("former_slugs").texts}
    old = former | registered_slugs(sources)
    return {**dict.fromkeys(old, say("slug_former")), **{raw.slug: raw.path for raw in sources.entries}}


def registered_slugs(sources: Sources) -> frozenset[str]:
    """Every address that was ever published."""
    return frozenset(slug for one in sources.registered.values() for slug in one.get("slugs").texts)


def free_id(wanted: str | None, sources: Sources, say: Speech) -> str:
    """The id `wanted`, else the next one. Raises Failure 2 where it is malformed or taken."""
    used = used_ids(sources)
    if wanted is None:
        return next_id(used)
    if not ENTRY_ID.match(wanted):
        raise Failure(say("id_malformed", id=wanted), 2)
    if wanted in used:
        raise Failure(say("id_taken", id=wanted, next=next_id(used)), 2)
    return wanted


def refuse_slug(slug: str, sources: Sources, say: Speech) -> None:
    """Raises Failure 2 where `slug` cannot be an address, or is or was that of an answer."""
    if not is_slug(slug):
        raise Failure(say("slug_malformed", slug=slug), 2)
    taken = slugs_in_use(sources, say)
    if slug in taken:
        raise Failure(say("slug_taken", slug=slug, holder=taken[slug]), 2)


def set_names(file: Path, name: str, values: Sequence[str]) -> None:
    """Write a field that lists names into an answer's `file`; without `values` the field goes."""
    new = [f"{name}: [{', '.join(values)}]"] if values else []
    write_if_changed(file, with_field(file.read_bytes().decode(), name, new, ["reviewed"]))


_TABLE = "[tool.lpse-faq]"


def workplace(root: Path) -> Path:
    """Where settings are read and records of builds are kept: the clone `root` itself.

    The installed package has no settings beside it: it works in the current folder.
    """
    return root if (root / "pyproject.toml").is_file() else Path.cwd()


def content_folder(root: Path) -> str:
    """The folder with the content that the project `root` publishes, relative to it; `docs` by default.

    Raises Failure 3 where pyproject.toml cannot be read or names something that is no text.
    """
    file = root / "pyproject.toml"
    if not file.is_file():
        return "docs"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8")).get("tool", {}).get("lpse-faq", {})
    except tomllib.TOMLDecodeError as error:
        raise Failure(f"{file.name}: {error}", 3) from None
    folder = table.get("content", "docs")
    if not isinstance(folder, str) or not folder:
        raise Failure(speech()("settings_content", file=file.name, table=_TABLE), 3)
    return folder


def with_content_folder(pyproject: str, folder: str) -> str:
    """The text of pyproject.toml with `folder` as the content to publish; every other line stays."""
    line = f'content = "{folder}"'
    head, table, rest = pyproject.partition(f"{_TABLE}\n")
    if not table:
        return f"{pyproject.rstrip()}\n\n{_TABLE}\n{line}\n".lstrip()
    own, mark, others = rest.partition("\n[")
    own, changed = re.subn(r"(?m)^content\s*=.*$", lambda _: line, own)
    return f"{head}{table}{own if changed else f'{line}{chr(10)}{own}'}{mark}{others}"


_MOST_REVISIONS = 100
# A monitor of files would be started to read the index, a helper to fetch what a partial clone lacks.
_QUIET = ("-c", "core.fsmonitor=false")
_OFFLINE = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}


def is_tracked(file: Path) -> bool:
    """Whether git has `file`, which may be gone, in the version that is checked out."""
    return bool(_git(file.parent, "ls-files", "--error-unmatch", file.name))


def versions(folder: Path, path: str) -> Iterator[str]:
    """The file `path` below `folder` as it once was, the newest first; nothing without git or history."""
    found = _git(folder, "rev-list", f"--max-count={_MOST_REVISIONS}", "HEAD", "--", path)
    for revision in found.split():
        yield _git(folder, "cat-file", "blob", f"{revision}:./{path}")


def _git(folder: Path, *arguments: str) -> str:
    """What git says; empty where it refuses, or is not there."""
    try:
        done = subprocess.run(
            ["git", *_QUIET, *arguments],
            cwd=folder,
            env={**os.environ, **_OFFLINE},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
