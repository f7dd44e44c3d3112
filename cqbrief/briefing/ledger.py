"""The ledger of arithmetic: every sum of a briefing written out, recomputed and judged."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from cqbrief.briefing.formula import evaluate, references, resolve, write_out
from cqbrief.briefing.model import Figure
from cqbrief.briefing.problems import N_, Message
from cqbrief.briefing.quantities.arithmetic import Amount, Verdict, show_amount, unit_problem, verdict
from cqbrief.briefing.quantities.parser import QuantityError, derived_quantity
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.record import Record, record

FINER = 1
"""Decimals that a result is written with beyond those of the figure, so that its rounding can be followed."""


@record
class Entry(Record):
    """One sum: what is worked out, what it gives, and what is printed."""

    figure: str
    """Id of the figure whose number is checked or derived."""
    kind: Literal["check", "derived"]
    formula: str
    """As it stands in the YAML."""
    written: str
    """With the printed numbers: ``75.1 ÷ 60``."""
    result: str
    """What it gives, one decimal finer than printed where that says more: ``125.17%``; empty if nothing."""
    low: str
    """Smallest value that the printed numbers allow, rounded down; empty where it has no end."""
    high: str
    """Largest value that they allow, rounded up; empty where it has no end."""
    printed: str
    """The figure as printed: ``125.2%``."""
    verdict: Verdict
    reason: Message | None = None
    """Why nothing can be said."""

    @property
    def rounded(self) -> bool:
        """Whether what is printed is the result rounded, not the result itself."""
        return bool(self.result) and self.result != self.printed


def ledger(figures: Mapping[str, Figure], units: frozenset[str]) -> Mapping[str, Entry]:
    """Id of each figure with a `check:` and of each derived one -> its entry, in the order of the figures."""
    amounts = resolve(figures)
    return {
        figure.id: _entry(figure, formula, figures, amounts, units)
        for figure in figures.values()
        if (formula := figure.formula or figure.check)
    }


def _entry(
    figure: Figure,
    formula: str,
    figures: Mapping[str, Figure],
    amounts: Mapping[str, Amount | Message],
    units: frozenset[str],
) -> Entry:
    known = {id_: amount for id_ in references(formula) if isinstance(amount := amounts.get(id_), Amount)}
    found = evaluate(formula, known)
    value, result, low, high = figure.value, "", "", ""
    judged: Verdict = "cannot_check"
    reason: Message | None = None
    if isinstance(found, Message):
        reason = found
    elif value is None:
        reason = Message(N_("“{id}” has no value."), {"id": figure.id})
    elif problem := unit_problem(found, value.unit):
        reason = problem
    else:
        unit = figure.unit or value.scale + value.unit
        numbers = (value, *(figures[id_].value for id_ in references(formula) if id_ in figures))
        grouped = any("," in number.digits for number in numbers if number)
        result = _result(found, value, unit, units, grouped)
        low, high = _ends(found, value, unit, units, grouped)
        judged = verdict(value, found, exact=figure.exact)
        if judged == "cannot_check":
            reason = _open(value, found)
    return Entry(
        figure=figure.id,
        kind="derived" if figure.derived else "check",
        formula=formula,
        written=write_out(formula, figures, value),
        result=result,
        low=low,
        high=high,
        printed=value.printed if value else "",
        verdict=judged,
        reason=reason,
    )


def _result(found: Amount, value: Quantity, unit: str, units: frozenset[str], grouped: bool) -> str:
    """The result one decimal finer than the value, or as the value where that decimal is nought."""
    fine = show_amount(found, value.decimals + FINER, unit, units, grouped=grouped)
    coarse = show_amount(found, value.decimals, unit, units, grouped=grouped)
    if isinstance(fine, Message) or isinstance(coarse, Message):
        return ""
    same = coarse if fine.amount == coarse.amount else fine
    return value.printed if same.amount == value.amount and same.unit == value.unit else same.printed


def _ends(found: Amount, value: Quantity, unit: str, units: frozenset[str], grouped: bool) -> tuple[str, str]:
    step = Decimal(1).scaleb(-(value.decimals + FINER)) * value.factor
    ends = []
    for end, towards in ((found.interval.low, ROUND_FLOOR), (found.interval.high, ROUND_CEILING)):
        if end is None:
            ends.append("")
            continue
        try:
            outward = (end / step).to_integral_value(towards) * step
            shown = derived_quantity(outward, value.decimals + FINER, unit, units, grouped=grouped)
            ends.append(shown.printed)
        except (QuantityError, ArithmeticError):
            ends.append("")
    return ends[0], ends[1]


def _open(value: Quantity, found: Amount) -> Message:
    if value.ordinal:
        return Message(N_("A rank cannot be worked out from other figures."))
    if not found.interval.bounded:
        return Message(N_("It is worked out from numbers that are only approximate."))
    return Message(N_("“{printed}” is only approximate."), {"printed": value.printed})
