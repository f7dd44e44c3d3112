"""No class, module or function is too large to be read at once.

The exceptions may only become fewer; each has its reason. A size is not made to fit by taking a thing apart
into instalments that know each other.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping

from tests.house.source import ROOT, compare, modules

METHODS, MODULE_LINES, FUNCTION_LINES = 25, 400, 50
FOLDERS = ("cqbrief", "resources/scripts")

CLASSES: Mapping[str, str] = {}
MODULES: Mapping[str, str] = {}
FUNCTIONS: Mapping[str, str] = {}


def test_no_class_has_too_many_methods() -> None:
    found = {
        f"{path}: {node.name}": count
        for path, module in modules(*FOLDERS).items()
        for node in ast.walk(module)
        if isinstance(node, ast.ClassDef)
        and (count := sum(isinstance(part, ast.FunctionDef) for part in node.body)) > METHODS
    }
    compare(found, CLASSES, rule=f"more than {METHODS} methods")


def test_no_module_has_too_many_lines() -> None:
    found = [
        path
        for path in modules(*FOLDERS)
        if (ROOT / path).read_text(encoding="utf-8").count("\n") > MODULE_LINES
    ]
    compare(found, MODULES, rule=f"more than {MODULE_LINES} lines")


def test_no_function_has_too_many_lines() -> None:
    found = [
        f"{path}: {name}"
        for path, module in modules(*FOLDERS).items()
        for name, node in _functions(module)
        if (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    ]
    compare(found, FUNCTIONS, rule=f"more than {FUNCTION_LINES} lines")


def _functions(node: ast.AST, inside: str = "") -> list[tuple[str, ast.FunctionDef]]:
    """Return the functions below `node`, those in functions too, with their qualified names."""
    found = []
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.ClassDef):
            found += _functions(child, inside)
            continue
        name = f"{inside}{child.name}"
        if isinstance(child, ast.FunctionDef):
            found.append((name, child))
        found += _functions(child, f"{name}.")
    return found
