"""One value of a chart as plain data."""

from __future__ import annotations

from decimal import Decimal

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.quantities.quantity import Qualifier
from cqbrief.briefing.record import Record, record
from cqbrief.briefing.tables.series_table import CellStatus


@record
class Mark(Record):
    """Hold one value of a chart. `value` is in the chart's `unit`, exactly as printed: 75.1."""

    figure: str | None
    """Id of the figure; None for a value from a CSV file."""
    category: int
    """Index into `ChartData.categories`."""
    series: int
    """Index into `ChartData.series`."""
    value: Decimal | None
    """None: a gap."""
    low: Decimal | None = None
    high: Decimal | None = None
    """For ranges and open-ended values the interval that is known (None: unbounded on that side)."""
    printed: str = ""
    """The quantity as printed, word of approximation included; empty for a gap."""
    label: str = ""
    """What is written at the mark: as printed, without scale and unit, † where derived.

    For a gap from a CSV file the sign that stands for it there, such as …
    """
    derived: bool = False
    qualifier: Qualifier = "exact"
    status: CellStatus = "final"
    sign: str = ""
    """The sign beside the value in its CSV file, which says its status; it is part of `label`."""
    highlighted: bool = False
    """Whether it is drawn strongly, and the others pale."""
    total: bool = False
    """Whether it is a level of a waterfall, from zero, and no change."""
    misprint: bool = False
    """True when the source is presumably misprinted (the figure has `reads_as`)."""
    gap: Text | None = None
    note: Text | None = None
    target: Decimal | None = None
    target_printed: str = ""
    target_label: str = ""
    """The target as written at its tick, without scale and unit."""
