"""A preview makes its pages as a build does: the same bytes, behind the same gate, of the newest content."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from watchdog.observers.polling import PollingObserver

from clock import TODAY
from commands.site import planned
from faq.check import check
from faq.memory import Memory
from faq.pages import FinishedPage, PlannedPage
from faq.site.preview import LivePages, observer
from faq.site.publish import Plan, publish
from faq.site.render import RenderError
from faq.source import load
from site_support import ROOT, copy_content

ADDRESS = "http://127.0.0.1:8000/"
PAGE = "faq/internal-server-error/index.html"


@dataclass(frozen=True, slots=True)
class Preview:
    """The content in `docs`, the site of it in `site`, and the pages of the preview."""

    docs: Path
    site: Path
    pages: LivePages
    memory: Memory

    def plan(self) -> Plan:
        content, problems = check(load(self.docs, self.memory), TODAY, drafts=True, memory=self.memory)
        assert content, problems
        plan = planned(ROOT, str(self.docs), content, preview=ADDRESS, keyed=False)
        return replace(plan, records=None)

    def edit(self, path: str, old: str, new: str) -> bool:
        """Whether the page shows an edit without a build."""
        file = self.docs / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self.pages.renew(self.plan())

    def page(self, path: str) -> str:
        return (self.pages.page(path) or b"").decode()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    folder = tmp_path_factory.mktemp("live")
    made = Preview(
        copy_content(folder / "docs"), folder / "site", LivePages(folder / "site", folder / "work"), Memory()
    )
    assert not made.pages.renew(made.plan()), "there is no site yet that has what pages load"
    publish(made.plan(), made.site, lambda what, number: None)
    assert made.pages.renew(made.plan())
    return made


@pytest.fixture
def preview(built: Preview) -> Iterator[Preview]:
    """A preview of which every edit is undone in the end."""
    before = {file: file.read_bytes() for file in built.docs.rglob("*") if file.is_file()}
    yield built
    for file, data in before.items():
        file.write_bytes(data)
    built.pages.renew(built.plan())


def test_a_page_has_the_bytes_that_a_build_gives_it(built: Preview) -> None:
    paths = [file.relative_to(built.site).as_posix() for file in built.site.rglob("*.html")]
    live = {path: page for path in paths if (page := built.pages.page(path)) is not None}
    assert {"index.html", "en/index.html", PAGE, "en/kategori/akun/index.html", "glosarium/index.html"} <= {
        *live
    }
    assert [path for path, page in live.items() if page != (built.site / path).read_bytes()] == []
    others = {path for path in paths if 'class="main"' in (built.site / path).read_text(encoding="utf-8")}
    assert others - {*live} == {f"{home}{name}.html" for home in ("", "en/") for name in ("404", "offline")}


@pytest.mark.parametrize(
    ("path", "old", "new", "page", "shown"),
    [
        ("faq/internal-server-error.md", "text: ", "text: Nah, ", PAGE, "Nah, "),
        ("faq/internal-server-error.md", "question: ", "question: Baru, ", PAGE, "Baru, "),
        ("faq/internal-server-error.md", "question: ", "question: Baru, ", "index.html", "Baru, "),
        ("_data/categories.yml", "id: Akun", "id: Urusan akun", "kategori/akun/index.html", "Urusan akun"),
        (
            "_data/agency.yml",
            "site_url: ",
            "notice: {text: Server mati., until: 2026-12-24}\nsite_url: ",
            "index.html",
            "Server mati.",
        ),
        ("_data/agency.yml", 'phone: ""', "phone: +62 254 7000 100", PAGE, "tel:+622547000100"),
        ("tentang.md", "Situs ini memuat", "Di sini termuat", "tentang/index.html", "Di sini termuat"),
    ],
)
def test_an_edit_shows_without_a_build(
    preview: Preview, path: str, old: str, new: str, page: str, shown: str
) -> None:
    assert shown not in preview.page(page)
    assert preview.edit(path, old, new)
    assert shown in preview.page(page)
    assert shown not in (preview.site / page).read_text(encoding="utf-8")
    loaded = re.findall(r"assets/javascripts/[\w.-]+\.js", preview.page(page))
    assert loaded
    assert [script for script in loaded if not (preview.site / script).is_file()] == []


def test_an_answer_that_is_new_has_a_page(preview: Preview) -> None:
    text = (preview.docs / "faq/internal-server-error.md").read_text(encoding="utf-8")
    new = preview.docs / "faq/masih-baru.md"
    new.write_text(text.replace("F003", "F901").replace("question: ", "question: Baru, "), encoding="utf-8")
    try:
        assert preview.pages.renew(preview.plan())
        assert "Baru, " in preview.page("faq/masih-baru/index.html")
    finally:
        new.unlink()


def test_the_styles_that_pages_load_are_built_first(preview: Preview) -> None:
    assert not preview.edit("_data/roles.yml", 'colour: "#0b6b57"', 'colour: "#0b5b57"')


def test_a_page_that_holds_what_no_page_may_hold_is_refused(preview: Preview) -> None:
    plan = preview.plan()

    def hostile(**_: object) -> object:
        site = plan.sites["id"]()
        made = partial(FinishedPage, {"title": "x", "kind": "entry"}, '<a href="javascript:run()">x</a>')
        return replace(site, planned=(PlannedPage("faq/internal-server-error.md", "", made),))

    assert preview.pages.renew(replace(plan, sites={**plan.sites, "id": hostile}))
    with pytest.raises(RenderError, match="holds what no page may hold: <a href="):
        preview.page(PAGE)


def test_where_the_system_watches_no_more_folders_files_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not isinstance(observer([tmp_path], poll=False), PollingObserver)
    assert isinstance(observer([tmp_path], poll=True), PollingObserver)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr("faq.site.preview._Observer.schedule", refuse)
    assert isinstance(observer([tmp_path], poll=False), PollingObserver)
