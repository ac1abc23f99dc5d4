"""The project's own content is clean, and whatever an author takes out of it is missed by the right check."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from check_support import problems_in
from site_support import CONTENT

SLUGS = sorted(path.stem for path in (CONTENT / "faq").rglob("*.md") if not path.name.endswith(".en.md"))


def codes(folder: Path) -> set[str]:
    return {problem.code for problem in problems_in(folder)}


def entry(folder: Path, slug: str, ending: str = ".md") -> Path:
    return next(folder.glob(f"faq/**/{slug}{ending}"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_wrong(real: Path) -> None:
    assert problems_in(real) == ()


@pytest.mark.parametrize("slug", SLUGS)
def test_each_removed_step_is_missed(slug: str, real: Path) -> None:
    file = entry(real, slug)
    original = file.read_text(encoding="utf-8")
    steps = re.findall(r"^  - id: \S+\n    role:(?:.*\n(?!  - |\S))*.*\n", original, re.MULTILINE)
    assert steps
    for step in steps:
        file.write_text(original.replace(step, ""), encoding="utf-8")
        assert codes(real) & {"FAQ303", "FAQ209"}, step


@pytest.mark.parametrize("slug", SLUGS)
def test_each_removed_translation_is_missed(slug: str, real: Path) -> None:
    file = entry(real, slug, ".en.md")
    original = file.read_text(encoding="utf-8")
    fields, body = original.split("\ntranslated_from:")
    for text in re.findall(r"^(?:question|  [\w-]+): [^\n]*\n(?:    [^\n]*\n)*", f"{fields}\n", re.MULTILINE):
        key = text.strip().split(":")[0]
        file.write_text(original.replace(text, ""), encoding="utf-8")
        expected = set() if f"symptoms:\n  {key}:" in fields else {"FAQ307"}
        assert codes(real) >= expected, key
    file.unlink()
    assert {"FAQ302", "FAQ414"} <= codes(real)
    assert body


@pytest.mark.parametrize("role", ["penyedia", "helpdesk-lpse", "admin-lpse", "helpdesk-lkpp"])
def test_each_removed_role_is_missed(role: str, real: Path) -> None:
    roles = real / "_data" / "roles.yml"
    text = roles.read_text(encoding="utf-8")
    without = re.sub(rf"^{role}:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
    assert without != text
    roles.write_text(without, encoding="utf-8")
    assert "FAQ203" in codes(real)


@pytest.mark.parametrize(
    ("stem", "code"),
    [
        ("categories", "FAQ112"),
        ("roles", "FAQ112"),
        ("agency", "FAQ112"),
        ("evidence", "FAQ205"),
        ("sops", "FAQ206"),
        ("conditions", "FAQ207"),
    ],
)
def test_each_removed_data_file_is_missed(stem: str, code: str, real: Path) -> None:
    (real / "_data" / f"{stem}.yml").unlink()
    assert code in codes(real)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_renamed_entry_needs_its_old_address(slug: str, real: Path) -> None:
    for ending in (".md", ".en.md"):
        file = entry(real, slug, ending)
        file.rename(file.with_name(f"nama-baru{ending}"))
    assert codes(real) == {"FAQ412"}
    edit(entry(real, "nama-baru"), "\nreviewed:", f"\nformer_slugs: [{slug}]\nreviewed:")
    assert codes(real) == set()


def test_a_deleted_entry_needs_a_redirect(real: Path) -> None:
    for ending in (".md", ".en.md"):
        entry(real, "internal-server-error", ending).unlink()
    assert codes(real) == {"FAQ405", "FAQ411"}
    edit(entry(real, "kode-galat-7xxxx"), "related: [F003]", "former_slugs: [internal-server-error]")
    assert codes(real) == set()


def test_a_changed_text_makes_its_translation_stale(real: Path) -> None:
    edit(entry(real, "internal-server-error"), "Ikuti tata cara", "Ikutilah tata cara")
    assert codes(real) == {"FAQ305"}


def test_an_answer_taken_out_of_the_chain_is_missed(real: Path) -> None:
    file = entry(real, "data-tidak-sinkron-inaproc")
    edit(file, "role: admin-lpse", "role: penyedia")
    assert "FAQ219" in codes(real)
