"""Plots of the health page, as SVG that is in the page itself and loads nothing."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

_DAY = "#1f5fa8"
_LATE = "#b3261e"
_WIDE = 6.4
# No date, no random ids: the same content gives the same file.
mpl.rcParams["svg.hashsalt"] = "lpse-faq"
mpl.rcParams["svg.fonttype"] = "none"


def bars(numbers: Mapping[str, int]) -> str:
    """A horizontal bar for each label, the first at the top; empty where there is none."""
    if not numbers:
        return ""
    figure, axes = _figure(0.4 * len(numbers) + 0.5)
    drawn = axes.barh(list(numbers), list(numbers.values()), color=_DAY)
    axes.bar_label(drawn, padding=3)
    axes.invert_yaxis()
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    return _svg(figure)


def months(days: Sequence[int], label: str) -> str:
    """How many answers fall due in which month from today; what is overdue is red. Empty without answers."""
    if not days:
        return ""
    figure, axes = _figure(2.2)
    at = [day // 30 for day in days]
    first, last = min(*at, -1), max(*at, 0)
    counts = [at.count(month) for month in range(first, last + 1)]
    colours = [_LATE if month < 0 else _DAY for month in range(first, last + 1)]
    axes.bar(range(first, last + 1), counts, color=colours)
    axes.set_xlabel(label)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    return _svg(figure)


def scatter(points: Sequence[tuple[float, float, str, bool]], across: str, up: str) -> str:
    """A point for each answer, those that are hard to read with their name. Empty without answers."""
    if not points:
        return ""
    figure, axes = _figure(3.4)
    for x, y, name, is_hard in points:
        axes.plot(x, y, "o", color=_LATE if is_hard else _DAY, alpha=0.6)
        if is_hard:
            axes.annotate(name, (x, y), textcoords="offset points", xytext=(5, 3), fontsize=8)
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    return _svg(figure)


def _figure(height: float) -> tuple[Figure, Axes]:
    """A figure as wide as the page and so many inches high, and where to draw in it."""
    figure = Figure(figsize=(_WIDE, height), layout="constrained")
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _svg(figure: Figure) -> str:
    stream = io.StringIO()
    figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    text = stream.getvalue()
    return text[text.index("<svg") :]
