"""Rules of honest charts that a machine can check.

An unknown figure, a missing key or a wrong type is the reader's business; here such points are
passed over, so that nothing is reported twice.
"""

from __future__ import annotations

from cqbrief.briefing.chart_data.text import one_axis, unit_text
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Chart
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.validation.chart_check import ChartCheck
from cqbrief.briefing.validation.chart_kind_rules import KIND_RULES, POINT_MISSING, ChartRule
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.briefing.validation.figures import TARGET_UNIT_DIFFERS
from cqbrief.i18n.messages import N_

CHART_EMPTY = Rule("chart-empty", "error", POINT_MISSING.explanation)
CHART_POINTS_AND_DATA = Rule("chart-points-and-data", "error", POINT_MISSING.explanation)
POINT_FIGURE_OR_GAP = Rule("point-figure-or-gap", "error", POINT_MISSING.explanation)
POINT_TWICE = Rule("point-twice", "error", POINT_MISSING.explanation)
CHART_UNITS_DIFFER = Rule(
    "chart-units-differ",
    "error",
    N_(
        "A chart has one axis and one unit: people and % drawn side by side would compare what cannot "
        "be compared."
    ),
)
TARGET_MISSING = Rule(
    "target-missing",
    "error",
    N_("A target is drawn at the point it belongs to, by the kinds target, column, bar and grouped."),
)
TARGET_NOT_DRAWN = Rule("target-not-drawn", "error", TARGET_MISSING.explanation)
TARGET_AT_GAP = Rule("target-at-gap", "error", TARGET_MISSING.explanation)


def check_chart(context: ValidationContext, chart: Chart) -> None:
    """Report everything in `chart` that would make it dishonest or unreadable."""
    check = ChartCheck(context, chart)
    for rule in _RULES:
        rule(check)


def _check_points(check: ChartCheck) -> None:
    chart = check.chart
    if not chart.points and chart.data is None:
        check.report(CHART_EMPTY, "", N_("The chart has neither points nor data."), N_("Give it points."))
    if chart.points and chart.data is not None:
        check.report(
            CHART_POINTS_AND_DATA,
            ".data",
            N_("The chart has both points and data; it can have one."),
        )
    for index, point in enumerate(chart.points):
        if (point.figure is None) == (point.gap is None):
            check.report(
                POINT_FIGURE_OR_GAP,
                f".points[{index}]",
                N_("A point has either a figure or a gap."),
                N_("Name the figure, or say as gap why there is none."),
            )
    seen: set[tuple[Text, Text | None]] = set()
    for index, point in enumerate(chart.points):
        if (point.x, point.series) in seen:
            check.report(
                POINT_TWICE,
                f".points[{index}]",
                N_("“{x}” stands twice in this chart."),
                N_("Give each point its own x or series."),
                x=point.x,
            )
        seen.add((point.x, point.series))


def _check_units(check: ChartCheck) -> None:
    drawn = check.drawn()
    if not drawn:
        return
    first = drawn[0][2].value
    assert first is not None
    unit = unit_text(first)
    for index, point, figure in drawn:
        assert figure.value is not None
        if not one_axis(figure.value, first):
            check.report(
                CHART_UNITS_DIFFER,
                f".points[{index}].figure",
                N_("“{printed}” is in {own}, the chart's first point in {unit}."),
                N_("A chart has one unit: take the figure out, or make a second chart."),
                printed=figure.value.printed,
                own=unit_text(figure.value) or "1",
                unit=unit or "1",
            )
        target = check.figures.get(point.target or "")
        if target is not None and target.value is not None and not one_axis(target.value, first):
            check.report(
                TARGET_UNIT_DIFFERS,
                f".points[{index}].target",
                N_("The target “{printed}” is not in the chart's unit, {unit}."),
                N_("Name a target in the same unit."),
                printed=target.value.printed,
                unit=unit or "1",
            )


def _check_targets(check: ChartCheck) -> None:
    aimed = [index for index, point in enumerate(check.chart.points) if point.target is not None]
    if check.kind.targets == "required" and not aimed:
        check.report(
            TARGET_MISSING,
            "",
            N_("A target chart needs a point with a target."),
            N_("Name the target's figure at its point, or choose the kind column or bar."),
        )
    for index in aimed:
        if check.kind.targets == "none":
            check.report(
                TARGET_NOT_DRAWN,
                f".points[{index}].target",
                N_("A chart of the kind {kind} draws no targets."),
                N_("Choose the kind target, column, bar or grouped."),
                kind=check.chart.kind,
            )
        elif check.chart.points[index].gap is not None:
            check.report(TARGET_AT_GAP, f".points[{index}].target", N_("A gap cannot have a target."))


_RULES: tuple[ChartRule, ...] = (_check_points, _check_units, _check_targets, *KIND_RULES)
"""In the order in which they are applied."""
