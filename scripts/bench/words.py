"""What synthetic answers are made of, Indonesian and English side by side. They are not advice."""

from __future__ import annotations

Pair = tuple[str, str]

SUBJECTS: tuple[Pair, ...] = (
    ("Formulir penawaran", "The bid form"),
    ("Dokumen kualifikasi", "The qualification document"),
    ("Berkas penawaran harga", "The price bid file"),
    ("Surat penawaran", "The letter of bid"),
    ("Jadwal tender", "The tender schedule"),
    ("Berita acara evaluasi", "The evaluation minutes"),
    ("Paket pengadaan", "The procurement package"),
    ("Data tenaga ahli", "The list of experts"),
    ("Data pengalaman perusahaan", "The company's experience"),
    ("Rincian harga barang", "The list of item prices"),
    ("Sanggahan peserta", "A bidder's objection"),
    ("Undangan pembuktian", "The invitation to verification"),
    ("Akun pejabat pengadaan", "The procurement officer's account"),
    ("Akun kelompok kerja", "The working group's account"),
    ("Sertifikat elektronik", "The electronic certificate"),
    ("Aplikasi pengaman dokumen", "The document security application"),
    ("Token pendaftaran", "The registration code"),
    ("Laporan ringkasan", "The summary report"),
    ("Rencana umum pengadaan", "The general procurement plan"),
    ("Kontrak elektronik", "The electronic contract"),
    ("Nilai pagu paket", "The ceiling of the package"),
    ("Daftar hitam penyedia", "The blacklist of vendors"),
    ("Notifikasi pemenang", "The notice to the winner"),
    ("Ruang penjelasan tender", "The tender question room"),
)
FAULTS: tuple[Pair, ...] = (
    ("tidak dapat diunggah", "cannot be uploaded"),
    ("tidak dapat dibuka", "cannot be opened"),
    ("tidak tersimpan", "is not saved"),
    ("tidak muncul", "does not appear"),
    ("tampil kosong", "is shown empty"),
    ("ditolak karena ukurannya", "is refused because of its size"),
    ("berhenti di tengah proses", "stops half-way"),
    ("terkirim dua kali", "is sent twice"),
    ("berubah setelah disimpan", "changes after saving"),
    ("tidak sama dengan data pusat", "differs from the central data"),
    ("terkunci oleh pengguna lain", "is locked by another user"),
    ("tidak dapat dihapus", "cannot be deleted"),
    ("kedaluwarsa lebih awal", "expires too early"),
    ("tidak dapat dicetak", "cannot be printed"),
    ("memuat sangat lama", "loads very slowly"),
)
PLACES: tuple[Pair, ...] = (
    ("di halaman beranda", "on the home page"),
    ("setelah login", "after signing in"),
    ("pada hari terakhir", "on the last day"),
    ("di peramban Chrome", "in the Chrome browser"),
    ("di peramban Firefox", "in the Firefox browser"),
    ("melalui jaringan kantor", "over the office network"),
    ("setelah pembaruan SPSE", "after an update of SPSE"),
    ("saat evaluasi", "during evaluation"),
    ("di telepon seluler", "on a mobile phone"),
    ("setelah ganti kata sandi", "after a change of password"),
    ("pada malam hari", "at night"),
    ("untuk tender ulang", "in a repeated tender"),
    ("di komputer lain", "on another computer"),
    ("bagi penyedia baru", "for a new vendor"),
)
MESSAGES = (
    "Internal server error",
    'Kesalahan : Error in executeUpdate,Error:Insert or update on table "{word}"',
    "java.lang.NullPointerException at models.{word}.save({word}.java:{number})",
    "Data {word} tidak ditemukan",
    "Connection to {word}.example timed out: connect",
    "Ukuran file melebihi {number} KB",
    "HTTP Status 500 - Request processing failed; nested exception is {word}Exception",
)
TABLES = ("rekanan", "paket", "lelang", "dokumen", "pegawai", "kontrak", "jadwal", "penawaran")
ACTIONS: dict[str, tuple[Pair, ...]] = {
    "penyedia": (
        ("Hapus *cache* peramban lalu masuk kembali.", "Clear the browser's cache, then sign in again."),
        (
            "Periksa ukuran dan format berkas sebelum mengunggah.",
            "Check size and format of the file before uploading.",
        ),
        ("Catat waktu kejadian dan alamat halaman.", "Note the time and the address of the page."),
        ("Coba kembali dengan peramban **lain**.", "Try again with **another** browser."),
    ),
    "helpdesk-lpse": (
        ("Minta tangkapan layar dan alamat situs.", "Ask for a screenshot and the web address."),
        ("Periksa status paket di menu `Paket`.", "Check the state of the package in the menu `Paket`."),
        ("Pastikan versi SPSE adalah versi terbaru.", "Make sure that SPSE is the latest version."),
        ("Cocokkan User ID dengan data penyedia.", "Compare the user ID with the vendor's details."),
    ),
    "admin-lpse": (
        ("Periksa log aplikasi pada `/var/log/spse`.", "Check the application log in `/var/log/spse`."),
        (
            "Mulai ulang layanan aplikasi di luar jam sibuk.",
            "Restart the application service outside busy hours.",
        ),
        ("Periksa koneksi ke `inaproc.lkpp.go.id`.", "Check the connection to `inaproc.lkpp.go.id`."),
        ("Pastikan ruang penyimpanan server mencukupi.", "Make sure that the server has enough storage."),
        ("Samakan konfigurasi SMTP dengan akun email LPSE.", "Set SMTP as the LPSE's e-mail account has it."),
    ),
    "helpdesk-lkpp": (
        ("Perbaiki data dan beri konfirmasi.", "Repair the data and confirm."),
        ("Periksa aplikasi lebih lanjut.", "Examine the application further."),
    ),
}
HAND_OVER: Pair = ("Jika masih gagal, teruskan kasus ini.", "If it still fails, pass the case on.")
REASON: Pair = ("Hanya LKPP yang dapat memperbaikinya.", "Only LKPP can repair it.")
CHAT: tuple[Pair, ...] = (
    ("gmn cara", "how to fix"),
    ("kenapa", "why is it that"),
    ("error terus", "keeps failing:"),
    ("mohon bantuan,", "please help,"),
    ("min,", "hello,"),
)
BACKGROUND: tuple[Pair, ...] = (
    (
        "Kendala ini biasanya muncul bila banyak peserta mengunggah pada waktu yang sama.",
        "This mostly happens when many bidders upload at the same time.",
    ),
    (
        "## Latar belakang\n\nSistem menolak berkas bernama dengan:\n\n- tanda kutip;\n- spasi ganda.",
        "## Background\n\nThe system refuses files whose name holds:\n\n- quotation marks;\n- double spaces.",
    ),
    (
        "Contoh catatan:\n\n```text\nERROR save failed <id=7>\n```",
        "An example:\n\n```text\nERROR save failed <id=7>\n```",
    ),
)
