"""The data files as a whole: which there are, a ladder to climb, categories in use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from faq.check.known import Known, text_of
from faq.check.report import choices, problem, quoted
from faq.check.schema import DATA, DATE, FORMS, REQUIRED_DATA
from faq.model import (
    DEFAULT_LANGUAGE,
    MISSING,
    UNPUBLISHED,
    Problem,
    RawFile,
    Sources,
    contrast,
    full_colour,
    is_published_picture,
    say,
)

LEAST_CONTRAST = 4.5  # of WCAG 2.2 AA, for text
WHITE = "#ffffff"


def check_data(sources: Sources, known: Known) -> Iterator[Problem]:
    """Problems between data files, and between them and the entries."""
    for stem, raw in sources.data.items():
        if stem not in DATA:
            hint = choices(stem, DATA, say("data_files"))
            yield problem("FAQ111", raw.path, 1, say("unknown_data", name=quoted(stem)), hint)
    for stem in REQUIRED_DATA:
        if stem not in sources.data:
            yield problem("FAQ112", f"_data/{stem}.yml", 1, say("data_missing"), say("init_makes"))
    roles = sources.data.get("roles")
    if roles is not None and roles.readable and len(known.ranks) < 2:
        yield problem("FAQ223", roles.path, 1, say("short_ladder"), say("name_two_roles"))
    yield from _unused(sources, known)
    yield from _agency(sources)


def _unused(sources: Sources, known: Known) -> Iterator[Problem]:
    """Categories that would be shown empty; in a folder without entries there is nothing to report."""
    used = {text_of(raw.fields, "category") for raw in sources.entries}
    categories = known.ids.get("categories", ())
    if not sources.entries or not used <= {*categories}:
        return  # an entry whose category is wrong may belong to any
    for id_ in categories:
        if id_ not in used:
            raw = sources.data["categories"]
            line = raw.fields.fields[id_].line
            unused = say("category_unused", id=quoted(id_))
            yield problem("FAQ226", raw.path, line, unused, say("use_category"))


def _agency(sources: Sources) -> Iterator[Problem]:
    agency = sources.data.get("agency")
    if agency is None:
        return
    yield from _logo(agency, sources)
    fields = agency.fields.fields
    languages = fields.get("languages", MISSING)
    if languages.items and DEFAULT_LANGUAGE not in languages.texts:
        line = languages.line
        yield problem("FAQ213", agency.path, line, say("no_indonesian"), say("write_languages"))
    for name, colour in fields.get("colours", MISSING).fields.items():
        if FORMS["colour"].match(colour.text.strip()):
            found = contrast(full_colour(colour.text.strip()), WHITE)
            if found < LEAST_CONTRAST:
                low = say("low_contrast", name=name, colour=quoted(colour.text), found=found)
                darker = say("darker", least=LEAST_CONTRAST)
                yield problem("FAQ230", agency.path, colour.line, low, darker)
    yield from _dates(agency)


def _dates(agency: RawFile) -> Iterator[Problem]:
    """The days between which a notice is shown."""
    notice = agency.fields.get("notice")
    days = {}
    for name in ("from", "until"):
        value = notice.fields.get(name)
        if value is None or not DATE.match(value.text.strip()):
            continue
        try:
            days[name] = dt.date.fromisoformat(value.text.strip())
        except ValueError:
            wrong = say("no_such_day", name=name, date=quoted(value.text))
            yield problem("FAQ211", agency.path, value.line, wrong, say("expected", form=DATE.expected))
    if len(days) == 2 and days["until"] < days["from"]:
        line = notice.fields["until"].line
        yield problem("FAQ211", agency.path, line, say("notice_backwards"), say("swap_dates"))


def _logo(agency: RawFile, sources: Sources) -> Iterator[Problem]:
    logo = agency.fields.get("logo")
    path = logo.text.strip()
    if path and not (path in sources.files and is_published_picture(path)):
        hint = say("logo_place", folders=", ".join(UNPUBLISHED))
        yield problem("FAQ409", agency.path, logo.line, say("no_picture", path=quoted(path)), hint)
