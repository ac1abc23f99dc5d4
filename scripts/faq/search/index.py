"""The files of the search of one language, as `overrides/search/` reads them in the browser."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from faq.model import Content, Language, Words
from faq.search.documents import Document, documents
from faq.search.folding import words
from faq.search.packing import pack
from faq.search.postings import CORE, REST, encode, impacts
from faq.search.vocabulary import Vocabulary, build_vocabulary

_PASSAGES_PER_FILE = 32


def build_search(content: Content, language: Language) -> Mapping[str, bytes]:
    """Bytes by file name below `<language root>/search/`. The same content gives the same bytes.

    `core.js` answers alone; `rest.js` refines; `text-<n>.js` holds the passages that snippets are cut from.
    Every file is a call, so that a script tag reads it where a page from disk may not fetch.
    """
    docs = documents(content, language)
    vocabulary = _vocabulary(docs, content.words, language)
    files = {
        "core.js": _file("core", _core(content, docs, vocabulary, language)),
        "rest.js": _file("rest", " ".join(map(encode, impacts(docs, REST, vocabulary)))),
    }
    for number, start in enumerate(range(0, len(docs), _PASSAGES_PER_FILE)):
        passages = [doc.passages for doc in docs[start : start + _PASSAGES_PER_FILE]]
        files[f"text-{number}.js"] = _file(f"text-{number}", passages)
    return files | _door(files)


def _vocabulary(docs: Sequence[Document], known: Words, language: Language) -> Vocabulary:
    own: list[str] = []
    others: list[str] = []
    for doc in docs:
        for name, texts in doc.fields.items():
            (others if name.startswith("other") else own).extend(texts)
            if name == "symptoms":
                others.extend(texts)
    indonesian, english = (own, others) if language == "id" else (others, own)
    return build_vocabulary(indonesian, english, known)


def _core(content: Content, docs: Sequence[Document], vocabulary: Vocabulary, language: Language) -> Any:
    roles = list(content.roles)
    categories = list(content.categories)
    return {
        "forms": pack(vocabulary.forms),
        "roots": pack_roots(vocabulary.roots),
        "groups": [list(group) for group in vocabulary.groups],
        "spellings": _spellings(content.words),
        "ignored": " ".join(sorted(vocabulary.ignored)),
        "postings": " ".join(map(encode, impacts(docs, CORE, vocabulary))),
        "symptoms": list(_symptoms(docs, vocabulary)),
        "codes": [[code, number] for number, doc in enumerate(docs) for code in doc.codes],
        "answers": len(content.entries),
        "places": [doc.location for doc in docs],
        "titles": [doc.title for doc in docs],
        "actors": [[roles.index(role) for role in doc.roles] for doc in docs[: len(content.entries)]],
        "subjects": [categories.index(doc.category) for doc in docs[: len(content.entries)]],
        "roles": [role.label.read(language) for role in content.roles.values()],
        "categories": [
            [f"kategori/{category.id}/", category.label.read(language)]
            for category in content.categories.values()
        ],
        "passages": _PASSAGES_PER_FILE,
    }


def pack_roots(roots: Mapping[str, int]) -> str:
    """Roots point to terms numbered elsewhere, so none may open a new one."""
    return "|".join(f"{root} {term}" for root, term in sorted(roots.items()))


def _spellings(known: Words) -> str:
    pairs = {" ".join(words(wrong)): " ".join(words(right)) for wrong, right in known.spellings.items()}
    return "|".join(f"{wrong} {right}" for wrong, right in sorted(pairs.items()) if " " not in wrong)


def _symptoms(docs: Iterable[Document], vocabulary: Vocabulary) -> Iterator[list[int]]:
    """Each message as its document and its terms in their order."""
    for number, doc in enumerate(docs):
        for message in doc.symptoms:
            terms = [vocabulary.forms[word] for word in words(message) if word in vocabulary.forms]
            if terms:
                yield [number, *terms]


def _file(name: str, value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f'searchFile("{name}",{text})\n'.encode()


def _door(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """What Material's own script fetches: its settings, no documents, and the edition of our files."""
    digest = hashlib.sha256(b"".join(files[name] for name in sorted(files))).hexdigest()[:12]
    config = {"lang": ["en"], "separator": "[\\s\\-]+", "pipeline": [], "fields": {}, "edition": digest}
    text = json.dumps({"config": config, "docs": []}, separators=(",", ":"))
    return {
        "search_index.json": text.encode(),
        "search_index.js": f"var __index = {text}\n".encode(),
    }
