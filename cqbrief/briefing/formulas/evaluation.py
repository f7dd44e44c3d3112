"""Works out formulas over figures: new_jobs / (1 + growth)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, DecimalException

from cqbrief.briefing.formulas.arithmetic import Amount, amount_as_shown, amount_of_quantity, constant
from cqbrief.briefing.formulas.error import FormulaError
from cqbrief.briefing.formulas.expression import Expression, FigureReference, Negation, Number, Operation
from cqbrief.briefing.formulas.shapes import is_average, relative_difference
from cqbrief.briefing.formulas.syntax import parse, references
from cqbrief.briefing.model import Figure
from cqbrief.i18n.messages import N_, Message


def evaluate(formula: str, amounts: Mapping[str, Amount]) -> Amount | Message:
    """Return what the formula gives over these amounts by id, or what is wrong with it."""
    try:
        return _value(parse(formula), amounts)
    except FormulaError as error:
        return error.message
    except DecimalException:
        return Message(N_("The result of the formula is too large to be written."))


def resolve_amounts(figures: Mapping[str, Figure]) -> dict[str, Amount | Message]:
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
                found[name] = _reported_amount(figure)
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
                found[name] = _derived_amount(figure.formula, figure.unit or "", found)
            if name in found:
                waiting.discard(name)
    return found


def figure_wording(figure: Figure) -> str:
    """Return how a figure is called, words before its number included: 人均 there is what a ratio is of."""
    lead = figure.value.prefix if figure.value is not None else ""
    return " ".join(words for words in (lead, *figure.label.wordings()) if words)


def _value(node: Expression, amounts: Mapping[str, Amount]) -> Amount:
    match node:
        case Number(value):
            return constant(value)
        case FigureReference(figure):
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


def _reported_amount(figure: Figure) -> Amount | Message:
    if figure.value is None:
        return Message(N_("“{id}” has no value."), {"id": figure.id})
    return amount_of_quantity(
        figure.value,
        exact=figure.exact,
        adjusted=figure.adjusted,
        not_additive="" if figure.additive else figure.id,
    )


def _derived_amount(formula: str, unit: str, found: Mapping[str, Amount | Message]) -> Amount | Message:
    amounts: dict[str, Amount] = {}
    for name in references(formula):
        amount = found.get(name)
        if isinstance(amount, Message):
            return Message(N_("The formula needs “{id}”, which has no value of its own."), {"id": name})
        if amount is not None:
            amounts[name] = amount
    result = evaluate(formula, amounts)
    return amount_as_shown(result, unit) if isinstance(result, Amount) else result
