"""2xx, first half: fields, their names, their values."""

from __future__ import annotations

from faq.check.codes.code import error, warning
from faq.model import Text

STRUCTURE = (
    error(
        "FAQ201",
        Text("isian tidak dikenal", "an unknown field"),
        Text(
            "Nama isian salah ketik atau tidak ada di sini.",
            "The field name is misspelt or does not exist here.",
        ),
        "qestion: Lupa kata sandi",
        "question: Lupa kata sandi",
    ),
    error(
        "FAQ202",
        Text("isian wajib tidak ada", "a required field is missing"),
        Text(
            "Jawaban wajib memiliki id, question, category, steps, dan reviewed; langkah wajib memiliki "
            "id, role, dan text.",
            "An answer needs id, question, category, steps and reviewed; a step needs id, role and text.",
        ),
        "steps:\n  - id: lapor\n    text: Laporkan.",
        "steps:\n  - id: lapor\n    role: penyedia\n    text: Laporkan.",
    ),
    error(
        "FAQ203",
        Text("peran tidak dikenal", "an unknown role"),
        Text(
            "role, escalate_to, audience, dan from menyebut peran dari _data/roles.yml.",
            "role, escalate_to, audience and from name a role of _data/roles.yml.",
        ),
        "role: admin-lspe",
        "role: admin-lpse",
    ),
    error(
        "FAQ204",
        Text("kategori tidak dikenal", "an unknown category"),
        Text(
            "category menyebut kategori dari _data/categories.yml.",
            "category names a category of _data/categories.yml.",
        ),
        "category: akum",
        "category: akun",
    ),
    error(
        "FAQ205",
        Text("bukti tidak dikenal", "unknown evidence"),
        Text(
            "attach menyebut bukti dari _data/evidence.yml.", "attach names evidence of _data/evidence.yml."
        ),
        "attach: [nwp]",
        "attach: [npwp]",
    ),
    error(
        "FAQ206",
        Text("SOP tidak dikenal", "an unknown SOP"),
        Text("sop menyebut SOP dari _data/sops.yml.", "sop names an SOP of _data/sops.yml."),
        "sop: eror-handling",
        "sop: error-handling",
    ),
    error(
        "FAQ207",
        Text("syarat tidak dikenal", "an unknown condition"),
        Text(
            "when menyebut syarat dari _data/conditions.yml.",
            "when names a condition of _data/conditions.yml.",
        ),
        "when: jiam",
        "when: jaim",
    ),
    error(
        "FAQ208",
        Text("bentuk nilai salah", "a value of the wrong shape"),
        Text(
            "Ada teks di tempat daftar, daftar di tempat teks, atau sejenisnya.",
            "A text stands where a list is expected, a list where a text is, or the like.",
        ),
        "audience: penyedia",
        "audience: [penyedia]",
    ),
    error(
        "FAQ209",
        Text("isian kosong", "an empty field"),
        Text(
            "Isian ada, tetapi tidak ada isinya. Isi, atau hapus barisnya bila tidak wajib.",
            "The field is there, but says nothing. Fill it in, or delete its line if it is optional.",
        ),
        "question: ''",
        "question: Lupa kata sandi",
    ),
    error(
        "FAQ210",
        Text("id tidak sesuai bentuk", "a malformed id"),
        Text(
            "Id jawaban adalah F dan 3 sampai 5 angka; id lain memakai huruf kecil, angka, dan tanda hubung.",
            "An answer's id is F and 3 to 5 digits; other ids have small letters, digits and hyphens.",
        ),
        "id: f-2",
        "id: F002",
    ),
    error(
        "FAQ211",
        Text("tanggal salah", "a wrong date"),
        Text(
            "reviewed ditulis tahun-bulan-hari dan harus ada di kalender.",
            "reviewed is written year-month-day and must be in the calendar.",
        ),
        "reviewed: 22/11/2026",
        "reviewed: 2026-11-22",
    ),
    error(
        "FAQ212",
        Text("tanggal di masa depan", "a date in the future"),
        Text(
            "Tanggal peninjauan tidak boleh melewati hari ini. Jika lewatnya tidak lebih dari 31 hari, "
            "ini hanya peringatan, karena jam komputer dapat keliru.",
            "The date of a review cannot be later than today. Up to 31 days later is only a warning, "
            "because the clock of a computer may be wrong.",
        ),
        "reviewed: 2099-01-01",
        "reviewed: 2026-11-22",
    ),
    error(
        "FAQ213",
        Text("nilai tidak sesuai bentuk", "a malformed value"),
        Text(
            "Angka, warna, kode galat, alamat web, email, atau telepon tidak tertulis dalam bentuknya.",
            "A number, colour, error code, web address, e-mail or telephone is not written in its form.",
        ),
        "code: 7abc",
        "code: 7xxxx",
    ),
    error(
        "FAQ214",
        Text("tercantum dua kali", "something stands twice"),
        Text(
            "Id langkah, id gejala, atau butir daftar yang sama muncul dua kali dalam satu jawaban.",
            "The same step id, symptom id or list item stands twice in one answer.",
        ),
        "attach: [npwp, npwp]",
        "attach: [npwp]",
    ),
    error(
        "FAQ215",
        Text("gejala memerlukan text atau code", "a symptom needs text or code"),
        Text(
            "Gejala memuat tepat satu dari dua: text untuk pesan apa adanya, code untuk kode seperti 7xxxx.",
            "A symptom has exactly one of the two: text for a literal message, code for a code like 7xxxx.",
        ),
        "- id: kode-7\n  text: Galat 7xxxx\n  code: 7xxxx",
        "- id: kode-7\n  code: 7xxxx",
    ),
    warning(
        "FAQ225",
        Text("teks panjang", "a long text"),
        Text(
            "Teks sepanjang ini sulit dibaca di telepon. Pindahkan rincian ke langkah lain atau ke "
            "bagian isi.",
            "A text this long reads badly on a telephone. Move detail to another step or to the body.",
        ),
        "question: (200 karakter)",
        "question: Lupa kata sandi",
    ),
    warning(
        "FAQ226",
        Text("kategori tanpa jawaban", "a category without answers"),
        Text(
            "Pembaca akan melihat halaman kategori yang kosong.",
            "Readers would see an empty category page.",
        ),
        "lain: {label: {id: Lain-lain, en: Other}}",
        "(hapus, atau beri jawaban)",
    ),
    error(
        "FAQ227",
        Text("dokumen sumber tidak dikenal", "an unknown source document"),
        Text(
            "source.document menyebut id dari documents di _data/agency.yml.",
            "source.document names an id of documents in _data/agency.yml.",
        ),
        "source: {document: faq-lpse, item: 2}",
        "source: {document: faq-lpse-kota-cilegon, item: 2}",
    ),
    error(
        "FAQ228",
        Text("teks belum ditulis", "a text still to be written"),
        Text(
            "Tanda TODO: dari kerangka masih ada. Tulis teksnya, atau hapus isian yang tidak wajib.",
            "The mark TODO: of a skeleton is still there. Write the text, or delete a field that is "
            "optional.",
        ),
        "text: 'TODO: apa yang dikerjakan peran ini'",
        "text: Periksa koneksi internet server.",
    ),
)
