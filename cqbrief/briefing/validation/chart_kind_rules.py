"""Rules of single kinds of charts: what a line, a stack, a band or an axis of time needs to be honest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from cqbrief.briefing.chart_kinds import MOST_LABELLED, ChartKindName
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure, Point
from cqbrief.briefing.quantities.time_axis import times_of
from cqbrief.briefing.quantities.units import PERCENT
from cqbrief.briefing.validation.chart_check import ChartCheck
from cqbrief.i18n.messages import N_

MOST_SERIES = 6
"""More become small multiples: more colours cannot be told apart."""
MOST_PALE = 12
"""Lines that may run pale, each named at its end, behind those that are highlighted."""
FEWEST_FOR_LINE = 4
"""Two or three points are bars."""

_NOTHING = Text(plain="")


def _count_series(check: ChartCheck) -> None:
    chart = check.chart
    count = len(chart.data.columns) if chart.data else len({point.series for point in chart.points})
    strong = sum(column.highlight for column in chart.data.columns) if chart.data else 0
    if check.kind.highlights and 0 < strong <= MOST_SERIES:
        if count - strong > MOST_PALE:
            check.add(
                "error",
                "too-many-series",
                ".data",
                N_("Behind the highlighted series there are {count} others; at most {most} can be followed."),
                N_("Make several small charts."),
                count=count - strong,
                most=MOST_PALE,
            )
    elif count > MOST_SERIES:
        check.add(
            "error",
            "too-many-series",
            ".data" if chart.data else "",
            N_("The chart has {count} series; at most {most} can be told apart."),
            N_("Make several small charts, or highlight a few lines of a CSV file."),
            count=count,
            most=MOST_SERIES,
        )


def _name_series(check: ChartCheck) -> None:
    chart, kind = check.chart, check.kind
    names = [point.series for point in chart.points]
    if kind.series == "none" and (any(names) or (chart.data and len(chart.data.columns) > 1)):
        check.add(
            "error",
            "series-not-drawn",
            "",
            N_("A chart of the kind {kind} has one series only."),
            N_("Choose the kind grouped, or leave the series out."),
            kind=chart.kind,
        )
    elif kind.series == "required" and not chart.data and not all(names):
        check.add(
            "error",
            "series-missing",
            "",
            N_("Every point of a chart of the kind {kind} names its series."),
            N_("Write series: at each point, or choose the kind column."),
            kind=chart.kind,
        )
    elif any(names) and not all(names):
        check.add(
            "error", "series-missing", "", N_("Some points of this chart name a series, others do not.")
        )


def _complete_series(check: ChartCheck) -> None:
    points = check.chart.points
    if check.kind.series == "none":
        return
    there = {(point.x, point.series) for point in points}
    for x in dict.fromkeys(point.x for point in points):
        for series in dict.fromkeys(point.series for point in points):
            if (x, series) not in there:
                check.add(
                    "error",
                    "point-missing",
                    ".points",
                    N_("The series “{series}” has no point at “{x}”."),
                    N_("Add the figure, or a gap that says why there is none."),
                    series=series or _NOTHING,
                    x=x,
                )


def _count_bars(check: ChartCheck) -> None:
    count = len(check.categories())
    if check.kind.bars and count > MOST_LABELLED:
        check.add(
            "warning",
            "too-many-bars",
            ".kind",
            N_("With {count} bars the values are no longer printed on them (up to {most} they are)."),
            N_("Choose the kind line, or a table."),
            count=count,
            most=MOST_LABELLED,
        )


def _check_own(check: ChartCheck) -> None:
    for rule in OWN_RULES.get(check.chart.kind, ()):
        rule(check)


def _line_length(check: ChartCheck) -> None:
    valued = {point.x.wording("zh") for point in check.chart.points if point.figure is not None}
    count = len(valued) if check.table is None else len(check.categories())
    if count < FEWEST_FOR_LINE and (check.table is not None or check.chart.points):
        check.add(
            "error",
            "line-too-short",
            ".kind",
            N_("A line needs at least {fewest} points; this chart has {count}."),
            N_("Choose the kind column."),
            fewest=FEWEST_FOR_LINE,
            count=count,
        )


def _slope_times(check: ChartCheck) -> None:
    count = len(check.categories())
    if count != 2:
        check.add(
            "error",
            "slope-not-two",
            ".kind",
            N_("A slope chart compares two times; this one has {count}."),
            N_("Choose the kind line or grouped."),
            count=count,
        )


def _stacked_parts(check: ChartCheck) -> None:
    drawn = check.drawn()
    if len(drawn) < 2:
        return
    if _differ(drawn) or check.chart.not_additive is not None:
        check.add(
            "error",
            "stacked-not-additive",
            ".kind",
            N_("These figures must not be summed, and a stacked chart sums them."),
            N_("Choose the kind grouped, with the reason as not_additive."),
        )
    for index, _, figure in drawn:
        if figure.value is not None and figure.value.number < 0:
            check.add(
                "error",
                "stacked-negative",
                f".points[{index}].figure",
                N_("“{printed}” is negative and cannot be stacked."),
                printed=figure.value.printed,
            )


def _band_ends(check: ChartCheck) -> None:
    for index, _, figure in check.drawn():
        value = figure.value
        if value is not None and value.qualifier != "range" and value.unit not in PERCENT:
            check.add(
                "error",
                "band-without-end",
                f".points[{index}].figure",
                N_("A band needs two ends: “{printed}” is neither a range nor a share, which ends at 100 %."),
                N_("Choose the kind bar; it shows an open end."),
                printed=value.printed,
            )


def _nested_shares(check: ChartCheck) -> None:
    chart = check.chart
    if chart.base is None:
        check.add(
            "error",
            "nested-without-base",
            "",
            N_("The chart does not say what 100 % is."),
            N_("Write it as base."),
        )
    limit = Decimal(100)
    for index, _, figure in check.drawn():
        value = figure.value
        if value is None:
            continue
        if value.unit not in PERCENT or value.number < 0:
            check.add(
                "error",
                "nested-not-a-share",
                f".points[{index}].figure",
                N_("“{printed}” is no share of a whole."),
                N_("Nested bars show percentages of one base."),
                printed=value.printed,
            )
        elif value.number > limit:
            check.add(
                "error",
                "nested-not-a-part",
                f".points[{index}].figure",
                N_("“{printed}” is larger than what it should be a part of ({limit}%)."),
                N_("Put the whole first and its part second."),
                printed=value.printed,
                limit=limit,
            )
        else:
            limit = value.number


def _additive(check: ChartCheck) -> None:
    drawn = check.drawn()
    summed_or_parts = check.kind.arrangement == "stacked" or check.kind.of_whole
    if not summed_or_parts and len(drawn) > 1 and check.chart.not_additive is None and _differ(drawn):
        check.add(
            "error",
            "not-additive-unsaid",
            "",
            N_(
                "The chart shows figures side by side that must not be summed or that differ in meaning, "
                "and does not say so."
            ),
            N_("Write the reason as not_additive; it is shown under the chart."),
        )


def _differ(drawn: Sequence[tuple[int, Point, Figure]]) -> bool:
    """Tell whether some of the figures must not be summed, or do not mean the same."""
    concepts = {figure.concept for _, _, figure in drawn if figure.concept is not None}
    return len(concepts) > 1 or not all(figure.additive for _, _, figure in drawn)


def _time(check: ChartCheck) -> None:
    chart, categories = check.chart, check.categories()
    times = times_of(categories)
    if chart.time:
        for category, time in zip(categories, times, strict=True):
            if time is None:
                check.add(
                    "error",
                    "time-without-year",
                    ".time",
                    N_("“{x}” names no year, but the chart has an axis of time."),
                    N_(
                        "Write a time such as 2021, 2021年三季度, 2021-07, Jul–Sep 2021 or FY2021/22, "
                        "or leave out time."
                    ),
                    x=category,
                )
    known = [time for time in times if time is not None]
    steps = {round(b - a, 6) for a, b in pairwise(known)}
    if len(known) != len(categories) or not (chart.time or check.kind.time != "any order"):
        return
    late = next((at for at, (a, b) in enumerate(pairwise(known)) if b <= a), None)
    if late is not None:
        check.add(
            "error",
            "time-out-of-order",
            ".time" if chart.time else "",
            N_("“{second}” stands behind “{first}” but is not later."),
            N_("Put the earliest first."),
            first=categories[late],
            second=categories[late + 1],
        )
    elif len(steps) > 1 and not chart.time:
        check.add(
            "error",
            "time-not-proportional",
            "",
            N_("The years of this chart are not equally far apart."),
            N_("Write time: true, so that the axis is proportional."),
        )


def _breaks(check: ChartCheck) -> None:
    if check.chart.data is None or check.table is None:
        return
    for index, brk in enumerate(check.chart.data.breaks):
        if brk.at not in check.table.x:
            check.add(
                "error",
                "break-unknown",
                f".data.breaks[{index}].at",
                N_("The file has no row “{at}”."),
                N_("Name the first x after the break."),
                at=brk.at,
            )


ChartRule = Callable[[ChartCheck], None]

OWN_RULES: Mapping[ChartKindName, tuple[ChartRule, ...]] = {
    "line": (_line_length,),
    "slope": (_slope_times,),
    "stacked": (_stacked_parts,),
    "band": (_band_ends,),
    "nested": (_nested_shares,),
}
"""What only one kind needs to be honest, beyond what its entry in `chart_kinds` says."""

KIND_RULES: tuple[ChartRule, ...] = (
    _count_series,
    _name_series,
    _complete_series,
    _count_bars,
    _check_own,
    _additive,
    _time,
    _breaks,
)
"""In the order in which they are applied."""
