"""Rules of charts whose parts add up: to a hundred per cent, or from one total to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cqbrief.briefing.chart_data.text import unit_text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.quantities.interval import Interval
from cqbrief.briefing.quantities.quantity import without_exponent
from cqbrief.briefing.quantities.units import PERCENT
from cqbrief.briefing.validation.chart_check import ChartCheck
from cqbrief.i18n.language import DEFAULT_LANGUAGE
from cqbrief.i18n.messages import N_

SHARES_NOT_WHOLE = Rule(
    "shares-not-whole",
    "error",
    N_(
        "In a chart of the kind stacked_share every stack is a whole. Percentages make up 100 within "
        "what their last digits leave open; amounts are all there and not below zero, for else their "
        "shares are not known."
    ),
)
SHARES_UNKNOWN = Rule("shares-unknown", "error", SHARES_NOT_WHOLE.explanation)
STEPS_WITHOUT_TOTAL = Rule(
    "steps-without-total",
    "error",
    N_(
        "A waterfall begins and ends with a total, `total: true`; every point between totals is a change, "
        "with its sign or a word such as 下降. What is said to lead from one total to the next has to do so, "
        "within what the last digits leave open."
    ),
)
STEPS_DISAGREE = Rule("steps-disagree", "error", STEPS_WITHOUT_TOTAL.explanation)
STEP_MISSING = Rule("step-missing", "error", STEPS_WITHOUT_TOTAL.explanation)
TOTAL_NOT_DRAWN = Rule("total-not-drawn", "error", STEPS_WITHOUT_TOTAL.explanation)

_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Term:
    """Hold what is summed, in the chart's unit; without an interval a part is missing."""

    x: str
    where: str
    interval: Interval | None
    number: Decimal = Decimal(0)


def check_shares(check: ChartCheck) -> None:
    """Report stacks that are not a hundred per cent, or of which this cannot be known."""
    terms = list(_terms(check))
    percent = _unit(check) in PERCENT
    for x in dict.fromkeys(term.x for term in terms):
        here = [term for term in terms if term.x == x]
        known = [term for term in here if term.interval is not None]
        if len(known) < len(here):
            if not percent:
                check.report(
                    SHARES_UNKNOWN,
                    here[0].where,
                    N_("At “{x}” a part is missing, so that the shares of the others are not known."),
                    N_("Leave “{x}” out, give percentages, or choose the kind stacked."),
                    x=x,
                )
            continue
        if not percent and sum(term.number for term in known) <= 0:
            check.report(
                SHARES_NOT_WHOLE,
                here[0].where,
                N_("The parts of “{x}” add up to nothing, so that they have no shares."),
                N_("Leave “{x}” out, or choose the kind grouped."),
                x=x,
            )
        total = _sum(known)
        if percent and not total.contains(_WHOLE):
            check.report(
                SHARES_NOT_WHOLE,
                here[0].where,
                N_("The parts of “{x}” add up to {sum}%, not to 100%."),
                N_("Add the part that is missing, correct a value, or choose the kind stacked."),
                x=x,
                sum=interval_text(total),
            )


def check_totals(check: ChartCheck) -> None:
    """Report totals in a chart of a kind that draws none."""
    for index, point in enumerate(check.chart.points):
        if point.total and not check.kind.totals:
            check.report(
                TOTAL_NOT_DRAWN,
                f".points[{index}].total",
                N_("A chart of the kind {kind} knows no totals."),
                N_("Choose the kind waterfall, or leave “total:” out."),
                kind=check.chart.kind,
            )


def check_steps(check: ChartCheck) -> None:
    """Report a waterfall without a total at an end, with a gap, or whose changes do not lead to a total."""
    chart = check.chart
    ends = [point.total for point in (*chart.points[:1], *chart.points[-1:])]
    if chart.data is not None or (ends and not (all(ends) and len(chart.points) > 1)):
        check.report(
            STEPS_WITHOUT_TOTAL,
            ".data" if chart.data is not None else ".points",
            N_("This waterfall does not begin and end with a total."),
            N_("Write points, and “total: true” at the first and the last."),
        )
        return
    for index, point in enumerate(chart.points):
        if point.gap is not None:
            check.report(
                STEP_MISSING,
                f".points[{index}].gap",
                N_("Without “{x}” it is not known how the total changed."),
                N_("Take it together with another change, or choose the kind column."),
                x=point.x,
            )
    _check_sums(check)


def _check_sums(check: ChartCheck) -> None:
    """Report each total that the total before and the changes since do not lead to."""
    reached: Interval | None = None
    for index, point in enumerate(check.chart.points):
        figure = check.figures.get(point.figure or "")
        if figure is None or figure.value is None:
            reached = None
            continue
        own = interval_of(figure)
        if point.total:
            if reached is not None and not reached.intersects(own):
                check.report(
                    STEPS_DISAGREE,
                    f".points[{index}].figure",
                    N_("The changes lead to {sum}, but “{x}” is {printed}."),
                    N_("Add the change that is missing, or correct a value."),
                    sum=interval_text(reached) + unit_text(figure.value),
                    x=point.x,
                    printed=figure.value.printed,
                )
            reached = own
        elif reached is not None:
            reached += own


def interval_text(interval: Interval) -> str:
    """Return an interval as digits: 99.8–100.1, or its only end."""
    known = [end for end in (interval.low, interval.high) if end is not None]
    ends = [f"{without_exponent(end.normalize()):f}" for end in known]
    return "–".join(dict.fromkeys(ends))


def _sum(terms: Sequence[_Term]) -> Interval:
    total = Interval.point(Decimal(0))
    for term in terms:
        total += term.interval or Interval(None, None)
    return total


def _unit(check: ChartCheck) -> str:
    if check.chart.data is not None:
        return check.chart.data.unit
    drawn = check.drawn()
    value = drawn[0][2].value if drawn else None
    return value.unit if value is not None else ""


def _terms(check: ChartCheck) -> Iterator[_Term]:
    """Return every part, of points or of a CSV file, with the interval that its digits leave open."""
    if check.table is not None:
        for column in check.table.columns:
            for x, value in zip(check.table.x, column.values, strict=True):
                known = _rounded(value) if value is not None else None
                yield _Term(x, ".data", known, value or Decimal(0))
        return
    for index, point in enumerate(check.chart.points):
        x = point.x.wording(DEFAULT_LANGUAGE)
        where = f".points[{index}]"
        figure = check.figures.get(point.figure or "")
        if figure is not None and figure.value is not None:
            yield _Term(x, where, interval_of(figure), figure.value.number)
        elif point.gap is not None:
            yield _Term(x, where, None)


def interval_of(figure: Figure) -> Interval:
    """Return what a figure's digits leave open, in the scale in which it is printed."""
    value = figure.value
    if value is None or not value.factor:
        return Interval(None, None)
    found = value.interval(exact=figure.exact)
    ends = [end / value.factor if end is not None else None for end in (found.low, found.high)]
    if figure.adjusted:
        digit = Decimal(1).scaleb(-value.decimals)
        return Interval(*ends) + Interval(-digit, digit)
    return Interval(*ends)


def _rounded(value: Decimal) -> Interval:
    exponent = value.as_tuple().exponent
    half = Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)
    return Interval(value - half, value + half)
