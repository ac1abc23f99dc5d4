"""A helpdesk officer's day from the authors' guide alone: answers, a translation, changes, and mistakes.

Everything is typed as the guide in docs/panduan has it, in Indonesian, and read off the screen.
"""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from picture_support import drawn, photograph
from site_support import ROOT, build, copy_project

GUIDE = "\n".join(
    file.read_text(encoding="utf-8")
    for file in sorted((ROOT / "docs" / "panduan").glob("*.md"))
    if not file.name.endswith(".en.md")
)


@dataclass
class Desk:
    """The officer's computer: a clone with the answers of the tests, and what was done there so far."""

    folder: Path
    commands: list[str] = field(default_factory=list)
    edits: list[str] = field(default_factory=list)

    def types(self, command: str, *more: str, status: int = 0) -> CompletedProcess[str]:
        """A command of the guide; what it prints."""
        name = command.split()[0]
        assert f"scripts/build.py {name}" in GUIDE or f"make {name}" in GUIDE, f"the guide lacks {name}"
        self.commands.append(command)
        done = build(*command.split(), *more, root=self.folder, LPSE_FAQ_LANGUAGE="id")
        assert done.returncode == status, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done

    def edits_file(self, name: str, *changes: tuple[str, str]) -> None:
        """The file `name` opened once in an editor."""
        self.edits.append(name)
        file = self.folder / "docs" / "faq" / name
        text = file.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, f"{name}: {old}"
            text = text.replace(old, new, 1)
        file.write_text(text, encoding="utf-8")

    def saves(self) -> None:
        """The work so far in git, as an editor does it."""
        for command in (["add", "-A"], ["commit", "-qm", "jawaban"]):
            subprocess.run(["git", *AUTHOR, *command], cwd=self.folder, check=True)


