"""Contents of any size to print, and their PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from faq.check.assemble import assemble
from faq.model import Content, Text
from faq.print import Publication, build_pdf, every_publication
from faq.source import load

CONTENT = Path(__file__).parent / "pdf" / "content"
# A page with fewer lines of text, running head and foot not counted, looks like a mistake.
FEWEST_LINES = 7


@cache
def example() -> Content:
    return assemble(load(CONTENT))


def of_size(count: int) -> Content:
    """The example content with `count` answers, which differ in what they contain."""
    models = list(example().entries.values())
    entries = {}
    for number in range(1, count + 1):
        id_, model = f"F{number:03}", models[number % len(models)]
        steps = model.steps[: 1 + number % len(model.steps)]
        entries[id_] = replace(model, id=id_, slug=f"jawaban-{number}", steps=steps, body=Text(), related=())
    return replace(example(), entries=entries)


def made(
    content: Content, template: str, folder: Path, pictures: Path = CONTENT
) -> Iterator[tuple[Publication, Path]]:
    """The Indonesian PDFs of one kind, written into `folder`."""
    wanted = [one for one in every_publication(content, ["id"]) if one.template == template]
    pdfs = dict(build_pdf(content, pictures, wanted))
    for one in wanted:
        file = folder / one.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pdfs[one.path])
        yield one, file
