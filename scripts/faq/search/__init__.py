"""Search: one index for all languages, built once here and only read in the browser."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any
from xml.sax.saxutils import escape

from rjsmin import jsmin  # type: ignore[import-untyped] # it has no types

from faq import site_map
from faq.files import hashed
from faq.model import Content, Language, Words
from faq.search.documents import SearchDocument, Shown, documents
from faq.search.texts import ASKED, READ, base36, pack, packed_index
from faq.search.vocabulary import Vocabulary, build_vocabulary
from faq.search.words import words

# Later parts use earlier ones.
PARTS = (
    "words", "texts", "vocabulary", "corrections", "reading", "gist", "messages", "scores", "showing",
    "engine", "worker",
)  # fmt: skip
_NOTICE = "/*! lunr 2.3.9, (c) Oliver Nightingale, MIT licence, https://lunrjs.com */"
# Small enough that ten results from ten files come quickly, large enough that files stay few.
_SHOWN_PER_FILE = 16
# Files of fewer bytes than this take less time than to ask for them later: they come beside the core, which
# larger ones would hold up.
_SMALL = 20_000
# What results show comes beside it too where all of it is no more than this.
_FEW = 40_000


def build_search(content: Content) -> Mapping[str, bytes]:
    """Bytes by path below the site's root.

    `search/core` ranks alone, `search/rest` refines; both serve every language. Below the root of each
    language, `search/shown-<n>` hold what its results show, and `search/files.js` says what all of these are
    called: their names change with what is in them, so that no cache can mix two editions.
    Every file is a call, so that a script tag reads it where a page from disk may not fetch.
    """
    docs = documents(content)
    vocabulary = vocabulary_of(docs, content.words)
    shared = dict(
        _named("", name, value)
        for name, value in (
            ("core", _core(content, docs, vocabulary)),
            ("rest", packed_index(docs, READ, vocabulary)),
        )
    )
    made = {**shared}
    for language in content.languages:
        home = site_map.home(language)
        shown = dict(
            _named(
                home,
                f"shown-{start // _SHOWN_PER_FILE}",
                [_shown(doc, doc.shown[language]) for doc in docs[start : start + _SHOWN_PER_FILE]],
            )
            for start in range(0, len(docs), _SHOWN_PER_FILE)
        )
        categories = [
            [f"{site_map.CATEGORIES}/{category.id}/", category.label.read(language).plain]
            for category in content.categories.values()
        ]
        names = f"{home}search/files.js"
        known = {"categories": categories, **_names({**shared, **shown}, relative_to=names)}
        made |= shown | {names: _call("files", known)}
    return made


def worker_script(folder: Path) -> tuple[str, bytes]:
    """Path below the site's root and bytes of the script of all languages, made of the parts in `folder`."""
    ours = ((folder / f"{part}.js").read_text(encoding="utf-8") for part in PARTS)
    squeezed = ";\n".join(str(jsmin(script)) for script in (lunr_script(), *ours))
    data = f"{_NOTICE}\n{squeezed}".encode()
    return hashed("search/worker.js", data), data


def lunr_script() -> str:
    """lunr.js as the installed MkDocs carries it: the version that lunr.py is held against."""
    return files("mkdocs").joinpath("contrib/search/templates/search/lunr.js").read_text(encoding="utf-8")


def vocabulary_of(docs: Sequence[SearchDocument], known: Words) -> Vocabulary:
    """The words of all texts, each in its language; what a screen says may be either."""
    written: dict[Language, list[str]] = {"id": [], "en": []}
    for doc in docs:
        for texts in doc.fields.values():
            for language, own in texts.items():
                written[language].extend(own)
        for own_words in written.values():
            own_words.extend(doc.texts("symptoms"))
    return build_vocabulary(written["id"], written["en"], known)


def _named(home: str, name: str, value: object) -> tuple[str, bytes]:
    data = _call(name, value)
    return hashed(f"{home}search/{name}.js", data), data