AUTHOR = ("-c", "user.name=Petugas", "-c", "user.email=petugas@contoh.example")
TO_DO = "'TODO: apa yang dikerjakan peran ini'"
ENGLISH = "'TODO: in English; every further step by its id'"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk after the morning: three answers, in both languages, published."""
    folder = copy_project(tmp_path_factory.mktemp("desk") / "faq")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    (folder / ".gitignore").write_text("site/\n.build/\n__pycache__/\n", encoding="utf-8")
    desk = Desk(folder)
    # From the idea to the published answer in both languages.
    desk.types(
        "new sertifikat-kedaluwarsa --question",
        "Sertifikat elektronik sudah kedaluwarsa",
        "--english",
        "The electronic certificate has expired",
    )
    desk.edits_file(
        "sertifikat-kedaluwarsa.md",
        (TO_DO, "Bantu penyedia mengajukan perpanjangan sertifikat."),
        ("reviewed:", "source: {document: faq-lpse-kota-cilegon, item: 2}\nreviewed:"),
    )
    desk.edits_file("sertifikat-kedaluwarsa.en.md", (ENGLISH, "Help the vendor apply for a renewal."))
    desk.types("accept sertifikat-kedaluwarsa")
    desk.types("site --no-pdf")
    assert len(desk.commands) <= 3
    assert len(desk.edits) <= 2
    assert "Help the vendor" in (folder / "site/en/faq/sertifikat-kedaluwarsa/index.html").read_text()
    # A case that is handed on, with the message on the screen.
    desk.types("new tabel-tidak-ada --question", "Muncul pesan ORA-00942")
    desk.edits_file(
        "tabel-tidak-ada.md",
        ("# symptoms: yang tampil", "symptoms:\n  - id: kode\n    code: ORA-00942\n# symptoms: yang tampil"),
        (TO_DO, "Catat waktu kejadian.\n    escalate_to: admin-lpse"),
        ("reviewed:", "  - id: periksa\n    role: admin-lpse\n    text: Periksa basis data.\nreviewed:"),
    )
    desk.types("translate tabel-tidak-ada")
    english = folder / "docs/faq/tabel-tidak-ada.en.md"
    texts = "steps:\n  langkah-1: Note the time.\n  periksa: Check the database.\n"
    english.write_text(f"---\nquestion: ORA-00942 appears\n{texts}---\n", encoding="utf-8")
    # An answer that is only text, with a picture from a telephone.
    desk.types("new docs/faq/jam-layanan --question", "Kapan Helpdesk LPSE dapat dihubungi?")
    (folder / "docs/faq/images").mkdir()
    (folder / "docs/faq/images/loket.jpg").write_bytes(photograph("JPEG"))
    jam = folder / "docs/faq/jam-layanan.md"
    front = re.sub(r"(?s)# symptoms.*(?=reviewed:)", "ask: helpdesk-lpse\n", jam.read_text(encoding="utf-8"))
    jam.write_text(f"{front}Yang perlu dibawa:\n- kartu identitas\n\n![Loket helpdesk](images/loket.jpg)\n")
    desk.types("accept tabel-tidak-ada jam-layanan")
    desk.types("site")
    desk.saves()
    return desk


def test_three_answers_are_published(desk: Desk) -> None:
    site = desk.folder / "site"
    for slug in ("sertifikat-kedaluwarsa", "tabel-tidak-ada", "jam-layanan"):
        assert (site / "faq" / slug / "index.html").is_file()
    page = (site / "faq/jam-layanan/index.html").read_text(encoding="utf-8")
    assert "<li>kartu identitas</li>" in page
    assert b"Telepon Budi" in (desk.folder / "docs/faq/images/loket.jpg").read_bytes()
    for file in site.rglob("*"):
        assert not file.is_file() or b"Telepon Budi" not in file.read_bytes(), file


@contextmanager
def changed(desk: Desk) -> Iterator[Path]:
    """The folder of the answers, and afterwards everything as git has it."""
    yield desk.folder / "docs" / "faq"
    for command in (["reset", "-q", "--hard"], ["clean", "-qfd"]):
        subprocess.run(["git", *command], cwd=desk.folder, check=True)


def test_a_change_is_compared_and_accepted_again(desk: Desk) -> None:
    with changed(desk):
        desk.edits_file("sertifikat-kedaluwarsa.md", ("Bantu penyedia", "Minta penyedia"))
        assert (
            "docs/faq/sertifikat-kedaluwarsa.en.md:5: FAQ305 peringatan: naskah Indonesia 'steps.langkah-1' "
            "berubah setelah terjemahannya diterima\n"
            "    petunjuk: bandingkan keduanya, lalu jalankan: build.py accept sertifikat-kedaluwarsa\n"
        ) in desk.types("check sertifikat-kedaluwarsa").stdout
        desk.edits_file("sertifikat-kedaluwarsa.en.md", ("Help the vendor", "Ask the vendor to"))
        shown = desk.types("accept sertifikat-kedaluwarsa").stdout
        assert re.search(r"Sebelumnya +\| Sekarang\n  Bantu penyedia.+ \| Minta penyedia", shown)
        assert desk.types("check sertifikat-kedaluwarsa").stdout == ""


def test_a_renamed_answer_keeps_its_address(desk: Desk) -> None:
    with changed(desk) as faq:
        desk.types("rename tabel-tidak-ada tabel-basis-data-tidak-ada")
        assert "former_slugs: [tabel-tidak-ada]" in (faq / "tabel-basis-data-tidak-ada.md").read_text()
        desk.types("accept tabel-basis-data-tidak-ada")
        assert desk.types("check tabel-basis-data-tidak-ada").stdout == ""
        desk.types("site --no-pdf")
        old = (desk.folder / "site/faq/tabel-tidak-ada/index.html").read_text(encoding="utf-8")
        assert "/faq/tabel-basis-data-tidak-ada/" in old


def test_a_retired_answer_says_so(desk: Desk) -> None:
    with changed(desk):
        desk.types("retire jam-layanan")
        desk.types("site --no-pdf")
        page = (desk.folder / "site/faq/jam-layanan/index.html").read_text(encoding="utf-8")
        assert "ditarik" in page


def test_a_lost_register_comes_back_as_the_hint_says(desk: Desk) -> None:
    with changed(desk) as faq:
        (faq / "published.yml").unlink()
        shown = desk.types("check", status=1).stdout
        assert "docs/faq/published.yml:1: FAQ422 daftar jawaban yang pernah terbit hilang\n" in shown
        desk.types("accept jam-layanan", status=1)
        assert not (faq / "published.yml").exists()
        hint = re.search(r"git checkout HEAD -- '[^']+'", shown)
        assert hint
        subprocess.run(hint.group(), shell=True, cwd=desk.folder, check=True)
        assert "FAQ422" not in desk.types("check").stdout


def replacing(slug: str, old: str, new: str) -> Callable[[Path], None]:
    def change(faq: Path) -> None:
        file = faq / f"{slug}.md"
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{slug}: {old}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def adding(name: str, data: bytes) -> Callable[[Path], None]:
    def change(faq: Path) -> None:
        (faq / name).write_bytes(data)

    return change


def deleting(name: str) -> Callable[[Path], None]:
    def change(faq: Path) -> None:
        (faq / name).unlink()

    return change


def drawn_as(format_: str) -> bytes:
    stored = io.BytesIO()
    drawn().save(stored, format_)
    return stored.getvalue()


A, B, C = "sertifikat-kedaluwarsa", "tabel-tidak-ada", "jam-layanan"
# What the officer does wrong, in rounds that one look at the screen answers: the change, and what is shown.
ROUNDS: tuple[tuple[tuple[Callable[[Path], None], str], ...], ...] = (
    (
        (
            replacing(A, "question: '", "question: Galat: '"),
            """sertifikat-kedaluwarsa.md:3: FAQ106 ada titik dua di dalam teks
    | question: Galat: 'Sertifikat elektronik sudah kedaluwarsa'
    |                ^
    petunjuk: apit seluruh teks dengan tanda petik tunggal""",
        ),
        (
            replacing(
                B, "category: akun", "<<<<<<< HEAD\ncategory: akun\n=======\ncategory: data\n>>>>>>> x"
            ),
            """tabel-tidak-ada.md:4: FAQ115 dua versi naskah belum selesai digabungkan
    petunjuk: pilih salah satu versi, lalu hapus baris <<<<<<<, =======, dan >>>>>>>""",
        ),
        (
            adding("jawaban.docx", b"PK"),
            """jawaban.docx:1: FAQ110 berkas ini tidak dibaca dari tempat ini
    petunjuk: `build.py import jawaban.docx` menjadikannya draf jawaban; \
