"""Every command speaks Indonesian or English wholly: help, progress, summaries, questions and refusals."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from build import COMMANDS, main
from faq.hosting import SERVERS
from site_support import CONTENT, build

# Words without which hardly a sentence of the other language can be made.
FOREIGN = {
    "id": r"the|of|and|is|are|was|were|be|with|to|for|from|this|that|these|which|its?|an|not?|there|nothing"
    r"|each|every|any|only|what|where|wrote|written|reading|files|answers|done|by|must|cannot|seconds|before"
    r"|after|they|others|already|choose|more|less|of|as|on|at|or|if|you|your",
    "en": r"yang|dan|di|ke|dari|untuk|dengan|tidak|ini|itu|atau|jika|sudah|belum|ada|akan|berkas|jawaban"
    r"|halaman|hanya|setiap|bukan|tiap|ditulis|dibuat|diperiksa|perintah|kesalahan|peringatan|wajib|oleh",
}
# What belongs to no language: options, choices, addresses and paths, commands, and whatever is quoted.
NAMES = re.compile(r"--[\w-]+|\{[^}]*\}|`[^`]*`|'[^']*'|\[[^\]]*\]|\b[A-Z][A-Z_]+\b|\S*[./_=-]\w\S*")


def foreign(said: str, language: str) -> list[str]:
    """The lines of `said` with a word of the other language."""
    word = re.compile(rf"\b(?:{FOREIGN[language]})\b", re.IGNORECASE)
    return [line for line in said.splitlines() if word.search(NAMES.sub(" ", line))]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_one_language(
    command: str, language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LPSE_FAQ_LANGUAGE", language)
    with pytest.raises(SystemExit):
        main([*command.split(), "--help"])
    said = capsys.readouterr().out
    assert len(said) > 200
    assert foreign(said, language) == []


# A day's work on one folder, in its order, and what each of these commands returns.
DAY: tuple[tuple[str, int], ...] = (
    ("check", 0),
    ("deploy nginx --domain a_b", 2),
    ("new lupa-kunci", 0),
    ("check --due 4000", 0),
    ("translate lupa-kunci", 0),
    ("accept lupa-kunci", 1),
    ("accept --all --yes", 0),
    ("renumber-draft lupa-kunci --id F050", 0),
    ("rename internal-server-error galat-500", 0),
    ("retire login-galat-rekanan --to galat-500", 0),
    ("translate --to-po OUT/x.po", 0),
    ("translate --from-po OUT/x.po", 0),
    ("translate --from-po OUT/nowhere.po", 2),
    ("pages --out OUT/pages", 0),
    ("pdf --out OUT/pdf --entry galat-500 --only id", 0),
    ("site --no-pdf --compress none --out OUT/site", 0),
    ("import OUT/site/api/v1/faq.json", 0),
    ("import OUT/faq.txt --out OUT/drafts", 0),
    # Refusals.
    ("check --content OUT/nowhere", 2),
    ("check --format nonsense", 2),
    ("check --due", 2),
    ("new", 2),
    ("nonsense", 2),
    ("new lupa-kunci", 2),
    ("rename nowhere galat", 2),
    ("new internal-server-error", 2),
    ("import OUT/nowhere.json", 2),
    ("import OUT/nowhere.txt", 2),
    ("explain FAQ000", 2),
    ("site --out OUT", 2),
    ("site --out CONTENT/site", 2),
    ("verify --out OUT/nowhere", 2),
    ("report --content CONTENT --queries OUT/nowhere.tsv", 2),
)
WITHOUT_CONTENT = {"verify", "explain", "report", "nonsense"}


def test_a_day_is_in_indonesian(tmp_path: Path) -> None:
    content = tmp_path / "docs"
    shutil.copytree(CONTENT, content)
    (tmp_path / "faq.txt").write_text(
        "1. Lupa kunci?\nPenyedia menghubungi helpdesk LPSE.\n", encoding="utf-8"
    )
    said: list[str] = []
    for line, status in DAY:
        words = line.replace("OUT", str(tmp_path)).replace("CONTENT", str(content)).split()
        named = [] if words[0] in WITHOUT_CONTENT or "--content" in words else ["--content", str(content)]
        done = build(*words, *named, LPSE_FAQ_LANGUAGE="id")
        assert done.returncode == status, (line, done)
        said += [f"{line}: {each}" for each in foreign(done.stdout + done.stderr, "id")]
    assert said == []


@pytest.mark.parametrize("server", SERVERS)
def test_the_comments_of_a_configuration_are_in_one_language(server: str) -> None:
    for language in ("id", "en"):
        printed = build("deploy", server, "--content", CONTENT, LPSE_FAQ_LANGUAGE=language).stdout
        comments = [line for line in printed.splitlines() if line.lstrip().startswith("# ")]
        assert len(comments) > 2
        assert foreign("\n".join(comments), language) == []


def test_what_a_site_breaks_is_named_in_the_authors_language(site_dir: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(site_dir, site)
    page = site / "faq" / "internal-server-error" / "index.html"
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"<title>.*?</title>|<meta name=\"?description.*?>", "", text).replace("lang=id", "lang=fr")
    text = re.sub(r"<link rel=\"?canonical.*?>", "", text)
    broken = '<i id="x"></i><i id="x"></i><a href="nowhere/"></a><a href="#nowhere"></a>'
    page.write_text(text + broken, encoding="utf-8")
    (site / "en" / "faq" / "kode-galat-7xxxx" / "index.html").unlink()
    for language in ("id", "en"):
        done = build("verify", "--out", site, LPSE_FAQ_LANGUAGE=language)
        assert done.returncode == 1
        assert len(done.stdout.splitlines()) > 6
        assert foreign(done.stdout, language) == []
