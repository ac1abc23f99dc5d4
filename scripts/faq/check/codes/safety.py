"""5xx: what would harm a reader, or show something else than its author meant."""

from __future__ import annotations

from faq.check.codes.code import error, warning
from faq.model import Text

SAFETY = (
    error(
        "FAQ501",
        Text("HTML mentah", "raw HTML"),
        Text(
            "Teks ditulis dalam Markdown biasa. Kode yang memuat < dan > diapit tanda petik terbalik.",
            "Texts are plain Markdown. Code that holds < and > stands between backticks.",
        ),
        "text: Isi <b>User ID</b>.",
        "text: Isi **User ID**.",
    ),
    error(
        "FAQ502",
        Text("tautan tidak aman", "an unsafe link"),
        Text(
            "Hanya https, http, mailto, tel, dan tempat di situs ini yang boleh dituju; alamat ditulis "
            "terang.",
            "Only https, http, mailto, tel and places on this site may be linked; addresses are written "
            "plainly.",
        ),
        "[buka](javascript:alert(1))",
        "[buka](https://lpse.example.go.id/)",
    ),
    error(
        "FAQ503",
        Text("tanda Markdown tidak berpasangan", "an unbalanced mark"),
        Text(
            "Petik terbalik, bintang, kurung siku, atau pagar kode dibuka tetapi tidak ditutup, atau "
            "sebaliknya.",
            "A backtick, star, square bracket or code fence is opened and not closed, or the other way "
            "round.",
        ),
        "text: Buka menu `SMTP lalu **simpan.",
        "text: Buka menu `SMTP` lalu **simpan**.",
    ),
    error(
        "FAQ504",
        Text("karakter tersembunyi", "a hidden character"),
        Text(
            "Karakter kendali, pembalik arah tulisan, atau tanpa lebar tidak terlihat, tetapi mengubah "
            "isi dan pencarian.",
            "Control, bidirectional and zero-width characters cannot be seen, yet change content and search.",
        ),
        'question: "Lupa\\u200bkata sandi"',
        "question: Lupa kata sandi",
    ),
    warning(
        "FAQ505",
        Text("seolah meminta rahasia", "this looks like asking for a secret"),
        Text(
            "Tidak seorang pun boleh diminta mengirim kata sandi, PIN, OTP, atau token.",
            "Nobody may be asked to send a password, PIN, OTP or token.",
        ),
        "text: Kirimkan kata sandi Anda melalui email.",
        "text: Kirimkan User ID Anda. Jangan sertakan kata sandi.",
    ),
    warning(
        "FAQ506",
        Text("seolah data pribadi", "this looks like personal data"),
        Text(
            "NPWP, NIK, nomor ponsel, dan email orang tidak diterbitkan. Pakai contoh rekaan atau alamat "
            "resmi.",
            "NPWP, NIK, mobile numbers and people's e-mail are not published. Use made-up examples or "
            "official addresses.",
        ),
        "text: Hubungi budi@surat.id.",
        "text: Hubungi helpdesk melalui alamat pada halaman Tentang.",
    ),
    error(
        "FAQ507",
        Text("daftar atribut atau penyertaan berkas", "an attribute list or include"),
        Text(
            "Kurung kurawal dengan atribut dan penyertaan berkas tidak dipakai; tampilan ditentukan oleh "
            "situs.",
            "Braces with attributes and inclusions of files are not used; the site decides how things look.",
        ),
        "text: '**Penting**{ .merah }'",
        "text: '**Penting**'",
    ),
    error(
        "FAQ508",
        Text("Markdown di tempat yang salah", "Markdown out of place"),
        Text(
            "Teks sebuah isian adalah satu paragraf tanpa daftar, judul, atau kutipan; pertanyaan tidak "
            "memuat tautan.",
            "The text of a field is one paragraph without list, heading or quotation; a question holds "
            "no link.",
        ),
        "text: '- Periksa koneksi.'",
        "text: Periksa koneksi.",
    ),
    error(
        "FAQ509",
        Text("tingkat judul salah", "a wrong level of heading"),
        Text(
            "Judul di bagian isi mulai dengan ## dan tidak melompati tingkat.",
            "Headings in a body begin with ## and leave no level out.",
        ),
        "# Latar belakang",
        "## Latar belakang",
    ),
)
