"""Writes a formula with the numbers of its figures in it: 75.1 ÷ (1 + 14.5%)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Final, NamedTuple

from cqbrief.briefing.formulas.error import FormulaError
from cqbrief.briefing.formulas.expression import (
    Expression,
    FigureReference,
    Negation,
    Number,
    Operation,
    Operator,
)
from cqbrief.briefing.formulas.syntax import parse, references
from cqbrief.briefing.model import Figure
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import FRACTIONS

_BINDING: Final[Mapping[Operator, int]] = {"+": 1, "-": 1, "*": 2, "/": 2}
"""How strongly an operator binds what stands on either side."""
_SIGNS: Final[Mapping[Operator, str]] = {"+": "+", "-": "\N{MINUS SIGN}", "*": "×", "/": "÷"}
"""How the operators are printed."""


class SumPart(NamedTuple):
    """Hold a piece of a formula written out: a number, or the signs, spaces and brackets between two."""

    text: str
    is_number: bool = False


def write_formula(
    formula: str, figures: Mapping[str, Figure], result: Quantity | None = None
) -> tuple[SumPart, ...]:
    """Return the formula with the printed numbers in it: ``75.1 ÷ (1 + 14.5%)``.

    Scales are written only where they differ, that of `result` counted too; words of approximation
    always. A formula that cannot be read is returned as it is.
    """
    try:
        tree = parse(formula)
    except FormulaError:
        return (SumPart(formula),)
    values = {
        name: figure.value
        for name in references(formula)
        if (figure := figures.get(name)) is not None and figure.value is not None
    }
    measured = (*values.values(), *((result,) if result is not None and result.unit else ()))
    scales = {value.scale for value in measured if value.unit not in FRACTIONS}
    written = {name: _written(value, with_scale=len(scales) > 1) for name, value in values.items()}
    # No number stands beside another: what does is signs and brackets, which become one part.
    runs = groupby(_parts(tree, written, 0), key=lambda part: part.is_number)
    return tuple(SumPart("".join(part.text for part in run), is_number) for is_number, run in runs)


def _written(value: Quantity, *, with_scale: bool) -> list[SumPart]:
    if value.qualifier not in ("exact", "range"):
        return [SumPart(value.printed, is_number=True)]
    sign = "\N{MINUS SIGN}" if value.number < 0 else ""
    if value.unit in FRACTIONS:
        # An English unit is a word of its own: 3.3 percentage points.
        space = " " if value.unit[0].isascii() and value.unit[0].isalpha() else ""
        text = f"{sign}{value.digits}{space}{value.unit}"
    else:
        text = f"{sign}{value.digits}{value.scale if with_scale else ''}"
    number = [SumPart(text, is_number=True)]
    return _bracketed(number) if sign else number


def _parts(node: Expression, written: Mapping[str, list[SumPart]], around: int) -> list[SumPart]:
    """Return the parts of a tree; `around`: how strongly the operator around it binds.

    Brackets stand where this one binds less.
    """
    match node:
        case Number(value):
            return [SumPart(f"{value:f}", is_number=True)]
        case FigureReference(figure):
            return written.get(figure, [SumPart(figure)])
        case Negation(operand):
            parts = [SumPart("\N{MINUS SIGN}"), *_parts(operand, written, 3)]
            return _bracketed(parts) if around else parts
        case Operation(operator, left, right):
            own = _BINDING[operator]
            # a − (b + c) and a ÷ (b × c) need their brackets.
            strict = own + 1 if operator in ("-", "/") else own
            sign = SumPart(f" {_SIGNS[operator]} ")
            parts = [*_parts(left, written, own), sign, *_parts(right, written, strict)]
            return _bracketed(parts) if own < around else parts


def _bracketed(parts: list[SumPart]) -> list[SumPart]:
    return [SumPart("("), *parts, SumPart(")")]
