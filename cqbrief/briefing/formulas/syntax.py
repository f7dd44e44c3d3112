"""The form of formulas, new_jobs / (1 + growth): read through a white list, never executed."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from cqbrief.briefing.formulas.arithmetic import FormulaError
from cqbrief.i18n.messages import N_

LONGEST = 500
"""Characters of a formula."""
DEEPEST = 30
"""Levels of brackets and operators."""

_SHOWN = 60
"""Characters of a formula that a message repeats."""

_TOKEN = re.compile(r"\s*(?:(?P<name>[a-z][a-z0-9_]*)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<sign>[-+*/()]))")
SIGNS = {ast.Add: "+", ast.Sub: "\N{MINUS SIGN}", ast.Mult: "×", ast.Div: "÷"}
"""The operators that a formula may have, and how they are written."""


def references(formula: str) -> tuple[str, ...]:
    """Return the ids of the figures a formula names, each once, in order; of an unreadable one too."""
    names = re.findall(r"(?<![a-z0-9_.])[a-z][a-z0-9_]*", formula[:LONGEST])
    return tuple(dict.fromkeys(names))


def sums(formula: str) -> tuple[tuple[str, ...], ...]:
    """Return the ids that a formula adds to each other, a group for each sum; none of an unreadable one."""
    groups: list[tuple[str, ...]] = []
    for node in _nodes(formula):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            names = tuple(_added(node))
            # a + b + c is (a + b) + c: the outer sum, which comes first, has taken the inner one in.
            if len(names) > 1 and not any(set(names) <= set(group) for group in groups):
                groups.append(names)
    return tuple(groups)


def _added(node: ast.expr) -> list[str]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _added(node.left) + _added(node.right)
    return [node.id.removeprefix("n_")] if isinstance(node, ast.Name) and node.id.startswith("n_") else []


@dataclass(frozen=True, slots=True)
class Subtraction:
    """What a formula subtracts: the ids on either side."""

    left: tuple[str, ...]
    right: tuple[str, ...]


def difference(formula: str) -> Subtraction | None:
    """Return what a formula subtracts from what, if that is all it does in the end; else None.

    ``1 - a - b`` is the rest of a whole and ``a / b - 1`` a rate of change (see `rate_of_change`).
    """
    nodes = _nodes(formula)
    if not nodes or not isinstance(nodes[0], ast.BinOp) or not isinstance(nodes[0].op, ast.Sub):
        return None
    first: ast.expr = nodes[0]
    while isinstance(first, ast.BinOp) and isinstance(first.op, ast.Add | ast.Sub):
        first = first.left
    if not _named(first) or rate_of_change(formula) is not None:
        return None
    return Subtraction(tuple(_named(nodes[0].left)), tuple(_named(nodes[0].right)))


def rate_of_change(formula: str) -> tuple[str, ...] | None:
    """Return the ids that a rate of change is worked out from; None for a formula that is none.

    It has one of two forms, which are the same: ``new / old - 1``, also of products of such ratios, and
    ``(new - old) / old``.
    """
    try:
        tree, numbers = parse(formula)
    except FormulaError:
        return None
    if not isinstance(tree, ast.BinOp):
        return None
    less_one = (
        isinstance(tree.op, ast.Sub)
        and isinstance(tree.left, ast.Name)
        | (isinstance(tree.left, ast.BinOp) and isinstance(tree.left.op, ast.Div | ast.Mult))
        and isinstance(tree.right, ast.Name)
        and numbers.get(tree.right.id) == 1
    )
    return tuple(_named(tree)) if less_one or of_difference(tree) is not None else None


def hundredfold(formula: str) -> bool:
    """Return whether a formula multiplies all of its result by 100, as if to make a percentage of it."""
    try:
        tree, numbers = parse(formula)
    except FormulaError:
        return False
    return (
        isinstance(tree, ast.BinOp)
        and isinstance(tree.op, ast.Mult)
        and any(
            isinstance(side, ast.Name) and numbers.get(side.id) == 100 for side in (tree.left, tree.right)
        )
    )


def of_difference(node: ast.BinOp) -> ast.BinOp | None:
    """Return the difference in ``(new - old) / old``, divided by what it subtracts; None for all else."""
    above = node.left
    if isinstance(node.op, ast.Div) and isinstance(above, ast.BinOp) and isinstance(above.op, ast.Sub):
        return above if ast.dump(above.right) == ast.dump(node.right) else None
    return None


def averages(node: ast.BinOp, numbers: Mapping[str, Decimal]) -> bool:
    """Return whether it divides a sum by how many are summed: ``(a + b + c) / 3``."""
    if not isinstance(node.op, ast.Div) or not isinstance(node.right, ast.Name):
        return False
    count, rest = 1, node.left
    while isinstance(rest, ast.BinOp) and isinstance(rest.op, ast.Add):
        count, rest = count + 1, rest.left
    return count > 1 and numbers.get(node.right.id) == count


def _named(node: ast.AST) -> list[str]:
    return [
        item.id.removeprefix("n_")
        for item in ast.walk(node)
        if isinstance(item, ast.Name) and item.id.startswith("n_")
    ]


def _nodes(formula: str) -> list[ast.AST]:
    """The operators and operands of a formula from the outermost inwards; none if it cannot be read."""
    try:
        return list(ast.walk(parse(formula)[0]))
    except FormulaError:
        return []


@lru_cache(maxsize=4096)
def parse(formula: str) -> tuple[ast.expr, Mapping[str, Decimal]]:
    """Return the syntax tree, with all names marked ``n_`` and all numbers as names ``v_…``, and the numbers.

    So no word of Python's means anything in a formula, and every number is read exactly. Raises FormulaError.
    """
    if len(formula) > LONGEST:
        raise FormulaError(N_("The formula is longer than {limit} characters."), limit=LONGEST)
    pieces: list[str] = []
    numbers: dict[str, Decimal] = {}
    position = 0
    while formula[position:].strip():
        token = _TOKEN.match(formula, position)
        if token is None:
            raise FormulaError(
                N_("“{sign}” has no place in a formula. It takes ids, numbers, + - * / and brackets."),
                sign=formula[position:].strip()[:1],
            )
        if token["number"]:
            pieces.append(f"v_{len(numbers)}")
            numbers[pieces[-1]] = Decimal(token["number"])
        else:
            pieces.append("n_" + token["name"] if token["name"] else token["sign"])
        position = token.end()
    try:
        tree = ast.parse(" ".join(pieces), mode="eval").body
    except (SyntaxError, RecursionError, MemoryError):
        raise FormulaError(
            N_("“{formula}” is no formula. Write ids and numbers with + - * / and brackets."),
            formula=formula.strip()[:_SHOWN],
        ) from None
    _admit(tree, formula)
    return tree, numbers


def _admit(tree: ast.expr, formula: str) -> None:
    """Raise FormulaError for anything but names, + - * / and the unary minus, and for too deep a tree."""
    level: list[ast.expr] = [tree]
    depth = 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise FormulaError(N_("The formula is nested more than {levels} levels deep."), levels=DEEPEST)
        below: list[ast.expr] = []
        for node in level:
            if isinstance(node, ast.BinOp) and type(node.op) in SIGNS:
                below += [node.left, node.right]
            elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
                below.append(node.operand)
            elif not isinstance(node, ast.Name):
                raise FormulaError(
                    N_("“{formula}” is no formula. Write ids and numbers with + - * / and brackets."),
                    formula=formula.strip()[:_SHOWN],
                )
        level = below
