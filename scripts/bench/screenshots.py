"""`make screenshots`: the pictures of the README, taken from a fresh build of the real content."""

from __future__ import annotations

import base64
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.chromium import launch
from bench.serve import serving

ROOT = Path(__file__).parents[2]
OUT = ROOT / ".github" / "images"
PHONE, DESKTOP = (360, 740), (1280, 860)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as one reader sees it; `query` is typed into the search box first."""

    name: str
    path: str
    size: tuple[int, int]
    scheme: str = "light"
    query: str = ""


PICTURES = (
    Picture("home", "", DESKTOP),
    Picture("home-phone-dark", "", PHONE, scheme="dark"),
    Picture("answer", "en/faq/login-galat-rekanan/", DESKTOP),
    Picture("answer-phone", "faq/data-tidak-sinkron-inaproc/", PHONE),
    Picture("search-phone", "", PHONE, query="tdk bisa login"),
)
# The picture on top of the README: a desktop and a phone side by side.
TOGETHER = ("answer", "search-phone")


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        command: list[str | Path] = [
            sys.executable,
            ROOT / "scripts" / "build.py",
            "site",
            "--no-pdf",
            "--out",
            site,
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        browser = launch(playwright)
        with serving(site) as url:
            for picture in PICTURES:
                print(take(browser, url, picture).relative_to(ROOT))
        print(join(browser).relative_to(ROOT))
        browser.close()


def take(browser: Browser, url: str, picture: Picture) -> Path:
    """Write one picture and return its file."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        service_workers="block",
    )
    page = context.new_page()
    page.goto(url + picture.path, wait_until="load")
    if picture.query:
        page.keyboard.press("/")
        page.keyboard.type(picture.query)
        page.locator("a[data-answer]").first.wait_for()
    file = OUT / f"{picture.name}.png"
    page.screenshot(path=file, caret="hide")
    context.close()
    return file


def join(browser: Browser) -> Path:
    """Put two pictures beside each other, and return the file of both."""
    sources = [base64.b64encode((OUT / f"{name}.png").read_bytes()).decode() for name in TOGETHER]
    images = "".join(f'<img src="data:image/png;base64,{source}">' for source in sources)
    page = browser.new_page()
    page.set_content(f"<style>{_SIDE_BY_SIDE}</style><main>{images}</main>")
    file = OUT / "screenshot.png"
    page.locator("main").screenshot(path=file)
    page.close()
    return file


_SIDE_BY_SIDE = """
main { display: flex; gap: 24px; align-items: center; width: max-content; padding: 24px; background: #e9e4db }
img { height: 640px; border: 1px solid #b9b2a6; border-radius: 8px }
"""


if __name__ == "__main__":
    main()
