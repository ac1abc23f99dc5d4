"""The PDFs of a small content that uses everything an author can write: made once for all tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from faq.check.assemble import assemble
from faq.model import Content
from faq.print import build_pdf, every_publication
from faq.source import load

CONTENT = Path(__file__).parent / "content"


@dataclass(frozen=True)
class Printed:
    content: Content
    folder: Path

    def pdf(self, path: str) -> Path:
        return self.folder / "pdf" / path


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("printed")
    content = assemble(load(CONTENT))
    made = dict(build_pdf(content, CONTENT, every_publication(content)))
    for path, data in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return Printed(content, folder)
