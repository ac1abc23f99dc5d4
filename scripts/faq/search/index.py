"""The files of the search of one language, as `worker/` reads them in the browser."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from faq.model import Content, Language, Words
from faq.search.documents import Document, documents
from faq.search.folding import words
from faq.search.packing import pack
from faq.search.texts import ASKED, BY_MEANING, READ, packed_index
from faq.search.vocabulary import Vocabulary, build_vocabulary

# Small enough that ten results from ten files come quickly, large enough that files stay few.
_SHOWN_PER_FILE = 16
# What worker.js has in place of the edition and of the files that come beside the core: those of fewer bytes
# than this, which take less time than to ask for them later.
_EDITION = b'"edition"'
_AT_ONCE = b'"at once"'
_SMALL = 100_000


def build_search(
    content: Content, language: Language, scripts: Mapping[str, bytes] | None = None
) -> Mapping[str, bytes]:
    """Bytes by file name below `<language root>/search/`, `scripts` among them.

    Every address carries the edition, which changes with index and scripts: no cache can mix two.
    `core.js` ranks alone; `rest.js` refines; `shown-<n>.js` holds what the results show.
    Every file is a call, so that a script tag reads it where a page from disk may not fetch.
    """
    docs = documents(content, language)
    vocabulary = vocabulary_of(docs, content.words, language)
    files = {
        "core.js": _file("core", _core(content, docs, vocabulary, language)),
        "rest.js": _file("rest", packed_index(docs, READ, vocabulary)),
    }
    roles = list(content.roles)
    for number, start in enumerate(range(0, len(docs), _SHOWN_PER_FILE)):
        shown = [_shown(doc, roles) for doc in docs[start : start + _SHOWN_PER_FILE]]
        files[f"shown-{number}.js"] = _file(f"shown-{number}", shown)
    files |= scripts or {}
    return _stamped(files)


def _shown(doc: Document, roles: list[str]) -> Mapping[str, object]:
    """What `worker/showing.js` shows of one document; roles by their number."""
    found = {
        "url": doc.location,
        "title": doc.title,
        "passages": doc.passages,
        "entry": doc.id,
        "kind": doc.kind if doc.kind != "entry" else "",
        "messages": doc.messages + doc.codes,
        "roles": [roles.index(role) for role in doc.roles],
        "first": roles.index(doc.first) if doc.first else "",
        "steps": [(step.id, roles.index(step.role), step.text) for step in doc.steps],
    }
    return {name: value for name, value in found.items() if value not in ("", (), [])}


def vocabulary_of(docs: Sequence[Document], known: Words, language: Language) -> Vocabulary:
    own: list[str] = []
    others: list[str] = []
    for doc in docs:
        for name, texts in doc.fields.items():
            if name == BY_MEANING:
                continue
            (others if name.startswith("other") else own).extend(texts)
            if name == "symptoms":
                others.extend(texts)
    indonesian, english = (own, others) if language == "id" else (others, own)
    return build_vocabulary(indonesian, english, known)


def _core(content: Content, docs: Sequence[Document], vocabulary: Vocabulary, language: Language) -> Any:
    categories = list(content.categories)
    entries = docs[: len(content.entries)]
    return {
        "size": len(docs),
        "terms": vocabulary.size,
        "answers": len(entries),
        "perFile": _SHOWN_PER_FILE,
        "forms": pack(vocabulary.forms),
        "concepts": [list(concept) for concept in vocabulary.concepts],
        "spellings": _spellings(content.words),
        "ignored": " ".join(sorted(vocabulary.ignored)),
        "asked": packed_index(docs, ASKED, vocabulary),
        "messages": _by(
            (" ".join(words(message)), number) for number, doc in enumerate(docs) for message in doc.messages
        ),
        "codes": _by((code, number) for number, doc in enumerate(docs) for code in doc.codes),
        "ids": " ".join(doc.id for doc in entries),
        "subjects": [categories.index(doc.category) for doc in entries],
        "roles": [role.label.read(language).plain for role in content.roles.values()],
        "categories": [
            [f"kategori/{category.id}/", category.label.read(language).plain]
            for category in content.categories.values()
        ],
    }


def _spellings(known: Words) -> str:
    pairs = {" ".join(words(wrong)): " ".join(words(right)) for wrong, right in known.spellings.items()}
    return "|".join(f"{wrong} {right}" for wrong, right in sorted(pairs.items()) if " " not in wrong)


def _by(pairs: Iterable[tuple[Any, int]]) -> list[tuple[Any, list[int]]]:
    """Document numbers by what they share, in the order of their first one."""
    found: dict[Any, list[int]] = {}
    for key, number in pairs:
        if key:
            found.setdefault(key, []).append(number)
    return list(found.items())


def _file(name: str, value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f'searchFile("{name}",{text})\n'.encode()


def _stamped(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files with their edition in `worker.js`, which puts it into the address of every other."""
    digest = hashlib.sha256(b"".join(files[name] for name in sorted(files))).hexdigest()[:12]
    worker = files.get("worker.js", b"")
    if not worker:
        return files
    small = [name for name in ("rest", "shown-0") if len(files[f"{name}.js"]) < _SMALL]
    if "shown-1.js" in files:
        small = [name for name in small if name == "rest"]
    worker = worker.replace(_EDITION, f'"{digest}"'.encode()).replace(
        _AT_ONCE, f'"{" ".join(small)}"'.encode()
    )
    return {**files, "worker.js": worker}
