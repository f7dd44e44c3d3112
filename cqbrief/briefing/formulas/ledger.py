"""The ledger of arithmetic: every sum of a briefing written out, recomputed and judged."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Literal

from cqbrief.briefing.formulas.arithmetic import (
    Amount,
    Verdict,
    show_amount,
    verdict,
    written_amount,
)
from cqbrief.briefing.formulas.dimension import unit_problem
from cqbrief.briefing.formulas.evaluation import SumPart, evaluate, resolve, said_of, write_out
from cqbrief.briefing.formulas.syntax import references
from cqbrief.briefing.model import Figure
from cqbrief.briefing.quantities.compound_units import unit_factor
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.quantities.parser import QuantityError
from cqbrief.briefing.quantities.quantity import EXACT, Quantity
from cqbrief.briefing.record import Record, record
from cqbrief.i18n.messages import N_, Message

FINER = 1
"""Decimals that a result is written with beyond those of the figure, so that its rounding can be followed."""
FINEST = 12
"""As many where fewer would round to another number than the figure: 48.047, for 48.05 would be 48.1."""


@record
class LedgerEntry(Record):
    """One sum: what is worked out, what it gives, and what is printed."""

    figure: str
    """Id of the figure whose number is checked or derived."""
    kind: Literal["check", "derived"]
    formula: str
    """As it stands in the YAML."""
    parts: tuple[SumPart, ...]
    """With the printed numbers: 75.1, then ÷, then 60; see `written`."""
    result: str
    """What it gives, one decimal finer than printed where that says more: ``125.17%``; empty if nothing.

    Finer still where one decimal, itself rounded, would round to another number: ``48.047%`` for 48.0%.
    """
    low: str
    """Smallest value that the printed numbers allow, rounded down; empty where it has no end."""
    high: str
    """Largest value that they allow, rounded up; empty where it has no end."""
    printed: str
    """The figure as printed: ``125.2%``."""
    verdict: Verdict
    reason: Message | None = None
    """Why nothing can be said, or what has to be allowed for."""
    near: bool = False
    """Whether the result rounds to another number than printed, which it agrees with all the same: the
    numbers that it is worked out from were rounded too."""

    @property
    def written(self) -> str:
        """Return the formula with the printed numbers in it: ``75.1 ÷ 60``."""
        return "".join(part.text for part in self.parts)

    @property
    def rounded(self) -> bool:
        """Return whether what is printed is the result rounded, not the result itself."""
        return bool(self.result) and self.result != self.printed


def ledger(
    figures: Mapping[str, Figure], units: frozenset[str], decimal: DecimalSign = "."
) -> Mapping[str, LedgerEntry]:
    """Return the id of each figure with a `check:` or `formula:` -> its entry, in the figures' order."""
    amounts = resolve(figures)
    return {
        figure.id: _entry(figure, formula, figures, amounts, units, decimal)
        for figure in figures.values()
        if (formula := figure.formula or figure.check)
    }


_ADJUSTED = Message(N_("allowing for the last digit, which the source adjusted so that the parts add up"))


def _entry(
    figure: Figure,
    formula: str,
    figures: Mapping[str, Figure],
    amounts: Mapping[str, Amount | Message],
    units: frozenset[str],
    decimal: DecimalSign,
) -> LedgerEntry:
    known = {id_: amount for id_ in references(formula) if isinstance(amount := amounts.get(id_), Amount)}
    found = evaluate(formula, known)
    value, result, low, high = figure.value, "", "", ""
    judged: Verdict = "cannot_check"
    reason: Message | None = None
    near = False
    said = said_of(figure)
    if isinstance(found, Message):
        reason = found
    elif value is None:
        reason = Message(N_("“{id}” has no value."), {"id": figure.id})
    elif problem := unit_problem(found.dimension, value.unit, said):
        reason = problem
    else:
        unit = figure.unit or value.scale + value.unit
        numbers = (value, *(figures[id_].value for id_ in references(formula) if id_ in figures))
        grouped = any(number.grouped for number in numbers if number)
        result, near = _result(found, value, unit, units, decimal, grouped, said)
        low, high = _ends(found, value, unit, units, decimal, grouped)
        if figure.derived:
            # Rounded from the result it is no other number, not even where it counts: 9.6 people are 10.
            judged = "agrees" if found.interval.bounded else "cannot_check"
        else:
            judged = verdict(value, found, exact=figure.exact, said=said)
        if judged == "cannot_check":
            reason = _open(value, found)
        elif judged == "disagrees" and figure.adjusted:
            judged = verdict(value, found, exact=figure.exact, adjusted=True, said=said)
            reason = _ADJUSTED if judged == "agrees" else None
    return LedgerEntry(
        figure=figure.id,
        kind="derived" if figure.derived else "check",
        formula=formula,
        parts=write_out(formula, figures, value),
        result=result,
        low=low,
        high=high,
        printed=value.printed if value else "",
        verdict=judged,
        reason=reason,
        near=near and judged == "agrees" and bool(low and high),
    )


def _result(
    found: Amount,
    value: Quantity,
    unit: str,
    units: frozenset[str],
    decimal: DecimalSign,
    grouped: bool,
    said: str,
) -> tuple[str, bool]:
    """The result, and whether it rounds to another number than `value`.

    It is written as the value where it is that, else so finely that what is written rounds to what the
    result rounds to.
    """
    coarse = show_amount(found, value.decimals, unit, units, decimal, grouped=grouped, said=said)
    if isinstance(coarse, Message):
        return "", False
    same = (coarse.amount, coarse.unit) == (value.amount, value.unit)
    away = value.qualifier == "exact" and not same
    for finer in range(FINER, FINEST + 1):
        fine = show_amount(found, value.decimals + finer, unit, units, decimal, grouped=grouped, said=said)
        if isinstance(fine, Message):
            return "", False
        if fine.amount == coarse.amount:
            return value.printed if same else coarse.printed, away
        again = fine.number.quantize(Decimal(1).scaleb(-value.decimals), ROUND_HALF_UP, EXACT)
        if again == coarse.number:
            return fine.printed, away
    return coarse.printed, away


def _ends(
    found: Amount, value: Quantity, unit: str, units: frozenset[str], decimal: DecimalSign, grouped: bool
) -> tuple[str, str]:
    step = Decimal(1).scaleb(-(value.decimals + FINER)) * value.factor * unit_factor(value.unit)
    ends = []
    for end, towards in ((found.interval.low, ROUND_FLOOR), (found.interval.high, ROUND_CEILING)):
        if end is None:
            ends.append("")
            continue
        try:
            outward = (end / step).to_integral_value(towards) * step
            shown = written_amount(outward, value.decimals + FINER, unit, units, decimal, grouped=grouped)
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
