"""4xx: links, ids and addresses."""

from __future__ import annotations

from faq.check.codes.code import error, warning
from faq.model import Text

IDENTITY = (
    error(
        "FAQ401",
        Text("id sudah dipakai", "the id is taken"),
        Text(
            "Setiap jawaban memiliki id sendiri, untuk selamanya.",
            "Every answer has an id of its own, for ever.",
        ),
        "id: F001   # lupa.md\nid: F001   # masuk.md",
        "id: F001   # lupa.md\nid: F002   # masuk.md",
    ),
    error(
        "FAQ402",
        Text("alamat sudah dipakai", "the address is taken"),
        Text(
            "Nama berkas menjadi alamat; folder tidak ikut, sehingga nama harus unik di semua folder.",
            "The file name becomes the address; folders do not, so the name is unique over all folders.",
        ),
        "docs/faq/akun/lupa.md\ndocs/faq/data/lupa.md",
        "docs/faq/akun/lupa-sandi.md\ndocs/faq/data/lupa-npwp.md",
    ),
    error(
        "FAQ403",
        Text("alamat lama bentrok", "an old address is taken"),
        Text(
            "former_slugs menyebut alamat yang masih dipakai, atau yang sudah diarahkan ke jawaban lain.",
            "former_slugs names an address that is still in use, or that leads to another answer already.",
        ),
        "former_slugs: [lupa-sandi]   # lupa-sandi.md",
        "former_slugs: [lupa-password]",
    ),
    error(
        "FAQ404",
        Text("nama berkas tidak dapat menjadi alamat", "the file name cannot be an address"),
        Text(
            "Nama berkas memakai huruf kecil, angka, dan tanda hubung.",
            "A file name has small letters, digits and hyphens.",
        ),
        "docs/faq/Lupa Sandi.md",
        "docs/faq/lupa-sandi.md",
    ),
    error(
        "FAQ405",
        Text("jawaban terkait tidak dikenal", "an unknown related entry"),
        Text("related menyebut id jawaban yang ada.", "related names ids of answers that exist."),
        "related: [F999]",
        "related: [F002]",
    ),
    error(
        "FAQ406",
        Text("terkait dengan dirinya sendiri", "related to itself"),
        Text("related menyebut jawaban lain.", "related names other answers."),
        "id: F001\nrelated: [F001]",
        "id: F001\nrelated: [F002]",
    ),
    error(
        "FAQ407",
        Text("tautan putus", "a broken link"),
        Text(
            "Tautan di dalam situs menyebut berkas .md dilihat dari berkas ini, atau alamat seperti "
            "/faq/lupa-sandi/.",
            "A link inside the site names a file .md as seen from this one, or an address like "
            "/faq/lupa-sandi/.",
        ),
        "[lupa sandi](lupa-sndi.md)",
        "[lupa sandi](lupa-sandi.md)",
    ),
    error(
        "FAQ408",
        Text("bagian halaman tidak ada", "an anchor that does not exist"),
        Text(
            "Di belakang # tertulis id langkah, atau judul bagian, dari halaman yang dituju.",
            "After the # stands the id of a step, or a heading, of the page it leads to.",
        ),
        "[langkah 1](lupa-sandi.md#cek)",
        "[langkah 1](lupa-sandi.md#cek-smtp)",
    ),
    error(
        "FAQ409",
        Text("gambar tidak ada", "a missing picture"),
        Text(
            "Gambar disimpan di folder isi dan disebut sebagaimana dilihat dari berkas ini; tidak "
            "diambil dari situs lain.",
            "A picture is kept in the content folder and named as seen from this file; none is taken "
            "from another site.",
        ),
        "![Menu SMTP](https://contoh.example/menu.png)",
        "![Menu SMTP](images/menu.png)",
    ),
    error(
        "FAQ410",
        Text("tautan atau gambar tanpa teks", "a link or picture without text"),
        Text(
            "Pembaca layar memerlukan teks tautan dan teks alternatif gambar.",
            "Screen readers need the text of a link and the alternative text of a picture.",
        ),
        "![](images/menu.png)",
        "![Menu SMTP pada SPSE](images/menu.png)",
    ),
    error(
        "FAQ411",
        Text("jawaban yang pernah terbit hilang", "a published answer is gone"),
        Text(
            "Id yang pernah terbit tetap dapat dibuka: kembalikan, atau arahkan alamatnya ke jawaban lain.",
            "An id that was published stays reachable: bring it back, or lead its address to another answer.",
        ),
        "(menghapus docs/faq/lupa-sandi.md)",
        "former_slugs: [lupa-sandi]   # di jawaban penggantinya",
    ),
    error(
        "FAQ412",
        Text("alamat yang pernah terbit hilang", "a published address is gone"),
        Text(
            "Berkas berganti nama; alamat lamanya harus tetap mengarah ke sini.",
            "The file was renamed; its old address must still lead here.",
        ),
        "(lupa-sandi.md → lupa-kata-sandi.md)",
        "former_slugs: [lupa-sandi]   # di lupa-kata-sandi.md",
    ),
    error(
        "FAQ413",
        Text("id dipakai ulang", "a reused id"),
        Text(
            "Id ini pernah terbit untuk jawaban lain, yang kini memiliki id berbeda.",
            "This id was published for another answer, which has a different id now.",
        ),
        "id: F001   # milik lupa-sandi.md",
        "id: F009   # id bebas berikutnya",
    ),
    error(
        "FAQ414",
        Text("teks Inggris yang pernah terbit hilang", "a published English text is gone"),
        Text(
            "Alamat bahasa Inggris jawaban ini sudah beredar. Kembalikan berkas .en.md.",
            "The English address of this answer is in circulation. Bring the file .en.md back.",
        ),
        "(menghapus lupa-sandi.en.md)",
        "lupa-sandi.en.md",
    ),
    warning(
        "FAQ415",
        Text("jawaban belum tercatat", "an answer is not registered yet"),
        Text(
            "Baca kembali jawaban baru, lalu jalankan build.py accept agar alamatnya dijaga.",
            "Reread the new answer, then run build.py accept, so that its address is kept.",
        ),
        "(jawaban baru F006)",
        "build.py accept lupa-sandi",
    ),
    error(
        "FAQ416",
        Text("daftar terbitan rusak", "the register is malformed"),
        Text(
            "published.yml hanya ditulis oleh build.py accept. Kembalikan dari riwayat versi.",
            "published.yml is only ever written by build.py accept. Bring it back from version control.",
        ),
        "F001: lupa-sandi",
        "F001: {slugs: [lupa-sandi], languages: [id, en]}",
    ),
    warning(
        "FAQ417",
        Text("pertanyaan yang sama", "the same question twice"),
        Text(
            "Dua jawaban memuat pertanyaan yang sama; kelak isinya akan berbeda. Gabungkan keduanya.",
            "Two answers ask the same question; sooner or later they will differ. Merge them.",
        ),
        "question: Lupa kata sandi   # F002 dan F009",
        "question: Lupa kata sandi server LPSE   # F009",
    ),
    error(
        "FAQ418",
        Text("bentuk tautan tidak lazim", "a link in an unusual form"),
        Text(
            "Tautan ke tempat di situs ini ditulis `[teks](alamat)`, tanpa daftar rujukan di akhir teks.",
            "A link to a place on this site is written `[text](address)`, without a list of references "
            "at the end.",
        ),
        "[glosarium][g]\n\n[g]: /glosarium/",
        "[glosarium](/glosarium/)",
    ),
    error(
        "FAQ419",
        Text("bagian halaman sudah ada", "a part the page has already"),
        Text(
            "Id langkah dan judul tidak boleh sama dengan bagian yang ada di setiap halaman, seperti "
            "giliran, laporan, atau bagikan: tautan hanya dapat menuju satu tempat.",
            "Ids of steps and headings differ from the parts that every page has, such as giliran, "
            "laporan or bagikan: a link can lead to one place only.",
        ),
        "- id: laporan",
        "- id: susun-laporan",
    ),
)
