"""The kinds of charts: one entry for each, with all that must be known of it before it is drawn.

The reader of YAML, the rules of honest charts, the data of a chart and its size take what they need of a
kind from its entry. How a kind is drawn stands in `charts.layout.DRAWERS`; its words for authors in the help
of `model.Chart.kind`; rules that no entry can express in `validation.chart_kind_rules.OWN_RULES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from cqbrief.briefing.record import Record, record

ChartKindName = Literal[
    "column", "bar", "target", "grouped", "stacked", "stacked_share", "line", "slope", "nested", "band",
    "dot", "dumbbell", "diverging", "pyramid", "waterfall", "heat",
    "multiples", "map",
]  # fmt: skip
"""What an author writes after `kind:`, in the order in which editors offer it."""

Axis = Literal["vertical", "horizontal"]
"""Which way values grow: up (columns, lines) or to the right (bars, dots, bands, nested)."""

Arrangement = Literal["overlaid", "beside", "stacked", "mirrored", "running", "cells", "panels", "districts"]
"""Where marks stand: of several series in a category, stacked ones on each other, mirrored ones to both
sides; running ones begin where the one before ends; cells and districts are shaded."""

Use = Literal["none", "optional", "required"]
"""Whether a kind draws something, and whether it makes sense without it."""

FEWEST_FOR_LINE = 4
"""Two or three points are bars."""

MOST_BARS = 60
"""So many bars are all drawn on every medium; of more the first and last, and a table gives the rest."""


@record
class ChartKind(Record):
    """Describe one kind of chart: what it takes, how it is laid out, and what keeps it honest."""

    name: ChartKindName
    axis: Axis | None
    """None: vertical over times, horizontal beside names."""
    series: Use = "none"
    """Whether it draws several series, and whether every point has to name its own."""
    arrangement: Arrangement = "overlaid"
    targets: Use = "none"
    """Whether it draws a tick at the target of a point, and whether some point must have one."""
    time: Literal["any order", "in order", "series"] = "any order"
    """Of categories that are times: whether the earliest must come first, and for a time series whether rows
    of a CSV file that run backwards are turned."""
    bars: bool = False
    """Whether its marks are bars or columns, of which there can be too many to be drawn."""
    most_columns: int | None = None
    """Beside more names than these its columns are drawn as bars: names have more room at the left."""
    most_series: int = 6
    """So many can be told apart: by colour and symbol, or by their place where that names them."""
    highlights: bool = False
    """Whether highlighted series may stand out before more pale ones than colours can tell apart."""
    from_zero: bool = True
    """Whether its axis always holds zero, since lengths are compared."""
    of_whole: bool = False
    """Whether its marks are parts of one whole: a share ends at 0 and 100 %, and marks are not summed."""
    shares: bool = False
    """Whether lengths are shares of the sum of a category, on an axis of per cent."""
    totals: bool = False
    """Whether some of its points are totals, the others changes between them."""
    two_sided: bool = False
    """Whether values stand before marks as well as behind them."""
    small: bool = False
    """Whether it has so little to show that half the width of a page is enough."""
    one_bar: bool = False
    """Whether all marks lie in one bar, so that its height does not grow with the categories."""


_KINDS = (
    ChartKind(
        name="column", axis="vertical", targets="optional", time="in order", bars=True, most_columns=12
    ),
    ChartKind(name="bar", axis="horizontal", targets="optional", bars=True),
    ChartKind(name="target", axis=None, targets="required", bars=True),
    ChartKind(
        name="grouped",
        axis="vertical",
        series="required",
        arrangement="beside",
        targets="optional",
        time="in order",
        bars=True,
    ),
    ChartKind(
        name="stacked",
        axis="vertical",
        series="required",
        arrangement="stacked",
        time="in order",
        bars=True,
    ),
    ChartKind(
        name="stacked_share",
        axis=None,
        series="required",
        arrangement="stacked",
        time="in order",
        bars=True,
        shares=True,
    ),
    ChartKind(
        name="line",
        axis="vertical",
        series="optional",
        time="series",
        highlights=True,
        from_zero=False,
    ),
    ChartKind(name="slope", axis="vertical", series="required", from_zero=False, small=True),
    ChartKind(name="nested", axis="horizontal", of_whole=True, one_bar=True),
    ChartKind(name="band", axis="horizontal", of_whole=True),
    ChartKind(name="dot", axis="horizontal", series="optional", from_zero=False),
    ChartKind(name="dumbbell", axis="horizontal", series="required", from_zero=False, two_sided=True),
    ChartKind(name="diverging", axis="horizontal", two_sided=True),
    ChartKind(name="pyramid", axis="horizontal", series="required", arrangement="mirrored", two_sided=True),
    ChartKind(name="waterfall", axis="vertical", arrangement="running", bars=True, totals=True),
    ChartKind(name="heat", axis="horizontal", series="required", arrangement="cells", most_series=40),
    ChartKind(
        name="multiples",
        axis="vertical",
        series="required",
        arrangement="panels",
        time="series",
        most_series=12,
        from_zero=False,
    ),
    ChartKind(name="map", axis="vertical", arrangement="districts", from_zero=False),
)

CHART_KINDS: Mapping[ChartKindName, ChartKind] = {kind.name: kind for kind in _KINDS}
"""Every kind of chart by its name."""
