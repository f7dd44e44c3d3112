"""Formulas over figures: new_jobs / (1 + growth). Read through a white list, never executed."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from decimal import Decimal, DecimalException
from functools import lru_cache

from cqbrief.briefing.model import Figure
from cqbrief.briefing.problems import N_, Message
from cqbrief.briefing.quantities.arithmetic import Amount, FormulaError, constant, printed_amount
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import FRACTIONS

LONGEST = 500
"""Characters of a formula."""
DEEPEST = 30
"""Levels of brackets and operators."""

_SHOWN = 60
"""Characters of a formula that a message repeats."""

_TOKEN = re.compile(r"\s*(?:(?P<name>[a-z][a-z0-9_]*)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<sign>[-+*/()]))")
_SIGNS = {ast.Add: "+", ast.Sub: "\N{MINUS SIGN}", ast.Mult: "×", ast.Div: "÷"}
_RANKS = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2}


def references(formula: str) -> tuple[str, ...]:
    """Ids of the figures a formula names, each once, in order; also of a formula that cannot be read."""
    names = re.findall(r"(?<![a-z0-9_.])[a-z][a-z0-9_]*", formula[:LONGEST])
    return tuple(dict.fromkeys(names))


def sums(formula: str) -> tuple[tuple[str, ...], ...]:
    """The ids that a formula adds to each other, a group for each sum; none of one that cannot be read."""
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


def subtracts(formula: str) -> bool:
    """Whether a formula is the difference of two figures, which is a change or a distance."""
    nodes = _nodes(formula)
    return bool(nodes) and isinstance(nodes[0], ast.BinOp) and isinstance(nodes[0].op, ast.Sub)


def _nodes(formula: str) -> list[ast.AST]:
    """The operators and operands of a formula from the outermost inwards; none if it cannot be read."""
    try:
        return list(ast.walk(_parse(formula)[0]))
    except FormulaError:
        return []


def evaluate(formula: str, amounts: Mapping[str, Amount]) -> Amount | Message:
    """What the formula gives over these amounts by id, or what is wrong with it."""
    try:
        tree, numbers = _parse(formula)
        return _value(tree, numbers, amounts)
    except FormulaError as error:
        return error.message
    except DecimalException:
        return Message(N_("The result of the formula is too large to be written."))


def resolve(figures: Mapping[str, Figure]) -> dict[str, Amount | Message]:
    """The amount of every figure by id, derived ones by their formulas; or why it has none.

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
                found[name] = _derived(figure.formula, found)
            if name in found:
                waiting.discard(name)
    return found


def write_out(formula: str, figures: Mapping[str, Figure], result: Quantity | None = None) -> str:
    """The formula with the printed numbers in it: ``75.1 ÷ (1 + 14.5%)``.

    Scales are written only where they differ, that of `result` counted too; words of approximation
    always. A formula that cannot be read is returned as it is.
    """
    try:
        tree, numbers = _parse(formula)
    except FormulaError:
        return formula
    values = {
        name: figure.value
        for name in references(formula)
        if (figure := figures.get(name)) is not None and figure.value is not None
    }
    measured = (*values.values(), *((result,) if result is not None and result.unit else ()))
    scales = {value.scale for value in measured if value.unit not in FRACTIONS}
    written = {name: _written(value, with_scale=len(scales) > 1) for name, value in values.items()}
    return _text(tree, numbers, written, 0)


@lru_cache(maxsize=4096)
def _parse(formula: str) -> tuple[ast.expr, Mapping[str, Decimal]]:
    """The syntax tree, with all names marked ``n_`` and all numbers as names ``v_…``, and the numbers.

    So no word of Python's means anything in a formula, and every number is read exactly.
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
            if isinstance(node, ast.BinOp) and type(node.op) in _SIGNS:
                below += [node.left, node.right]
            elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
                below.append(node.operand)
            elif not isinstance(node, ast.Name):
                raise FormulaError(
                    N_("“{formula}” is no formula. Write ids and numbers with + - * / and brackets."),
                    formula=formula.strip()[:_SHOWN],
                )
        level = below


def _value(node: ast.expr, numbers: Mapping[str, Decimal], amounts: Mapping[str, Amount]) -> Amount:
    if isinstance(node, ast.Name):
        if node.id in numbers:
            return constant(numbers[node.id])
        name = node.id.removeprefix("n_")
        if name not in amounts:
            raise FormulaError(N_("The formula names “{id}”, which is no figure with a value."), id=name)
        return amounts[name]
    if isinstance(node, ast.UnaryOp):
        return -_value(node.operand, numbers, amounts)
    assert isinstance(node, ast.BinOp)  # nothing else is admitted
    left, right = _value(node.left, numbers, amounts), _value(node.right, numbers, amounts)
    match node.op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
    return left / right


def _reported(figure: Figure) -> Amount | Message:
    if figure.value is None:
        return Message(N_("“{id}” has no value."), {"id": figure.id})
    return printed_amount(figure.value, exact=figure.exact, barred="" if figure.additive else figure.id)


def _derived(formula: str, found: Mapping[str, Amount | Message]) -> Amount | Message:
    amounts: dict[str, Amount] = {}
    for name in references(formula):
        amount = found.get(name)
        if isinstance(amount, Message):
            return Message(N_("The formula needs “{id}”, which has no value of its own."), {"id": name})
        if amount is not None:
            amounts[name] = amount
    return evaluate(formula, amounts)


def _written(value: Quantity, *, with_scale: bool) -> str:
    if value.qualifier not in ("exact", "range"):
        return value.printed
    sign = "\N{MINUS SIGN}" if value.number < 0 else ""
    if value.unit in FRACTIONS:
        # An English unit is a word of its own: 3.3 percentage points.
        space = " " if value.unit[0].isascii() and value.unit[0].isalpha() else ""
        text = f"{sign}{value.digits}{space}{value.unit}"
    else:
        text = f"{sign}{value.digits}{value.scale if with_scale else ''}"
    return f"({text})" if sign else text


def _text(node: ast.expr, numbers: Mapping[str, Decimal], written: Mapping[str, str], rank: int) -> str:
    """`rank`: how strongly the operator around binds; brackets where this one binds less."""
    if isinstance(node, ast.Name):
        if node.id in numbers:
            return f"{numbers[node.id]:f}"
        name = node.id.removeprefix("n_")
        return written.get(name, name)
    if isinstance(node, ast.UnaryOp):
        text = "\N{MINUS SIGN}" + _text(node.operand, numbers, written, 3)
        return f"({text})" if rank else text
    assert isinstance(node, ast.BinOp)  # nothing else is admitted
    own = _RANKS[type(node.op)]
    left = _text(node.left, numbers, written, own)
    # a − (b + c) and a ÷ (b × c) need their brackets.
    right = _text(node.right, numbers, written, own + 1 if isinstance(node.op, ast.Sub | ast.Div) else own)
    text = f"{left} {_SIGNS[type(node.op)]} {right}"
    return f"({text})" if own < rank else text
