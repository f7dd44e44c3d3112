"""Rules of single kinds of charts: what a line, a stack, a band or an axis of time needs to be honest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from cqbrief.briefing.chart_kinds import FEWEST_FOR_LINE, MOST_BARS, ChartKindName
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure, Point
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.quantities.time_axis import times_of
from cqbrief.briefing.quantities.units import PERCENT
from cqbrief.briefing.validation.chart_check import ChartCheck
from cqbrief.briefing.validation.chart_pair_rules import (
    check_both_sides,
    check_mirrored_values,
    check_two_series,
)
from cqbrief.briefing.validation.chart_sum_rules import check_shares, check_steps, check_totals
from cqbrief.briefing.validation.map_rules import check_map, check_map_keys
from cqbrief.i18n.language import DEFAULT_LANGUAGE
from cqbrief.i18n.messages import N_

POINT_MISSING = Rule(
    "point-missing",
    "error",
    N_(
        "A chart's points name figures, or else its data come from one CSV file. A point is a "
        "figure or a gap with its reason; each stands once, and where there are series each has a "
        "point at every x, so that nothing is missing in silence."
    ),
)
SERIES_MISSING = Rule("series-missing", "error", POINT_MISSING.explanation)
SERIES_NOT_DRAWN = Rule(
    "series-not-drawn",
    "error",
    N_(
        "Each kind of chart is for something: a line for four or more points, bars for few, a "
        "slope for two times, and no more series than can be told apart. Choose the kind that "
        "fits; multiples draws a small chart of each series."
    ),
)
LINE_TOO_SHORT = Rule("line-too-short", "error", SERIES_NOT_DRAWN.explanation)
SLOPE_NOT_TWO = Rule("slope-not-two", "error", SERIES_NOT_DRAWN.explanation)
TOO_MANY_BARS = Rule("too-many-bars", "warning", SERIES_NOT_DRAWN.explanation)
TOO_MANY_SERIES = Rule("too-many-series", "error", SERIES_NOT_DRAWN.explanation)
STACKED_NOT_ADDITIVE = Rule(
    "stacked-not-additive",
    "error",
    N_(
        "Whatever is stacked is summed by the eye, and whatever stands side by side is compared. "
        "Figures that must not be summed, or that differ in meaning, are not stacked, and the "
        "chart says so with `not_additive:`."
    ),
)
STACKED_NEGATIVE = Rule("stacked-negative", "error", STACKED_NOT_ADDITIVE.explanation)
NOT_ADDITIVE_UNSAID = Rule("not-additive-unsaid", "error", STACKED_NOT_ADDITIVE.explanation)
NESTED_WITHOUT_BASE = Rule(
    "nested-without-base",
    "error",
    N_(
        "Nested bars and bands show parts of a whole that is named as `base:`; a part is a "
        "percentage and not larger than what it is a part of."
    ),
)
NESTED_NOT_A_SHARE = Rule("nested-not-a-share", "error", NESTED_WITHOUT_BASE.explanation)
NESTED_NOT_A_PART = Rule("nested-not-a-part", "error", NESTED_WITHOUT_BASE.explanation)
BAND_WITHOUT_END = Rule("band-without-end", "error", NESTED_WITHOUT_BASE.explanation)
TIME_WITHOUT_YEAR = Rule(
    "time-without-year",
    "error",
    N_(
        "On an axis of time the years stand in order and at their true distance, for 1978, 1980 "
        "and 1985 are not equally far apart. A break in the series is shown where it is."
    ),
)
TIME_OUT_OF_ORDER = Rule("time-out-of-order", "error", TIME_WITHOUT_YEAR.explanation)
TIME_NOT_PROPORTIONAL = Rule("time-not-proportional", "error", TIME_WITHOUT_YEAR.explanation)
BREAK_UNKNOWN = Rule("break-unknown", "error", TIME_WITHOUT_YEAR.explanation)

MOST_SERIES = 6
"""More become small multiples: more colours cannot be told apart."""
MOST_PALE = 12
"""Lines that may run pale, each named at its end, behind those that are highlighted."""

_NOTHING = Text(plain="")


def _check_series_count(check: ChartCheck) -> None:
    chart = check.chart
    count = len(chart.data.columns) if chart.data else len({point.series for point in chart.points})
    strong = sum(column.highlight for column in chart.data.columns) if chart.data else 0
    if check.kind.highlights and 0 < strong <= MOST_SERIES:
        if count - strong > MOST_PALE:
            check.report(
                TOO_MANY_SERIES,
                ".data",
                N_("Behind the highlighted series there are {count} others; at most {most} can be followed."),
                N_("Choose the kind multiples."),
                count=count - strong,
                most=MOST_PALE,
            )
    elif count > check.kind.most_series:
        check.report(
            TOO_MANY_SERIES,
            ".data" if chart.data else "",
            N_("The chart has {count} series; at most {most} can be told apart."),
            N_("Make two charts of them.")
            if check.kind.most_series > MOST_SERIES
            else N_("Choose the kind multiples, or highlight a few lines of a CSV file."),
            count=count,
            most=check.kind.most_series,
        )


def _check_series_names(check: ChartCheck) -> None:
    chart, kind = check.chart, check.kind
    names = [point.series for point in chart.points]
    if kind.series == "none" and (any(names) or (chart.data and len(chart.data.columns) > 1)):
        check.report(
            SERIES_NOT_DRAWN,
            "",
            N_("A chart of the kind {kind} has one series only."),
            N_("Choose the kind grouped, or leave the series out."),
            kind=chart.kind,
        )
    elif kind.series == "required" and not chart.data and not all(names):
        check.report(
            SERIES_MISSING,
            "",
            N_("Every point of a chart of the kind {kind} names its series."),
            N_("Write series: at each point, or choose the kind column."),
            kind=chart.kind,
        )
    elif any(names) and not all(names):
        check.report(SERIES_MISSING, "", N_("Some points of this chart name a series, others do not."))


def _check_series_complete(check: ChartCheck) -> None:
    points = check.chart.points
    if check.kind.series == "none":
        return
    there = {(point.x, point.series) for point in points}
    for x in dict.fromkeys(point.x for point in points):
        for series in dict.fromkeys(point.series for point in points):
            if (x, series) not in there:
                check.report(
                    POINT_MISSING,
                    ".points",
                    N_("The series “{series}” has no point at “{x}”."),
                    N_("Add the figure, or a gap that says why there is none."),
                    series=series or _NOTHING,
                    x=x,
                )


def _check_bar_count(check: ChartCheck) -> None:
    count = len(check.categories())
    if check.kind.bars and count > MOST_BARS:
        check.report(
            TOO_MANY_BARS,
            ".kind",
            N_("Of {count} bars some are left out where there is little room; up to {most} all are drawn."),
            N_("Take fewer, sum some of them up, or choose a table."),
            count=count,
            most=MOST_BARS,
        )


def _check_own_rules(check: ChartCheck) -> None:
    for rule in OWN_RULES.get(check.chart.kind, ()):
        rule(check)


def _check_line_length(check: ChartCheck) -> None:
    valued = {point.x.wording(DEFAULT_LANGUAGE) for point in check.chart.points if point.figure is not None}
    count = len(valued) if check.table is None else len(check.categories())
    if count < FEWEST_FOR_LINE and (check.table is not None or check.chart.points):
        check.report(
            LINE_TOO_SHORT,
            ".kind",
            N_("A line needs at least {fewest} points; this chart has {count}."),
            N_("Choose the kind column."),
            fewest=FEWEST_FOR_LINE,
            count=count,
        )


def _check_slope_times(check: ChartCheck) -> None:
    count = len(check.categories())
    if count != 2:
        check.report(
            SLOPE_NOT_TWO,
            ".kind",
            N_("A slope chart compares two times; this one has {count}."),
            N_("Choose the kind line or grouped."),
            count=count,
        )


def _check_stacked_parts(check: ChartCheck) -> None:
    drawn = check.drawn()
    if len(drawn) < 2:
        return
    if _differ(drawn) or check.chart.not_additive is not None:
        check.report(
            STACKED_NOT_ADDITIVE,
            ".kind",
            N_("These figures must not be summed, and a stacked chart sums them."),
            N_("Choose the kind grouped, with the reason as not_additive."),
        )
    for index, _, figure in drawn:
        if figure.value is not None and figure.value.number < 0:
            check.report(
                STACKED_NEGATIVE,
                f".points[{index}].figure",
                N_("“{printed}” is negative and cannot be stacked."),
                printed=figure.value.printed,
            )


def _check_stacked_columns(check: ChartCheck) -> None:
    """Report values below zero in a CSV file."""
    for column in check.table.columns if check.table is not None else ():
        for cell, value in zip(column.cells, column.values, strict=True):
            if value is not None and value < 0:
                check.report(
                    STACKED_NEGATIVE,
                    ".data",
                    N_("“{printed}” is negative and cannot be stacked."),
                    printed=cell,
                )


def _check_band_ends(check: ChartCheck) -> None:
    for index, _, figure in check.drawn():
        value = figure.value
        if value is not None and value.qualifier != "range" and value.unit not in PERCENT:
            check.report(
                BAND_WITHOUT_END,
                f".points[{index}].figure",
                N_("A band needs two ends: “{printed}” is neither a range nor a share, which ends at 100 %."),
                N_("Choose the kind bar; it shows an open end."),
                printed=value.printed,
            )


def _check_nested_shares(check: ChartCheck) -> None:
    chart = check.chart
    if chart.base is None:
        check.report(
            NESTED_WITHOUT_BASE,
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
            check.report(
                NESTED_NOT_A_SHARE,
                f".points[{index}].figure",
                N_("“{printed}” is no share of a whole."),
                N_("Nested bars show percentages of one base."),
                printed=value.printed,
            )
        elif value.number > limit:
            check.report(
                NESTED_NOT_A_PART,
                f".points[{index}].figure",
                N_("“{printed}” is larger than what it should be a part of ({limit}%)."),
                N_("Put the whole first and its part second."),
                printed=value.printed,
                limit=limit,
            )
        else:
            limit = value.number


def _check_additive(check: ChartCheck) -> None:
    drawn = check.drawn()
    summed_or_parts = check.kind.arrangement in ("stacked", "running") or check.kind.of_whole
    if not summed_or_parts and len(drawn) > 1 and check.chart.not_additive is None and _differ(drawn):
        check.report(
            NOT_ADDITIVE_UNSAID,
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


def _check_time(check: ChartCheck) -> None:
    chart, categories = check.chart, check.categories()
    times = times_of(categories)
    if chart.time:
        for category, time in zip(categories, times, strict=True):
            if time is None:
                check.report(
                    TIME_WITHOUT_YEAR,
                    ".time",
                    N_("“{x}” names no year, but the chart has an axis of time."),
                    N_(
                        "Write a time such as 2021, Q3 2021, 2021-07, Jul–Sep 2021 or FY2021/22, "
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
        check.report(
            TIME_OUT_OF_ORDER,
            ".time" if chart.time else "",
            N_("“{second}” stands behind “{first}” but is not later."),
            N_("Put the earliest first."),
            first=categories[late],
            second=categories[late + 1],
        )
    elif len(steps) > 1 and not chart.time:
        check.report(
            TIME_NOT_PROPORTIONAL,
            "",
            N_("The years of this chart are not equally far apart."),
            N_("Write time: true, so that the axis is proportional."),
        )


def _check_breaks(check: ChartCheck) -> None:
    if check.chart.data is None or check.table is None:
        return
    for index, brk in enumerate(check.chart.data.breaks):
        if brk.at not in check.table.x:
            check.report(
                BREAK_UNKNOWN,
                f".data.breaks[{index}].at",
                N_("The file has no row “{at}”."),
                N_("Name the first x after the break."),
                at=brk.at,
            )


ChartRule = Callable[[ChartCheck], None]

OWN_RULES: Mapping[ChartKindName, tuple[ChartRule, ...]] = {
    "line": (_check_line_length,),
    "slope": (_check_slope_times,),
    "stacked": (_check_stacked_parts, _check_stacked_columns),
    "stacked_share": (_check_stacked_parts, _check_stacked_columns, check_shares),
    "band": (_check_band_ends,),
    "nested": (_check_nested_shares,),
    "dumbbell": (check_two_series,),
    "diverging": (check_both_sides,),
    "pyramid": (check_two_series, check_mirrored_values),
    "waterfall": (check_steps,),
    "map": (check_map,),
}
"""What only one kind needs to be honest, beyond what its entry in `chart_kinds` says."""

KIND_RULES: tuple[ChartRule, ...] = (
    _check_series_count,
    _check_series_names,
    _check_series_complete,
    _check_bar_count,
    check_totals,
    check_map_keys,
    _check_own_rules,
    _check_additive,
    _check_time,
    _check_breaks,
)
"""In the order in which they are applied."""
