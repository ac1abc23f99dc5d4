"""1xx: the file cannot be read as it is."""

from __future__ import annotations

from faq.check.codes.code import error
from faq.model import Text

READING = (
    error(
        "FAQ101",
        Text("berkas tidak dapat dibaca", "the file cannot be read"),
        Text(
            "Hak akses tidak ada, tautan berkas putus atau keluar dari folder isi, atau ada folder di "
            "tempat berkas.",
            "Its rights are missing, a file link is broken or leads out of the content folder, or a "
            "folder stands in its place.",
        ),
        "docs/faq/lupa.md -> ../../rahasia.md",
        "docs/faq/lupa.md",
    ),
    error(
        "FAQ102",
        Text("berkas terlalu besar", "the file is too large"),
        Text(
            "Satu jawaban paling besar 256 KiB. Biasanya yang tersimpan adalah gambar atau catatan log.",
            "An answer has at most 256 KiB. Mostly a picture or a log was saved in its place.",
        ),
        "docs/faq/lupa.md: 9,000,000 bytes",
        "docs/faq/lupa.md: 3,000 bytes",
    ),
    error(
        "FAQ103",
        Text("berkas biner", "the file is binary"),
        Text(
            "Berkas berisi bita nol, jadi bukan teks. Simpan sebagai teks biasa, bukan dokumen Word atau "
            "gambar.",
            "The file holds zero bytes, so it is no text. Save it as plain text, not as a Word document "
            "or picture.",
        ),
        "lupa.docx → lupa.md",
        "lupa.md",
    ),
    error(
        "FAQ104",
        Text("pengodean bukan UTF-8", "the encoding is not UTF-8"),
        Text(
            "Berkas disimpan dengan pengodean lain. Di editor pilih Simpan sebagai, lalu UTF-8.",
            "The file was saved in another encoding. In your editor choose Save as, then UTF-8.",
        ),
        "Windows-1252",
        "UTF-8",
    ),
    error(
        "FAQ105",
        Text("tab sebagai indentasi", "a tab as indentation"),
        Text(
            "YAML hanya mengenal spasi di awal baris. Ganti setiap tab dengan dua spasi.",
            "YAML knows only spaces at the beginning of a line. Replace each tab by two spaces.",
        ),
        "steps:\n\t- id: lapor",
        "steps:\n  - id: lapor",
    ),
    error(
        "FAQ106",
        Text("YAML tidak sah", "invalid YAML"),
        Text(
            "Bagian di antara dua baris --- tidak dapat dibaca. Sering kali teks yang memuat titik dua, "
            "tanda kutip, atau "
            "kurung perlu diapit tanda kutip tunggal.",
            "The part between the two lines of --- cannot be read. Often a text with a colon, quote or "
            "bracket needs "
            "single quotes around it.",
        ),
        "question: Kesalahan: tidak dapat masuk",
        "question: 'Kesalahan: tidak dapat masuk'",
    ),
    error(
        "FAQ107",
        Text("isian ganda", "a duplicate field"),
        Text(
            "Nama isian yang sama muncul dua kali; salah satunya akan hilang tanpa terlihat.",
            "The same field name stands twice; one of the two would vanish unseen.",
        ),
        "category: akun\ncategory: data",
        "category: akun",
    ),
    error(
        "FAQ108",
        Text("alias, jangkar, atau tag YAML", "a YAML alias, anchor or tag"),
        Text(
            "Setiap nilai ditulis lengkap di tempatnya. Tanda *, &, dan ! di awal nilai tidak dipakai.",
            "Every value is written out where it stands. The marks *, & and ! before a value are not used.",
        ),
        "question: !!str Lupa kata sandi",
        "question: Lupa kata sandi",
    ),
    error(
        "FAQ109",
        Text("frontmatter tidak ada atau tidak ditutup", "the frontmatter is missing or not closed"),
        Text(
            "Berkas diawali baris --- , lalu isian, lalu baris --- lagi.",
            "A file begins with a line ---, then the fields, then a line --- again.",
        ),
        "id: F002\nquestion: …",
        "---\nid: F002\nquestion: …\n---",
    ),
    error(
        "FAQ110",
        Text("berkas ini tidak dibaca", "the file is not read"),
        Text(
            "Nama atau tempatnya salah, sehingga jawaban ini tidak akan pernah terbit.",
            "Its name or place is wrong, so the answer would never be published.",
        ),
        "docs/faq/lupa.markdown",
        "docs/faq/lupa.md",
    ),
    error(
        "FAQ111",
        Text("berkas data tidak dikenal", "an unknown data file"),
        Text(
            "Folder _data hanya memuat berkas yang namanya tercantum dalam panduan ini.",
            "The folder _data holds only the files that this guide names.",
        ),
        "docs/_data/role.yml",
        "docs/_data/roles.yml",
    ),
    error(
        "FAQ112",
        Text("berkas data tidak ada", "a data file is missing"),
        Text(
            "Tanpa agency.yml, roles.yml, dan categories.yml situs tidak dapat dibuat.",
            "Without agency.yml, roles.yml and categories.yml no site can be made.",
        ),
        "docs/_data/ (tanpa roles.yml)",
        "docs/_data/roles.yml",
    ),
)
