"""Files for the programs in which authors write, all made from the table of fields and the content's ids.

json_schema   what each file may hold, for editors that complete YAML
vscode        settings and snippets of Visual Studio Code
sveltia       the forms of Sveltia CMS, which is no part of the public site
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from faq.editors.json_schema import Ids, SchemaWriter
from faq.editors.sveltia import config, page
from faq.editors.vscode import extensions, settings, snippets
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
    files[".vscode/settings.json"] = _json(settings(content, tables, SCHEMAS))
    files[".vscode/extensions.json"] = _json(extensions())
    files[".vscode/jawaban.code-snippets"] = _json(snippets(ids))
    files["cms/config.yml"] = config(content, ids, patterns)
    files["cms/index.html"] = page()
    return files


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
