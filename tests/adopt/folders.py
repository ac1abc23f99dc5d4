"""Content folders of agencies that there are not: as many answers, roles and languages as a test asks for."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml

from faq.model import digest
from site_support import CONTENT

COLOURS = ("#0b6b57", "#1f5fa8", "#7a4b0e", "#6a3fa0", "#8a1f3c")
ROLES = {
    "pelaku-usaha": ("Pelaku usaha", "Business"),
    "loket": ("Loket layanan", "Service desk"),
    "teknisi": ("Teknisi LPSE", "LPSE engineer"),
    "helpdesk-pusat": ("Helpdesk pusat", "Central helpdesk"),
    "teknis-pusat": ("Helpdesk teknis pusat", "Central technical helpdesk"),
}
CATEGORIES = {
    "lelang": ("Lelang dan jadwal", "Tenders and schedules"),
    "kontrak": ("Kontrak elektronik", "Electronic contracts"),
}


@dataclass(frozen=True)
class Adopted:
    """What an agency has: `answers`, levels of its ladder, languages, and whether it names contacts."""

    answers: int
    levels: int = 5
    languages: tuple[str, ...] = ("id", "en")
    contacts: bool = False

    def write(self, folder: Path) -> Path:
        """Writes the content below `folder`; gives `folder`."""
        (folder / "_data").mkdir(parents=True)
        for page in CONTENT.glob("*.md"):
            if "en" in self.languages or not page.name.endswith(".en.md"):
                shutil.copy(page, folder)
        for name, data in self.data.items():
            (folder / "_data" / f"{name}.yml").write_text(_yaml(data), encoding="utf-8")
        (folder / "faq").mkdir()
        for number in range(1, self.answers + 1):
            self._answer(folder / "faq", number)
        published = {
            f"F{number:03}": {"slugs": [f"kendala-{number}"], "languages": [*self.languages]}
            for number in range(1, self.answers + 1)
        }
        (folder / "faq" / "published.yml").write_text(_yaml(published), encoding="utf-8")
        return folder

    @property
    def ladder(self) -> list[str]:
        return [*[*ROLES][: self.levels - 1], [*ROLES][-1]]

    @property
    def data(self) -> dict[str, dict[str, object]]:
        """The data files by name."""
        agency: dict[str, object] = {
            "name": "LPSE Kabupaten Contoh",
            "city": "Kabupaten Contoh",
            "site_url": "https://faq.contoh.go.id/bantuan/",
            "languages": [*self.languages],
        }
        if self.contacts:
            agency |= {"phone": "0254 123456", "email": "helpdesk@contoh.go.id", "whatsapp": "6281200000000"}
        return {
            "agency": agency,
            "roles": {
                role: {
                    "label": self._both(*ROLES[role]),
                    "duty": self._both("Menangani kendala.", "Handles problems."),
                    "colour": COLOURS[number],
                }
                for number, role in enumerate(self.ladder)
            },
            "categories": {id_: {"label": self._both(*label)} for id_, label in CATEGORIES.items()},
            "evidence": {"tangkapan": {"label": self._both("Tangkapan layar", "Screenshot")}},
        }

    def _both(self, indonesian: str, english: str) -> dict[str, str]:
        return {"id": indonesian, "en": english} if "en" in self.languages else {"id": indonesian}

    def _answer(self, folder: Path, number: int) -> None:
        """An answer that climbs the ladder from one of its levels up to another."""
        first = number % (self.levels - 1)
        path = self.ladder[first : first + 2 + number % 3]
        texts = dict.fromkeys(path, (f"Kerjakan bagian {number}.", f"Do part {number}."))
        question = (f"Kendala nomor {number} pada paket", f"Problem number {number} with a package")
        steps: list[dict[str, object]] = [
            {"id": role, "role": role, "text": texts[role][0], "attach": ["tangkapan"]} for role in path
        ]
        for step, upper in zip(steps, path[1:], strict=False):
            step["escalate_to"] = upper
        fields = {
            "id": f"F{number:03}",
            "question": question[0],
            "category": [*CATEGORIES][number % 2],
            "symptoms": [{"id": "pesan", "text": f"Error: package {number} failed"}],
            "steps": steps,
            "reviewed": "2026-10-01",
        }
        (folder / f"kendala-{number}.md").write_text(f"---\n{_yaml(fields)}---\n", encoding="utf-8")
        if "en" in self.languages:
            english = {
                "question": question[1],
                "steps": {role: text[1] for role, text in texts.items()},
                "translated_from": {
                    "question": digest(question[0]),
                    **{f"steps.{role}": digest(text[0]) for role, text in texts.items()},
                },
            }
            (folder / f"kendala-{number}.en.md").write_text(f"---\n{_yaml(english)}---\n", encoding="utf-8")


def _yaml(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
