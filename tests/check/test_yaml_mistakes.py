"""What authors do wrong in YAML: each in plain words, marked at the character where it is."""

from __future__ import annotations

import pytest

from faq.source.yaml_events import read_yaml

QUOTE = "apit seluruh teks dengan tanda petik tunggal"
QUOTE_INSIDE = f"{QUOTE}, dan tulis '' untuk ' di dalamnya"
CLOSE_QUOTE = "tutup tanda petiknya; di dalam petik tunggal tulis '' untuk '"
EVERY_LINE = "setiap baris di sini berbentuk `nama: isi`; lanjutan teks yang panjang diberi indentasi"
CLOSE_BRACKET = f"tutup kurungnya; jika kurung itu bagian dari teks, {QUOTE}"
ALL_TEXT = f"setiap nilai di sini adalah teks: {QUOTE}, atau hapus tanda itu"
STEP = "steps:\n  - id: cek\n    role: admin\n"

# The fields with » before the mistake; what is wrong, and what would be right.
MISTAKES = {
    "colon": ("id: F001\nquestion: Kesalahan»: tidak dapat masuk\n", "ada titik dua di dalam teks", QUOTE),
    "colon-at-the-end": (f"{STEP}    text: Kirim data berikut»:\n", "ada titik dua di dalam teks", QUOTE),
    "bracket-alone": ("»{", "kurung { tidak ditutup", CLOSE_BRACKET),
    "bracket-before-empty-lines": ("asked_as: »[a,\n\n", "kurung [ tidak ditutup", CLOSE_BRACKET),
    "colon-in-a-list": ("asked_as:\n  - galat: kode»: 7\n", "ada titik dua di dalam teks", QUOTE),
    "deeper-in-a-step": (
        "steps:\n  - id: cek\n      »role: admin\n",
        "indentasi berlebih",
        "`role:` harus sejajar dengan `id:`",
    ),
    "deeper": (
        "id: F001\nquestion: Lupa\n  »category: akun\n",
        "indentasi berlebih",
        "`category:` harus sejajar dengan `question:`",
    ),
    "deeper-first": (
        "  id: F001\n    »question: Lupa\n",
        "indentasi berlebih",
        "`question:` harus sejajar dengan `id:`",
    ),
    "shallower": (
        "steps:\n  - id: cek\n   »role: admin\n    text: a\n",
        "indentasi kurang",
        "`role:` harus sejajar dengan `id:`",
    ),
    "shallower-as-the-dash": (
        "steps:\n  - id: cek\n  »role: admin\n",
        "indentasi kurang",
        "`role:` harus sejajar dengan `id:`",
    ),
    "shallower-later": (f"{STEP}   »text: a\n", "indentasi kurang", "`text:` harus sejajar dengan `role:`"),
    "dash-too-little": (
        f"{STEP} »- id: b\n",
        "indentasi kurang",
        "tanda hubung ini harus sejajar dengan tanda hubung pada `- id: cek`",
    ),
    "dash-too-far": (
        f"{STEP}    »- id: b\n",
        "indentasi berlebih",
        "tanda hubung ini harus sejajar dengan tanda hubung pada `- id: cek`",
    ),
    "no-colon": (
        "id: F001\n»question Lupa\ncategory: akun\n",
        "tidak ada titik dua setelah nama isian",
        EVERY_LINE,
    ),
    "long-text": (
        "question: Lupa\n»kata sandi\ncategory: akun\n",
        "tidak ada titik dua setelah nama isian",
        EVERY_LINE,
    ),
    "no-space": (
        "id: F001\ncategory:»akun\nsteps: []\n",
        "tidak ada spasi setelah titik dua",
        "tulis `category: akun`",
    ),
    "open-quote": ("id: F001\nquestion: »'Lupa kata\n", "tanda petik tidak ditutup", CLOSE_QUOTE),
    "open-quote-before-another": (
        "id: F001\nquestion: »'Lupa kata\ncategory: 'akun'\n",
        "tanda petik tidak ditutup",
        CLOSE_QUOTE,
    ),
    "text-after-a-quote": (
        'question: "Lupa Password" »tidak terkirim\n',
        "ada teks setelah tanda petik penutup",
        QUOTE_INSIDE,
    ),
    "apostrophe": ("question: 'Hari Jum'»at'\n", "ada teks setelah tanda petik penutup", QUOTE_INSIDE),
    "backtick": ("question: »`menu` hilang\n", "teks tidak dapat diawali `", QUOTE),
    "bold": ("question: »**penting** sekali\n", "teks tidak dapat diawali *", QUOTE),
    "emphasis": ("question: »*penting*\n", "teks tidak dapat diawali *", QUOTE),
    "emphasis-of-a-letter": ("question: »*penting\n", "alias (*penting) mengulang nilai lain", ALL_TEXT),
    "exclamation": ("question: »!penting\n", "tanda jenis (!penting)", ALL_TEXT),
    "link": ("question: »[lihat](a.md) ini\n", "teks tidak dapat diawali [", QUOTE),
    "hyphen": ("question: »- Lupa\n", "teks tidak dapat diawali -", QUOTE),
    "greater": ("question: »> Lupa\n", "teks tidak dapat diawali >", QUOTE),
    "open-bracket": ("audience: »[penyedia\ncategory: akun\n", "kurung [ tidak ditutup", CLOSE_BRACKET),
    "backslash": (
        'question: "Buka C:»\\sikap"\n',
        "ada garis miring terbalik di dalam petik ganda",
        "pakai petik tunggal; di dalam petik ganda tanda itu berarti khusus",
    ),
    "tab": ("steps:\n»\t- id: cek\n", "ada tab pada indentasi", "pakai spasi"),
    "twice": (
        "id: F001\ncategory: akun\n»category: data\n",
        "isian 'category' ditulis dua kali",
        "yang pertama pada baris 3; pertahankan satu",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_said_in_plain_words_at_its_character(name: str) -> None:
    marked, what, cure = MISTAKES[name]
    before = marked[: marked.index("»")]
    _, problems = read_yaml(marked.replace("»", ""), "faq/x.md", 2)
    assert [
        (each.line, each.column, each.what.in_language("id"), each.cure and each.cure.in_language("id"))
        for each in problems
    ] == [(2 + before.count("\n"), len(before) - before.rfind("\n"), what, cure)]