def _call(name: str, value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f'searchFile("{name}",{text})\n'.encode()


def _names(made: Mapping[str, bytes], relative_to: str) -> Mapping[str, object]:
    """What page and worker know of the files: digests, and the addresses of those that come at once."""
    paths = {PurePosixPath(path).name.split(".")[0]: path for path in made}
    digests = {name: path.split(".")[-2] for name, path in paths.items()}
    shown = [name for name in paths if name.startswith("shown-")]
    few = shown if sum(len(made[paths[name]]) for name in shown) < _FEW else []
    small = [name for name in ("rest", *few) if len(made[paths[name]]) < _SMALL]
    folder = PurePosixPath(relative_to).parent
    return {
        "core": digests["core"],
        "rest": digests["rest"],
        "shown": [digests[name] for name in shown],
        "atOnce": [posixpath.relpath(paths[name], folder) for name in ("core", *small)],
    }


def _shown(doc: SearchDocument, shown: Shown) -> Mapping[str, object]:
    """What `worker/showing.js` shows of one document."""
    found = {
        "url": doc.location,
        "title": shown.title,
        "passages": shown.passages,
        "entry": doc.id,
        "kind": doc.kind if doc.kind != "entry" else "",
        "messages": doc.messages + doc.codes,
        "first": shown.first,
        "steps": shown.steps,
    }
    return {name: value for name, value in found.items() if value not in ("", ())}


def _core(content: Content, docs: Sequence[SearchDocument], vocabulary: Vocabulary) -> Any:
    categories = list(content.categories)
    entries = docs[: len(content.entries)]
    return {
        "size": len(docs),
        "terms": vocabulary.size,
        "answers": len(entries),
        "perFile": _SHOWN_PER_FILE,
        "forms": pack(vocabulary.forms, vocabulary.derived),
        "concepts": " ".join(map(_gaps, vocabulary.concepts)),
        "spellings": _spellings(content.words),
        "ignored": " ".join(sorted(vocabulary.ignored)),
        "everyday": sorted(
            {vocabulary.forms[word] for word in content.words.everyday & vocabulary.forms.keys()}
        ),
        "asked": packed_index(docs, ASKED, vocabulary),
        "messages": _by(
            (" ".join(words(message)), number) for number, doc in enumerate(docs) for message in doc.messages
        ),
        "codes": _by((code, number) for number, doc in enumerate(docs) for code in doc.codes),
        "ids": " ".join(doc.id for doc in entries),
        "subjects": [categories.index(doc.category) for doc in entries],
    }


def _gaps(terms: Iterable[int]) -> str:
    ordered = sorted(terms)
    return ".".join(base36(term - before) for before, term in zip([0, *ordered], ordered, strict=False))


def _spellings(known: Words) -> str:
    pairs = {" ".join(words(wrong)): " ".join(words(right)) for wrong, right in known.spellings.items()}
    return "|".join(f"{wrong} {right}" for wrong, right in sorted(pairs.items()) if " " not in wrong)


def _by(pairs: Iterable[tuple[Any, int]]) -> list[tuple[Any, list[int]]]:
    """The numbers of documents by what they share, in the order of their first one."""
    found: dict[Any, list[int]] = {}
    for key, number in pairs:
        if key:
            found.setdefault(key, []).append(number)
    return list(found.items())


_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_LONGEST_NAME = 16  # the specification's limit for ShortName


def build_opensearch(content: Content, language: Language) -> bytes:
    """The description of one language; it belongs beside the language's home page as `opensearch.xml`.

    The words go into the fragment of the address, which a browser sends to no server.
    """
    agency = content.agency
    root = agency.site_url + site_map.home(language)
    name = f"FAQ {agency.short_name}"[:_LONGEST_NAME].strip()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<OpenSearchDescription xmlns="{_NAMESPACE}">\n'
        f"  <ShortName>{escape(name)}</ShortName>\n"
        f"  <Description>{escape(agency.title.read(language).plain)}</Description>\n"
        f"  <Language>{language}</Language>\n"
        "  <InputEncoding>UTF-8</InputEncoding>\n"
        f'  <Url type="text/html" template="{escape(root)}#q={{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n"
    ).encode()
