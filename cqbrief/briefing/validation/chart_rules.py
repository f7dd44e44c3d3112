"""Rules of honest charts that a machine can check (design, section 7).

An unknown figure, a missing key or a wrong type is the reader's business; here such points are
passed over, so that nothing is reported twice.
"""

from __future__ import annotations

from collections.abc import Mapping

from cqbrief.briefing.chart_data.text import one_axis, unit_text
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Chart, Figure
from cqbrief.briefing.problems import Problem, SourceLocation
from cqbrief.briefing.tables.series_table import SeriesTable
from cqbrief.briefing.validation.chart_check import ChartCheck
from cqbrief.briefing.validation.chart_kind_rules import KIND_RULES, ChartRule
from cqbrief.i18n.messages import N_


def chart_problems(
    chart: Chart,
    figures: Mapping[str, Figure],
    places: Mapping[str, SourceLocation],
    table: SeriesTable | None = None,
) -> list[Problem]:
    """Everything in `chart` that would make it dishonest or unreadable, in the order of the rules.

    `places` maps paths to places; `table` is the content of the CSV file of `chart.data`, if any.
    """
    check = ChartCheck(chart, figures, places, table)
    for rule in _RULES:
        rule(check)
    return check.problems


def _texts(check: ChartCheck) -> None:
    for name in ("headline", "subtitle", "alternative"):
        text: Text = getattr(check.chart, name)
        if not text.wording("zh").strip():
            check.add(
                "error",
                f"chart-without-{name}",
                f".{name}",
                N_("The chart has no {name}."),
                N_(
                    "Write the finding as headline; what, where, when and unit as subtitle; "
                    "and as alternative a sentence for those who cannot see the chart."
                ),
                name=name,
            )


def _content(check: ChartCheck) -> None:
    chart = check.chart
    if not chart.points and chart.data is None:
        check.add(
            "error", "chart-empty", "", N_("The chart has neither points nor data."), N_("Give it points.")
        )
    if chart.points and chart.data is not None:
        check.add(
            "error",
            "chart-points-and-data",
            ".data",
            N_("The chart has both points and data; it can have one."),
        )
    for index, point in enumerate(chart.points):
        if (point.figure is None) == (point.gap is None):
            check.add(
                "error",
                "point-figure-or-gap",
                f".points[{index}]",
                N_("A point has either a figure or a gap."),
                N_("Name the figure, or say as gap why there is none."),
            )
    seen: set[tuple[Text, Text | None]] = set()
    for index, point in enumerate(chart.points):
        if (point.x, point.series) in seen:
            check.add(
                "error",
                "point-twice",
                f".points[{index}]",
                N_("“{x}” stands twice in this chart."),
                N_("Give each point its own x or series."),
                x=point.x,
            )
        seen.add((point.x, point.series))


def _units(check: ChartCheck) -> None:
    drawn = check.drawn()
    if not drawn:
        return
    first = drawn[0][2].value
    assert first is not None
    unit = unit_text(first)
    for index, point, figure in drawn:
        assert figure.value is not None
        if not one_axis(figure.value, first):
            check.add(
                "error",
                "chart-units-differ",
                f".points[{index}].figure",
                N_("“{printed}” is in {own}, the chart's first point in {unit}."),
                N_("A chart has one unit: take the figure out, or make a second chart."),
                printed=figure.value.printed,
                own=unit_text(figure.value) or "1",
                unit=unit or "1",
            )
        target = check.figures.get(point.target or "")
        if target is not None and target.value is not None and not one_axis(target.value, first):
            check.add(
                "error",
                "target-unit-differs",
                f".points[{index}].target",
                N_("The target “{printed}” is not in the chart's unit, {unit}."),
                N_("Name a target in the same unit."),
                printed=target.value.printed,
                unit=unit or "1",
            )


def _targets(check: ChartCheck) -> None:
    aimed = [index for index, point in enumerate(check.chart.points) if point.target is not None]
    if check.kind.targets == "required" and not aimed:
        check.add(
            "error",
            "target-missing",
            "",
            N_("A target chart needs a point with a target."),
            N_("Name the target's figure at its point, or choose the kind column or bar."),
        )
    for index in aimed:
        if check.kind.targets == "none":
            check.add(
                "error",
                "target-not-drawn",
                f".points[{index}].target",
                N_("A chart of the kind {kind} draws no targets."),
                N_("Choose the kind target, column, bar or grouped."),
                kind=check.chart.kind,
            )
        elif check.chart.points[index].gap is not None:
            check.add("error", "target-at-gap", f".points[{index}].target", N_("A gap cannot have a target."))


_RULES: tuple[ChartRule, ...] = (_texts, _content, _units, _targets, *KIND_RULES)
