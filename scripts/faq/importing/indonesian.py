"""How Indonesian helpdesks write: questions, actions, handing over, conditions."""

from __future__ import annotations

import re

from faq.importing.document import words


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


CONDITIONAL = {"jika", "apabila", "bila", "bilamana", "kalau", "seandainya", "if"}
# A clause that begins with one of these is not an instruction.
SUBORDINATE = CONDITIONAL | word_set(
    """
    setelah sesudah sebelum ketika saat pada selama karena agar supaya sambil sejak meskipun
    walaupun selain untuk dalam dengan
    """
)
CONNECTORS = word_set(
    """
    serta dan lalu kemudian selanjutnya sedangkan maka sementara namun tetapi atau setelah itu
    berikutnya terakhir sehingga then and
    """
)
AUXILIARY = word_set(
    """
    akan juga harus dapat bisa perlu wajib segera selanjutnya kemudian lalu terlebih dahulu dulu
    langsung kembali hendaknya diharapkan dimohon diminta silakan silahkan untuk sudah telah
    sebaiknya mohon tetap hanya bertugas mencoba berhak bersama sendiri lebih pun yang bersangkutan
    terkait tersebut setempat
    """
)
# Words of a question that may come before who asks it.
ASKING = CONDITIONAL | word_set("bagaimana apakah mengapa kenapa ketika saat pada cara apa kapan bagi untuk")
RELATIVE_ENDS = word_set(
    "agar supaya untuk harus wajib dapat bisa perlu segera silakan silahkan diharapkan dimohon mohon"
)
NEGATION = word_set(
    """
    tidak belum bukan jangan tanpa tdk gak not gagal
    """
)
PREPOSITIONS = word_set(
    """
    ke kepada pada kpd dari oleh untuk dengan di bagi antara bersama terhadap tentang milik akun
    email surel server menu data nomor kontak alamat kantor meminta minta menghubungi hubungi
    memberitahu beritahu mengarahkan menginformasikan bahwa agar supaya membantu bantu mempersilakan
    menyarankan mengimbau menunggu tunggu melalui via kata user password para seluruh
    """
)
_NO_VERB = word_set(
    """
    menu media meja merek meskipun melalui mengenai menurut memang mesin metode mei menit member
    memori mengapa merah message medan merupakan mereka meter metadata berhasil beranda berkas
    berita beberapa berlaku bersama berikut berbeda berupa bernama dimana dinas direktur digital
    diri disk distribusi direktori divisi dimulai didapat dibanding diatas dibawah ditolak menteri
    merchant rekan ikan bukan akan
    """
)
_BASES = word_set(
    """
    cek klik buka login logout log restart update minta lapor kirim hubungi pastikan periksa lakukan
    isi pilih tekan unggah upload download unduh eskalasi ikuti coba gunakan hapus tunggu verifikasi
    reset ubah ganti simpan masukkan masuk daftar jalankan perbarui catat ulangi instal install buat
    konfirmasi koordinasi panggil aktivasi bantu refresh setting backup cari lihat baca tutup tambah
    siapkan gunakanlah datang tanya salin copy hentikan scan atur setel pakai muat kembali input
    """
)
ESCALATE = re.compile(
    r"(?:me|di|ter|peng)?(?:ng)?e[sk]{1,2}k?alasi(?:kan)?(?:nya|lah)?$|(?:me|di)?(?:ng)?escalat\w*$|escalasi\w*$"
)
HAND_OVER = re.compile(
    r"(?:men|di)?(?:t?erus|lanjut)kan$|(?:me|di)?(?:lapor)(?:kan)?$|(?:me|di)limpahkan$|(?:me|di)?rujuk$|(?:meng|di)?ajukan$|"
    r"(?:meng|di)?hubungi$|(?:ber)?konsultasi(?:kan)?$|(?:meng|di)?adukan$|(?:meny|di|s)ampaikan$|(?:meng|di|k)irim(?:kan)?$|"
    r"(?:meny|di|s)erahkan$|(?:meng|di)alihkan$|(?:mem)?(?:buat|buka)$|(?:di|me)forward$|forward$|(?:ber)?tanya(?:kan)?$"
)
DIRECT = re.compile(r"(?:meng|di)?hubungi$")
# These hand over a case only if a case is what they move.
WEAK = re.compile(
    r"(?:meny|di|s)ampaikan$|(?:meng|di|k)irim(?:kan)?$|(?:mem)?(?:buat|buka)$|(?:meny|di|s)erahkan$|(?:meng|di)?ajukan$"
)
CASES = word_set(
    """
    permasalahan masalah kendala laporan kasus tiket keluhan aduan pengaduan gangguan ticket
    """
)
NOUN = word_set(
    """
    hasil jawaban dari status nomor atas setelah sebelum saat menunggu bukti yang tentang
    """
)
TOWARDS = {"ke", "kepada", "pada", "kpd", "k", "to", "di"}
READER = {"anda", "saudara", "silakan", "silahkan", "mohon", "bapak", "kamu"}
_ACTIVE = re.compile(
    r"(?:me(?:ng|ny|m|n|l|r|w|y|k|s)?\w{3,}|ber(?:koordinasi|konsultasi|tanya|komunikasi|diskusi)\w*)$"
)
_IMPERATIVE = re.compile(r"\w{3,}(?:kan|kanlah|ilah)$")
_PASSIVE = re.compile(r"di\w{4,}$")
_ASKED = re.compile(
    r"(?:bagaimana|bagaimanakah|apa|apakah|mengapa|kenapa|kapan|siapa|siapakah|di\s?mana|dimana|berapa|cara|gimana|why|how|"
    r"what|when|who|where|can)\b",
    re.IGNORECASE,
)
_TROUBLE = re.compile(
    r"\b(?:tidak (?:bisa|dapat|mendapat\w*|menerima|muncul|sinkron|masuk|berhasil|tampil|terkirim|ditemukan|"
    r"terbaca|valid|ada)|"
    r"gagal|muncul|error|eror|kendala|pesan|lupa|belum|kesalahan|ditolak|galat|hilang|terkunci|kosong|lambat|lemot|blank|"
    r"mengalami|kedaluwarsa|kadaluarsa|expired|masalah|gangguan|tdk bisa|cannot|failed)\b",
    re.IGNORECASE,
)


