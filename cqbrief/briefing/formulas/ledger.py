"""The ledger of arithmetic: every sum of a briefing written out, recomputed and judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Literal

from cqbrief.briefing.formulas.arithmetic import Amount, Verdict, judge, quantity_of_amount, quantity_of_value
from cqbrief.briefing.formulas.dimension import unit_problem
from cqbrief.briefing.formulas.evaluation import evaluate, figure_wording, resolve_amounts
from cqbrief.briefing.formulas.formula_text import SumPart, write_formula
from cqbrief.briefing.formulas.syntax import references
from cqbrief.briefing.model import Figure
from cqbrief.briefing.quantities.compound_units import unit_factor
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.quantities.parser import QuantityError
from cqbrief.briefing.quantities.quantity import EXACT, Quantity
from cqbrief.briefing.record import Record, record
from cqbrief.i18n.messages import N_, Message

EXTRA_DECIMALS = 1
"""Decimals that a result is written with beyond those of the figure, so that its rounding can be followed."""
MOST_EXTRA_DECIMALS = 12
"""As many where fewer would round to another number than the figure: 48.047, for 48.05 would be 48.1."""


@record
class LedgerEntry(Record):
    """Hold one sum: what is worked out, what it gives, and what is printed."""

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
        """Tell whether what is printed is the result rounded, not the result itself."""
        return bool(self.result) and self.result != self.printed


def build_ledger(
    figures: Mapping[str, Figure], units: frozenset[str], decimal: DecimalSign = "."
) -> Mapping[str, LedgerEntry]:
    """Return the id of each figure with a `check:` or `formula:` -> its entry, in the figures' order."""
    amounts = resolve_amounts(figures)
    return {
        figure.id: _entry(figure, formula, figures, amounts, units, decimal)
        for figure in figures.values()
        if (formula := figure.formula or figure.check)
    }


_ADJUSTED = Message(N_("allowing for the last digit, which the source adjusted so that the parts add up"))


@dataclass(frozen=True)
class _Printing:
    """Hold how the results of one entry are printed: as its figure is, with more decimals."""

    value: Quantity
    unit_text: str
    units: frozenset[str]
    decimal: DecimalSign
    grouped: bool
    wording: str

    def quantity(self, amount: Amount, extra_decimals: int) -> Quantity | Message:
        """Return an amount as printed; a Message where the unit does not fit."""
        return quantity_of_amount(
            amount, self.value.decimals + extra_decimals, self.unit_text, self.units, self.decimal,
            grouped=self.grouped, wording=self.wording,
        )  # fmt: skip

    def result(self, amount: Amount) -> tuple[str, bool]:
        """Return the result as printed, and whether it rounds to another number than the figure's value.

        It is written as the value where it is that, else so finely that what is written rounds to what the
        result rounds to.
        """
        value, coarse = self.value, self.quantity(amount, 0)
        if isinstance(coarse, Message):
            return "", False
        same = (coarse.amount, coarse.unit) == (value.amount, value.unit)
        away = value.qualifier == "exact" and not same
        for extra in range(EXTRA_DECIMALS, MOST_EXTRA_DECIMALS + 1):
            fine = self.quantity(amount, extra)
            if isinstance(fine, Message):
                return "", False
            if fine.amount == coarse.amount:
                return value.printed if same else coarse.printed, away
            again = fine.number.quantize(Decimal(1).scaleb(-value.decimals), ROUND_HALF_UP, EXACT)
            if again == coarse.number:
                return fine.printed, away
        return coarse.printed, away

    def ends(self, amount: Amount) -> tuple[str, str]:
        """Return both ends of an amount's interval, rounded outward; empty for one that is not known."""
        decimals = self.value.decimals + EXTRA_DECIMALS
        step = Decimal(1).scaleb(-decimals) * self.value.factor * unit_factor(self.value.unit)
        ends = []
        for end, towards in ((amount.interval.low, ROUND_FLOOR), (amount.interval.high, ROUND_CEILING)):
            if end is None:
                ends.append("")
                continue
            try:
                outward = (end / step).to_integral_value(towards) * step
                shown = quantity_of_value(
                    outward, decimals, self.unit_text, self.units, self.decimal, grouped=self.grouped
                )
                ends.append(shown.printed)
            except (QuantityError, ArithmeticError):
                ends.append("")
        return ends[0], ends[1]


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
    verdict: Verdict = "cannot_check"
    reason: Message | None = None
    near = False
    wording = figure_wording(figure)
    if isinstance(found, Message):
        reason = found
    elif value is None:
        reason = Message(N_("“{id}” has no value."), {"id": figure.id})
    elif problem := unit_problem(found.dimension, value.unit, wording):
        reason = problem
    else:
        numbers = (value, *(figures[id_].value for id_ in references(formula) if id_ in figures))
        grouped = any(number.grouped for number in numbers if number)
        printing = _Printing(value, figure.unit or value.scale + value.unit, units, decimal, grouped, wording)
        result, near = printing.result(found)
        low, high = printing.ends(found)
        verdict, reason = _judge(figure, value, found, wording)
    return LedgerEntry(
        figure=figure.id,
        kind="derived" if figure.derived else "check",
        formula=formula,
        parts=write_formula(formula, figures, value),
        result=result,
        low=low,
        high=high,
        printed=value.printed if value else "",
        verdict=verdict,
        reason=reason,
        near=near and verdict == "agrees" and bool(low and high),
    )


def _judge(figure: Figure, value: Quantity, amount: Amount, wording: str) -> tuple[Verdict, Message | None]:
    """Return whether the figure's value can be the amount, and why not, or what has to be allowed for."""
    if figure.derived:
        # Rounded from the result it is no other number, not even where it counts: 9.6 people are 10.
        verdict: Verdict = "agrees" if amount.interval.bounded else "cannot_check"
    else:
        verdict = judge(value, amount, exact=figure.exact, wording=wording)
    if verdict == "cannot_check":
        return verdict, _reason_unjudged(value, amount)
    if verdict == "disagrees" and figure.adjusted:
        verdict = judge(value, amount, exact=figure.exact, adjusted=True, wording=wording)
        return verdict, _ADJUSTED if verdict == "agrees" else None
    return verdict, None


def _reason_unjudged(value: Quantity, amount: Amount) -> Message:
    if value.ordinal:
        return Message(N_("A rank cannot be worked out from other figures."))
    if not amount.interval.bounded:
        return Message(N_("It is worked out from numbers that are only approximate."))
    return Message(N_("“{printed}” is only approximate."), {"printed": value.printed})