simpan berkasnya di luar folder isi""",
        ),
        (
            adding("masuk.md.txt", b"---"),
            """masuk.md.txt:1: FAQ110 berkas ini tidak dibaca dari tempat ini
    petunjuk: ganti namanya menjadi masuk.md""",
        ),
    ),
    (
        (
            replacing(A, "kedaluwarsa'", "kedaluwarsa"),
            """sertifikat-kedaluwarsa.md:3: FAQ106 tanda petik tidak ditutup
    | question: 'Sertifikat elektronik sudah kedaluwarsa
    |           ^
    petunjuk: tutup tanda petiknya; di dalam petik tunggal tulis '' untuk '""",
        ),
        (
            replacing(B, "escalate_to: admin-lpse", "escalate_to: admin-lspe"),
            """tabel-tidak-ada.md:17: FAQ203 peran tidak dikenal: 'admin-lspe'
    petunjuk: maksud Anda 'admin-lpse'? peran: penyedia, helpdesk-lpse, admin-lpse, helpdesk-lkpp""",
        ),
        (
            replacing(C, "- kartu", "• kartu"),
            """jam-layanan.md:9: FAQ510 peringatan: '•' tidak memulai daftar
    petunjuk: awali setiap butir daftar dengan tanda hubung dan spasi""",
        ),
    ),
    (
        (
            replacing(A, "    role: help", "   role: help"),
            """sertifikat-kedaluwarsa.md:12: FAQ106 indentasi kurang
    |    role: helpdesk-lpse
    |    ^
    petunjuk: `role:` harus sejajar dengan `id:`""",
        ),
        (
            replacing(B, "periksa\n    role: admin-lpse", "periksa\n    role: helpdesk-lpse"),
            """tabel-tidak-ada.md:17: FAQ219 'admin-lpse' menerima kasus ini, \
tetapi tidak memiliki langkah setelahnya
    petunjuk: tambahkan langkah peran itu setelah langkah ini, \
atau eskalasikan kepada peran yang menangani""",
        ),
        (
            replacing(C, "- kartu identitas", "- kartu identitas, lihat www.lpse.example"),
            """jam-layanan.md:9: FAQ421 peringatan: \
alamat web ini tampil sebagai teks biasa: 'www.lpse.example'
    petunjuk: tulis sebagai tautan: [nama tujuan](https://www.lpse.example)""",
        ),
    ),
    (
        (
            replacing(A, "    role: help", "\trole: help"),
            """sertifikat-kedaluwarsa.md:12: FAQ105 ada tab pada indentasi
    | \\trole: helpdesk-lpse
    | ^
    petunjuk: pakai spasi""",
        ),
        (
            replacing(B, "id: periksa", "id: langkah-1"),
            """tabel-tidak-ada.md:20: FAQ214 id langkah 'langkah-1' dipakai dua kali
    petunjuk: yang pertama pada baris 14; setiap langkah memerlukan id sendiri""",
        ),
        (
            replacing(C, "- kartu identitas", "- [kartu](www.lpse.example)"),
            """jam-layanan.md:9: FAQ407 alamat tanpa https: 'www.lpse.example'
    petunjuk: alamat web diawali https://, misalnya https://www.lpse.example""",
        ),
        (
            adding("images/layar.jpg", drawn_as("PNG")),
            """images/layar.jpg:1: FAQ113 gambar PNG diberi akhiran .jpg
    petunjuk: ganti namanya menjadi layar.png""",
        ),
        (
            adding("images/foto.heic", b"ftypheic"),
            """images/foto.heic:1: FAQ110 berkas ini tidak dibaca dari tempat ini
    petunjuk: simpan gambarnya sebagai PNG atau JPEG""",
        ),
        (
            adding("images/kosong.png", b""),
            """images/kosong.png:1: FAQ113 gambar kosong
    petunjuk: simpan ulang sebagai PNG atau JPEG""",
        ),
        (
            adding("images/besar.png", bytes(30_000_000)),
            """images/besar.png:1: FAQ114 gambar terlalu besar: 30.000.000 bita
    petunjuk: paling besar 1.048.576 bita; potong bagian yang penting atau perkecil""",
        ),
    ),
    (
        (
            replacing(A, "    role: help", "\xa0\xa0\xa0\xa0role: help"),
            """sertifikat-kedaluwarsa.md:12: FAQ105 ada spasi tak-putus pada indentasi
    | \xa0\xa0\xa0\xa0role: helpdesk-lpse
    | ^
    petunjuk: pakai spasi biasa; spasi seperti ini biasanya terbawa dari halaman web atau Word""",
        ),
        (
            replacing(B, "Catat waktu kejadian.", "Kirimkan kata sandi Anda."),
            """tabel-tidak-ada.md:16: FAQ505 peringatan: kalimat ini tampaknya meminta rahasia
    petunjuk: kata sandi, PIN, dan token tidak boleh diminta; tulis bahwa hal itu tidak boleh dikirim""",
        ),
        (
            replacing(C, "- kartu identitas", "- [kartu](sertifikat-kadaluwarsa.md)"),
            """jam-layanan.md:9: FAQ407 tidak ada 'sertifikat-kadaluwarsa.md'
    petunjuk: maksud Anda 'sertifikat-kedaluwarsa.md'?""",
        ),
    ),
    (
        (
            replacing(A, "category: akun", "category: akum"),
            """sertifikat-kedaluwarsa.md:4: FAQ204 kategori tidak dikenal: 'akum'
    petunjuk: maksud Anda 'akun'? kategori: akun, data, sistem""",
        ),
        (
            replacing(A, "    role: helpdesk-lpse\n", ""),
            """sertifikat-kedaluwarsa.md:11: FAQ202 langkah: isian 'role' belum ada
    petunjuk: yang wajib: id, role, text""",
        ),
        (
            replacing(B, "Catat waktu", "Catat [waktu"),
            """tabel-tidak-ada.md:16: FAQ503 tanda kurung '[' tidak memiliki pasangan
    petunjuk: tutup, atau apit karakter yang memang dimaksud dengan tanda `; \
garis miring terbalik di depannya menampilkannya apa adanya""",
        ),
        (
            replacing(C, "- kartu", "- ✅ kartu"),
            """jam-layanan.md:9: FAQ291 fon PDF tidak memuat karakter '✅' (U+2705)
    petunjuk: tulis dengan kata, atau tampilkan dalam gambar""",
        ),
        (
            replacing(C, "![Loket helpdesk]", "![]"),
            """jam-layanan.md:11: FAQ410 gambar tanpa teks alternatif: 'images/loket.jpg'
    petunjuk: sebutkan apa yang terlihat""",
        ),
    ),
    (
        (
            deleting(f"{C}.md"),
            """published.yml:9: FAQ411 F008 (jam-layanan) pernah terbit dan sekarang hilang
    petunjuk: kembalikan, atau tambahkan `former_slugs: [jam-layanan]` pada jawaban penggantinya; \
dihapus dengan sengaja? build.py retire""",
        ),
    ),
)


@pytest.mark.parametrize("number", range(len(ROUNDS)))
def test_mistakes_are_reported_in_words_that_mend_them(number: int, desk: Desk) -> None:
    """All of a round at once; nothing is reported that follows from another."""
    with changed(desk) as faq:
        for make, _ in ROUNDS[number]:
            make(faq)
        shown = build("check", "--errors-only", root=desk.folder, LPSE_FAQ_LANGUAGE="id").stdout
        everything = build("check", root=desk.folder, LPSE_FAQ_LANGUAGE="id").stdout
    for _, expected in ROUNDS[number]:
        assert f"docs/faq/{expected}\n" in everything
    errors = sum("peringatan: " not in expected for _, expected in ROUNDS[number])
    assert len(re.findall(r"(?m)^docs/", shown)) == errors, shown


def test_the_day_had_more_than_fifteen_mistakes() -> None:
    assert sum(map(len, ROUNDS)) > 15
