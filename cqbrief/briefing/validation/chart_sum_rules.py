"""Rules of charts whose parts add up: to a hundred per cent, or from one total to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

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
