"""How readers reach the agency."""

from __future__ import annotations

from dataclasses import dataclass

from faq.model import Agency, Language


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the agency; `href` is empty where no program can follow it."""

    kind: str
    text: str
    href: str


def contacts(agency: Agency, language: Language) -> tuple[Contact, ...]:
    """The ways to reach `agency`; those that are not known are left out."""
    found = (
        Contact("email", agency.email, f"mailto:{agency.email}"),
        Contact("phone", agency.phone, f"tel:{agency.phone.replace(' ', '')}"),
        Contact("whatsapp", agency.whatsapp, f"https://wa.me/{agency.whatsapp}"),
        Contact("website", agency.website, agency.website),
        Contact("hours", agency.hours.read(language).plain, ""),
        Contact("address", agency.address, ""),
    )
    return tuple(contact for contact in found if contact.text)
