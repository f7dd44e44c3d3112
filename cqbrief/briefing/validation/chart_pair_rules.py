"""Rules of charts with two sides: before and after, two groups, above and below zero."""

from __future__ import annotations

from cqbrief.briefing.problems import Rule
from cqbrief.briefing.validation.chart_check import ChartCheck
from cqbrief.i18n.messages import N_

TWO_SERIES_WANTED = Rule(
    "two-series-wanted",
    "error",
    N_(
        "A dumbbell shows for each row how it was and how it is, a pyramid two groups back to back: two "
        "series, and no third. More of them are a chart of the kind dot, grouped or line. What grows to the "
        "left in a pyramid is not below zero, so nothing in it may be."
    ),
)
MIRRORED_NEGATIVE = Rule("mirrored-negative", "error", TWO_SERIES_WANTED.explanation)
ONE_SIDED = Rule(
    "one-sided",
    "warning",
    N_(
        "A chart of the kind diverging sets what is below zero against what is above it. Where all values "
        "are on one side, bars that begin at one edge are longer and easier to compare."
    ),
)


def check_two_series(check: ChartCheck) -> None:
    """Report a chart that needs two series and has more or fewer."""
    chart = check.chart
    if chart.data is None and not chart.points:
        return
    count = len(chart.data.columns) if chart.data else len({point.series for point in chart.points})
    if count != 2:
        check.report(
            TWO_SERIES_WANTED,
            ".data" if chart.data else ".points",
            N_("A chart of the kind {kind} has two series; this one has {count}."),
            N_("Give it two, or choose the kind dot, grouped or line."),
            kind=chart.kind,
            count=count,
        )


def check_both_sides(check: ChartCheck) -> None:
    """Report a chart of two sides of which one is empty."""
    values = [figure.value.number for _, _, figure in check.drawn() if figure.value is not None]
    for column in check.table.columns if check.table is not None else ():
        values += [value for value in column.values if value is not None]
    if values and (min(values) >= 0 or max(values) <= 0):
        check.report(
            ONE_SIDED,
            ".kind",
            N_("All values of this chart are on one side of zero."),
            N_("Choose the kind bar."),
        )


def check_mirrored_values(check: ChartCheck) -> None:
    """Report values below zero in a chart whose left half would show them as values above it."""
    found = [
        (f".points[{index}].figure", figure.value.printed)
        for index, _, figure in check.drawn()
        if figure.value is not None and figure.value.number < 0
    ]
    for column in check.table.columns if check.table is not None else ():
        cells = zip(column.cells, column.values, strict=True)
        found += [(".data", cell) for cell, value in cells if value is not None and value < 0]
    for where, printed in found:
        check.report(
            MIRRORED_NEGATIVE,
            where,
            N_("“{printed}” is negative, and a pyramid has no place below zero."),
            N_("Choose the kind grouped or dot."),
            printed=printed,
        )