def is_active(word: str) -> bool:
    """Whether a word (in small letters) is a verb in the active voice."""
    return word in _BASES or (word not in _NO_VERB and bool(_ACTIVE.match(word) or _IMPERATIVE.match(word)))


def is_imperative(word: str) -> bool:
    """Whether a word is an imperative: `hubungi`, `pastikan`."""
    return word in _BASES or (is_active(word) and not word.startswith(("me", "ber")))


def is_passive(word: str) -> bool:
    """Whether a word (in small letters) says what is done to something: `dilakukan`."""
    return word not in _NO_VERB and bool(_PASSIVE.match(word))


def begins_action(tokens: tuple[str, ...]) -> bool:
    """Whether a text begins like an instruction: `Pastikan …`, `Silakan segera melapor …`."""
    for token, after in zip(tokens[:4], (*tokens[1:5], ""), strict=False):
        if is_active(token):
            return not is_passive(after)  # `Verifikasi dilakukan …` states a fact, it asks for nothing
        if token not in AUXILIARY | {"anda", "saudara", "bapak", "ibu", "kemudian", "lalu", "selanjutnya"}:
            return False
    return False


def is_question(text: str) -> bool:
    """Whether a text is a question or a complaint, not an instruction."""
    tokens = words(text)
    if text.rstrip(" \"'”’)").endswith("?") or _ASKED.match(text):
        return True
    if not tokens or tokens[0] in CONDITIONAL or begins_action(tokens):
        return False
    return bool(_TROUBLE.search(text))
