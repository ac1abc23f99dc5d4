"""The checked content: frozen values, free of files, HTML and MkDocs; and the table of the fields of each.

Texts are parsed passages; lists are tuples in authored order. What an author can write is `Annotated` with
its description (see fields.py); what follows from it is not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Annotated

from faq.model.fields import DESCRIPTION, Field, Markup, label_field
from faq.model.text import EMPTY, LANGUAGES, NOTHING, Language, Passage, Text

TITLE = Text.of_words("Bantuan SPSE", "SPSE Help")
BRAND, LINK = "#0c3552", "#0a4f80"


FORMER_IDS = Field(
    "id lama; alamat yang memakainya tetap mengarah ke sini",
    "ids of before; the addresses that have them keep leading here",
    form="id",
    unique=True,
)


@dataclass(frozen=True, slots=True)
class Role:
    """A rung of the escalation ladder; `rank` 0 is the lowest (penyedia)."""

    id: str
    rank: int
    label: Annotated[
        Text, label_field("nama peran, dalam kedua bahasa", "the name of the role, in both languages")
    ]
    duty: Annotated[
        Text,
        Field(
            "tugas peran ini dalam satu kalimat",
            "what the role does, in one sentence",
            markup=Markup.INLINE,
            longest=600,
            required=True,
            in_both=True,
        ),
    ]
    colour: Annotated[
        str,
        Field(
            "warna peran ini, dalam tanda kutip",
            "the colour of the role, in quotes",
            form="colour",
            required=True,
        ),
    ]
    former_ids: Annotated[tuple[str, ...], FORMER_IDS] = ()


@dataclass(frozen=True, slots=True)
class Category:
    """A subject under which entries are listed."""

    id: str
    label: Annotated[
        Text, label_field("nama kategori, dalam kedua bahasa", "the name of the category, in both languages")
    ]
    description: Annotated[Text, DESCRIPTION] = NOTHING
    former_ids: Annotated[tuple[str, ...], FORMER_IDS] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something to attach to a report. `held_by` names the roles that can have it; empty: everyone."""

    id: str
    label: Annotated[
        Text,
        label_field(
            "nama kelengkapan, dalam kedua bahasa", "the name of what is asked for, in both languages"
        ),
    ]
    description: Annotated[Text, DESCRIPTION] = NOTHING
    sensitive: Annotated[
        bool, Field("`true` jika datanya sensitif", "`true` where the data is sensitive", form="truth")
    ] = False
    held_by: Annotated[
        tuple[str, ...],
        Field(
            "peran yang dapat memilikinya",
            "the roles that can have it",
            form="id",
            unique=True,
            refers_to="roles",
            name="from",
        ),
    ] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A named thing that texts point to: an SOP or a glossary term. `url` may be empty."""

    id: str
    label: Annotated[
        Text,
        label_field(
            "nama SOP atau istilah, dalam kedua bahasa",
            "the name of the procedure or term, in both languages",
        ),
    ]
    description: Annotated[Text, DESCRIPTION] = NOTHING
    url: Annotated[
        str,
        Field(
            "alamat web tempat penjelasan selengkapnya",
            "the web address where more is said",
            form="web",
            may_be_empty=True,
        ),
    ] = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A circumstance under which a group of steps applies."""

    id: str
    label: Annotated[Text, label_field("syarat, dalam kedua bahasa", "the condition, in both languages")]
    description: Annotated[Text, DESCRIPTION] = NOTHING


