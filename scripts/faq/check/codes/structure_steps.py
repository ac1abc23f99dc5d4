"""2xx, second half: the steps and the ladder they climb."""

from __future__ import annotations

from faq.check.codes.code import error, warning
from faq.model import Text

STEPS = (
    error(
        "FAQ216",
        Text("eskalasi tidak naik", "an escalation that does not go up"),
        Text(
            "escalate_to menyebut peran di atas peran langkah itu dalam urutan _data/roles.yml.",
            "escalate_to names a role above that of the step in the order of _data/roles.yml.",
        ),
        "role: admin-lpse\nescalate_to: helpdesk-lpse",
        "role: admin-lpse\nescalate_to: helpdesk-lkpp",
    ),
    error(
        "FAQ217",
        Text("eskalasi melompati jenjang tanpa alasan", "an escalation skips a rung without a reason"),
        Text(
            "Tulis alasannya dalam skips, atau eskalasikan ke jenjang berikutnya.",
            "Give the reason in skips, or escalate to the next rung.",
        ),
        "role: penyedia\nescalate_to: helpdesk-lkpp",
        "role: penyedia\nescalate_to: helpdesk-lkpp\nskips: Dokumen sumber mengarahkan langsung ke LKPP.",
    ),
    error(
        "FAQ218",
        Text("skips tanpa jenjang yang dilompati", "skips where no rung is skipped"),
        Text(
            "Alasan hanya ditulis bila eskalasi memang melompati jenjang.",
            "A reason is given only where an escalation does skip a rung.",
        ),
        "role: penyedia\nescalate_to: helpdesk-lpse\nskips: Lebih cepat.",
        "role: penyedia\nescalate_to: helpdesk-lpse",
    ),
    error(
        "FAQ219",
        Text("penerima eskalasi tidak bertindak", "a role is handed the case and never acts"),
        Text(
            "Peran yang menerima eskalasi harus memiliki langkah sesudahnya, kecuali peran teratas.",
            "A role that a case is escalated to must have a later step, unless it is the top of the ladder.",
        ),
        "- {id: lapor, role: penyedia, text: Laporkan., escalate_to: helpdesk-lpse}",
        "- {id: lapor, role: penyedia, text: Laporkan., escalate_to: helpdesk-lpse}\n"
        "- {id: periksa, role: helpdesk-lpse, text: Periksa.}",
    ),
    warning(
        "FAQ220",
        Text(
            "penerima eskalasi hanya bertindak bersyarat",
            "a role is handed the case and acts only on a condition",
        ),
        Text(
            "Bila syaratnya tidak terpenuhi, kasus berhenti. Tambahkan langkah tanpa when.",
            "Where the condition does not hold, the case stops. Add a step without when.",
        ),
        "- {id: lapor, role: penyedia, text: Laporkan., escalate_to: helpdesk-lpse}\n"
        "- {id: perbarui, role: helpdesk-lpse, when: jaim, text: Perbarui.}",
        "- {id: lapor, role: penyedia, text: Laporkan., escalate_to: helpdesk-lpse}\n"
        "- {id: periksa, role: helpdesk-lpse, text: Periksa.}\n"
        "- {id: perbarui, role: helpdesk-lpse, when: jaim, text: Perbarui.}",
    ),
    warning(
        "FAQ221",
        Text("peran bertindak tanpa menerima eskalasi", "a role acts although nobody handed the case over"),
        Text(
            "Peran yang lebih tinggi muncul tanpa langkah yang meneruskan kasus kepadanya.",
            "A higher role appears although no step passed the case on to it.",
        ),
        "- {id: cek, role: helpdesk-lpse, text: Periksa.}\n- {id: atur, role: admin-lpse, text: Atur.}",
        "- {id: cek, role: helpdesk-lpse, text: Periksa., escalate_to: admin-lpse}\n"
        "- {id: atur, role: admin-lpse, text: Atur.}",
    ),
    error(
        "FAQ222",
        Text("peran tidak mungkin memiliki bukti itu", "the role cannot have that evidence"),
        Text(
            "from di _data/evidence.yml menyebut siapa yang dapat memiliki bukti itu; peran lain "
            "memerlukannya dari langkah "
            "yang meneruskan kasus.",
            "from in _data/evidence.yml says who can have the evidence; another role needs it from a "
            "step that hands the "
            "case over.",
        ),
        "role: penyedia\nattach: [akses-server]",
        "role: admin-lpse\nattach: [akses-server]",
    ),
    error(
        "FAQ223",
        Text("jenjang terlalu pendek", "the ladder is too short"),
        Text(
            "_data/roles.yml memuat sedikitnya dua peran, dari bawah ke atas.",
            "_data/roles.yml has at least two roles, lowest first.",
        ),
        "penyedia: …",
        "penyedia: …\nhelpdesk-lpse: …",
    ),
)
