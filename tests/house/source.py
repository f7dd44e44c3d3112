"""The project's own code as syntax trees, for tests that hold the house together."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def modules(*folders: str) -> dict[str, ast.Module]:
    """Return the syntax tree of every module in these folders by its path from the project's root."""
    return {path: module for folder in folders for path, module in _parsed(folder).items()}


@cache
def _parsed(folder: str) -> dict[str, ast.Module]:
    files = sorted((ROOT / folder).rglob("*.py"))
    assert files, folder
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in files}


def public(module: ast.Module) -> Iterator[Definition]:
    """Yield the public functions and classes of a module, and the public ones inside the classes."""
    waiting: list[ast.stmt] = list(module.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                waiting += node.body


def compare(offenders: Collection[str], exceptions: Collection[str], *, rule: str) -> None:
    """Fail for an offender that is no exception, and for an exception that is none any more."""
    new = sorted(set(offenders) - set(exceptions))
    done = sorted(set(exceptions) - set(offenders))
    said = [f"{rule}: {name}" for name in new]
    said += [f"no exception any more, take it off the list: {name}" for name in done]
    if said:
        pytest.fail("\n".join(said), pytrace=False)