@dataclass(frozen=True, slots=True)
class Notice:
    """An announcement that every page shows from the day `start`, or at once, to the end of the day `end`."""

    text: Annotated[
        Text,
        Field(
            "isi pengumuman, dalam kedua bahasa",
            "what is announced, in both languages",
            markup=Markup.INLINE,
            longest=600,
            required=True,
            in_both=True,
        ),
    ]
    end: Annotated[
        dt.date,
        Field(
            "hari terakhir pengumuman ditampilkan",
            "the last day on which it is shown",
            form="date",
            required=True,
            name="until",
        ),
    ]
    start: Annotated[
        dt.date | None,
        Field(
            "hari pertama pengumuman ditampilkan",
            "the first day on which it is shown",
            form="date",
            name="from",
        ),
    ] = None
    by: Annotated[
        str,
        Field(
            "siapa yang bertanggung jawab atas pengumuman ini",
            "who answers for the announcement",
            markup=Markup.WORDS,
            longest=120,
        ),
    ] = ""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of the agency's own house style, as `#rrggbb`."""

    brand: Annotated[
        str,
        Field(
            "warna kepala halaman; tulisan putih di atasnya harus terbaca",
            "the colour of the head of each page; white on it must be readable",
            form="colour",
            may_be_empty=True,
        ),
    ] = BRAND
    link: Annotated[
        str,
        Field(
            "warna tautan; di atas putih harus terbaca",
            "the colour of links; it must be readable on white",
            form="colour",
            may_be_empty=True,
        ),
    ] = LINK


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the agency beside the usual ones. `url` is empty where no program can follow it."""

    label: Annotated[
        Text,
        label_field(
            "nama kanal, misalnya Telegram, dalam kedua bahasa",
            "the name of the channel, such as Telegram, in both languages",
        ),
    ]
    text: Annotated[
        str,
        Field(
            "nomor, nama akun, atau alamat seperti yang dibaca orang",
            "the number, account or address as people read it",
            markup=Markup.WORDS,
            longest=200,
            required=True,
        ),
    ]
    url: Annotated[
        str,
        Field(
            "alamat web yang membuka kanal itu",
            "the web address that opens the channel",
            form="web",
            may_be_empty=True,
        ),
    ] = ""
    description: Annotated[
        Text,
        Field(
            "untuk apa dan kapan kanal ini dipakai",
            "what the channel is for, and when",
            markup=Markup.INLINE,
            longest=600,
            may_be_empty=True,
            in_both=True,
        ),
    ] = NOTHING


@dataclass(frozen=True, slots=True)
class Agency:
    """Everything that another LPSE changes. Unknown details are empty and shown nowhere."""

    name: Annotated[
        str,
        Field(
            "nama lengkap LPSE", "the full name of the LPSE", markup=Markup.WORDS, longest=200, required=True
        ),
    ]
    city: Annotated[
        str,
        Field(
            "kota, kabupaten, atau provinsi",
            "the city, regency or province",
            markup=Markup.WORDS,
            longest=200,
            required=True,
        ),
    ]
    site_url: Annotated[
        str,
        Field(
            "alamat tempat situs ini diterbitkan",
            "the address where this site is published",
            form="web",
            required=True,
        ),
    ]
    short_name: Annotated[
        str,
        Field(
            "nama pendek LPSE",
            "the short name of the LPSE",
            markup=Markup.WORDS,
            longest=200,
            may_be_empty=True,
        ),
    ] = ""
    title: Annotated[
        Text,
        Field(
            "judul situs, dalam kedua bahasa",
            "the title of the site, in both languages",
            markup=Markup.WORDS,
            longest=120,
            in_both=True,
        ),
    ] = TITLE
    tagline: Annotated[
        Text,
        Field(
            "kalimat di bawah judul situs, dalam kedua bahasa",
            "the sentence below the title, in both languages",
            markup=Markup.INLINE,
            longest=600,
            in_both=True,
        ),
    ] = NOTHING
    languages: Annotated[
        tuple[Language, ...],
        Field(
            "bahasa situs ini: `[id]` atau `[id, en]`; bahasa Indonesia selalu ada",
            "the languages of the site: `[id]` or `[id, en]`; Indonesian is always there",
            form="language",
            unique=True,
        ),
    ] = LANGUAGES
    address: Annotated[
        str, Field("alamat kantor", "the postal address", markup=Markup.WORDS, longest=200, may_be_empty=True)
    ] = ""
    email: Annotated[
        str, Field("alamat email layanan", "the e-mail address", form="mail", may_be_empty=True)
    ] = ""
    phone: Annotated[
        str, Field("nomor telepon layanan", "the telephone number", form="phone", may_be_empty=True)
    ] = ""
    whatsapp: Annotated[
        str,
        Field(
            "nomor WhatsApp, hanya angka dengan kode negara",
            "the WhatsApp number, digits only, with the country code",
            form="whatsapp",
            may_be_empty=True,
        ),
    ] = ""
    hours: Annotated[
        Text,
        Field(
            "jam layanan, dalam kedua bahasa",
            "the hours of service, in both languages",
            markup=Markup.WORDS,
            longest=120,
            may_be_empty=True,
            in_both=True,
        ),
    ] = NOTHING
    website: Annotated[
        str, Field("alamat situs resmi LPSE", "the agency's own website", form="web", may_be_empty=True)
    ] = ""
    spse_url: Annotated[
        str, Field("alamat SPSE", "the address of the SPSE", form="web", may_be_empty=True)
    ] = ""
    feedback_url: Annotated[
        str,
        Field(
            "alamat formulir untuk saran dan koreksi; ditambah `entry=F001&helped=yes` atau `no`",
            "the address of a form for suggestions and corrections; `entry=F001&helped=yes` or `no` is added",
            form="web",
            may_be_empty=True,
        ),
    ] = ""
    contacts: Annotated[
        tuple[Contact, ...],
        Field(
            "kanal layanan lain, masing-masing dengan penjelasannya",
            "further ways to reach the agency, each explained",
            may_be_empty=True,
        ),
    ] = ()
    notice: Annotated[
        Notice | None,
        Field(
            "pengumuman yang tampil di setiap halaman, misalnya saat gangguan",
            "an announcement on every page, for example during an outage",
            may_be_empty=True,
        ),
    ] = None
    colours: Annotated[Colours, Field("warna situs ini", "the colours of the site", may_be_empty=True)] = (
        Colours()
    )
    logo: Annotated[
        str,
        Field(
            "berkas logo di dalam folder isi",
            "the file of the logo in the content folder",
            form="file",
            may_be_empty=True,
        ),
    ] = ""
    review_months: Annotated[
        int,
        Field(
            "setelah sekian bulan pembaca diberi tahu bahwa jawaban sudah lama",
            "after so many months readers are told that an answer is old",
            form="number",
            may_be_empty=True,
        ),
    ] = 12
    documents: Annotated[
        Mapping[str, Text],
        Field(
            "judul dokumen sumber menurut id",
            "the titles of the source documents by id",
            markup=Markup.WORDS,
            longest=120,
            may_be_empty=True,
            in_both=True,
        ),
    ] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Symptom:
    """What the screen shows, literally: a `message`, or a `code` in which x stands for one digit.

    Exactly one of the two is filled. `gloss` explains the message in English and may be empty.
    """

    id: Annotated[
        str,
        Field(
            "huruf kecil, angka, dan tanda hubung",
            "lower-case letters, digits and hyphens",
            form="id",
            required=True,
        ),
    ]
    message: Annotated[
        str,
        Field(
            "pesan di layar, apa adanya",
            "the message on the screen, literally",
            markup=Markup.LITERAL,
            longest=2000,
            name="text",
        ),
    ] = ""
    code: Annotated[
        str,
        Field(
            "kode kesalahan; `x` berarti satu angka", "the code of the error; `x` is one digit", form="code"
        ),
    ] = ""
    gloss: Annotated[
        Passage,
        Field(
            "arti pesan itu dalam bahasa Inggris",
            "what the message means in English",
            markup=Markup.INLINE,
            longest=1200,
            translated="symptoms",
        ),
    ] = EMPTY

    @property
    def literal(self) -> str:
        """The message or the code, whichever there is."""
        return self.message or self.code


@dataclass(frozen=True, slots=True)
class Step:
    """One action of one role. `skips` says why an escalation leaves rungs out."""

    id: Annotated[
        str,
        Field(
            "huruf kecil, angka, dan tanda hubung; menjadi tautan ke langkah ini",
            "lower-case letters, digits and hyphens; becomes the link to this step",
            form="id",
            required=True,
        ),
    ]
    role: Annotated[
        str,
        Field(
            "siapa yang mengerjakan, satu id dari `_data/roles.yml`",
            "who does it, one id of `_data/roles.yml`",
            form="id",
            required=True,
            refers_to="roles",
        ),
    ]
    text: Annotated[
        Text,
        Field(
            "satu paragraf; boleh memakai `kode`, **tebal**, *miring*, dan tautan",
            "one paragraph; `code`, **bold**, *emphasis* and links are welcome",
            markup=Markup.INLINE,
            longest=1200,
            required=True,
            translated="steps",
        ),
    ]
    when: Annotated[
        str,
        Field(
            "syarat dari `_data/conditions.yml`; langkah ini hanya berlaku jika syaratnya terpenuhi",
            "a condition of `_data/conditions.yml`; the step applies only where it holds",
            form="id",
            refers_to="conditions",
        ),
    ] = ""
    sop: Annotated[
        str,
        Field(
            "SOP yang dirujuk, dari `_data/sops.yml`",
            "the SOP referred to, of `_data/sops.yml`",
            form="id",
            refers_to="sops",
        ),
    ] = ""
    escalate_to: Annotated[
        str,
        Field(
            "peran di atasnya yang menerima kasus ini",
            "the role above that is handed the case",
            form="id",
            refers_to="roles",
        ),
    ] = ""
    skips: Annotated[
        Text,
        Field(
            "alasan, jika eskalasi melompati jenjang",
            "the reason, where the escalation skips a level",
            markup=Markup.INLINE,
            longest=1200,
            translated="skips",
        ),
    ] = NOTHING
    attach: Annotated[
        tuple[str, ...],
        Field(
            "kelengkapan yang dilampirkan, dari `_data/evidence.yml`",
            "what is to be attached, of `_data/evidence.yml`",
            form="id",
            unique=True,
            refers_to="evidence",
        ),
    ] = ()
    former_ids: Annotated[tuple[str, ...], FORMER_IDS] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry's facts come from: a document and its item number."""

    document: Annotated[
        str,
        Field(
            "id dari `documents` di `_data/agency.yml`",
            "an id of `documents` in `_data/agency.yml`",
            form="id",
            required=True,
        ),
    ]
    item: Annotated[
        int, Field("nomor butir dalam dokumen itu", "the number of the item", form="number", required=True)
    ]


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer in both languages.

    An entry without steps is only text: it has a body, and `ask` says to whom further questions go.
    `former_ids` are ids of published entries that are gone and whose old address leads here now.
    """

    id: Annotated[
        str,
        Field(
            "F dan 3 sampai 5 angka; tetap selamanya dan tidak pernah dipakai ulang",
            "F and 3 to 5 digits; permanent and never reused",
            form="entry",
            required=True,
        ),
    ]
    slug: str
    path: str
    question: Annotated[
        Text,
        Field(
            "pertanyaan dengan kata-kata penanya, paling panjang 160 karakter",
            "the question in the words of those who ask, at most 160 characters",
            markup=Markup.WORDS,
            longest=160,
            required=True,
            translated="question",
        ),
    ]
    category: Annotated[
        str,
        Field(
            "satu id dari `_data/categories.yml`",
            "one id of `_data/categories.yml`",
            form="id",
            required=True,
            refers_to="categories",
        ),
    ]
    steps: Annotated[
        tuple[Step, ...],
        Field(
            "langkah sesuai urutan pengerjaan; hanya jawaban dengan `ask` boleh tanpa langkah",
            "the steps in the order of work; only an answer with `ask` may do without",
            required=True,
            unless="ask",
        ),
    ]
    reviewed: Annotated[
        dt.date,
        Field(
            "tanggal peninjauan terakhir, misalnya `2026-11-22`",
            "date of the last review, like `2026-11-22`",
            form="date",
            required=True,
        ),
    ]
    audience: Annotated[
        tuple[str, ...],
        Field(
            "peran yang menanyakan hal ini",
            "the roles that ask this",
            form="id",
            unique=True,
            refers_to="roles",
        ),
    ] = ()
    ask: Annotated[
        str,
        Field(
            "peran yang dapat ditanya lebih lanjut, untuk jawaban yang hanya berupa teks",
            "the role to ask for more, where the answer is only text",
            form="id",
            refers_to="roles",
        ),
    ] = ""
    symptoms: Annotated[
        tuple[Symptom, ...],
        Field(
            "yang tampil di layar, apa adanya: `id` dan salah satu dari `text` (pesan) atau `code` (kode)",
            "what the screen shows, literally: `id` and one of `text` (a message) or `code` (a code)",
        ),
    ] = ()
    asked_as: Annotated[
        Mapping[Language, tuple[str, ...]],
        Field(
            "kata-kata lain yang dipakai orang; dicari, tidak ditampilkan",
            "other words people use; searched, not shown",
            markup=Markup.WORDS,
            longest=200,
            unique=True,
            each_language=True,
        ),
    ] = field(default_factory=dict)
    applies_to: Annotated[
        str, Field("versi SPSE", "the version of SPSE", markup=Markup.WORDS, longest=120)
    ] = ""
    related: Annotated[
        tuple[str, ...], Field("id jawaban lain", "ids of other answers", form="entry", unique=True)
    ] = ()
    former_slugs: Annotated[
        tuple[str, ...],
        Field(
            "alamat lama, yang tetap mengarah ke sini",
            "old addresses, which keep leading here",
            form="slug",
            unique=True,
        ),
    ] = ()
    owner: Annotated[
        str,
        Field(
            "siapa yang meninjau jawaban ini: unit atau jabatan",
            "who reviews the answer: a unit or an office",
            markup=Markup.WORDS,
            longest=120,
        ),
    ] = ""
    draft: Annotated[
        bool,
        Field(
            "`true` jika jawaban belum boleh terbit",
            "`true` where the answer is not to be published yet",
            form="truth",
        ),
    ] = False
    former_ids: tuple[str, ...] = ()
    source: Annotated[
        Source | None,
        Field(
            "dokumen sumber (id dari `documents` di `_data/agency.yml`) dan nomor butirnya",
            "the source document (an id of `documents` in `_data/agency.yml`) and the number of the item",
        ),
    ] = None
    body: Text = NOTHING

    @property
    def roles(self) -> tuple[str, ...]:
        """Roles that act, in the order of their first step."""
        return tuple(dict.fromkeys(step.role for step in self.steps))

    @property
    def turns(self) -> tuple[str, ...]:
        """Roles in the order of their turns in the unconditional steps, then who is finally escalated to.

        In an answer that is only text, whom to ask.
        """
        if not self.steps:
            return (self.ask,)
        always = [step for step in self.steps if not step.when] or list(self.steps)
        order = tuple(role for role, _ in groupby(step.role for step in always))
        waiting = dict.fromkeys(step.escalate_to for step in always if step.escalate_to)
        return order + tuple(role for role in waiting if role not in order)

    def concerns(self, role: str) -> bool:
        """Whether `role` asks this, is asked, acts in it, or is escalated to, under whatever condition."""
        acting = any(role in (step.role, step.escalate_to) for step in self.steps)
        return acting or role in self.audience or role == self.ask

    @property
    def texts(self) -> Mapping[str, Text]:
        """Every translatable text by its key in `translated_from`, empty ones left out."""
        found = {"question": self.question}
        for step in self.steps:
            found[f"steps.{step.id}"] = step.text
            if step.skips.id:
                found[f"skips.{step.id}"] = step.skips
        if self.body.id:
            found["body"] = self.body
        return found

    @property
    def untranslated(self) -> tuple[str, ...]:
        """Keys of the texts that an English reader gets in Indonesian."""
        return tuple(key for key, text in self.texts.items() if not text.en)

    @property
    def stale(self) -> tuple[str, ...]:
        """Keys of the texts whose translation no longer matches the Indonesian."""
        return tuple(key for key, text in self.texts.items() if text.stale)


@dataclass(frozen=True, slots=True)
class Retired:
    """An answer that was published and taken out, and that no other one answers now."""

    id: str
    slugs: tuple[str, ...]
    question: str
    date: dt.date


@dataclass(frozen=True, slots=True)
class Page:
    """A hand-written page; `path` is relative to the content folder, without language suffix."""

    path: str
    title: Annotated[
        Text,
        Field(
            "judul halaman",
            "the title of the page",
            markup=Markup.WORDS,
            longest=160,
            required=True,
            translated="title",
        ),
    ]
    description: Annotated[
        Text,
        Field(
            "isi halaman dalam satu kalimat, untuk mesin pencari",
            "what the page holds in one sentence, for search engines",
            markup=Markup.WORDS,
            longest=300,
            required=True,
            translated="description",
        ),
    ]
    body: Text


@dataclass(frozen=True, slots=True)
class Words:
    """What the search knows of the language beyond stems; all lower case."""

    synonyms: Annotated[
        tuple[tuple[str, ...], ...],
        Field("kelompok kata yang sama artinya", "groups of equal words", may_be_empty=True),
    ] = ()
    spellings: Annotated[
        Mapping[str, str],
        Field(
            "ejaan percakapan atau keliru dan kata yang dimaksud",
            "a chat or wrong spelling and the word, or the words, that it stands for",
            may_be_empty=True,
            keys="any",
        ),
    ] = field(default_factory=dict)
    ignored: Annotated[
        frozenset[str],
        Field(
            "kata yang tidak menentukan apa pun", "words that decide nothing", may_be_empty=True, unique=True
        ),
    ] = frozenset()
    everyday: Annotated[
        frozenset[str],
        Field(
            "kata yang ada di hampir setiap pesan kepada helpdesk, sehingga kurang menentukan di dalam pesan",
            "words of almost every message to a helpdesk, which decide less in a message than alone",
            may_be_empty=True,
            unique=True,
        ),
    ] = frozenset()


@dataclass(frozen=True, slots=True)
class Content:
    """The whole checked content. Mappings keep the authored order and are keyed by id.

    `pictures` are the paths of picture files in the content folder.
    """

    agency: Agency
    roles: Mapping[str, Role]
    categories: Mapping[str, Category]
    evidence: Mapping[str, Evidence]
    sops: Mapping[str, Reference]
    conditions: Mapping[str, Condition]
    glossary: Mapping[str, Reference]
    entries: Mapping[str, Entry]
    pages: tuple[Page, ...] = ()
    pictures: tuple[str, ...] = ()
    words: Words = Words()
    retired: tuple[Retired, ...] = ()

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the site, the one that prevails first."""
        return self.agency.languages

    @property
    def published(self) -> Content:
        """The content without its drafts."""
        kept = {id_: entry for id_, entry in self.entries.items() if not entry.draft}
        return replace(self, entries=kept)

    @property
    def edition(self) -> dt.date:
        """The date of the newest review: the same content has the same edition everywhere."""
        return max((entry.reviewed for entry in self.entries.values()), default=dt.date(2026, 1, 1))

    @property
    def ladder(self) -> tuple[Role, ...]:
        """The roles from the lowest rung to the top."""
        return tuple(self.roles.values())

    def in_category(self, category: str) -> tuple[Entry, ...]:
        """The entries of a category."""
        return tuple(entry for entry in self.entries.values() if entry.category == category)

    def concerning(self, role: str) -> tuple[Entry, ...]:
        """The entries that concern `role`; those without an audience concern the lowest, which asks first."""
        asks = role == self.ladder[0].id
        return tuple(
            entry for entry in self.entries.values() if entry.concerns(role) or (asks and not entry.audience)
        )
