"""Formulas over figures worked out, new_jobs / (1 + growth), and written with the numbers in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, DecimalException
from itertools import groupby
from typing import Final, NamedTuple

from cqbrief.briefing.formulas.arithmetic import Amount, constant, printed_amount, shown_as
from cqbrief.briefing.formulas.error import FormulaError
from cqbrief.briefing.formulas.expression import Expression, Negation, Number, Operation, Operator, Reference
from cqbrief.briefing.formulas.shapes import is_average, relative_difference
from cqbrief.briefing.formulas.syntax import parse, references
from cqbrief.briefing.model import Figure
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import FRACTIONS
from cqbrief.i18n.messages import N_, Message

_BINDING: Final[Mapping[Operator, int]] = {"+": 1, "-": 1, "*": 2, "/": 2}
"""How strongly an operator binds what stands on either side."""
_SIGNS: Final[Mapping[Operator, str]] = {"+": "+", "-": "\N{MINUS SIGN}", "*": "×", "/": "÷"}
"""How the operators are printed."""


def evaluate(formula: str, amounts: Mapping[str, Amount]) -> Amount | Message:
    """Return what the formula gives over these amounts by id, or what is wrong with it."""
    try:
        return _value(parse(formula), amounts)
    except FormulaError as error:
        return error.message
    except DecimalException:
        return Message(N_("The result of the formula is too large to be written."))


def resolve(figures: Mapping[str, Figure]) -> dict[str, Amount | Message]:
    """Return the amount of every figure by id, derived ones by their formulas; or why it has none.

    Derived figures enter other formulas unrounded. A figure without value and formula has no amount.
    """
    found: dict[str, Amount | Message] = {}
    waiting: set[str] = set()
    for root in figures:
        stack = [root]
        while stack:
            name = stack[-1]
            figure = figures[name]
            if name in found:
                stack.pop()
                continue
            if figure.formula is None:
                found[name] = _reported(figure)
                continue
            needed = references(figure.formula)
            missing = [other for other in needed if other in figures and other not in found]
            if name in waiting and (circle := next((other for other in missing if other in waiting), None)):
                found[name] = Message(
                    N_("The formulas of “{first}” and “{second}” go round in a circle."),
                    {"first": name, "second": circle},
                )
            elif missing:
                waiting.add(name)
                stack.extend(missing)
            else:
                amount = _derived(figure.formula, found)
                found[name] = shown_as(amount, figure.unit or "") if isinstance(amount, Amount) else amount
            if name in found:
                waiting.discard(name)
    return found


def said_of(figure: Figure) -> str:
    """Return how a figure is called, words before its number included: 人均 there is what a ratio is of."""
    lead = figure.value.prefix if figure.value is not None else ""
    label = figure.label
    return " ".join(words for words in (lead, label.plain, label.zh, label.en) if words)


class SumPart(NamedTuple):
    """Hold a piece of a sum that is written out: a number, or the signs, spaces and brackets between two of
    them."""

    text: str
    is_number: bool = False


def write_out(
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


def _value(node: Expression, amounts: Mapping[str, Amount]) -> Amount:
    match node:
        case Number(value):
            return constant(value)
        case Reference(figure):
            if figure not in amounts:
                raise FormulaError(
                    N_("The formula names “{id}”, which is no figure with a value."), id=figure
                )
            return amounts[figure]
        case Negation(operand):
            return -_value(operand, amounts)
        case Operation():
            return _result(node, amounts)


def _result(node: Operation, amounts: Mapping[str, Amount]) -> Amount:
    if (above := relative_difference(node)) is not None:
        new, old = _value(above.left, amounts), _value(above.right, amounts)
        # As new / old - 1, in which no number stands twice: else its rounding would count twice.
        return replace(new / old - constant(Decimal(1)), dimension=((new - old) / old).dimension)
    if is_average(node):
        # What must not be summed may be averaged: the stocks at the beginning and the end of a year.
        plain = {id_: replace(amount, not_additive=frozenset()) for id_, amount in amounts.items()}
        barred = frozenset().union(*(amount.not_additive for amount in amounts.values()))
        total = _value(node.left, plain)
        return replace(total / _value(node.right, plain), not_additive=barred)
    left, right = _value(node.left, amounts), _value(node.right, amounts)
    match node.operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right


def _reported(figure: Figure) -> Amount | Message:
    if figure.value is None:
        return Message(N_("“{id}” has no value."), {"id": figure.id})
    return printed_amount(
        figure.value,
        exact=figure.exact,
        adjusted=figure.adjusted,
        barred="" if figure.additive else figure.id,
    )


def _derived(formula: str, found: Mapping[str, Amount | Message]) -> Amount | Message:
    amounts: dict[str, Amount] = {}
    for name in references(formula):
        amount = found.get(name)
        if isinstance(amount, Message):
            return Message(N_("The formula needs “{id}”, which has no value of its own."), {"id": name})
        if amount is not None:
            amounts[name] = amount
    return evaluate(formula, amounts)


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
    """Write a tree out; `around`: how strongly the operator around it binds.

    Brackets stand where this one binds less.
    """
    match node:
        case Number(value):
            return [SumPart(f"{value:f}", is_number=True)]
        case Reference(figure):
            return written.get(figure, [SumPart(figure)])
        case Negation(operand):
            parts = [SumPart("\N{MINUS SIGN}"), *_parts(operand, written, 3)]
            return _bracketed(parts) if around else parts
        case Operation(operator, left, right):
            own = _BINDING[operator]
            # a − (b + c) and a ÷ (b × c) need their brackets.
            strict = own + 1 if operator in ("-", "/") else own
            parts = [
                *_parts(left, written, own),
                SumPart(f" {_SIGNS[operator]} "),
                *_parts(right, written, strict),
            ]
            return _bracketed(parts) if own < around else parts


def _bracketed(parts: list[SumPart]) -> list[SumPart]:
    return [SumPart("("), *parts, SumPart(")")]
