"""Documents of other helpdesks, each with the drafts it must give: see cases/.

A step is written `role > escalated to when condition sop procedure (evidence) skips TODO`, parts left out
where there are none; `skips` and `TODO` say that a person has to decide.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from commands.content import loaded
from faq.importing import ContentNames, Draft, Imported, drafts_of, read_document
from faq.importing.steps import DraftStep
from importing.documents import excel_file, word_file
from site_support import CONTENT

HERE = Path(__file__).parent
CASES = sorted(HERE.joinpath("cases").iterdir())
TODAY = dt.date(2026, 11, 22)
FOLDERS = {"lima": HERE / "content", "cilegon": CONTENT}


def known(name: str = "cilegon") -> ContentNames:
    return ContentNames.of(loaded(str(FOLDERS[name])))


def shown(step: DraftStep) -> str:
    parts = [
        step.role,
        f"> {step.escalate_to}" if step.escalate_to else "",
        f"when {step.when}" if step.when else "",
        f"sop {step.sop}" if step.sop else "",
        f"({', '.join(step.attach)})" if step.attach else "",
        "skips" if step.skips else "",
        "TODO" if any(doubt.loud for doubt in step.doubts) else "",
    ]
    return " ".join(filter(None, parts))


def seen(draft: Draft, fields: Any) -> dict[str, object]:
    """What of a draft a case speaks of."""
    found: dict[str, object] = {
        "question": draft.item.question,
        "audience": list(draft.audience),
        "category": draft.category,
        "symptoms": [symptom.text for symptom in draft.symptoms],
        "steps": [shown(step) for step in draft.steps],
        "number": draft.item.number,
    }
    return {name: found[name] for name in fields}


def opened(file: Path) -> tuple[str, bytes]:
    """Name and bytes of the document of a case; Word and Excel files are made from their description."""
    if file.suffix != ".yml":
        return file.name, file.read_bytes()
    described = yaml.safe_load(file.read_text(encoding="utf-8"))
    make = word_file if file.stem.endswith(".docx") else excel_file
    return file.stem, make(described)


def read(case: Path) -> tuple[Imported, Any]:
    expected = yaml.safe_load((case / "expected.yml").read_text(encoding="utf-8"))
    if isinstance(expected, list):
        expected = {"items": [each for each in expected if "question" in each]}
    (file,) = [path for path in case.iterdir() if path.name != "expected.yml"]
    document = read_document(*opened(file))
    return drafts_of(
        document, known(expected.get("content", "cilegon")), expected.get("columns", {})
    ), expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    found, expected = read(case)
    wanted = expected["items"]
    assert [draft.item.question for draft in found.drafts] == [each["question"] for each in wanted]
    for draft, each in zip(found.drafts, wanted, strict=True):
        assert seen(draft, each) == each


def test_a_sentence_of_one_role_keeps_its_commas() -> None:
    found, _ = read(HERE / "cases" / "muara-tenang")
    first = found.drafts[0].steps[0].text
    assert "10 MB, kemudian Penyedia" in first


def test_who_signed_a_letter_is_in_no_draft() -> None:
    found, _ = read(HERE / "cases" / "word-surat")
    assert not any("Rina" in note for draft in found.drafts for note in draft.notes)
    assert found.unused("")[-1].text == "Rina, Helpdesk LPSE, 0812-0000-0000"
