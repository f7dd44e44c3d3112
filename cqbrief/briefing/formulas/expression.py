"""The tree of a formula: numbers, figures by their ids, and the operators that join them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Operator = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True)
class Number:
    """Hold a number that is written in a formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class FigureReference:
    """Name a figure by its id."""

    figure: str


@dataclass(frozen=True, slots=True)
class Negation:
    """Turn the sign of an operand."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Operation:
    """Join two operands by an operator."""

    operator: Operator
    left: Expression
    right: Expression


Expression = Number | FigureReference | Negation | Operation


def walk(expression: Expression) -> Iterator[Expression]:
    """Give all nodes of a tree from the outermost inwards, those of one level from left to right."""
    waiting = deque([expression])
    while waiting:
        node = waiting.popleft()
        yield node
        if isinstance(node, Negation):
            waiting.append(node.operand)
        elif isinstance(node, Operation):
            waiting += (node.left, node.right)


def figures_in(expression: Expression) -> list[str]:
    """Return the ids of the figures in a tree in the order of `walk`, one that stands twice twice."""
    return [node.figure for node in walk(expression) if isinstance(node, FigureReference)]
