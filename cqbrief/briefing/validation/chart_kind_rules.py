"""Rules of single kinds of charts: what a line, a stack, a band or an axis of time needs to be honest."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import ChartKind
from cqbrief.briefing.quantities.time_axis import times_of
from cqbrief.briefing.quantities.units import PERCENT
from cqbrief.briefing.validation.chart_check import ChartCheck
from cqbrief.i18n.messages import N_

MOST_SERIES = 6
"""More become small multiples: more colours cannot be told apart."""
MOST_PALE = 12
"""Lines that may run pale, each named at its end, behind those that are highlighted."""
MOST_LABELLED = 12
"""Up to so many marks their values are printed on them."""
FEWEST_FOR_LINE = 4
"""Two or three points are bars."""

_WITH_SERIES: frozenset[ChartKind] = frozenset({"grouped", "stacked", "line", "slope", "dot"})
_NEEDS_SERIES: frozenset[ChartKind] = frozenset({"grouped", "stacked", "slope"})
_BARS: frozenset[ChartKind] = frozenset({"column", "bar", "target", "grouped", "stacked"})
_IN_TIME: frozenset[ChartKind] = frozenset({"column", "line", "grouped", "stacked"})
_NOTHING = Text(plain="")


def _series(check: ChartCheck) -> None:
    chart = check.chart
    names = [point.series for point in chart.points]
    count = len(chart.data.columns) if chart.data else len(set(names))
    strong = sum(column.highlight for column in chart.data.columns) if chart.data else 0
    if chart.kind == "line" and 0 < strong <= MOST_SERIES:
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
    if chart.kind not in _WITH_SERIES and (any(names) or (chart.data and count > 1)):
        check.add(
            "error",
            "series-not-drawn",
            "",
            N_("A chart of the kind {kind} has one series only."),
            N_("Choose the kind grouped, or leave the series out."),
            kind=chart.kind,
        )
    elif chart.kind in _NEEDS_SERIES and not chart.data and not all(names):
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
    if chart.kind in _WITH_SERIES:
        there = {(point.x, point.series) for point in chart.points}
        for x in dict.fromkeys(point.x for point in chart.points):
            for series in dict.fromkeys(names):
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


def _counts(check: ChartCheck) -> None:
    kind, categories = check.chart.kind, check.categories()
    valued = {point.x.wording("zh") for point in check.chart.points if point.figure is not None}
    count = len(valued) if check.table is None else len(categories)
    if kind == "line" and count < FEWEST_FOR_LINE and (check.table is not None or check.chart.points):
        check.add(
            "error",
            "line-too-short",
            ".kind",
            N_("A line needs at least {fewest} points; this chart has {count}."),
            N_("Choose the kind column."),
            fewest=FEWEST_FOR_LINE,
            count=count,
        )
    if kind == "slope" and len(categories) != 2:
        check.add(
            "error",
            "slope-not-two",
            ".kind",
            N_("A slope chart compares two times; this one has {count}."),
            N_("Choose the kind line or grouped."),
            count=len(categories),
        )
    if kind in _BARS and len(categories) > MOST_LABELLED:
        check.add(
            "warning",
            "too-many-bars",
            ".kind",
            N_("With {count} bars the values are no longer printed on them (up to {most} they are)."),
            N_("Choose the kind line, or a table."),
            count=len(categories),
            most=MOST_LABELLED,
        )


def _sums(check: ChartCheck) -> None:
    chart, drawn = check.chart, check.drawn()
    if len(drawn) < 2 or chart.kind in ("nested", "band"):
        return
    apart = [figure for _, _, figure in drawn if not figure.additive]
    concepts = {figure.concept for _, _, figure in drawn if figure.concept is not None}
    if chart.kind == "stacked":
        if apart or len(concepts) > 1 or chart.not_additive is not None:
            check.add(
                "error",
                "stacked-not-additive",
                ".kind",
                N_("These figures must not be summed, and a stacked chart sums them."),
                N_("Choose the kind grouped, with the reason as not_additive."),
            )
    elif chart.not_additive is None and (apart or len(concepts) > 1):
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
    if chart.kind == "stacked":
        for index, _, figure in drawn:
            if figure.value is not None and figure.value.number < 0:
                check.add(
                    "error",
                    "stacked-negative",
                    f".points[{index}].figure",
                    N_("“{printed}” is negative and cannot be stacked."),
                    printed=figure.value.printed,
                )


def _bands(check: ChartCheck) -> None:
    if check.chart.kind != "band":
        return
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


def _nested(check: ChartCheck) -> None:
    chart = check.chart
    if chart.kind != "nested":
        return
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
    if len(known) != len(categories) or not (chart.time or chart.kind in _IN_TIME):
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


KIND_RULES: tuple[Callable[[ChartCheck], None], ...] = (
    _series,
    _counts,
    _sums,
    _bands,
    _nested,
    _time,
    _breaks,
)
"""In the order in which they are applied."""
