"""The project as a package: `lpse-faq` in an empty folder does what build.py does in a clone."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from site_support import ROOT, copy_project, fingerprint

Command = Callable[..., subprocess.CompletedProcess[str]]
NAME = ("--name", "LPSE Kabupaten Contoh", "--city", "Kabupaten Contoh")
ADDRESS = ("--site-url", "https://faq.contoh.example/")


def wheel(project: Path, target: Path) -> Path:
    """The wheel of `project`, built without the network."""
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(target))
    run(sys.executable, "-m", "pip", "wheel", *options, str(project))
    return next(target.glob("*.whl"))


def run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def install(package: Path, environment: Path) -> None:
    python = str(environment / "bin" / "python")
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        str(package),
    )


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel(ROOT, tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def environment(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the package; what it depends on is borrowed from the one of the tests."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", str(folder))
    site_packages = folder / Path(sysconfig.get_path("purelib")).relative_to(sys.prefix)
    (site_packages / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    install(first, folder)
    return folder


@pytest.fixture
def lpse_faq(environment: Path, tmp_path: Path) -> Command:
    """The command, called in the folder `tmp_path`, where it has begun the content."""

    def command(*words: str) -> subprocess.CompletedProcess[str]:
        program = str(environment / "bin" / "lpse-faq")
        variables = {**os.environ, "LPSE_FAQ_LANGUAGE": "en"}
        return subprocess.run(
            [program, *words], cwd=tmp_path, env=variables, capture_output=True, text=True, check=False
        )

    made = command("init", "--here", *NAME, *ADDRESS, "--keep", "F001")
    assert made.returncode == 0, made.stderr
    assert "next: lpse-faq site" in made.stdout
    return command


def test_the_wheel_is_one_package_without_tests(first: Path) -> None:
    with zipfile.ZipFile(first) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert sorted(top.partition("-")[0] for top in tops) == ["lpse_faq", "lpse_faq"]
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name]
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_from_an_empty_folder_to_a_published_one(lpse_faq: Command, tmp_path: Path) -> None:
    assert lpse_faq("new", "layar-kosong", "--question", "Layar kosong setelah masuk").returncode == 0
    checked = lpse_faq("check")
    assert checked.returncode == 0, checked.stdout
    assert "lpse-faq translate layar-kosong" in checked.stdout + checked.stderr
    built = lpse_faq("site", "--no-pdf")
    assert built.returncode == 0, built.stderr
    assert "LPSE Kabupaten Contoh" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert lpse_faq("verify").returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *(".build", ".gitattributes", "isi", "pyproject.toml", "site"),
    ]


def test_a_newer_package_leaves_the_content_alone(
    lpse_faq: Command, environment: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    newer = copy_project(tmp_path_factory.mktemp("newer") / "faq")
    settings = newer / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    assert 'version = "1.0.0"' in text
    settings.write_text(text.replace('version = "1.0.0"', 'version = "999.0.0"'), encoding="utf-8")
    (newer / "overrides" / "assets" / "javascripts" / "copy.js").write_text("'newer';\n", encoding="utf-8")
    before = fingerprint(tmp_path / "isi")
    install(wheel(newer, newer.parent), environment)
    assert lpse_faq("site", "--no-pdf").returncode == 0
    assert fingerprint(tmp_path / "isi") == before
    scripts = (tmp_path / "site" / "assets" / "javascripts").glob("*.js")
    assert any("newer" in script.read_text(encoding="utf-8") for script in scripts)


WITHOUT = """
import sys
for name in ("playwright", "weasyprint", "matplotlib"):
    sys.modules[name] = None
sys.path.insert(0, "scripts")
from build import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("words", "status"),
    [(("--help",), 0), (("report", "--content", "tests/content", "--out", os.devnull), 3)],
    ids=["help", "report"],
)
def test_what_only_tests_need_is_missed_in_one_line(words: tuple[str, ...], status: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (status, False), done.stderr
    if status:
        assert "'matplotlib'" in done.stderr
