"""The health page as one HTML file, and as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from faq.catalogue import Catalogue
from faq.health.figures import Health
from faq.model import Content, Entry

Section = tuple[str, str, Sequence[Sequence[str]]]


def sections(health: Health, words: Catalogue) -> Iterator[Section]:
    """Title, what to do about it, and rows: nothing is left out because it is empty."""
    day, share = words.day, "{:.0%}".format
    overdue = [(each.entry.slug, day(each.date), str(-each.days), each.owner) for each in health.overdue]
    yield words["health_overdue"], words["health_overdue_text"], overdue
    yield (
        words["health_stale"],
        words["health_stale_text"],
        [(e.slug, ", ".join(e.stale)) for e in health.stale],
    )
    missing = [(entry.slug, ", ".join(entry.untranslated)) for entry in health.untranslated]
    yield words["health_untranslated"], words["health_untranslated_text"], missing
    yield words["health_no_symptoms"], words["health_no_symptoms_text"], _slugs(health.without_symptoms)
    yield words["health_no_asked"], words["health_no_asked_text"], _slugs(health.without_asked_as)
    alike = [(pair.first.slug, pair.second.slug, share(pair.share)) for pair in health.alike]
    yield words["health_alike"], words["health_alike_text"], alike
    hard = [(each.entry.slug, f"{each.sentence:.0f}", share(each.long_words)) for each in health.hard]
    yield words["health_hard"], words["health_hard_text"], hard
    if health.asked:
        failing = [(each.query, each.wanted, each.got or "–") for each in health.failing]
        text = words["health_failing_text"].format(failed=len(health.failing), asked=health.asked)
        yield words["health_failing"], text, failing


def as_text(health: Health, words: Catalogue) -> str:
    """The page for a terminal: a line for each section and each row."""
    lines = [words["health_title"].format(day=words.day(health.today), number=len(health.entries))]
    for title, _, rows in sections(health, words):
        lines += [f"\n{title}: {len(rows)}", *("  " + " · ".join(filter(None, row)) for row in rows)]
    return "\n".join(lines)


def as_html(health: Health, content: Content, words: Catalogue) -> str:
    """The page with its plots, which loads nothing and runs nothing."""
    from faq.health import plots  # slow to import, and only this page draws

    readings = [(each.sentence, each.long_words, each.entry.slug, each.is_hard) for each in health.readings]
    labels = {id_: category.label.read(words.language).plain for id_, category in content.categories.items()}
    roles = {id_: role.label.read(words.language).plain for id_, role in content.roles.items()}
    drawn = [
        (words["health_by_category"], plots.bars({labels[id_]: n for id_, n in health.by_category.items()})),
        (words["health_by_role"], plots.bars({roles[id_]: n for id_, n in health.by_role.items()})),
        (words["health_due"], plots.months([each.days for each in health.due], words["health_months"])),
        (
            words["health_reading"],
            plots.scatter(readings, words["health_sentence"], words["health_long_words"]),
        ),
    ]
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("health.html.jinja").render(
        language=words.language,
        title=words["health_title"].format(day=words.day(health.today), number=len(health.entries)),
        nothing=words["health_nothing"],
        plots=[(title, Markup(svg)) for title, svg in drawn],  # noqa: S704  drawn by plots, which escapes every label
        sections=list(sections(health, words)),
    )


def _slugs(entries: Sequence[Entry]) -> list[tuple[str]]:
    return [(entry.slug,) for entry in entries]
