"""`build.py import faq.json`: answers of one LPSE become files of another."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from PIL import Image

from site_support import CONTENT, build, copy_content


@pytest.fixture
def another(tmp_path: Path) -> Path:
    """The content folder of an LPSE that has no answers yet."""
    copy_content(tmp_path / "docs")
    shutil.rmtree(tmp_path / "docs" / "faq")
    return tmp_path / "docs"


@pytest.fixture(scope="session")
def feed(site_dir: Path) -> Path:
    return site_dir / "api" / "v1" / "faq.json"


def answers(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["entries"]
    return found


def test_a_round_trip_loses_nothing(feed: Path, another: Path, tmp_path: Path) -> None:
    assert build("import", feed, "--content", another).returncode == 0
    assert build("accept", "--all", "--content", another).returncode == 0
    checked = build("check", "--strict", "--content", another)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert build("site", "--no-pdf", "--content", another, "--out", tmp_path / "site").returncode == 0
    assert answers(tmp_path / "site" / "api" / "v1" / "faq.json") == answers(feed)


def take(file: Path, *arguments: str | Path) -> tuple[int, str, str]:
    done = build("import", file, "--language", "en", *arguments)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def changed(feed: Path, folder: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """The feed after a change, as a file without a site around it."""
    data = json.loads(feed.read_text(encoding="utf-8"))
    change(data)
    file = folder / "faq.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_ids_are_never_used_again(feed: Path, another: Path) -> None:
    (another / "faq").mkdir()
    (another / "faq" / "published.yml").write_text("F007: {slugs: [hilang], languages: [id]}\n")
    _, out, _ = take(feed, "--entry", "internal-server-error", "--content", another)
    assert "internal-server-error.md with id F008" in out
    assert [file.name for file in sorted((another / "faq").glob("*.md"))] == [
        "internal-server-error.en.md",
        "internal-server-error.md",
    ]


def test_what_stands_here_is_left_alone(feed: Path, another: Path) -> None:
    own = another / "faq" / "internal-server-error.md"
    shutil.copytree(CONTENT / "faq", another / "faq")
    own.write_text(own.read_text(encoding="utf-8") + "\nTambahan kami.\n", encoding="utf-8")
    _, out, _ = take(feed, "--content", another)
    assert out.count("left out") == len(answers(feed))
    assert own.read_text(encoding="utf-8").endswith("Tambahan kami.\n")


def test_an_update_shows_and_takes_changes(feed: Path, another: Path, tmp_path: Path) -> None:
    take(feed, "--content", another)

    def reword(data: dict[str, Any]) -> None:
        data["entries"][0]["steps"][0]["markdown"]["id"] = "Langkah yang baru."

    status, out, _ = take(changed(feed, tmp_path, reword), "--update", "--content", another)
    assert status == 0
    assert "+  text: Langkah yang baru." in out
    slug = answers(feed)[0]["slug"]
    assert "text: Langkah yang baru." in (another / "faq" / f"{slug}.md").read_text(encoding="utf-8")
    assert "imported: 1\n" in out
    assert take(tmp_path / "faq.json", "--update", "--content", another)[1] == "imported: 0\n"


def test_fields_that_came_later_are_taken_over(feed: Path, another: Path, tmp_path: Path) -> None:
    def only_a_text(data: dict[str, Any]) -> None:
        body = {"id": "Senin sampai Jumat.", "en": None}
        data["entries"][0] |= {"steps": [], "ask": "helpdesk-lpse", "body": body}

    take(changed(feed, tmp_path, only_a_text), "--content", another)
    slug = answers(feed)[0]["slug"]
    assert "\nask: helpdesk-lpse\n" in (another / "faq" / f"{slug}.md").read_text(encoding="utf-8")
    assert build("check", slug, "--errors-only", "--content", another).returncode == 0


def test_names_come_along(feed: Path, another: Path) -> None:
    """Conditions, procedures, evidence, categories and documents that the answers name."""
    data = another / "_data"
    for stem in ("conditions", "sops", "evidence"):
        (data / f"{stem}.yml").unlink()
    agency = data / "agency.yml"
    agency.write_text(re.sub(r"^documents:(\n .*)*\n", "", agency.read_text(encoding="utf-8"), flags=re.M))
    take(feed, "--content", another)
    build("accept", "--all", "--content", another)
    checked = build("check", "--content", another)
    assert checked.returncode == 0, checked.stdout
    assert "faq-lpse-kota-cilegon:" in agency.read_text(encoding="utf-8")


def test_pictures_come_along(feed: Path, another: Path, tmp_path: Path) -> None:
    site = tmp_path / "situs"
    (site / "images").mkdir(parents=True)
    (site / "api" / "v1").mkdir(parents=True)
    Image.new("RGB", (4, 4)).save(site / "images" / "layar.png")
    data = json.loads(feed.read_text(encoding="utf-8"))
    address = data["agency"]["site_url"]

    def with_pictures(data: dict[str, Any]) -> None:
        data["entries"][0]["body"]["id"] = (
            f"![Layar]({address}images/layar.png)\n\n![Bukan](https://lain.example/a.png)\n\n![x]({address}../../etc/a.png)"
        )

    take(changed(feed, site / "api" / "v1", with_pictures), "--content", another)
    assert (another / "images" / "layar.png").read_bytes() == (site / "images" / "layar.png").read_bytes()
    text = (another / "faq" / f"{answers(feed)[0]['slug']}.md").read_text(encoding="utf-8")
    assert "![Layar](../images/layar.png)" in text
    assert "https://lain.example/a.png" in text
    assert [file.name for file in another.rglob("*.png")] == ["layar.png"]


def test_pictures_of_whoever_imports_stay_where_they_are(feed: Path, another: Path, tmp_path: Path) -> None:
    """A file on its own, three folders below one that has a picture of that name."""
    (tmp_path / "unduhan" / "baru").mkdir(parents=True)
    (tmp_path / "foto").mkdir()
    Image.new("RGB", (4, 4)).save(tmp_path / "foto" / "ktp.png")

    def with_picture(data: dict[str, Any]) -> None:
        data["agency"]["site_url"] = "http://127.0.0.1:1/"
        data["entries"][0]["body"]["id"] = "![KTP](http://127.0.0.1:1/foto/ktp.png)"

    said = take(changed(feed, tmp_path / "unduhan" / "baru", with_picture), "--content", another)[1]
    assert "http://127.0.0.1:1/foto/ktp.png" in said
    assert list(another.rglob("*.png")) == []


class _Hostile(BaseHTTPRequestHandler):
    """Leads to another host, which it is as well, breaks off, or sends the picture."""

    asked: ClassVar[list[str]] = []
    picture: ClassVar[bytes] = b""

    def do_GET(self) -> None:
        self.asked.append(f"{self.headers['Host'].partition(':')[0]}{self.path}")
        leads = self.path == "/pergi.png"
        self.send_response(302 if leads else 200)
        if leads:
            self.send_header(
                "Location", f"http://{self.headers['Host'].replace('127.0.0.1', 'localhost')}/dalam.png"
            )
        if self.path == "/putus.png":
            self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(self.picture)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def test_a_site_leads_nobody_to_machines_of_their_own_network(
    feed: Path, another: Path, tmp_path: Path
) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    _Hostile.picture = (tmp_path / "a.png").read_bytes()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Hostile)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_port}/"

    def with_pictures(data: dict[str, Any]) -> None:
        data["agency"]["site_url"] = site
        data["entries"][0]["body"]["id"] = "\n\n".join(
            f"![Layar]({site}{name}.png)" for name in ("ada", "pergi", "putus")
        )

    status, said, _ = take(changed(feed, tmp_path, with_pictures), "--content", another)
    server.shutdown()
    assert status == 0
    assert _Hostile.asked == [f"127.0.0.1/{name}.png" for name in ("ada", "pergi", "putus")]
    assert [file.name for file in another.rglob("*.png")] == ["ada.png"]
    assert f"{site}putus.png" in said


def test_a_role_that_is_missing_is_named(feed: Path, another: Path) -> None:
    roles = another / "_data" / "roles.yml"
    roles.write_text(roles.read_text(encoding="utf-8").replace("admin-lpse:", "pengelola:"), encoding="utf-8")
    assert "the role admin-lpse is not in" in take(feed, "--content", another)[1]


def test_an_unknown_entry_is_reported(feed: Path, another: Path) -> None:
    status, _, err = take(
        feed, "--entry", "internal-server-error", "--entry", "internal-servr-error", "--content", another
    )
    assert status == 2
    assert "no answer 'internal-servr-error'" in err
    assert "did you mean 'internal-server-error'?" in err
    assert not (another / "faq").exists()


HOSTILE: dict[str, Callable[[dict[str, Any]], object]] = {
    "a lone surrogate": lambda data: data["entries"][0]["question"].update(id="\ud800"),
    "an escape": lambda data: data["entries"][0].update(slug="\x1b[31mx"),
    "an escape in a text": lambda data: data["entries"][0]["steps"][0]["markdown"].update(id="\x1b[31mx"),
    "one slug twice": lambda data: data["entries"][1].update(slug=data["entries"][0]["slug"]),
    "one id twice": lambda data: data["entries"][1].update(id=data["entries"][0]["id"]),
    "a way out": lambda data: data["entries"][0].update(slug="../../etc"),
    "a reserved name": lambda data: data["entries"][0].update(slug="index"),
    "a number for a text": lambda data: data["entries"][0]["question"].update(id=7),
    "no steps": lambda data: data["entries"][0].pop("steps"),
    "a list for a step": lambda data: data["entries"][0]["steps"].insert(0, []),
    "null": lambda data: data["entries"].insert(0, None),
    "a true item": lambda data: data["entries"][0].update(source={"document": "a", "item": True}),
    "another scheme": lambda data: data["agency"].update(site_url="file:///etc/"),
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_hostile_data_is_refused(
    change: Callable[[dict[str, Any]], object], feed: Path, another: Path, tmp_path: Path
) -> None:
    status, out, err = take(changed(feed, tmp_path, change), "--content", another)
    assert status == 1
    assert err.startswith("build.py: ")
    assert "\x1b" not in out + err
    assert not (another / "faq").exists()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("not json", 1),
        ("[]", 1),
        ('{"entries": [{"slug": "../../etc"}]}', 1),
        ("[" * 100_000, 1),
        ('{"entries":' * 100_000, 1),
        ("9" * 100_000, 1),
    ],
    ids=["words", "list", "bare", "brackets", "braces", "number"],
)
def test_other_files_are_refused(text: str, status: int, another: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text(text)
    assert take(tmp_path / "other.json", "--content", another)[0] == status
    assert not (another / "faq").exists()


def test_a_feed_without_answers_is_wrong_use(feed: Path, another: Path, tmp_path: Path) -> None:
    empty = changed(feed, tmp_path, lambda data: data.update(entries=[]))
    assert take(empty, "--content", another)[0] == 2
