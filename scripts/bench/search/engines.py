"""The searches under test: ours and Material's through their own worker scripts, and MiniSearch."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import material  # type: ignore[import-untyped] # it has no types
import mkdocs.commands.build
import mkdocs.config

from bench.node import NODE
from faq.files import write_files
from faq.model import Content, Entry, Language
from faq.search import build_search, worker_script
from faq.search.documents import documents
from faq.search.texts import ASKED, READ

# What the worker of the search is made of, below the project.
SCRIPTS = Path("scripts/faq/search/worker")
# What a first answer needs, by the beginning of its name.
_NEEDED = ("worker.", "files.", "core.", "rest.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one query got and the processor's milliseconds: addresses of answers, then of references.

    `tier` says whether the answers are sure, near misses or none; `failed` is true where the worker met an
    error; `raw` is what the worker sent.
    """

    locations: tuple[str, ...]
    tier: str
    milliseconds: float
    failed: bool
    raw: Mapping[str, Any]


class Search(Protocol):
    """What can be measured."""

    def sizes(self) -> dict[str, int]:
        """Bytes that a first answer needs, raw and compressed."""

    def ask(self, queries: Iterable[str], without: Sequence[str] = ()) -> tuple[list[Answer], float]:
        """All answers, and the milliseconds until the first query could be answered."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A search in a folder: its worker, what a first answer needs, and the setup that Material's has."""

    folder: Path
    script: str
    files: tuple[Path, ...]
    setup: str = ""

    def sizes(self) -> dict[str, int]:
        return _sizes(file.read_bytes() for file in self.files)

    def ask(self, queries: Iterable[str], without: Sequence[str] = ()) -> tuple[list[Answer], float]:
        found = self._run(list(queries), without)
        return [_answer(answer) for answer in found["answers"]], found["load"]

    def _run(self, queries: list[str], without: Sequence[str]) -> Any:
        setup = None
        if self.setup:
            setup = json.loads((self.folder / self.setup).read_bytes())
            setup["options"] = {"suggest": False}
        return _node("worker.mjs", [self.folder, self.script, *without], {"setup": setup, "queries": queries})


@dataclass(frozen=True, slots=True)
class MiniSearch:
    """MiniSearch of the npm module in the folder `module`, over documents with our fields."""

    module: Path
    documents: Sequence[Mapping[str, str]]

    def sizes(self) -> dict[str, int]:
        index = self._run([])["index"].encode()
        return _sizes([(self.module / "dist" / "umd" / "index.js").read_bytes(), index])

    def ask(self, queries: Iterable[str], without: Sequence[str] = ()) -> tuple[list[Answer], float]:
        found = self._run(list(queries))
        return [_answer(answer) for answer in found["answers"]], found["load"]

    def _run(self, queries: list[str]) -> Any:
        given = {"fields": {**ASKED, **READ}, "documents": self.documents, "queries": queries}
        return _node("minisearch.mjs", [self.module], given)


def _sizes(files: Iterable[bytes]) -> dict[str, int]:
    raw = list(files)
    return {"raw": sum(map(len, raw)), "gzip": sum(len(gzip.compress(data, mtime=0)) for data in raw)}


def _node(script: str, arguments: Sequence[str | Path], given: object) -> Any:
    """What a script beside this file prints. Raises RuntimeError where it fails."""
    done = subprocess.run(
        [NODE, Path(__file__).with_name(script), *arguments],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(f"{script} ended with status {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)


def _answer(raw: Mapping[str, Any]) -> Answer:
    answer = raw["answer"]
    if "data" in answer:  # Material's
        items = [item["location"] for item, *_ in answer["data"]["items"]]
        tier = "sure" if items else "none"
    else:
        items = [item["url"] for item in (*answer.get("answers", ()), *answer.get("references", ()))]
        tier = answer.get("tier", "none")
    return Answer(
        locations=tuple(dict.fromkeys(item.split("#")[0] for item in items)),
        tier=tier,
        milliseconds=raw["time"],
        failed=raw["failed"],
        raw=answer,
    )


def ours(content: Content, scripts: Path, folder: Path) -> Engine:
    """Our own search, as `site` writes it: the same for the sites of all languages."""
    name, worker = worker_script(scripts)
    write_files(folder, [*build_search(content).items(), (name, worker)])
    needed = (file for file in sorted((folder / "search").iterdir()) if file.name.startswith(_NEEDED))
    return Engine(folder, name, tuple(needed))


def minisearch(content: Content, modules: Path) -> MiniSearch:
    """MiniSearch over the same documents; `modules` is the folder node_modules."""
    found = [
        {"id": document.location, **{name: "\n".join(document.texts(name)) for name in document.fields}}
        for document in documents(content)
    ]
    return MiniSearch(modules / "minisearch", found)


def stock(content: Content, language: Language, folder: Path) -> Engine:
    """Material's own search over the same questions, messages and steps, built by MkDocs."""
    pages = folder / "pages"
    for entry in content.entries.values():
        file = pages / "faq" / f"{entry.slug}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_markdown(entry, language), encoding="utf-8")
    (pages / "index.md").write_text(f"# {content.agency.title.read(language)}\n", encoding="utf-8")
    settings = folder / "mkdocs.yml"
    theme = {"name": "material", "language": language, "font": False}
    settings.write_text(
        json.dumps(
            {"site_name": "stock", "docs_dir": "pages", "theme": theme, "plugins": ["material/search"]}
        ),
        encoding="utf-8",
    )
    site = folder / "site"
    mkdocs.commands.build.build(mkdocs.config.load_config(str(settings), site_dir=str(site)))
    workers = Path(material.__file__).parent / "templates" / "assets" / "javascripts" / "workers"
    worker = next(workers.glob("search.*.js"))
    setup = "search/search_index.json"
    return Engine(site, f"assets/javascripts/workers/{worker.name}", (worker, site / setup), setup)


def _markdown(entry: Entry, language: Language) -> str:
    lines = [f"# {entry.question.read(language)}", ""]
    lines += [f"    {symptom.literal}\n" for symptom in entry.symptoms]
    lines += [f"1.  {step.text.read(language).source}" for step in entry.steps]
    return "\n".join([*lines, "", entry.body.read(language).source, ""])
