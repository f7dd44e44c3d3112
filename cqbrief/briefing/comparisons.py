"""What a figure is held against: a change since then, or a value of another time, place or plan."""

from __future__ import annotations

import re
from typing import Final

from cqbrief.briefing.model import Comparison, ComparisonKind, Figure
from cqbrief.briefing.quantities.calendar_terms import YEAR_PATTERN
from cqbrief.briefing.quantities.quantity import SIGN_CHARACTERS, Quantity

OF_TARGETS: Final[frozenset[ComparisonKind]] = frozenset({"target", "attained"})
"""Comparisons with what was to be reached; all others tell how things moved."""

TO_THE_PERIOD_BEFORE: Final[frozenset[ComparisonKind]] = frozenset(
    {"year_on_year", "quarter_on_quarter", "month_on_month", "two_year_average", "year_to_date"}
)
"""Comparisons whose base follows from the figure's own period."""

_SIGN: Final = re.compile(f"[{SIGN_CHARACTERS}]")
_YEAR: Final = re.compile(rf"(?<![0-9]){YEAR_PATTERN}(?![0-9])")


def states_change(value: Quantity) -> bool:
    """Return whether a quantity says by how much something changed: by a word, a sign or brackets."""
    return bool(value.change) or value.number < 0 or _SIGN.search(value.prefix) is not None


def is_change(figure: Figure, other: Figure) -> bool:
    """Return whether `other`, which `figure` is held against, says by how much it changed.

    A sign alone does not tell: the loss of the year before (-£0.1bn) and its growth (增长8.4%) are no
    changes of this year's. They are known by being of the same unit and, as this figure, signed or bearing
    a sign without a word, and of the same name or of other years.
    """
    return other.value is not None and states_change(other.value) and not _of_another_time(figure, other)


def improves(figure: Figure, comparison: Comparison, other: Figure) -> bool | None:
    """Return whether the briefing judges the change `other` as one for the better.

    It goes by the sign of the change, worded falls included. None where no good direction is named,
    nothing changed, a range reaches to both sides, or `other` is no change.
    """
    value = other.value
    if (
        other.good is None
        or value is None
        or comparison.kind in OF_TARGETS
        or _of_another_time(figure, other)
    ):
        return None
    ends = {end > 0 for end in (value.number, value.upper) if end}
    return ends == {other.good == "up"} if len(ends) == 1 else None


def _of_another_time(figure: Figure, other: Figure) -> bool:
    """Tell whether `other` is the same thing at another time, as far as unit, name and period tell."""
    own, value = figure.value, other.value
    if own is None or value is None or own.unit != value.unit:
        return False
    if value.change and not states_change(own):
        return False  # growth of what is a level itself
    years, other_years = _years(figure), _years(other)
    return figure.label == other.label or bool(years and other_years and not years & other_years)


def _years(figure: Figure) -> frozenset[str]:
    label = figure.period.label if figure.period else None
    wordings = label.wordings() if label else ()
    return frozenset(year for words in wordings for year in _YEAR.findall(words))
