"""Twenty mistakes in ten files, made at once in a copy of the content: each is reported on its line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from check_support import problems_in


@dataclass(frozen=True)
class Slip:
    """`old` becomes `new` in a file; the problem is on the line that then holds `sign`."""

    path: str
    old: str
    new: str
    sign: str
    code: str


INAPROC, INTERNAL = "faq/data-tidak-sinkron-inaproc", "faq/internal-server-error"
CODED, LOGIN = "faq/kode-galat-7xxxx", "faq/login-galat-rekanan"
SLIPS = (
    Slip(f"{INAPROC}.md", "category: data", "category: datta", "category: datta", "FAQ204"),
    Slip(f"{INAPROC}.md", "escalate_to: admin-lpse", "escalate_to: admin-lspe", "admin-lspe", "FAQ203"),
    Slip(f"{INAPROC}.md", "related: [F001]", "related: [F077]", "F077", "FAQ405"),
    Slip(f"{INAPROC}.md", "Periksa versi SPSE.", "Periksa <b>versi</b> SPSE.", "<b>", "FAQ501"),
    Slip(f"{INAPROC}.en.md", "  cek-versi: Check", "  cek-vesri: Check", "  cek-vesri: Check", "FAQ303"),
    Slip(
        f"{INAPROC}.en.md", "question: Vendor", "category: data\nquestion: Vendor", "category: data", "FAQ304"
    ),
    Slip(f"{INTERNAL}.md", "reviewed: 2026-11-22", "reviewed: 2099-11-22", "2099", "FAQ212"),
    Slip(f"{INTERNAL}.md", "sop: error-handling", "sopp: error-handling", "sopp:", "FAQ201"),
    Slip(f"{INTERNAL}.en.md", "Follow the", "Follow **the", "Follow **the", "FAQ503"),
    Slip(f"{CODED}.md", "code: 7xxxx", "code: galat", "code: galat", "FAQ213"),
    Slip(f"{CODED}.md", "when: jaim", "when: jiam", "when: jiam", "FAQ207"),
    Slip(f"{CODED}.md", "attach: [deskripsi,", "attach: [deskripsy,", "deskripsy", "FAQ205"),
    Slip(f"{LOGIN}.md", "    skips: Dokumen", "    # skips: Dokumen", "escalate_to: helpdesk-lkpp", "FAQ217"),
    Slip(f"{LOGIN}.md", "id: F001", "id: F1", "id: F1", "FAQ210"),
    Slip(f"{LOGIN}.en.md", "Never write", "[x](javascript:y) Never write", "javascript", "FAQ502"),
    Slip("_data/agency.yml", "name: LPSE", "name:\t&a LPSE", "&a", "FAQ108"),
    Slip("_data/evidence.yml", "helpdesk-lpse, admin-lpse]", "admin]", "admin]", "FAQ203"),
    Slip("_data/roles.yml", 'colour: "#1f5fa8"', "colour: blue", "colour: blue", "FAQ213"),
    Slip(
        "_data/roles.yml",
        'colour: "#7a4b0e"\n',
        'colour: "#7a4b0e"\n  label: Admin\n',
        "label: Admin\n",
        "FAQ107",
    ),
    Slip(f"{LOGIN}.en.md", "- login fails", "- login\u200b fails", " fails although", "FAQ504"),
)


def test_twenty_mistakes_in_ten_files(real: Path) -> None:
    assert len(SLIPS) == 20
    assert len({slip.path for slip in SLIPS}) == 10
    for slip in SLIPS:
        file = real / slip.path
        text = file.read_text(encoding="utf-8")
        assert slip.old in text, slip
        file.write_text(text.replace(slip.old, slip.new, 1), encoding="utf-8")
    told = {(problem.path, problem.line, problem.code) for problem in problems_in(real)}
    for slip in SLIPS:
        text = (real / slip.path).read_text(encoding="utf-8")
        line = text[: text.index(slip.sign)].count("\n") + 1
        assert (slip.path, line, slip.code) in told, slip
