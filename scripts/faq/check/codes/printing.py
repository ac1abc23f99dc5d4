"""Codes that are told when the PDFs are made, because only then they show."""

from __future__ import annotations

from faq.check.codes.code import error
from faq.model import Text

PRINTING = (
    error(
        "FAQ290",
        Text("teks yang tidak dapat dicetak", "a text that cannot be printed"),
        Text(
            "PDF dan data terbuka mengenal Markdown biasa: paragraf, daftar, tabel, kode, kutipan, tautan, "
            "gambar. Gambar harus ada di folder konten.",
            "PDF and open data know plain Markdown: paragraphs, lists, tables, code, quotes, links, "
            "pictures. A picture must be in the content folder.",
        ),
        "text: Lihat ![Layar](images/tidak-ada.png)",
        "text: Lihat ![Layar](images/layar.png)",
    ),
    error(
        "FAQ291",
        Text("tanda tanpa bentuk cetak", "a character without a printed form"),
        Text(
            "Huruf cetak tidak memiliki bentuk untuk tanda ini, misalnya emoji. Tulislah dengan kata.",
            "The typefaces of the PDF have no form for this character, such as an emoji. Write it in words.",
        ),
        "text: Tekan tombol ✅",
        "text: Tekan tombol centang",
    ),
)
