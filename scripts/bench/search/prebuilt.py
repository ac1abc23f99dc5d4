"""The other way to prebuild: an index by lunr.py that lunr.js loads, over the same terms and fields."""

from __future__ import annotations

import gzip
import json
import subprocess
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import mkdocs.contrib.search
from lunr import lunr  # type: ignore[import-untyped] # it has no types
from lunr.builder import Builder  # type: ignore[import-untyped] # it has no types

from bench.node import NODE
from faq.model import Content, Language
from faq.search.browser import browser_files
from faq.search.documents import documents
from faq.search.index import build_search, vocabulary_of
from faq.search.postings import CORE, REST

_LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
_LOAD = """
const fs = require("fs"), lunr = require(process.argv[1])
const data = fs.readFileSync(0, "utf8")
const began = performance.now()
lunr.Index.load(JSON.parse(data))
console.log(performance.now() - began)
"""
_OURS = ("core.js", "rest.js")


def lunr_beside_ours(content: Content, language: Language, scripts: Path) -> dict[str, dict[str, float]]:
    """Seconds to build, bytes raw and compressed, and milliseconds to load, with lunr and with our files.

    Each needs its engine as well; ours is read from `scripts`, and loaded by `load_ms` of the report.
    """
    began = time.process_time()
    index = _lunr(content, language)
    middle = time.process_time()
    ours = b"".join(build_search(content, language)[name] for name in _OURS)
    ended = time.process_time()
    return {
        "lunr": {**_sizes(index), "build_s": round(middle - began, 2), "load_ms": _load(index)},
        "ours": {**_sizes(ours), "build_s": round(ended - middle, 2)},
        "lunr.js": dict(_sizes(_LUNR.read_bytes())),
        "our engine": dict(_sizes(browser_files(scripts)["engine.js"])),
    }


def _lunr(content: Content, language: Language) -> bytes:
    docs = documents(content, language)
    vocabulary = vocabulary_of(docs, content.words, language)
    weights = {name: field.weight for name, field in {**CORE, **REST}.items()}

    def terms(texts: Iterable[str]) -> str:
        return " ".join(f"t{term}" for text in texts for term in vocabulary.terms(text))

    rows = [
        {"id": str(number), **{name: terms(doc.fields.get(name, ())) for name in weights}}
        for number, doc in enumerate(docs)
    ]
    fields = [{"field_name": name, "boost": weight} for name, weight in weights.items()]
    index = lunr(ref="id", fields=fields, documents=rows, builder=Builder())
    return json.dumps(index.serialize(), separators=(",", ":")).encode()


def _sizes(data: bytes) -> Mapping[str, float]:
    return {"raw": len(data), "gzip": len(gzip.compress(data, mtime=0))}


def _load(index: bytes) -> float:
    done = subprocess.run([NODE, "-e", _LOAD, _LUNR], input=index, capture_output=True, check=True)
    return round(float(done.stdout), 1)
