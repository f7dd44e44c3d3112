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
