"""The years that comparisons name, and those of the figures they refer to."""

from __future__ import annotations

import re

from cqbrief.briefing.comparisons import OF_TARGETS, is_change, states_change
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Chart, Comparison, ComparisonKind, Figure
from cqbrief.briefing.quantities.calendar_terms import YEAR_PATTERN
from cqbrief.briefing.validation.context import REFERENCE, StyleRule, ValidationContext
from cqbrief.briefing.validation.named_years import period_years, years
from cqbrief.i18n.messages import N_, Message

_WHOLE_YEAR = re.compile(rf"\s*{YEAR_PATTERN}\s*年?(?:全年|度)?\s*")
_ON_YEAR = re.compile(rf"[比较](?P<year>(?:19|20)[0-9]{{2}})年[^，。；{{]{{0,8}}{REFERENCE}")


def _check_comparison_years(context: ValidationContext) -> None:
    for figure in context.figures.values():
        own = period_years(figure)
        for index, comparison in enumerate(figure.comparisons):
            other = context.figures.get(comparison.figure)
            if other is None:
                continue
            named = period_years(other) or years(other.label)
            path = f"{figure.path}.comparisons[{index}]"
            if comparison.kind == "against":
                _check_against_years(context, figure, comparison, other, f"{path}.year")
            elif comparison.kind not in OF_TARGETS and own and named:
                wanted = _years_of(context, comparison.kind, other, max(own))
                if not wanted & named:
                    _report_years_differ(context, path, str(min(wanted)), other, named)
    for theme in context.briefing.themes:
        for chart in theme.charts:
            _check_point_years(context, chart)
    for wording in context.prose_with_figures:
        if "年" in wording.words:
            for found in _ON_YEAR.finditer(wording.words):
                other = context.figures.get(found["id"])
                if other is not None:
                    named = period_years(other) | years(other.label)
                    if named and int(found["year"]) not in named:
                        _report_years_differ(context, wording.path, found["year"], other, named)


def _check_against_years(
    context: ValidationContext, figure: Figure, comparison: Comparison, other: Figure, path: str
) -> None:
    """Check a comparison with a named time: a value is of that time, a change on it of the figure's own."""
    own, then = period_years(figure), years(comparison.year)
    named = period_years(other) or years(other.label)
    if not then:
        return
    changed = context.is_change(other) or is_change(figure, other)
    if named and not (then | own if changed else then) & named:
        _report_years_differ(context, path, str(min(then)), other, named)
    elif own == then and _is_whole_year(comparison.year):
        _report_years_differ(context, path, str(min(then)), figure, own)


def _is_whole_year(time: Text | None) -> bool:
    """Tell whether a time is a year, and no month, quarter or end of one."""
    return time is not None and any(_WHOLE_YEAR.fullmatch(words) for words in time.wordings())


def _years_of(context: ValidationContext, kind: ComparisonKind, other: Figure, own: int) -> frozenset[int]:
    """Return the years of which one is that of `other`, which a figure of the year `own` is compared with."""
    if kind in ("plan", "two_year_average", "year_to_date"):
        return frozenset({own})
    if kind != "year_on_year":
        return frozenset({own} if context.is_change(other) else {own, own - 1})
    value = other.value
    if other.derived and value is not None and not states_change(value):
        # A difference of two figures is as often the value of the year before as the change on it.
        return frozenset({own, own - 1})
    return frozenset({own if context.is_change(other) else own - 1})


def _check_point_years(context: ValidationContext, chart: Chart) -> None:
    for index, point in enumerate(chart.points):
        figure = context.figures.get(point.figure or "")
        own = years(point.x)
        if figure is not None and own and period_years(figure) and not own & period_years(figure):
            path = f"{chart.path}.points[{index}].x"
            _report_years_differ(context, path, str(max(own)), figure, period_years(figure))


def _report_years_differ(
    context: ValidationContext, path: str, year: str, figure: Figure, named: frozenset[int]
) -> None:
    context.report(
        COMPARISON_YEARS,
        path,
        Message(
            N_("This speaks of {year}, but “{label}” is of {named}."),
            {"year": year, "label": figure.label, "named": tuple(map(str, sorted(named)))},
        ),
        Message(N_("Refer to the figure of that year, or correct the year.")),
    )


COMPARISON_YEARS = StyleRule(
    "comparison-years",
    "warning",
    N_(
        "A comparison names a time, and so does the period of the figure it refers to. Where their years "
        "differ, one of them is wrong: a number of 2019 is no year-on-year base for 2021. A change is of the "
        "figure's own time, a value of the time compared with."
    ),
    _check_comparison_years,
)
