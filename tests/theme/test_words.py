"""The words of the site and of the PDFs: each has a place where it is shown."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from build import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "scripts/faq/catalogue.yml"
# A template names a word after a dot or in brackets; Python may hand its key on before it is looked up.
NAMED = re.compile(r"""\b(?:t|words)(?:\[language\])?(?:\.|\[["'])(\w+)""")
KEY = re.compile(r"""["'](\w+)["']""")
# Words whose names are put together, with the file that does it.
FAMILIES = {
    "scripts/faq/model/fields.py": r"field_\w+",
    "scripts/build.py": f"help_({'|'.join(COMMANDS).replace('-', '_')})(_short)?",
    "scripts/commands/bench.py": "bench_(build|preview|pdf)",
    "scripts/commands/site.py": r"made_\w+",
    "scripts/faq/hosting/templates/nginx.jinja": r"deploy_\w+",
    "scripts/faq/health/__init__.py": r"health_\w+_text",
    "scripts/faq/site/verify.py": r"verify_\w+",
    "scripts/commands/explain.py": r"guide_\w+_(about|text)",
    "scripts/faq/pages/templates/replies.html.jinja": "reply_(chat|email|internal)|language_(id|en)",
    "scripts/faq/contacts.py": "email|phone|whatsapp|website|hours|address",
    "scripts/faq/pages/__init__.py": "home|categories|roles|overview|ladder|glossary|about|sops",
}


def words(file: Path) -> set[str]:
    return set(yaml.safe_load(file.read_text(encoding="utf-8")))


def test_every_word_is_shown_somewhere() -> None:
    sources = [
        file
        for folder in ("overrides", "scripts")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in {".jinja", ".html", ".typ", ".py"}
    ]
    named: set[str] = set()
    for file in sources:
        named |= set((KEY if file.suffix == ".py" else NAMED).findall(file.read_text(encoding="utf-8")))
    family = re.compile("|".join(FAMILIES.values()))
    assert [word for word in words(PAGES) if word not in named and not family.fullmatch(word)] == []
    assert [file for file in FAMILIES if not (ROOT / file).is_file()] == []


def test_no_word_hides_behind_a_method_of_the_catalogue() -> None:
    # In a template `t.copy` is the method of a dictionary where there is a word `copy`.
    assert words(PAGES) & set(dir(dict)) == set()
