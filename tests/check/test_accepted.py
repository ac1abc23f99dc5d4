"""What agencies may leave out or write shorter."""

from __future__ import annotations

from pathlib import Path

from clock import TODAY
from faq.check import check
from faq.source import load


def test_an_agency_needs_a_name_a_city_and_an_address_of_its_site(content: Path) -> None:
    agency = "name: LPSE Contoh\ncity: Kota Contoh\nsite_url: https://lpse.example/faq\n"
    (content / "_data" / "agency.yml").write_text(agency, encoding="utf-8")
    found, problems = check(load(content), TODAY)
    assert problems == ()
    assert found is not None
    assert (found.agency.short_name, found.agency.site_url) == ("LPSE Contoh", "https://lpse.example/faq/")


def test_a_colour_may_have_three_digits(content: Path) -> None:
    roles = content / "_data" / "roles.yml"
    text = roles.read_text(encoding="utf-8")
    first = text[text.index("colour:") :].split("\n")[0]
    roles.write_text(text.replace(first, 'colour: "#0A5"', 1), encoding="utf-8")
    found, problems = check(load(content), TODAY)
    assert problems == ()
    assert found is not None
    assert found.ladder[0].colour == "#00aa55"
