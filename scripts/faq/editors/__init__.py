"""Files for the programs in which authors write, all made from the table of fields and the content's ids.

json_schema   what each file may hold, for editors that complete YAML
sveltia       the forms of Sveltia CMS, which is no part of the public site

Settings and snippets of Visual Studio Code are here. The fields of an answer are in the head of a Markdown
file, which no extension completes from a schema; snippets do, without any extension: their choices
are the roles, categories and procedures there are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from faq.editors.json_schema import Ids, SchemaWriter
from faq.editors.sveltia import PAGE, config
from faq.model import Entry

__all__ = ["Ids", "editor_files"]

SCHEMAS = ".vscode/schemas"


def editor_files(
    content: str, ids: Ids, patterns: Mapping[str, str], tables: Mapping[str, tuple[type, bool]]
) -> dict[str, str]:
    """Path below the project and text of every file.

    `content` is the content folder, `ids` are its ids by data file, `patterns` the forms of values by name;
    `tables` has for each data file its record and whether it holds many of them by id.
    """
    writer = SchemaWriter(ids, patterns)
    schemas = {"jawaban": writer.document(Entry, "jawaban", by_id=False)}
    schemas |= {stem: writer.document(record, stem, by_id=by_id) for stem, (record, by_id) in tables.items()}
    files = {f"{SCHEMAS}/{stem}.schema.json": _json(schema) for stem, schema in schemas.items()}
    files[".vscode/settings.json"] = _json(_settings(content, tables, SCHEMAS))
    files[".vscode/extensions.json"] = _json({"recommendations": ["redhat.vscode-yaml"]})
    files[".vscode/jawaban.code-snippets"] = _json(_snippets(ids))
    files["cms/config.yml"] = config(content, ids, patterns)
    files["cms/index.html"] = PAGE
    return files


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _settings(content: str, tables: Iterable[str], schemas: str) -> dict[str, Any]:
    """`.vscode/settings.json`."""
    return {
        "yaml.schemas": {f"./{schemas}/{stem}.schema.json": f"{content}/_data/{stem}.yml" for stem in tables},
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "[markdown]": {
            "editor.wordWrap": "on",
            "editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "on"},
            "editor.snippetSuggestions": "top",
            "editor.wordBasedSuggestions": "off",
            "editor.tabCompletion": "onlySnippets",
            "editor.insertSpaces": True,
            "editor.tabSize": 2,
        },
    }


def _snippets(ids: Ids) -> dict[str, Any]:
    """`.vscode/*.code-snippets`: a whole answer, and its parts."""
    step = [
        "  - id: ${1:langkah-1}",
        f"    role: {_choice(2, ids['roles'])}",
        "    text: ${3:Apa yang dikerjakan peran ini.}",
    ]
    found = {
        "jawaban": (
            "Jawaban baru",
            [
                "---",
                "id: ${1:F000}",
                "question: '${2:Pertanyaan dengan kata-kata penanya}'",
                f"category: {_choice(3, ids['categories'])}",
                "steps:",
                "  - id: ${4:langkah-1}",
                f"    role: {_choice(5, ids['roles'])}",
                "    text: ${6:Apa yang dikerjakan peran ini.}",
                "reviewed: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE",
                "---",
                "$0",
            ],
        ),
        "langkah": ("Langkah baru", [*step, "$0"]),
        "eskalasi": ("Kepada siapa kasus diteruskan", [f"    escalate_to: {_choice(1, ids['roles'])}", "$0"]),
        "lewati": ("Alasan eskalasi melewati peran lain", ["    skips: ${1:alasannya}", "$0"]),
        "syarat": ("Langkah ini hanya berlaku jika", [f"    when: {_choice(1, ids['conditions'])}", "$0"]),
        "sop": ("SOP yang dirujuk", [f"    sop: {_choice(1, ids['sops'])}", "$0"]),
        "lampirkan": ("Yang dilampirkan", [f"    attach: [{_choice(1, ids['evidence'])}]", "$0"]),
        "penanya": ("Peran yang menanyakan", [f"audience: [{_choice(1, ids['roles'])}]", "$0"]),
        "pesan": (
            "Pesan di layar, apa adanya",
            ["symptoms:", "  - id: ${1:pesan-1}", "    text: '${2:Internal server error}'", "$0"],
        ),
        "kode": (
            "Kode di layar; x berarti satu angka",
            ["symptoms:", "  - id: ${1:kode-7}", "    code: ${2:7xxxx}", "$0"],
        ),
        "kata": ("Kata lain yang dicari orang", ["asked_as:", "  - ${1:email tidak masuk}", "$0"]),
    }  # fmt: skip
    return {
        title: {"scope": "markdown", "prefix": prefix, "description": title, "body": body}
        for prefix, (title, body) in found.items()
    }


def _choice(number: int, names: Iterable[str]) -> str:
    """A place in a snippet that offers `names`; a bare place where there are none yet."""
    listed = ",".join(names)
    return f"${{{number}|{listed}|}}" if listed else f"${{{number}}}"
