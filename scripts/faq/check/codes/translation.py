"""3xx: English beside Indonesian."""

from __future__ import annotations

from faq.check.codes.code import error, warning
from faq.model import Text

TRANSLATION = (
    error(
        "FAQ301",
        Text("terjemahan tanpa berkas Indonesia", "a translation without its Indonesian file"),
        Text(
            "Berkas .en.md berada di samping berkas .md dengan nama yang sama.",
            "A file .en.md stands beside the file .md of the same name.",
        ),
        "docs/faq/lupa-sandi.en.md",
        "docs/faq/lupa-sandi.md\ndocs/faq/lupa-sandi.en.md",
    ),
    warning(
        "FAQ302",
        Text("terjemahan belum ada", "a translation is missing"),
        Text(
            "Pembaca bahasa Inggris mendapat teks Indonesia dengan pemberitahuan.",
            "English readers get the Indonesian text with a notice.",
        ),
        "steps: {lapor: …}",
        "question: …\nsteps: {lapor: …}",
    ),
    error(
        "FAQ303",
        Text("id tidak ada di berkas Indonesia", "an id that the Indonesian file does not have"),
        Text(
            "Terjemahan hanya menerjemahkan yang ada; id disalin dari berkas Indonesia.",
            "A translation only translates what is there; ids are copied from the Indonesian file.",
        ),
        "steps: {laporkan: Report it.}",
        "steps: {lapor: Report it.}",
    ),
    error(
        "FAQ304",
        Text("terjemahan menyatakan struktur", "a translation states structure"),
        Text(
            "Peran, urutan, dan eskalasi hanya tertulis di berkas Indonesia, sehingga kedua bahasa tidak "
            "dapat berbeda.",
            "Roles, order and escalation stand in the Indonesian file only, so that the languages cannot "
            "drift apart.",
        ),
        "category: akun",
        "(hapus barisnya)",
    ),
    warning(
        "FAQ305",
        Text("terjemahan usang", "a stale translation"),
        Text(
            "Teks Indonesia berubah setelah terjemahannya diterima. Bandingkan, perbaiki, lalu jalankan "
            "build.py accept.",
            "The Indonesian text changed after its translation was accepted. Compare, correct, then run "
            "build.py accept.",
        ),
        "translated_from: {question: 000000000000}",
        "build.py accept lupa-sandi",
    ),
    warning(
        "FAQ306",
        Text("terjemahan belum diterima", "a translation is not accepted yet"),
        Text(
            "Belum ada yang menyatakan telah membacanya kembali. Baca, lalu jalankan build.py accept.",
            "Nobody has stated yet that it was reread. Read it, then run build.py accept.",
        ),
        "question: Forgot the password",
        "question: Forgot the password\ntranslated_from:\n  question: 3f9a1c77b0e2",
    ),
    error(
        "FAQ307",
        Text("terjemahan yang sudah diterima hilang", "an accepted translation is gone"),
        Text(
            "translated_from mencatat teks yang kini tidak ada lagi. Kembalikan dari riwayat versi.",
            "translated_from records a text that is no longer there. Bring it back from version control.",
        ),
        "translated_from: {steps.lapor: 3f9a1c77b0e2}",
        "steps: {lapor: Report it.}\ntranslated_from: {steps.lapor: 3f9a1c77b0e2}",
    ),
    error(
        "FAQ308",
        Text("translated_from salah", "translated_from is malformed"),
        Text(
            "Bagian ini hanya ditulis oleh build.py accept.",
            "This part is only ever written by build.py accept.",
        ),
        "translated_from: {question: sudah}",
        "translated_from: {question: 3f9a1c77b0e2}",
    ),
    warning(
        "FAQ309",
        Text("terjemahan sama dengan teks Indonesia", "a translation equals the Indonesian"),
        Text(
            "Tampaknya teks Indonesia tersalin dan belum diterjemahkan.",
            "It seems that the Indonesian text was copied and not translated yet.",
        ),
        "steps: {lapor: Laporkan kendala ini kepada helpdesk.}",
        "steps: {lapor: Report this problem to the helpdesk.}",
    ),
)
