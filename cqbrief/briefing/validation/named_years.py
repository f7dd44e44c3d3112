"""The years that texts and periods name."""

from __future__ import annotations

import re
from functools import lru_cache

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.quantities.calendar_terms import YEAR_PATTERN

_YEAR = re.compile(rf"(?<![0-9.]){YEAR_PATTERN}(?![0-9.]|[万亿个家人元])")


@lru_cache(maxsize=1024)
def years(text: Text | None) -> frozenset[int]:
    """Return the years named in any wording of a text."""
    if text is None:
        return frozenset()
    return frozenset(int(year) for words in text.wordings() for year in _YEAR.findall(words))


def period_years(figure: Figure) -> frozenset[int]:
    """Return the years that a figure's period names."""
    return years(figure.period.label) if figure.period else frozenset()
