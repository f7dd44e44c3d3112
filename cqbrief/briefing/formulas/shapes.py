"""What a formula does as a whole: whether it sums, subtracts, averages or gives a rate of change."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cqbrief.briefing.formulas.error import FormulaError
from cqbrief.briefing.formulas.expression import (
    Expression,
    FigureReference,
    Number,
    Operation,
    figures_in,
    walk,
)
from cqbrief.briefing.formulas.syntax import parse


@dataclass(frozen=True, slots=True)
class Subtraction:
    """Name what a formula subtracts: the ids on either side."""

    left: tuple[str, ...]
    right: tuple[str, ...]


def sums(formula: str) -> tuple[tuple[str, ...], ...]:
    """Return the ids that a formula adds to each other, a group for each sum; none of an unreadable one."""
    groups: list[tuple[str, ...]] = []
    tree = _tree(formula)
    for node in walk(tree) if tree else ():
        if isinstance(node, Operation) and node.operator == "+":
            names = tuple(term.figure for term in _terms(node) if isinstance(term, FigureReference))
            # a + b + c is (a + b) + c: the outer sum, which comes first, has taken the inner one in.
            if len(names) > 1 and not any(set(names) <= set(group) for group in groups):
                groups.append(names)
    return tuple(groups)


def difference(formula: str) -> Subtraction | None:
    """Return what a formula subtracts from what, if that is all it does in the end; else None.

    ``1 - a - b`` is the rest of a whole and ``a / b - 1`` a rate of change (see `rate_of_change`).
    """
    tree = _tree(formula)
    if not isinstance(tree, Operation) or tree.operator != "-":
        return None
    first: Expression = tree
    while isinstance(first, Operation) and first.operator in ("+", "-"):
        first = first.left
    if not figures_in(first) or rate_of_change(formula) is not None:
        return None
    return Subtraction(tuple(figures_in(tree.left)), tuple(figures_in(tree.right)))


def rate_of_change(formula: str) -> tuple[str, ...] | None:
    """Return the ids that a rate of change is worked out from; None for a formula that is none.

    It has one of two forms, which are the same: ``new / old - 1``, also of products of such ratios, and
    ``(new - old) / old``.
    """
    tree = _tree(formula)
    if not isinstance(tree, Operation):
        return None
    left = tree.left
    ratio = isinstance(left, Number | FigureReference) or (
        isinstance(left, Operation) and left.operator in ("/", "*")
    )
    less_one = tree.operator == "-" and ratio and tree.right == Number(Decimal(1))
    return tuple(figures_in(tree)) if less_one or relative_difference(tree) is not None else None


def multiplies_by_hundred(formula: str) -> bool:
    """Tell whether a formula multiplies all of its result by 100, as if to make a percentage of it."""
    tree = _tree(formula)
    return (
        isinstance(tree, Operation)
        and tree.operator == "*"
        and Number(Decimal(100)) in (tree.left, tree.right)
    )


def relative_difference(node: Operation) -> Operation | None:
    """Return the difference in ``(new - old) / old``, divided by what it subtracts; None for all else.

    What it subtracts must be of figures alone: ``(a - 100) / 100`` is left as it is written.
    """
    above = node.left
    if node.operator != "/" or not isinstance(above, Operation) or above.operator != "-":
        return None
    numbers = any(isinstance(part, Number) for part in walk(node.right))
    return above if above.right == node.right and not numbers else None


def is_average(node: Operation) -> bool:
    """Tell whether it divides a sum by how many are summed: ``(a + b + c) / 3``."""
    if node.operator != "/" or not isinstance(node.right, Number):
        return False
    count, rest = 1, node.left
    while isinstance(rest, Operation) and rest.operator == "+":
        count, rest = count + 1, rest.left
    return count > 1 and node.right.value == count


def _terms(node: Expression) -> list[Expression]:
    """Return what a sum adds, sums in it taken apart."""
    if isinstance(node, Operation) and node.operator == "+":
        return _terms(node.left) + _terms(node.right)
    return [node]


def _tree(formula: str) -> Expression | None:
    """Return the tree of a formula; None for one that cannot be read."""
    try:
        return parse(formula)
    except FormulaError:
        return None
