"""Rules of charts with two sides: before and after, two groups, above and below zero."""

from __future__ import annotations

from cqbrief.briefing.problems import Rule
from cqbrief.briefing.validation.chart_check import ChartCheck
from cqbrief.i18n.messages import N_

TWO_SERIES_WANTED = Rule(
    "two-series-wanted",
    "error",
    N_(
        "A dumbbell shows for each row how it was and how it is: two series, the earlier one first, and no "
        "third. More of them are a chart of the kind dot, grouped or line."
    ),
)
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
