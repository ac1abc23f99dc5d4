"""The stylesheet: colours that can be read, and no rule for something that no page has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from faq.model import contrast
from faq.site.assets import readable, stylesheet

ROOT = Path(__file__).parents[2]
SHEETS = ROOT / "overrides" / "assets" / "stylesheets"


@pytest.mark.parametrize("ground", ["#f6f3ee", "#1b252d"])
@pytest.mark.parametrize("colour", ["#ffff00", "#0b6b57", "#000000", "#ffffff", "#7a4b0e", "#808080"])
def test_any_colour_of_a_role_becomes_readable(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # as WebAIM's checker has it


def test_a_readable_colour_stays_as_it_is() -> None:
    assert readable("#0b6b57", "#ffffff") == "#0b6b57"


def test_sheets_are_joined_in_order_without_comments() -> None:
    sheet = stylesheet(
        ["a {\n  top: 0;\n}\n/* why */\n", "b {}\n"], {"admin": "#000000"}, "#112233", "#0a4f80"
    )
    assert sheet.startswith("a{top:0}b {}:root{--brand:#112233;--link:#0a4f80;--action:#0a4f80}")
    assert '[data-role="admin"]{--role:#000000}' in sheet
    assert "why" not in sheet


def test_every_class_in_the_sheets_is_used_by_a_page_or_a_script(site_dir: Path) -> None:
    scripts = [*site_dir.glob("assets/javascripts/*.js"), *site_dir.glob("search/*.js")]
    texts = [file.read_text(encoding="utf-8") for file in [*site_dir.rglob("*.html"), *scripts]]
    used = set(re.findall(r"[\w-]+", " ".join(texts)))
    # What authors and agencies may use, although no page of today's content does.
    written = {"admonition", "admonition-title", "paging", "notice", "tag", "help__contacts"}
    written |= {"cell--right", "cell--center", "reach"}
    sheets = "\n".join(file.read_text(encoding="utf-8") for file in SHEETS.glob("*.css"))
    plain = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", sheets, flags=re.DOTALL)
    styled = set(re.findall(r"\.([a-z][\w-]*)(?=[^{}]*\{)", plain))
    assert styled - used - written == set()


def test_no_script_has_a_template_inside_a_template() -> None:
    # rjsmin takes the inner one for code and drops its spaces.
    scripts = [*(ROOT / "overrides").rglob("*.js"), *(ROOT / "scripts").rglob("*.js")]
    nested = re.compile(r"\$\{[^{}`]*`")
    assert [file.name for file in scripts if nested.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("colour", ["#0a4f80", "#7a4b0e"])
def test_coloured_words_stand_out_on_a_dark_ground(colour: str) -> None:
    sheet = stylesheet([], {"admin": colour}, "#112233", colour)
    dark = re.findall(r"slate[^}]*--(?:link|role):(#\w{6})", sheet)
    assert len(dark) == 2
    assert all(contrast(shown, "#232e37") >= 7 for shown in dark)
