"""The form of formulas, new_jobs / (1 + growth): read through a white list, never executed."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from cqbrief.briefing.formulas.error import FormulaError
from cqbrief.briefing.formulas.expression import (
    Expression,
    FigureReference,
    Negation,
    Number,
    Operation,
    Operator,
)
from cqbrief.i18n.messages import N_

LONGEST = 500
"""Characters of a formula."""
DEEPEST = 30
"""Levels of brackets and operators."""

_SHOWN = 60
"""Characters of a formula that a message repeats."""

_TOKEN = re.compile(r"\s*(?:(?P<name>[a-z][a-z0-9_]*)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<sign>[-+*/()]))")
_OPERATORS: Final[Mapping[type[ast.operator], Operator]] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/",
}  # fmt: skip
"""All that a formula may have."""


def references(formula: str) -> tuple[str, ...]:
    """Return the ids of the figures a formula names, each once, in order; of an unreadable one too."""
    names = re.findall(r"(?<![a-z0-9_.])[a-z][a-z0-9_]*", formula[:LONGEST])
    return tuple(dict.fromkeys(names))


@lru_cache(maxsize=4096)
def parse(formula: str) -> Expression:
    """Return the tree of a formula. Raises FormulaError where it is none, too long or too deep.

    Python's own parser knows what binds more strongly. It is given names that mean nothing in Python for ids
    and numbers alike, so that no word of Python's means anything in a formula and every number is read
    exactly.
    """
    if len(formula) > LONGEST:
        raise FormulaError(N_("The formula is longer than {limit} characters."), limit=LONGEST)
    pieces: list[str] = []
    leaves: dict[str, Number | FigureReference] = {}
    position = 0
    while formula[position:].strip():
        token = _TOKEN.match(formula, position)
        if token is None:
            raise FormulaError(
                N_("“{sign}” has no place in a formula. It takes ids, numbers, + - * / and brackets."),
                sign=formula[position:].strip()[:1],
            )
        if token["sign"]:
            pieces.append(token["sign"])
        else:
            pieces.append(f"x{len(leaves)}")
            number = token["number"]
            leaves[pieces[-1]] = Number(Decimal(number)) if number else FigureReference(token["name"])
        position = token.end()
    try:
        tree = ast.parse(" ".join(pieces), mode="eval").body
    except (SyntaxError, RecursionError, MemoryError):
        raise _no_formula(formula) from None
    _check(tree, formula)
    return _expression(tree, leaves)


def _check(tree: ast.expr, formula: str) -> None:
    """Raise FormulaError for anything but names, + - * / and the unary minus, and for too deep a tree.

    Level by level, for a tree may be too deep to be gone through by recursion.
    """
    level: list[ast.expr] = [tree]
    depth = 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise FormulaError(N_("The formula is nested more than {levels} levels deep."), levels=DEEPEST)
        below: list[ast.expr] = []
        for node in level:
            if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
                below += (node.left, node.right)
            elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
                below.append(node.operand)
            elif not isinstance(node, ast.Name):
                raise _no_formula(formula)
        level = below


def _expression(node: ast.expr, leaves: Mapping[str, Number | FigureReference]) -> Expression:
    if isinstance(node, ast.Name):
        return leaves[node.id]
    if isinstance(node, ast.UnaryOp):
        return Negation(_expression(node.operand, leaves))
    assert isinstance(node, ast.BinOp)  # `_check` admits nothing else
    left, right = _expression(node.left, leaves), _expression(node.right, leaves)
    return Operation(_OPERATORS[type(node.op)], left, right)


def _no_formula(formula: str) -> FormulaError:
    return FormulaError(
        N_("“{formula}” is no formula. Write ids and numbers with + - * / and brackets."),
        formula=formula.strip()[:_SHOWN],
    )
